"""By when the steps of an edition are to be done."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from reports.clocks import MOST_DAYS
from reports.models.edition import WORKED_ON, Edition
from reports.vocab import Milestone


class PlannedStep(models.Model):
    """So many days before the session a step of the edition is to be done; without a row, the usual number of days."""

    sight = Rule(WORKED_ON, WORKED_ON)

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="planned", verbose_name=_("edition"))
    milestone = models.CharField(_("step"), max_length=20, choices=Milestone)
    days = models.PositiveSmallIntegerField(_("days before the session"))

    class Meta:
        verbose_name = _("planned step")
        verbose_name_plural = _("planned steps")
        constraints = [
            models.UniqueConstraint(fields=["edition", "milestone"], name="reports_plannedstep_once"),
            models.CheckConstraint(
                condition=Q(milestone__in=Milestone.values), name="reports_plannedstep_milestone_known"
            ),
            models.CheckConstraint(condition=Q(days__lte=MOST_DAYS), name="reports_plannedstep_within_reach"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.milestone}"
