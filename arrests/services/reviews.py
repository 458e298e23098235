"""Reviews of outstanding warrants, and how often they are made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Membership, Person
from arrests import policies
from arrests.models import Review, ReviewPolicy, Warrant
from arrests.services.terms import wind
from arrests.services.writing import locked
from arrests.vocab import Scenario
from common.asof import court_day
from common.errors import Refusal

MOST_DAYS: Final = 730


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """What a review says. Whereabouts come with source and grading, a next step with its owner and its day."""

    scenario: str
    confidence: str
    reason: str
    changed: str = ""
    whereabouts: str = ""
    source: str = ""
    reliability: str = ""
    credibility: str = ""
    next_step: str = ""
    next_owner: Person | None = None
    next_on: date | None = None

    @property
    def scenario_label(self) -> str:
        """The obstacle in words."""
        return str(Scenario(self.scenario).label)


@transaction.atomic
def record_review(
    warrant: Warrant, judgment: Judgment, *, on: date, known_at: datetime, by: Person
) -> Review:
    """An analyst reviews an outstanding warrant as it stood on the day `on`; earlier reviews stay.

    The next review is due within the period in force (`ReviewPolicy`). Raises Forbidden for other organs, Refusal for a
    warrant that is not outstanding, a missing reason, whereabouts without grading, and a step that nobody does by a day.
    """
    policies.check_reviews(by)
    warrant = locked(warrant)
    events = list(warrant.events.known(known_at).in_order())
    policies.check_outstanding(policies.status_of(events))
    policies.check_day(on, court_day(known_at), events)
    _check(judgment, on)
    _check_owner(warrant, judgment.next_owner)
    review = Review.objects.create(
        warrant=warrant, effective_on=on, known_from=known_at, recorded_by=by, **_trimmed(judgment)
    )
    wind([warrant.pk], on=on, known_at=known_at)
    return review


@dataclass(slots=True)
class Sorting:
    """What an action on several warrants did, or would do: those that change, and those that do not with the reason."""

    done: list[Warrant] = field(default_factory=list)
    left: list[tuple[Warrant, str]] = field(default_factory=list)


@transaction.atomic
def review_all(
    warrants: Iterable[Warrant],
    judgment: Judgment,
    *,
    on: date,
    known_at: datetime,
    by: Person,
    only_look: bool = False,
) -> Sorting:
    """The same review of several warrants; those that it cannot be made of are left out, with the reason.

    `only_look` changes nothing and says the same. Raises Forbidden for other organs, Refusal for a judgment that is
    wrong whatever the warrant.
    """
    policies.check_reviews(by)
    _check(judgment, on)
    found = Sorting()
    for warrant in warrants:
        try:
            record_review(warrant, judgment, on=on, known_at=known_at, by=by)
            found.done.append(warrant)
        except Refusal as refusal:
            found.left.append((warrant, refusal.sentence))
    if only_look:
        transaction.set_rollback(True)
    return found


@transaction.atomic
def change_period(
    *, valid_from: date, days: int, source: str, known_at: datetime, by: Person
) -> ReviewPolicy:
    """From the day `valid_from` on, warrants are reviewed every `days` days: the next review after one of that day or later.

    Reviews that are awaited already keep their day. Raises Forbidden for other organs, Refusal for a day that is not in
    the future or has a period already, and for a period that nobody keeps.
    """
    policies.check_reviews(by)
    if valid_from <= court_day(known_at):
        raise Refusal(
            _("Give a day in the future: reviews that are awaited keep their day."), field="valid_from"
        )
    if not 1 <= days <= MOST_DAYS:
        raise Refusal(_("Give between 1 and %(most)d days.") % {"most": MOST_DAYS}, field="days")
    if ReviewPolicy.objects.filter(valid_from=valid_from).exists():
        raise Refusal(_("Another period begins on this day; choose another day."), field="valid_from")
    return ReviewPolicy.objects.create(valid_from=valid_from, days=days, source=source.strip(), made_by=by)


def _check(judgment: Judgment, on: date) -> None:
    if not judgment.reason.strip():
        raise Refusal(_("Say in a sentence what the judgment rests on."), field="reason")
    graded = [judgment.source.strip(), judgment.reliability, judgment.credibility]
    if judgment.whereabouts.strip() and not all(graded):
        raise Refusal(
            _("Name the source of the whereabouts and grade it: letter and number."), field="source"
        )
    if any(graded) and not judgment.whereabouts.strip():
        raise Refusal(
            _("Say where the person is believed to be, or leave source and grading empty."),
            field="whereabouts",
        )
    step = [judgment.next_owner, judgment.next_on]
    if judgment.next_step.strip() and not all(step):
        raise Refusal(_("Say in whose hands the next step is, and by which day."), field="next_owner")
    if any(step) and not judgment.next_step.strip():
        raise Refusal(_("Say what the next step is, or leave owner and day empty."), field="next_step")
    if judgment.next_on and judgment.next_on < on:
        raise Refusal(
            _("The day of the next step lies before the review; correct one of the two."), field="next_on"
        )


def _check_owner(warrant: Warrant, owner: Person | None) -> None:
    """A step goes to somebody who may know of the warrant."""
    if owner is None:
        return
    inside = Membership.objects.filter(person=owner, compartment=warrant.compartment_id)
    if not policies.may_own_steps(owner) or (warrant.sealed and not inside.exists()):
        raise Refusal(_("Choose somebody who may know of this warrant."), field="next_owner")


def _trimmed(judgment: Judgment) -> dict[str, object]:
    found = {one.name: getattr(judgment, one.name) for one in fields(judgment)}
    return {name: value.strip() if isinstance(value, str) else value for name, value in found.items()}
