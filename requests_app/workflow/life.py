"""The table: every action, from which states it may be done, where it leads, and what it asks for."""

from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.workflow import Workflow
from requests_app.escalation import LADDER
from requests_app.vocab import (
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
from requests_app.workflow.grounds import CONSULTATION, CONSULTED_UNTIL, POSTPONEMENT, REFUSAL, RETURN
from requests_app.workflow.step import LARGEST_KEY, LONGEST_EXTENSION, LONGEST_TEXT, Datum, Step


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
