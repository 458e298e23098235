"""Measures towards an arrest: the catalogue, what was taken for which warrant, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from accounts.sight import ChildOf, Rule
from arrests.models import Review, Warrant
from arrests.vocab import Scenario
from common.codes import new_code
from common.history import Event, EventQuerySet, Retractable, RetractableQuerySet, within
from partners.models import Partner, Recommendation
from pursuit.models.sight import COURT, KEEPERS, WARRANT
from pursuit.vocab import Actor, Effect, MeasureKind


class Measure(models.Model):
    """An entry of the catalogue, in the words of the Court's staff: what can be tried against which obstacle.

    The whole Court reads it, so that nothing in it speaks of a warrant. What is no longer `offered` stays for
    what was done before.
    """

    sight = Rule(f"{{scope}} = 'all' or {COURT}", f"{{scope}} = 'all' or {KEEPERS}")

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    name = models.CharField(_("measure"), max_length=200, unique=True)
    text = models.TextField(_("in plain words"), blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=MeasureKind)
    scenario = models.CharField(_("against the obstacle"), max_length=20, choices=Scenario)
    offered = models.BooleanField(_("offered"), default=True)
    synthetic = models.BooleanField(_("synthetic"), default=False, editable=False)

    class Meta:
        verbose_name = _("measure of the catalogue")
        verbose_name_plural = _("measures of the catalogue")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=MeasureKind.values), name="pursuit_measure_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(scenario__in=Scenario.values), name="pursuit_measure_obstacle_known"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="pursuit_measure_named"),
        ]

    def __str__(self) -> str:
        return self.name


class MeasureHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        Measure,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
    )
):
    """Change history of the catalogue."""

    sight = Rule(f"{{scope}} = 'all' or {COURT}", "true", append_only=True)


class TakenQuerySet(RetractableQuerySet["Taken"]):
    """Measures taken."""

    def with_results(self, known_at: datetime) -> Self:
        """With `effect` and `came_of_it`, the latest outcome (None where none is known yet).

        And with `obstacle`, as it was assessed on the day of the measure (None where it was not assessed by then).
        """
        outcomes = (
            Outcome.objects.known(known_at).filter(taken=OuterRef("pk")).order_by("-effective_on", "-id")
        )
        reviews = (
            Review.objects.known(known_at)
            .filter(warrant=OuterRef("warrant"), effective_on__lte=OuterRef("effective_on"))
            .order_by("-effective_on", "-id")
        )
        return self.annotate(
            effect=Subquery(outcomes.values("effect")[:1]),
            came_of_it=Subquery(outcomes.values("text")[:1]),
            obstacle=Subquery(reviews.values("scenario")[:1]),
        )

    def with_list_data(self) -> Self:
        """With what a line of a list shows."""
        return self.select_related("measure", "partner", "warrant__suspect__situation").prefetch_related(
            "recalled__recommendation"
        )


class Taken(Retractable):
    """That a measure was taken for a warrant: when, by whom, towards which State. Internal; under seal with its warrant.

    `effective_on` is the day of the measure. A correction repeats the entry as it should be, or strikes it out.
    """

    sight = Rule(
        f"{WARRANT} and ({{scope}} = 'all' or {COURT})",
        f"{WARRANT} and ({{scope}} = 'all' or {KEEPERS})",
        append_only=True,
    )

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    warrant = models.ForeignKey(Warrant, models.PROTECT, related_name="measures", verbose_name=_("warrant"))
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="taken", verbose_name=_("measure"))
    actor = models.CharField(_("by whom"), max_length=20, choices=Actor)
    actor_name = models.CharField(_("who exactly"), max_length=200, blank=True)
    partner = models.ForeignKey(
        Partner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name=_("towards which State"),
    )
    text = models.TextField(_("what was done"), blank=True)

    # Of `with_results`.
    effect: str | None
    came_of_it: str | None
    obstacle: str | None

    objects: ClassVar[TakenQuerySet] = TakenQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("measure taken")
        verbose_name_plural = _("measures taken")
        constraints = [
            models.CheckConstraint(condition=Q(actor__in=Actor.values), name="pursuit_taken_actor_known"),
            models.CheckConstraint(
                condition=Q(struck_out=False) | Q(corrects__isnull=False),
                name="pursuit_taken_strikes_something",
            ),
        ]
        triggers = [within("warrant")]
        indexes = [
            models.Index(fields=["warrant", "effective_on"], name="pursuit_taken_of_warrant"),
            models.Index(fields=["effective_on", "id"], name="pursuit_taken_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.effective_on.isoformat()}"


class Recalled(models.Model):
    """A recommendation of ICC-ASP/6/Res.2, annex II, that a measure taken answers to."""

    sight = ChildOf("taken", append_only=True)

    taken = models.ForeignKey(Taken, models.PROTECT, related_name="recalled", verbose_name=_("measure taken"))
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="+", verbose_name=_("recommendation")
    )

    class Meta:
        verbose_name = _("recommendation of a measure taken")
        verbose_name_plural = _("recommendations of measures taken")
        ordering = ["recommendation__number"]
        constraints = [
            models.UniqueConstraint(fields=["taken", "recommendation"], name="pursuit_recalled_once")
        ]

    def __str__(self) -> str:
        return str(self.recommendation)


class Outcome(Event):
    """What came of a measure, as judged on a day; the latest judgment counts, earlier ones stay."""

    sight = ChildOf("taken", append_only=True)

    taken = models.ForeignKey(Taken, models.PROTECT, related_name="outcomes", verbose_name=_("measure taken"))
    effect = models.CharField(_("effect"), max_length=10, choices=Effect)
    text = models.TextField(_("what came of it"), blank=True)

    objects: ClassVar[EventQuerySet[Outcome]] = EventQuerySet["Outcome"].as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("outcome of a measure")
        verbose_name_plural = _("outcomes of measures")
        constraints = [
            models.CheckConstraint(condition=Q(effect__in=Effect.values), name="pursuit_outcome_effect_known")
        ]
        triggers = [within("taken")]
        indexes = [models.Index(fields=["taken", "effective_on"], name="pursuit_outcome_by_day")]

    def __str__(self) -> str:
        return f"{self.get_effect_display()}, {self.effective_on.isoformat()}"
