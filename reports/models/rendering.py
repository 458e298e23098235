"""The jobs that render editions, and the files they made."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import ChildOf, Rule
from common.codes import new_code
from common.jobs import UNDER_WAY, Job
from reports.models.edition import COURT, Edition
from reports.models.hashing import Sha256
from reports.vocab import Language


class RenderJob(Job):
    """One rendering of an edition in one language.

    `published` tells that it renders the frozen snapshot; renderings of drafts stay inside the Court.
    """

    sight = Rule(
        f"{{scope}} = 'all' or {COURT} or ({{t}}.published and {{scope}} = 'person')",
        f"{{scope}} = 'all' or {COURT}",
    )

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="renderings", verbose_name=_("edition"))
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.ENGLISH)
    published = models.BooleanField(_("of the published edition"))

    class Meta:
        verbose_name = _("rendering")
        verbose_name_plural = _("renderings")
        constraints = [
            *Job.Meta.constraints,
            models.UniqueConstraint(
                fields=["edition", "language"],
                condition=Q(status__in=UNDER_WAY),
                name="reports_renderjob_one_under_way",
            ),
        ]
        indexes = [models.Index(fields=["edition", "language", "-id"], name="reports_renderjob_latest")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.language} {self.status}"


class RenderedFile(models.Model):
    """The PDF that a rendering made. It lies in the database, so that sight guards it like any other row."""

    sight = ChildOf("job", append_only=True)

    job = models.OneToOneField(RenderJob, models.CASCADE, related_name="file", verbose_name=_("rendering"))
    content = models.BinaryField(_("content"))
    sha256 = models.CharField(_("hash"), max_length=64)

    class Meta:
        verbose_name = _("rendered file")
        verbose_name_plural = _("rendered files")
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256=Sha256("content")),
                name="reports_renderedfile_hash_of_content",
            )
        ]

    def __str__(self) -> str:
        return self.sha256
