"""Which steps of a State towards a treaty are possible: pure, on given steps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Organ
from common.errors import Forbidden, Refusal
from partners.clocks import OPENED, SIGNATURE_CLOSED
from partners.models import TreatyEvent
from partners.vocab import Instrument, TreatyEventKind
from partners.workflow import COURSE, FOLLOWS, ORDER, Position


def may_record_steps(by: Person) -> bool:
    """Whether the person keeps the status of treaties: the Registry does."""
    return by.organ == Organ.REGISTRY


def check_keeper(by: Person) -> None:
    """Refuses whoever does not keep the status of treaties."""
    if not may_record_steps(by):
        raise Forbidden(_("The status of treaties is kept by the Registry."))


def check_step(treaty: str, kind: str, on: date, instrument: str, source: str, today: date) -> None:
    """Refuses a step that is impossible by itself: its day, its instrument, its source."""
    if kind in FOLLOWS.values():
        raise Refusal(_("This follows from the treaty by itself; record the step that it follows from."))
    if on > today:
        raise Refusal(_("The day lies in the future; record the step once it is taken."), field="on")
    if on < OPENED[treaty]:
        raise Refusal(
            _("The treaty was opened on %(day)s; nothing was possible before.")
            % {"day": date_format(OPENED[treaty])},
            field="on",
        )
    if kind == TreatyEventKind.SIGNED and on > SIGNATURE_CLOSED[treaty]:
        raise Refusal(
            _("The treaty was open for signature until %(day)s; a State now accedes to it.")
            % {"day": date_format(SIGNATURE_CLOSED[treaty])},
            field="on",
        )
    if kind == TreatyEventKind.DEPOSITED and instrument not in Instrument.values:
        raise Refusal(_("Say which instrument was deposited."), field="instrument")
    if not source.strip():
        raise Refusal(
            _("Say where the step is found, for example the number of the depositary notification."),
            field="source",
        )


def check_course(steps: Iterable[TreatyEvent]) -> Position:
    """Where the steps lead. Raises Refusal that names the first step that is not possible where it stands."""
    position = Position.OUTSIDE
    for step in sorted(steps, key=lambda one: (one.effective_on, ORDER[one.kind], one.pk)):
        if step.kind == TreatyEventKind.ENTERED_INTO_FORCE:
            continue
        reached = COURSE.get((position, step.kind))
        if reached is None:
            raise Refusal(
                _("“%(step)s” on %(day)s is not possible: %(why)s.")
                % {
                    "step": step.get_kind_display(),
                    "day": date_format(step.effective_on),
                    "why": _why(position),
                },
                field="on",
            )
        position = reached
    return position


def _why(position: Position) -> str:
    return {
        Position.OUTSIDE: _("the State had neither signed nor deposited anything by then"),
        Position.SIGNATORY: _("the State had signed, and was no party"),
        Position.PARTY: _("the State was a party, and no notice of withdrawal was pending"),
        Position.LEAVING: _("the State was a party, and its notice of withdrawal was pending"),
        Position.WITHDRAWN: _("the State had withdrawn"),
    }[position]
