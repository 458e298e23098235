"""Where a person sought was seen, or plans to travel."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import ChildOf, Rule
from arrests.models import Warrant
from arrests.vocab import Credibility, Reliability
from common.codes import new_code
from common.history import Retractable, RetractableQuerySet, within
from partners.models import Partner
from pursuit.models.sight import COURT, KEEPERS, WARRANT
from pursuit.vocab import SightingKind


class Sighting(Retractable):
    """Where somebody was seen, or is to travel, with the grading of the source. Internal; under seal with its warrant.

    `effective_on` is the day on which the Court learned it; the days of the sighting or the travel may lie ahead.
    A correction repeats the entry as it should be, or strikes it out.
    """

    sight = Rule(
        f"{WARRANT} and ({{scope}} = 'all' or {COURT})",
        f"{WARRANT} and ({{scope}} = 'all' or {KEEPERS})",
        append_only=True,
    )

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    warrant = models.ForeignKey(Warrant, models.PROTECT, related_name="sightings", verbose_name=_("warrant"))
    kind = models.CharField(_("what"), max_length=10, choices=SightingKind)
    place = models.CharField(_("place"), max_length=200)
    begins_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)
    reliability = models.CharField(_("source graded"), max_length=1, choices=Reliability)
    credibility = models.CharField(_("information graded"), max_length=1, choices=Credibility)
    note = models.TextField(_("note"), blank=True)

    objects: ClassVar[RetractableQuerySet[Sighting]] = RetractableQuerySet["Sighting"].as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("sighting")
        verbose_name_plural = _("sightings")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=SightingKind.values), name="pursuit_sighting_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(reliability__in=Reliability.values, credibility__in=Credibility.values),
                name="pursuit_sighting_graded",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(begins_on__lte=F("ends_on")),
                name="pursuit_sighting_in_order",
            ),
            models.CheckConstraint(
                condition=Q(struck_out=False) | Q(corrects__isnull=False),
                name="pursuit_sighting_strikes_something",
            ),
        ]
        triggers = [within("warrant")]
        indexes = [models.Index(fields=["warrant", "begins_on"], name="pursuit_sighting_by_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.place}"

    @property
    def grading(self) -> str:
        """Source and information in the Admiralty grading, such as B2."""
        return f"{self.reliability}{self.credibility}"


class Leg(models.Model):
    """A State in which somebody was seen, or to or through which they plan to travel."""

    sight = ChildOf("sighting", append_only=True)

    sighting = models.ForeignKey(Sighting, models.PROTECT, related_name="legs", verbose_name=_("sighting"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("State"))
    through = models.BooleanField(_("in transit"), default=False)

    class Meta:
        verbose_name = _("State on a route")
        verbose_name_plural = _("States on routes")
        constraints = [models.UniqueConstraint(fields=["sighting", "partner"], name="pursuit_leg_once")]

    def __str__(self) -> str:
        return str(self.partner)
