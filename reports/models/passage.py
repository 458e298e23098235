"""What people wrote: paragraphs of an edition, each version of them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from accounts.vocab import COURT_ORGANS, Organ
from reports.models.edition import COURT, WORKED_ON, Edition
from reports.vocab import Language, PassageState


class PassageQuerySet(models.QuerySet["Passage"]):
    """Versions of paragraphs."""

    def current(self) -> PassageQuerySet:
        """The latest version of each paragraph in each language; do not filter it by what may differ between versions."""
        return self.order_by("language", "key", "-version").distinct("language", "key")


class Passage(models.Model):
    """One version of a paragraph in one language. Versions are only added: what somebody wrote is never lost.

    `key` is that of a paragraph of the register's own wording, or of one that was added behind `after` in `section`.
    `body` is in the markup of `reports.text`. `carried_from` names the edition that it was taken over from.
    """

    # Compiling reads them for the purpose that counts the figures.
    sight = Rule(f"{{scope}} in ('all', 'open') or {COURT}", WORKED_ON, append_only=True)

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="passages", verbose_name=_("edition"))
    language = models.CharField(_("language"), max_length=5, choices=Language)
    key = models.CharField(_("paragraph"), max_length=60)
    version = models.PositiveIntegerField(_("version"))
    section = models.CharField(_("section"), max_length=40)
    after = models.CharField(_("stands behind"), max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=PassageState)
    title = models.CharField(_("title"), max_length=120, blank=True)
    body = models.TextField(_("text"), blank=True)
    organ = models.CharField(_("organ"), max_length=20, choices=Organ)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written at"))
    carried_from = models.ForeignKey(
        Edition, models.PROTECT, null=True, related_name="+", verbose_name=_("taken over from")
    )

    objects: ClassVar[PassageQuerySet] = PassageQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "language", "key", "version"], name="reports_passage_version_once"
            ),
            models.CheckConstraint(
                condition=Q(state=PassageState.WRITTEN) & ~Q(body="")
                | ~Q(state=PassageState.WRITTEN) & Q(body=""),
                name="reports_passage_written_with_text",
            ),
            models.CheckConstraint(
                condition=Q(organ__in=COURT_ORGANS), name="reports_passage_organ_of_the_court"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.key} {self.language} {self.version}"
