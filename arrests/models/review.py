"""The reviews of outstanding warrants: what stands in the way of an arrest, and what to do next."""

from __future__ import annotations

from typing import ClassVar, Final, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from arrests.models.sight import COURT, WARRANT
from arrests.models.warrant import Warrant
from arrests.vocab import Confidence, Credibility, Reliability, Scenario
from common.history import Event, EventQuerySet, within

POLICY_KEEPERS: Final = "{scope} = 'all' or {organ} = 'otp'"


class ReviewQuerySet(EventQuerySet["Review"]):
    """Reviews of warrants."""

    def latest_of_each(self) -> Self:
        """The last one of each warrant."""
        return self.order_by("warrant", "-effective_on", "-id").distinct("warrant")


class Review(Event):
    """How an outstanding warrant stood on a day, as the Prosecutor's analysts judged. Internal to the Court.

    Earlier reviews stay: they are the history of the obstacle. The whereabouts come with the grading of their source;
    the next step with its owner and its day.
    """

    sight = Rule(
        f"{WARRANT} and ({{scope}} = 'all' or {COURT})",
        f"{WARRANT} and ({{scope}} = 'all' or {{organ}} = 'otp')",
        append_only=True,
    )

    warrant = models.ForeignKey(Warrant, models.PROTECT, related_name="reviews", verbose_name=_("warrant"))
    scenario = models.CharField(_("obstacle"), max_length=20, choices=Scenario)
    confidence = models.CharField(_("confidence"), max_length=10, choices=Confidence, blank=True)
    reason = models.TextField(_("reason"))
    changed = models.TextField(_("what changed"), blank=True)
    whereabouts = models.TextField(_("whereabouts"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    reliability = models.CharField(_("source"), max_length=1, choices=Reliability, blank=True)
    credibility = models.CharField(_("information"), max_length=1, choices=Credibility, blank=True)
    next_step = models.TextField(_("next step"), blank=True)
    next_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("in whose hands"),
    )
    next_on = models.DateField(_("by"), null=True, blank=True)

    objects: ClassVar[ReviewQuerySet] = ReviewQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("review of a warrant")
        verbose_name_plural = _("reviews of warrants")
        constraints = [
            models.CheckConstraint(
                condition=Q(scenario__in=Scenario.values), name="arrests_review_obstacle_known"
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=["", *Confidence.values]), name="arrests_review_confidence_known"
            ),
            models.CheckConstraint(
                condition=Q(whereabouts="", source="", reliability="", credibility="")
                | (
                    ~Q(whereabouts="")
                    & ~Q(source="")
                    & Q(reliability__in=Reliability.values, credibility__in=Credibility.values)
                ),
                name="arrests_review_whereabouts_graded",
            ),
            models.CheckConstraint(
                condition=Q(next_step="", next_owner__isnull=True, next_on__isnull=True)
                | (~Q(next_step="") & Q(next_owner__isnull=False, next_on__isnull=False)),
                name="arrests_review_step_whole",
            ),
        ]
        triggers = [within("warrant")]
        indexes = [
            models.Index(fields=["warrant", "effective_on"], name="arrests_review_by_day"),
            models.Index(fields=["effective_on", "id"], name="arrests_review_in_order"),
            models.Index(fields=["scenario", "id"], name="arrests_review_by_scenario"),
            models.Index(
                fields=["next_on", "id"], condition=Q(next_on__isnull=False), name="arrests_review_by_step"
            ),
            models.Index(
                fields=["next_owner", "next_on"],
                condition=Q(next_owner__isnull=False),
                name="arrests_review_steps",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_scenario_display()}, {self.effective_on.isoformat()}"

    @property
    def grading(self) -> str:
        """Source and information in the Admiralty grading, such as B2; empty without whereabouts."""
        return f"{self.reliability}{self.credibility}"


class ReviewPolicy(models.Model):
    """Since when outstanding warrants are reviewed how often. A later version replaces it and edits nothing."""

    sight = Rule("true", POLICY_KEEPERS, append_only=True)

    valid_from = models.DateField(_("valid from"), unique=True)
    days = models.PositiveSmallIntegerField(_("days"))
    source = models.CharField(_("source"), max_length=300, blank=True)
    assumed = models.BooleanField(_("assumption"), default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("period of reviews")
        verbose_name_plural = _("periods of reviews")
        constraints = [
            models.CheckConstraint(condition=Q(days__range=(1, 730)), name="arrests_review_policy_days")
        ]

    def __str__(self) -> str:
        return f"{self.days} ({self.valid_from.isoformat()})"
