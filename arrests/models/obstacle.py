"""What stands in the way of an arrest."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from arrests.models.sight import COURT, WARRANT
from arrests.models.warrant import Warrant
from arrests.vocab import Scenario
from common.history import Event, EventQuerySet, within


class ObstacleAssessment(Event):
    """What stood in the way of an arrest, as the Prosecutor's analysts judged on a day. Internal to the Court."""

    sight = Rule(
        f"{WARRANT} and ({{scope}} = 'all' or {COURT})",
        f"{WARRANT} and ({{scope}} = 'all' or {{organ}} = 'otp')",
        append_only=True,
    )

    warrant = models.ForeignKey(
        Warrant, models.PROTECT, related_name="assessments", verbose_name=_("warrant")
    )
    scenario = models.CharField(_("obstacle"), max_length=20, choices=Scenario)
    reason = models.TextField(_("reason"))

    objects: ClassVar[models.Manager[ObstacleAssessment]] = EventQuerySet["ObstacleAssessment"].as_manager()

    class Meta:
        verbose_name = _("assessment of the obstacle")
        verbose_name_plural = _("assessments of obstacles")
        constraints = [
            models.CheckConstraint(condition=Q(scenario__in=Scenario.values), name="arrests_obstacle_known"),
        ]
        triggers = [within("warrant")]
        indexes = [models.Index(fields=["warrant", "effective_on"], name="arrests_obstacle_by_day")]

    def __str__(self) -> str:
        return f"{self.get_scenario_display()}, {self.effective_on.isoformat()}"
