"""The life cycle of an instance of non-cooperation: guards, buttons, forms, tests and the documentation read this table.

The Court alone finds that a State failed to cooperate, and hears it before; the Assembly makes no judicial finding.
The formal steps of the Assembly (ICC-ASP/10/Res.5, annex, para. 14) follow a referral or, exceptionally, an emergency
meeting without one; informal steps are possible all the while. The Security Council acts on what was referred to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.errors import Refusal
from common.workflow import Action, Workflow
from pursuit.vocab import (
    FINDINGS,
    NEW,
    OPEN,
    CaseEventKind,
    CaseStatus,
    InformalStep,
    ReferredTo,
    Resolution,
)

LONGEST_TEXT: Final = 4_000


@dataclass(frozen=True, slots=True)
class Datum:
    """Something that an action records besides its day; `missing` refuses the action without it, empty: may be left out."""

    name: str
    label: str | Promise
    missing: str | Promise = ""
    choices: tuple[tuple[str, str | Promise], ...] = ()
    shape: Literal["line", "day", "flag"] = "line"


@dataclass(frozen=True, slots=True)
class Step(Action):
    """A verb of this life cycle: what it asks for, and which entry must stand before it (`after`, any of them).

    `guard` says in words what must hold besides the state.
    """

    asks: tuple[Datum, ...] = ()
    after: tuple[CaseEventKind, ...] = ()
    guard: str | Promise = ""
    note_missing: str | Promise = ""


class Entry(Protocol):
    """What the rules ask of an entry in the history of an instance."""

    @property
    def kind(self) -> str:
        """What happened."""

    @property
    def effective_on(self) -> date:
        """On which day."""

    @property
    def precision(self) -> str:
        """How exactly the day is known."""

    @property
    def due_on(self) -> date | None:
        """The day that was given to the State or, of planned travel, its first day."""

    @property
    def referred_to(self) -> str:
        """To whom the matter was referred, where it was."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an instance stands after some entries, and which of them stand."""

    status: str = NEW
    kinds: frozenset[str] = frozenset()
    referred_to: str = ""


DECISION: Final = Datum(
    "decision", _("Decision or filing"), _("Give the reference of the decision or filing.")
)
BY_DAY: Final = Datum("due_on", _("Answer expected by"), shape="day")
TRAVEL_DAY: Final = Datum(
    "due_on", _("First day of the travel, or of what else is about to happen"), shape="day"
)
ACTOR: Final = Datum("actor", _("By whom"))

REFERRED: Final = frozenset({CaseStatus.REFERRED, CaseStatus.ASSEMBLY})
ONGOING: Final = frozenset({CaseStatus.POTENTIAL, CaseStatus.AVERRED, CaseStatus.HEARD})
"""The incident is about to happen or goes on, and the Court has not decided yet."""
SEIZED: Final = (CaseEventKind.SEIZED, CaseEventKind.EXCEPTIONAL)
ENDED: Final = frozenset(CaseStatus) - OPEN
PROCEDURES: Final = "ICC-ASP/10/Res.5, annex"


def _formal(kind: CaseEventKind, label: str | Promise, letter: str, *asks: Datum) -> Step:
    return Step(
        kind,
        label,
        OPEN,
        None,
        f"{PROCEDURES}, para. 14({letter})",
        asks=asks,
        after=SEIZED,
        guard=_("The Bureau has met in an emergency."),
    )


LIFE: Final = Workflow(
    initial=NEW,
    states={NEW: _("New"), **dict(CaseStatus.choices)},
    actions=(
        Step(
            CaseEventKind.POTENTIAL,
            _("Note a potential instance"),
            frozenset({NEW}),
            CaseStatus.POTENTIAL,
            PROCEDURES,
            asks=(TRAVEL_DAY,),
        ),
        Step(
            CaseEventKind.AVERRED,
            _("Note that it happened"),
            frozenset({NEW, CaseStatus.POTENTIAL}),
            CaseStatus.AVERRED,
            PROCEDURES,
        ),
        Step(
            CaseEventKind.PRESIDENT_INFORMED,
            _("Inform the President of the Assembly"),
            OPEN,
            None,
            "ICC-ASP/12/35, para. 25",
        ),
        Step(
            CaseEventKind.PRESIDENT_ACTED,
            _("Action by the President of the Assembly"),
            OPEN | {NEW},
            None,
            "ICC-ASP/12/35, para. 25",
        ),
        Step(
            CaseEventKind.CONSULTATIONS_ENDED,
            _("Declare consultations exhausted"),
            frozenset({CaseStatus.AVERRED}),
            None,
            "Regulations of the Court, regulation 108",
        ),
        Step(
            CaseEventKind.RULING_SOUGHT,
            _("State seeks a ruling on legality"),
            frozenset({CaseStatus.AVERRED}),
            None,
            "Regulations of the Court, regulation 108",
            asks=(DECISION,),
            after=(CaseEventKind.CONSULTATIONS_ENDED,),
            guard=_("Consultations were declared exhausted."),
        ),
        Step(
            CaseEventKind.INVITED,
            _("Invite the State to be heard"),
            frozenset({CaseStatus.AVERRED}),
            None,
            "Regulations of the Court, regulation 109",
            asks=(DECISION, BY_DAY),
        ),
        Step(
            CaseEventKind.HEARD,
            _("State heard"),
            frozenset({CaseStatus.AVERRED}),
            CaseStatus.HEARD,
            "Regulations of the Court, regulation 109",
            asks=(DECISION,),
        ),
        Step(
            CaseEventKind.FOUND,
            _("Finding of the Court"),
            frozenset({CaseStatus.HEARD}),
            CaseStatus.FOUND,
            "articles 87(5)(b) and 87(7)",
            asks=(
                DECISION,
                Datum("is_public", _("The decision is public"), shape="flag"),
            ),
            guard=_("The State was heard, and it was bound to cooperate."),
        ),
        Step(
            CaseEventKind.NOT_FOUND,
            _("No finding"),
            frozenset({CaseStatus.HEARD}),
            CaseStatus.NOT_FOUND,
            "articles 87(5)(b) and 87(7)",
            asks=(DECISION,),
        ),
        Step(
            CaseEventKind.REFERRED,
            _("Referral"),
            frozenset({CaseStatus.FOUND}),
            CaseStatus.REFERRED,
            "articles 87(5)(b) and 87(7); Regulations of the Court, regulation 109",
            asks=(
                DECISION,
                Datum(
                    "referred_to",
                    _("To"),
                    _("Say to whom the matter was referred."),
                    tuple(ReferredTo.choices),
                ),
            ),
        ),
        Step(
            CaseEventKind.NOT_REFERRED,
            _("No referral"),
            frozenset({CaseStatus.FOUND}),
            CaseStatus.NOT_REFERRED,
            "article 87(7)",
            asks=(DECISION,),
        ),
        Step(
            CaseEventKind.EXCEPTIONAL,
            _("Emergency meeting without a referral"),
            ONGOING,
            None,
            f"{PROCEDURES}, paras 7 and 14(a)",
            note_missing=_("Say which serious incident is about to happen, or going on."),
        ),
        Step(
            CaseEventKind.COUNCIL_INFORMED,
            _("Send the decision to the Security Council"),
            REFERRED,
            None,
            "articles 87(5)(b) and 87(7)",
            asks=(Datum("document", _("Document")),),
            guard=_("The matter was referred to the Security Council."),
        ),
        Step(
            CaseEventKind.COUNCIL_ACTED,
            _("Step of the Security Council"),
            REFERRED,
            None,
            "ICC-ASP/12/35, para. 26",
            asks=(Datum("document", _("Symbol of the document")),),
            after=(CaseEventKind.COUNCIL_INFORMED,),
            guard=_("The decision was sent to the Security Council."),
            note_missing=_("Say what the Security Council did."),
        ),
        Step(
            CaseEventKind.SEIZED,
            _("Emergency meeting of the Bureau"),
            frozenset({CaseStatus.REFERRED}),
            CaseStatus.ASSEMBLY,
            f"{PROCEDURES}, para. 14(a)",
            guard=_("The matter was referred to the Assembly."),
        ),
        _formal(CaseEventKind.OPEN_LETTER, _("Open letter of the President"), "b"),
        Step(
            CaseEventKind.VIEWS_RECEIVED,
            _("Views of the State received"),
            OPEN,
            None,
            f"{PROCEDURES}, para. 14(b)",
            after=(CaseEventKind.OPEN_LETTER,),
            guard=_("The open letter was sent."),
        ),
        _formal(CaseEventKind.AMBASSADORS, _("Bureau meeting at ambassador level"), "c"),
        _formal(CaseEventKind.PUBLIC_MEETING, _("Public meeting of the Working Group"), "d"),
        _formal(
            CaseEventKind.BUREAU_REPORT,
            _("Report of the Bureau"),
            "e",
            Datum("document", _("Symbol of the report")),
        ),
        _formal(CaseEventKind.PLENARY, _("Debate in the plenary"), "f"),
        Step(
            CaseEventKind.INFORMAL,
            _("Informal step"),
            OPEN,
            None,
            f"{PROCEDURES}, paras 15 to 20",
            asks=(
                Datum("step", _("Which"), _("Say which step it was."), tuple(InformalStep.choices)),
                ACTOR,
            ),
        ),
        Step(CaseEventKind.DISPUTE, _("Begin negotiations on a dispute"), OPEN, None, "article 119(2)"),
        Step(
            CaseEventKind.DISPUTE_ENDED,
            _("Dispute settled or referred"),
            OPEN,
            None,
            "article 119(2)",
            after=(CaseEventKind.DISPUTE,),
            guard=_("Negotiations on a dispute were begun."),
        ),
        Step(
            CaseEventKind.RESOLVED,
            _("Resolved"),
            OPEN | {CaseStatus.NOT_FOUND},
            CaseStatus.RESOLVED,
            asks=(Datum("resolution", _("How"), _("Say how it was resolved."), tuple(Resolution.choices)),),
        ),
        Step(
            CaseEventKind.CLOSED,
            _("Close"),
            OPEN | {CaseStatus.NOT_FOUND, CaseStatus.RESOLVED},
            CaseStatus.CLOSED,
            note_missing=_("Say why the instance is closed."),
        ),
        Step(
            CaseEventKind.REPORTED,
            _("Reported to the Assembly, nothing more to do"),
            (OPEN | ENDED | {NEW}) - {CaseStatus.REPORTED},
            CaseStatus.REPORTED,
            f"{PROCEDURES}; article 112(2)(f)",
            asks=(Datum("document", _("Symbol and paragraph"), _("Give the symbol of the document.")),),
        ),
        Step(
            CaseEventKind.REOPENED,
            _("Open again"),
            ENDED,
            CaseStatus.AVERRED,
            note_missing=_("Say why it is opened again."),
        ),
    ),
)


def unfit(step: Step, standing: Standing, duty: str) -> str | None:
    """Why the action makes no sense though the state allows it: an entry is missing before it, or the law forbids it."""
    if step.after and not standing.kinds.intersection(step.after):
        return gettext("“%(action)s” is not possible yet. What must be recorded first: %(guard)s") % {
            "action": step.label,
            "guard": step.guard,
        }
    if step.name == CaseEventKind.FOUND and duty not in FINDINGS:
        return gettext(
            "The State was not bound to cooperate in this matter, so that the Court makes no finding."
        )
    if step.name == CaseEventKind.SEIZED and standing.referred_to == ReferredTo.COUNCIL:
        return gettext("The matter was referred to the Security Council alone, not to the Assembly.")
    if step.name == CaseEventKind.COUNCIL_INFORMED and standing.referred_to == ReferredTo.ASSEMBLY:
        return gettext("The matter was referred to the Assembly alone, not to the Security Council.")
    return None


def possible(standing: Standing, duty: str) -> list[Step]:
    """The actions that can be done now, in the order of the table."""
    return [step for step in LIFE.allowed(standing.status) if unfit(step, standing, duty) is None]


def moved(standing: Standing, entry: Entry, duty: str) -> Standing:
    """Where the instance stands after one more entry. Raises Refusal where the entry cannot follow."""
    step = LIFE.check(entry.kind, standing.status)
    if (sentence := unfit(step, standing, duty)) is not None:
        raise Refusal(sentence)
    kinds = standing.kinds | {entry.kind}
    if entry.kind == CaseEventKind.REOPENED:
        kinds = frozenset({entry.kind})  # what an ended procedure left does not carry a new one
    return replace(
        standing,
        status=step.target or standing.status,
        kinds=kinds,
        referred_to=entry.referred_to or standing.referred_to,
    )


def replay(entries: Iterable[Entry], duty: str) -> Standing:
    """Where the instance stands after the entries, which come in their order. Raises Refusal where one cannot follow."""
    standing = Standing()
    for entry in entries:
        standing = moved(standing, entry, duty)
    return standing
