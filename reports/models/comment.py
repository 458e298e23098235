"""What colleagues remark on a paragraph while an edition is prepared."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from common.codes import new_code
from reports.models.edition import WORKED_ON, Edition


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments."""

    def open(self) -> CommentQuerySet:
        """Those that wait for an answer."""
        return self.filter(resolved_at__isnull=True)


class Comment(models.Model):
    """A remark on one paragraph of an edition, open until somebody resolves it. `paragraph` is the paragraph's key."""

    sight = Rule(WORKED_ON, WORKED_ON)

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="comments", verbose_name=_("edition"))
    paragraph = models.CharField(_("paragraph"), max_length=60)
    text = models.TextField(_("comment"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("at"))
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("resolved by")
    )
    resolved_at = models.DateTimeField(_("resolved at"), null=True)

    objects: ClassVar[CommentQuerySet] = CommentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="reports_comment_resolved_who_and_when",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="reports_comment_not_empty"),
        ]
        indexes = [models.Index(fields=["edition", "paragraph"], name="reports_comment_of_paragraph")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.paragraph}"
