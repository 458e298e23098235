"""The jobs that compile editions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from common.jobs import UNDER_WAY, Job
from reports.models.edition import COURT, Edition


class CompileJob(Job):
    """One compilation of an edition, as it stood in the version that the person had read."""

    sight = Rule(f"{{scope}} = 'all' or {COURT}", f"{{scope}} = 'all' or {COURT}")

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="compilations", verbose_name=_("edition")
    )
    seen = models.PositiveIntegerField(_("version"))

    class Meta:
        verbose_name = _("compilation")
        verbose_name_plural = _("compilations")
        constraints = [
            *Job.Meta.constraints,
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(status__in=UNDER_WAY),
                name="reports_compilejob_one_under_way",
            ),
        ]
        indexes = [models.Index(fields=["edition", "-id"], name="reports_compilejob_latest")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.status}"
