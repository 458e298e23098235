"""The life cycle of a cooperation request: guards, buttons, forms, tests and the documentation read this table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.workflow import Action, Workflow
from requests_app.escalation import LADDER
from requests_app.vocab import (
    ARREST_FAMILIES,
    AWAITED,
    CLOCK_STOPPED,
    ENDED,
    PREPARED,
    EventKind,
    Extent,
    Medium,
    Reason,
    Satisfaction,
    Status,
)

LONGEST_TEXT: Final = 4_000
LONGEST_NOTE: Final = 10_000
LONGEST_EXTENSION: Final = 3_650
LARGEST_KEY: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Datum:
    """Something that an action records besides its day, by the name of the service's argument.

    `missing` is the sentence that refuses the action without it; where it is empty, the datum may be left out.
    `choices` are the only answers, where there are some; `shape` says how it is typed; `longest` is the length of a text,
    or the highest number. What is `internal` is never shown outside the Court.
    """

    name: str
    label: str | Promise
    missing: str | Promise = ""
    choices: tuple[tuple[Any, str | Promise], ...] = ()
    shape: Literal["line", "text", "day", "number"] = "line"
    longest: int = 200
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an action is possible in law: an article, the families to which it applies (none: all), what it asks for."""

    code: str
    label: str | Promise
    article: str
    families: tuple[str, ...] = ()
    asks: tuple[Datum, ...] = ()


@dataclass(frozen=True, slots=True)
class Step(Action):
    """A verb of this life cycle: what it asks for, on which grounds it may be done, and by whom.

    `guard` says in words what must hold besides the state.
    """

    asks: tuple[Datum, ...] = ()
    grounds: tuple[Ground, ...] = ()
    second_person: bool = False
    supervisor: bool = False
    guard: str | Promise = ""

    def grounds_for(self, family: str) -> list[Ground]:
        """The grounds that apply to a family."""
        return [ground for ground in self.grounds if not ground.families or family in ground.families]


UNTIL: Final = Datum(
    "until", _("Postponed until"), _("Give the day that was agreed (article 94(1))."), shape="day"
)

CONSULTED_UNTIL: Final = Datum("until", _("Result expected by"), shape="day")
"""What the Court and the addressee agreed among themselves; the Statute sets no term."""

CONSULTATION: Final = (
    Ground("97(a)", _("Insufficient information"), "article 97(a)"),
    Ground("97(b)", _("Person cannot be located, or is another person"), "article 97(b)"),
    Ground("97(c)", _("Conflict with an earlier duty under a treaty"), "article 97(c)"),
    Ground("93(3)", _("Fundamental legal principle of the State"), "article 93(3)"),
    Ground("98", _("Immunity, or consent of a sending State"), "article 98; rule 195"),
    Ground("72", _("National security information"), "article 72"),
    Ground("91(4)", _("Requirements of national law"), "article 91(4)", ARREST_FAMILIES),
)
POSTPONEMENT: Final = (
    Ground("94", _("Another investigation or prosecution"), "article 94", asks=(UNTIL,)),
    Ground("95", _("Admissibility is being challenged"), "article 95"),
    Ground("89(2)", _("Ne bis in idem is invoked"), "article 89(2)", ARREST_FAMILIES),
)
RETURN: Final = (
    Ground("96", _("Contents incomplete"), "article 96"),
    Ground("91", _("Contents of a request for surrender incomplete"), "articles 91 and 92", ARREST_FAMILIES),
    Ground("97(a)", _("Insufficient information"), "article 97(a)"),
)
REFUSAL: Final = (
    Ground("93(4)", _("National security"), "articles 93(4) and 72"),
    Ground("93(1)(l)", _("Prohibited by the law of the State"), "article 93(1)(l) and (5)"),
    Ground("98", _("Immunity, or consent of a sending State"), "article 98"),
    Ground("other", _("Another ground"), "article 93(6)"),
)


def _reason(label: str | Promise, missing: str | Promise) -> Datum:
    return Datum("note", label, missing, shape="text", longest=LONGEST_TEXT)


def _choices(vocabulary: type[TextChoices]) -> tuple[tuple[str, str | Promise], ...]:
    return tuple(vocabulary.choices)


SENT: Final = frozenset((*AWAITED, Status.RETURNED_INCOMPLETE))
"""Sent and not ended: with the addressee, or returned by it."""

LIFE: Final = Workflow(
    initial=Status.DRAFT,
    states=dict(Status.choices),
    actions=(
        Step(EventKind.EDITED, _("Edit"), frozenset({Status.DRAFT}), None),
        Step(
            EventKind.SUBMITTED,
            _("Submit for approval"),
            frozenset({Status.DRAFT}),
            Status.IN_APPROVAL,
            "articles 87(2), 91, 92 and 96",
            guard=_("no blocker in the checklist of contents"),
        ),
        Step(
            EventKind.APPROVED,
            _("Approve"),
            frozenset({Status.IN_APPROVAL}),
            Status.APPROVED,
            second_person=True,
            guard=_("a second person: whoever wrote or changed the draft does not approve it"),
        ),
        Step(
            EventKind.SENT_BACK,
            _("Send back"),
            frozenset({Status.IN_APPROVAL}),
            Status.DRAFT,
            asks=(_reason(_("What is to be changed"), _("Say what is to be changed.")),),
        ),
        Step(
            EventKind.TRANSMITTED,
            _("Transmit"),
            frozenset({Status.APPROVED}),
            Status.TRANSMITTED,
            "article 87(1) and (2); rules 176 to 180",
            asks=(
                Datum("channel", _("Channel")),
                Datum("language", _("Language"), longest=60),
                Datum("note_number", _("Note verbale no."), longest=60),
                Datum("due_on", _("Answer due on"), shape="day"),
                Datum("urgent_medium", _("Sent ahead by"), choices=_choices(Medium)),
            ),
            guard=_("channel and language in force on the day; counts once, from the first transmission"),
        ),
        Step(
            EventKind.URGENT_CONFIRMED,
            _("Record the confirmation by the channel"),
            SENT | {Status.EXECUTED, Status.DECLINED},
            None,
            "articles 91(1), 92(3) and 96(1)",
            guard=_("an urgent request that was sent ahead by another medium, not confirmed yet"),
        ),
        Step(
            EventKind.ACKNOWLEDGED, _("Record receipt"), frozenset({Status.TRANSMITTED}), Status.ACKNOWLEDGED
        ),
        Step(
            EventKind.RETURNED_INCOMPLETE,
            _("Record the return as incomplete"),
            frozenset({Status.TRANSMITTED, Status.ACKNOWLEDGED, Status.UNDER_CONSULTATION}),
            Status.RETURNED_INCOMPLETE,
            "articles 96 and 97(a)",
            asks=(_reason(_("What is missing"), _("Say what the addressee misses.")),),
            grounds=RETURN,
        ),
        Step(
            EventKind.AMENDED,
            _("Begin the amended version"),
            frozenset({Status.RETURNED_INCOMPLETE}),
            Status.DRAFT,
            "articles 96 and 97(a)",
            guard=_("the same request with the same number; it counts once"),
        ),
        Step(
            EventKind.CONSULTATION_OPENED,
            _("Record a consultation"),
            frozenset({Status.TRANSMITTED, Status.ACKNOWLEDGED, Status.IN_EXECUTION}),
            Status.UNDER_CONSULTATION,
            "article 97",
            asks=(CONSULTED_UNTIL,),
            grounds=CONSULTATION,
            guard=_("the clock stops"),
        ),
        Step(
            EventKind.POSTPONED,
            _("Record a postponement"),
            frozenset({Status.ACKNOWLEDGED, Status.UNDER_CONSULTATION, Status.IN_EXECUTION}),
            Status.POSTPONED,
            "articles 94, 95 and 89(2)",
            grounds=POSTPONEMENT,
            guard=_("the clock stops"),
        ),
        Step(
            EventKind.RESUMED,
            _("Record that execution resumes"),
            frozenset(CLOCK_STOPPED),
            Status.IN_EXECUTION,
            "article 99",
            guard=_("the clock runs again"),
        ),
        Step(
            EventKind.EXECUTION_STARTED,
            _("Record the start of execution"),
            frozenset({Status.ACKNOWLEDGED}),
            Status.IN_EXECUTION,
            "article 99",
        ),
        Step(
            EventKind.PARTIALLY_EXECUTED,
            _("Record execution in part"),
            frozenset({Status.IN_EXECUTION, Status.PARTIALLY_EXECUTED}),
            Status.PARTIALLY_EXECUTED,
            "article 99",
            asks=(
                Datum(
                    "delivered",
                    _("What was delivered"),
                    _("Say what was delivered."),
                    shape="text",
                    longest=LONGEST_TEXT,
                ),
                Datum(
                    "remaining",
                    _("What remains"),
                    _("Say what remains to be done."),
                    shape="text",
                    longest=LONGEST_TEXT,
                ),
            ),
        ),
        Step(
            EventKind.EXECUTED,
            _("Record execution"),
            frozenset(
                {Status.TRANSMITTED, Status.ACKNOWLEDGED, Status.IN_EXECUTION, Status.PARTIALLY_EXECUTED}
            ),
            Status.EXECUTED,
            "article 99(3)",
        ),
        Step(
            EventKind.DECLINED,
            _("Record refusal"),
            SENT,
            Status.DECLINED,
            "article 93(4) to (6)",
            asks=(
                Datum(
                    "extent",
                    _("Refused"),
                    _("Say whether it is refused in whole or in part."),
                    _choices(Extent),
                ),
                _reason(_("Reasons of the refusal"), _("Give the reasons of the refusal (article 93(6)).")),
                Datum("reason", _("Kind of reason (internal)"), choices=_choices(Reason), internal=True),
            ),
            grounds=REFUSAL,
        ),
        Step(
            EventKind.REMINDED,
            _("Record a reminder"),
            frozenset(AWAITED),
            None,
            asks=(Datum("medium", _("Sent by"), choices=_choices(Medium)),),
            guard=_("numbered; no request of its own"),
        ),
        Step(
            EventKind.SILENCE_EXPLAINED,
            _("Note the reason for silence"),
            frozenset(AWAITED),
            None,
            asks=(
                Datum(
                    "reason",
                    _("Reason"),
                    _("Choose the reason, as far as it is understood."),
                    _choices(Reason),
                    internal=True,
                ),
            ),
            guard=_("internal: never shown outside the Court"),
        ),
        Step(
            EventKind.ESCALATED,
            _("Change the level of escalation"),
            SENT,
            None,
            "article 87(5) to (7)",
            asks=(
                Datum(
                    "level",
                    _("Level"),
                    _("Choose the level."),
                    tuple((rung.level, rung.label) for rung in LADDER),
                ),
                Datum("decision", _("Reference of the decision")),
                _reason(_("Reason"), _("Give the reason of the step.")),
            ),
            guard=_("levels 4 to 7 need the reference of a decision"),
        ),
        Step(
            EventKind.EXTENDED,
            _("Extend the time to answer"),
            frozenset(AWAITED),
            None,
            asks=(
                Datum("due_on", _("Until the day"), shape="day"),
                Datum("days", _("Or by so many days"), shape="number", longest=LONGEST_EXTENSION),
                _reason(_("Reason"), _("Say why the addressee gets more time.")),
            ),
            guard=_("to a later day, or by so many days of the rule’s unit"),
        ),
        Step(
            EventKind.EXTENSION_REMOVED,
            _("Remove an extension"),
            frozenset(AWAITED),
            None,
            asks=(
                Datum(
                    "extension",
                    _("Extension"),
                    _("Choose the extension."),
                    shape="number",
                    longest=LARGEST_KEY,
                ),
                _reason(_("Reason"), _("Say why the extension no longer holds.")),
            ),
            guard=_("the due date falls back to what it is without it"),
        ),
        Step(
            EventKind.ASSIGNED,
            _("Put somebody in charge"),
            SENT | set(PREPARED),
            None,
            asks=(Datum("to", _("In charge"), _("Choose who is to be in charge.")),),
        ),
        Step(
            EventKind.WITHDRAWN,
            _("Withdraw"),
            SENT | set(PREPARED),
            Status.WITHDRAWN,
            asks=(_reason(_("Reason"), _("Give the reason of the withdrawal.")),),
            guard=_("once transmitted, it still counts"),
        ),
        Step(
            EventKind.SUPERSEDED,
            _("Record that another request supersedes it"),
            SENT,
            Status.SUPERSEDED,
            asks=(
                Datum("successor", _("Successor"), _("Name the request that takes its place.")),
                _reason(_("Reason"), _("Say why another request takes its place.")),
            ),
            guard=_("a successor under seal is opened separately and never linked"),
        ),
        Step(
            EventKind.CLOSED,
            _("Close"),
            frozenset({Status.PARTIALLY_EXECUTED, *ENDED} - {Status.CLOSED}),
            Status.CLOSED,
            asks=(
                Datum(
                    "satisfied",
                    _("Did the answer satisfy whoever had asked?"),
                    choices=_choices(Satisfaction),
                ),
            ),
        ),
        Step(
            EventKind.REOPENED,
            _("Reopen"),
            frozenset({Status.CLOSED}),
            Status.IN_EXECUTION,
            asks=(_reason(_("Reason"), _("Give the reason of the reopening.")),),
            supervisor=True,
            guard=_("by a supervisor of the organ; only what had been transmitted"),
        ),
    ),
)


SINCE_TRANSMISSION: Final = [
    step.name for step in LIFE.actions if step.target in {*AWAITED, *ENDED, Status.RETURNED_INCOMPLETE}
]
"""Actions that follow one another in time, from the transmission on."""

ANY_TIME_AFTER: Final = frozenset(
    step.name for step in LIFE.actions if step.target is None and step.name != EventKind.EDITED
)
"""Actions that leave the status as it is and may be recorded late, between two others."""


def status_after(kinds: Iterable[str]) -> str:
    """The status that a row of events leads to, in their order; what the stored status must equal."""
    status = LIFE.initial
    for kind in kinds:
        action = LIFE.by_name.get(kind)
        if action is not None and action.target is not None:
            status = action.target
    return str(status)
