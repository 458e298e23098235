"""The warrants of arrest, and what happened to each of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import Exists, Max, Min, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from accounts.marking import Marked
from accounts.sight import Rule
from accounts.vocab import Level
from arrests.models.sight import COURT, KEEPERS, MACHINE, PAST, SOUGHT, WARRANT
from arrests.models.suspect import Suspect
from arrests.vocab import ALWAYS_PUBLIC, CUSTODY, EXITS, HELD, EventKind, Provenance
from common.codes import new_code
from common.counting import Found
from common.history import Retractable, RetractableQuerySet, constraints_of, within


class WarrantQuerySet(models.QuerySet["Warrant"]):
    """Warrants, and where they stood on a day as known at a moment."""

    def public_on(self, on: date, known_at: datetime) -> Self:
        """Made public on or before `on`."""
        return self.filter(
            Exists(WarrantEvent.objects.of_outer(on, known_at).filter(kind=EventKind.UNSEALED))
        )

    def issued_on_or_before(self, on: date, known_at: datetime) -> Self:
        """Issued on or before `on`."""
        return self.filter(Exists(WarrantEvent.objects.of_outer(on, known_at).filter(kind=EventKind.ISSUED)))

    def outstanding(self, on: date, known_at: datetime) -> Self:
        """Not ended on or before `on`, whether public or not; the latest exit or escape decides."""
        events = WarrantEvent.objects.known(known_at).filter(effective_on__lte=on)
        later = Q(effective_on__gt=OuterRef("effective_on")) | Q(
            effective_on=OuterRef("effective_on"), pk__gt=OuterRef("pk")
        )
        escaped = events.filter(later, warrant=OuterRef("warrant"), kind=EventKind.ESCAPED)
        ended = events.filter(~Exists(escaped), warrant=OuterRef("pk"), kind__in=EXITS)
        return self.filter(~Exists(ended))

    def with_days(self, on: date, known_at: datetime) -> Self:
        """With `issued_on`, `unsealed_on` and `custody` (the latest kind and its day `custody_on`), up to `on`.

        Each is None where nothing of the kind had happened by then. The oldest warrant comes first.
        """
        events = WarrantEvent.objects.of_outer(on, known_at)
        custody = events.filter(kind__in=CUSTODY).latest_first()

        def first(kind: EventKind) -> Subquery:
            return Subquery(
                events.filter(kind=kind)
                .order_by()
                .values("warrant")
                .annotate(day=Min("effective_on"))
                .values("day")
            )

        return self.annotate(
            issued_on=first(EventKind.ISSUED),
            unsealed_on=first(EventKind.UNSEALED),
            custody=Subquery(custody.values("kind")[:1]),
            custody_on=Subquery(custody.values("effective_on")[:1]),
        ).order_by("issued_on", "id")

    def with_found(self, people: models.QuerySet[Suspect]) -> Self:
        """With `found`: how many of these people there are, as far as anyone counts."""
        return self.annotate(found=Found(people))

    def next_number(self) -> int:
        """The number after the highest; sealed warrants have none, so nothing is skipped."""
        return (self.aggregate(highest=Max("number"))["highest"] or 0) + 1


class Warrant(Marked):
    """One warrant of arrest (article 58). Where it stands is read from its events, never stored.

    A warrant whose day of publication is unknown is confidential: seen by the Court, counted nowhere.
    """

    sight = SOUGHT

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    suspect = models.ForeignKey(
        Suspect, models.PROTECT, related_name="warrants", verbose_name=_("person sought")
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, editable=False)
    provenance = models.CharField(_("dates"), max_length=10, choices=Provenance, blank=True)
    source = models.TextField(_("source"), blank=True)
    note = models.TextField(
        _("note"),
        blank=True,
        help_text=_("Public as soon as the warrant is; leave out what must stay inside the Court."),
    )

    # Of `with_days`.
    issued_on: date | None
    unsealed_on: date | None
    custody: str | None
    custody_on: date | None
    # Of `with_found`.
    found: int

    objects: ClassVar[WarrantQuerySet] = WarrantQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("warrant of arrest")
        verbose_name_plural = _("warrants of arrest")
        constraints = [
            *Marked.Meta.constraints,
            models.UniqueConstraint(fields=["suspect", "number"], name="arrests_warrant_number_once"),
            models.CheckConstraint(
                condition=Q(level=Level.UNDER_SEAL, number__isnull=True)
                | Q(~Q(level=Level.UNDER_SEAL), number__isnull=False),
                name="arrests_warrant_numbered_when_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.suspect} ({self.number or '–'})"

    @property
    def sealed(self) -> bool:
        """Whether the warrant is under seal."""
        return self.level == Level.UNDER_SEAL


class WarrantEventQuerySet(RetractableQuerySet["WarrantEvent"]):
    """What happened to warrants."""

    def of_outer(self, on: date, known_at: datetime) -> Self:
        """The events up to `on` of the warrant of an outer query."""
        return self.known(known_at).filter(warrant=OuterRef("pk"), effective_on__lte=on)

    def in_order(self) -> Self:
        """From first to last; on one day in the order of recording."""
        return self.order_by("effective_on", "id")

    def latest_first(self) -> Self:
        """From last to first."""
        return self.order_by("-effective_on", "-id")


class WarrantEvent(Retractable):
    """Something happened to a warrant. A correction repeats the kind with the right day, or strikes the entry out."""

    sight = Rule(
        f"{WARRANT} and ({{t}}.is_public or {MACHINE} or {COURT})",
        f"{WARRANT} and ({{scope}} = 'all' or {KEEPERS})",
        append_only=True,
    )

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    warrant = models.ForeignKey(Warrant, models.PROTECT, related_name="events", verbose_name=_("warrant"))
    kind = models.CharField(_("what happened"), max_length=30, choices=EventKind)
    is_public = models.BooleanField(_("public"), default=False)
    moment = models.DateTimeField(_("moment"), null=True, help_text=_("Where hours count."))
    order_reference = models.CharField(_("decision"), max_length=120, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects: ClassVar[WarrantEventQuerySet] = WarrantEventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("event of a warrant")
        verbose_name_plural = _("events of warrants")
        constraints = [
            *constraints_of("arrests_event", EventKind),
            models.CheckConstraint(
                condition=Q(is_public=True) | ~Q(kind__in=ALWAYS_PUBLIC), name="arrests_event_public_facts"
            ),
            models.CheckConstraint(
                condition=Q(kind=EventKind.LANDED, moment__isnull=False)
                | (~Q(kind=EventKind.LANDED) & Q(moment__isnull=True)),
                name="arrests_event_hours_counted",
            ),
        ]
        triggers = [within("warrant")]
        indexes = [
            models.Index(fields=["warrant", "kind", "effective_on"], name="arrests_event_by_kind"),
            models.Index(fields=["kind", "effective_on", "id"], name="arrests_event_by_day"),
            models.Index(
                fields=["effective_on", "id"], condition=Q(kind__in=HELD), name="arrests_event_of_custody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.effective_on.isoformat()}"


class WarrantHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        Warrant,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        model_name="WarrantChange",  # by default WarrantEvent, the name of the domain's own events
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
    )
):
    """Change history of a warrant's own fields."""

    sight = PAST
