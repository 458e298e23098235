"""The deadlines in an instance of non-cooperation: pure functions over its entries, each rule with its source."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.deadline import Deadline, DeadlineKind
from pursuit.vocab import OPEN, CaseEventKind, Precision
from pursuit.workflow import PROCEDURES, Entry


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline: which entry begins it, how long it runs, what meets it.

    Without days and months it ends on the day that the entry itself gives.
    """

    name: str
    label: str | Promise
    begun_by: CaseEventKind
    met_by: frozenset[CaseEventKind]
    source: str
    days: int = 0
    months: int = 0

    def end(self, entry: Entry) -> date | None:
        """The last day; None where the entry gives none, or where only its month is known."""
        if not self.days and not self.months:
            return entry.due_on
        if entry.precision != Precision.DAY:
            return None
        return _months_later(entry.effective_on, self.months) + timedelta(days=self.days)


TERMS: Final = (
    Term(
        "travel",
        _("Before it happens: contact the State, then record what came of it"),
        CaseEventKind.POTENTIAL,
        frozenset({CaseEventKind.AVERRED}),
        "ICC-ASP/12/35, para. 25",
    ),
    Term(
        "ruling",
        _("The State may seek a ruling on the legality of the request"),
        CaseEventKind.CONSULTATIONS_ENDED,
        frozenset({CaseEventKind.RULING_SOUGHT, CaseEventKind.HEARD}),
        "Regulations of the Court, regulation 108: 15 days",
        days=15,
    ),
    Term(
        "hearing",
        _("Submissions of the State"),
        CaseEventKind.INVITED,
        frozenset({CaseEventKind.HEARD}),
        "Regulations of the Court, regulation 109: as the Chamber set it",
    ),
    Term(
        "letter",
        _("Views of the State on the open letter"),
        CaseEventKind.OPEN_LETTER,
        frozenset({CaseEventKind.VIEWS_RECEIVED, CaseEventKind.AMBASSADORS}),
        f"{PROCEDURES}, para. 14(b): two weeks at most",
        days=14,
    ),
    Term(
        "dispute",
        _("Settlement of the dispute, or its referral to the Assembly"),
        CaseEventKind.DISPUTE,
        frozenset({CaseEventKind.DISPUTE_ENDED}),
        "article 119(2): three months",
        months=3,
    ),
)
"""Days are calendar days, counted from the day after the entry that begins the term."""


@dataclass(frozen=True, slots=True)
class Running:
    """A deadline that runs: since when, and its last day."""

    term: Term
    since: date
    due_on: date


def running(entries: Iterable[Entry], status: str) -> list[Running]:
    """The deadlines that nothing has met, the next one first; none once the instance has ended.

    The entries come in their order. One that is begun again runs anew.
    """
    found: dict[str, Running] = {}
    for entry in entries:
        for term in TERMS:
            if entry.kind in term.met_by or entry.kind == CaseEventKind.REOPENED:
                found.pop(term.name, None)
            if entry.kind == term.begun_by and (due_on := term.end(entry)) is not None:
                found[term.name] = Running(term, entry.effective_on, due_on)
    return sorted(found.values(), key=lambda one: one.due_on) if status in OPEN else []


def deadline(due_on: date, on: date) -> Deadline:
    """How a deadline that nothing has met stands on the day."""
    days = (due_on - on).days
    kind = DeadlineKind.LATE if days < 0 else DeadlineKind.AHEAD if days else DeadlineKind.TODAY
    return Deadline(kind, abs(days))


def _months_later(day: date, months: int) -> date:
    """The same day some months later; the last day of that month where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
