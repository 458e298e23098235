"""What an edition waits for and by when: its calendar, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from accounts.models import Person
from accounts.vocab import Level, Organ
from common.asof import court_day
from common.deadline import Deadline
from reports import policies
from reports.clocks import USUAL_DAYS, due_on, stands
from reports.document import ORIGINAL, Snapshot
from reports.models import Clearance, Edition, EditionQuerySet, EditionStep, PlannedStep
from reports.vocab import EditionStatus, Language, Milestone, Turn
from reports.wording import unworded

NEXT: Final[Mapping[str, Milestone]] = {
    EditionStatus.DRAFTED: Milestone.COMPILATION,
    EditionStatus.COMPILED: Milestone.CLEARANCE,
    EditionStatus.CLEARED: Milestone.SIGNATURE,
    EditionStatus.SIGNED: Milestone.PUBLICATION,
}
"""What an edition waits for in each stage."""

STEPS: Final[Mapping[Turn, tuple[Milestone, ...]]] = {
    Turn.WRITING: (Milestone.CONTRIBUTIONS, Milestone.COMPILATION),
    Turn.CLEARING: (Milestone.CLEARANCE,),
    Turn.SIGNING: (Milestone.SIGNATURE, Milestone.PUBLICATION),
}
"""The steps of each group of My day; wordings that are missing stand among what the edition's page says to mend."""

Planned = Mapping[tuple[int, str], int]
"""Days before the session, by edition and step; a step that is not among them is due on its usual day."""


@dataclass(frozen=True, slots=True)
class Due:
    """One step in the calendar of an edition; without a session it has no day."""

    milestone: Milestone
    days: int
    usual: bool
    """Whether the number of days is the register's own assumption."""
    on: date | None
    done_on: date | None
    deadline: Deadline | None


def calendar(edition: Edition, on: date) -> list[Due]:
    """Every step of the edition in order, as it stands on the day `on`: two queries."""
    done, planned = _done(edition), _planned([edition])
    return [_due(edition, milestone, planned, on, done[milestone]) for milestone in Milestone]


def next_steps(editions: Iterable[Edition], on: date) -> list[tuple[Edition, Due]]:
    """Each edition in preparation with the step that it waits for: one query."""
    found = list(editions)
    planned = _planned(found)
    return [(one, _due(one, NEXT[one.status], planned, on, None)) for one in found]


def ahead(person: Person, on: date) -> Iterator[tuple[Edition, Due]]:
    """The steps not yet done that the person takes part in, in every edition in preparation that has a session."""
    found = Edition.objects.exclude(status=EditionStatus.PUBLISHED).filter(session_on__isnull=False)
    for edition in found.order_by("session_on", "id"):
        for due in calendar(edition, on):
            if due.done_on is None and policies.may_take(person, due.milestone):
                yield edition, due


def waiting(turn: Turn, person: Person) -> EditionQuerySet:
    """The editions in which it is the person's turn, the most urgent first; rows of My day, with `step` and `due_on`."""
    steps = [step for step in STEPS[turn] if policies.may_take(person, step)]
    return _with_due(person, steps).defer("snapshot").order_by(F("due_on").asc(nulls_last=True), "id")


def _step_of(person: Person) -> Case:
    """What the edition waits for from the person, as far as it is theirs to take; null where they did it already."""
    compiled_before = Exists(EditionStep.objects.filter(edition=OuterRef("pk"), action="compile"))
    cleared = Exists(Clearance.objects.standing().filter(edition=OuterRef("pk"), organ=person.organ))
    signed = Q(signed_by__isnull=False, signed_by=person.pk)
    return Case(
        When(~compiled_before, status=EditionStatus.DRAFTED, then=Value(Milestone.CONTRIBUTIONS.value)),
        When(status=EditionStatus.DRAFTED, then=Value(Milestone.COMPILATION.value)),
        When(~cleared, status=EditionStatus.COMPILED, then=Value(Milestone.CLEARANCE.value)),
        When(~signed, status=EditionStatus.CLEARED, then=Value(Milestone.SIGNATURE.value)),
        When(status=EditionStatus.SIGNED, then=Value(Milestone.PUBLICATION.value)),
        output_field=CharField(),
    )


def _with_due(person: Person, steps: Sequence[Milestone]) -> EditionQuerySet:
    """Editions that wait for one of the steps, with it and its day, marked as what they are until they are published: the Court's own."""
    entered = PlannedStep.objects.filter(edition=OuterRef("pk"), milestone=OuterRef("step")).values("days")
    usual = Case(*(When(step=step.value, then=days) for step, days in USUAL_DAYS.items()))
    return (
        Edition.objects.annotate(step=_step_of(person))
        .filter(step__in=steps)
        .annotate(days=Coalesce(Subquery(entered[:1]), usual, output_field=IntegerField()))
        .annotate(
            due_on=ExpressionWrapper(F("session_on") - F("days"), output_field=DateField()),
            level=Value(Level.CONFIDENTIAL.value, output_field=CharField()),
            owner_organ=Value(Organ.REGISTRY.value, output_field=CharField()),
            compartment_id=Value(None, output_field=BigIntegerField()),
        )
    )


def _done(edition: Edition) -> Mapping[Milestone, date | None]:
    """On which day each step was done that stands done."""
    marks = edition.steps.aggregate(
        compiled=Min("at", filter=Q(action="compile")), cleared=Max("at", filter=Q(action="complete"))
    )
    cleared = edition.status not in (EditionStatus.DRAFTED, EditionStatus.COMPILED)
    worded = edition.compiled_at is not None and not _unworded(edition)
    moments: Mapping[Milestone, datetime | None] = {
        Milestone.CONTRIBUTIONS: marks["compiled"],
        Milestone.COMPILATION: edition.compiled_at,
        Milestone.TRANSLATION: edition.compiled_at if worded else None,
        Milestone.CLEARANCE: marks["cleared"] if cleared else None,
        Milestone.SIGNATURE: edition.countersigned_at,
        Milestone.PUBLICATION: edition.published_at,
    }
    return {milestone: court_day(at) if at else None for milestone, at in moments.items()}


def _unworded(edition: Edition) -> bool:
    """Whether a compiled edition lacks a wording in one of its languages; a published one cannot."""
    others = [Language(one) for one in edition.languages if one != ORIGINAL]
    if edition.published or not others:
        return False
    snapshot = Snapshot.from_json(edition.snapshot)
    return any(unworded(snapshot, one) for one in others)


def _planned(editions: list[Edition]) -> Planned:
    rows = PlannedStep.objects.filter(edition__in=editions).values_list("edition_id", "milestone", "days")
    return {(edition, milestone): days for edition, milestone, days in rows}


def _due(edition: Edition, milestone: Milestone, planned: Planned, on: date, done_on: date | None) -> Due:
    entered = planned.get((edition.pk, milestone))
    days = USUAL_DAYS[milestone] if entered is None else entered
    day = due_on(edition.session_on, days) if edition.session_on else None
    return Due(milestone, days, entered is None, day, done_on, stands(day, on, done_on) if day else None)
