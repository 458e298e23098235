"""What can be done to a request: one action, one function, one transaction."""

from collections.abc import Callable
from typing import Final

from requests_app.models import CooperationRequest
from requests_app.services.assignment import (
    assign,
    assign_all,
    candidates,
    check_may_hand_over,
    hand_over,
    sort_out,
    work_of,
)
from requests_app.services.drafts import EDITABLE, edit_draft, log_request
from requests_app.services.due import proposed_due_date
from requests_app.services.extensions import extend, remove_extension
from requests_app.services.groups import log_together
from requests_app.services.lifecycle import (
    acknowledge,
    amend,
    approve,
    close,
    confirm_urgent,
    escalate,
    explain_silence,
    link_to_warrant,
    open_consultation,
    postpone,
    record_execution,
    record_partial_execution,
    record_refusal,
    record_return,
    remind,
    reopen,
    resume,
    send_back,
    start_execution,
    submit_for_approval,
    supersede,
    transmit,
    withdraw,
)
from requests_app.services.record import authors_of
from requests_app.vocab import EventKind

ACTIONS: Final[dict[str, Callable[..., CooperationRequest]]] = {
    EventKind.SUBMITTED: submit_for_approval,
    EventKind.APPROVED: approve,
    EventKind.SENT_BACK: send_back,
    EventKind.TRANSMITTED: transmit,
    EventKind.URGENT_CONFIRMED: confirm_urgent,
    EventKind.ACKNOWLEDGED: acknowledge,
    EventKind.RETURNED_INCOMPLETE: record_return,
    EventKind.AMENDED: amend,
    EventKind.CONSULTATION_OPENED: open_consultation,
    EventKind.POSTPONED: postpone,
    EventKind.RESUMED: resume,
    EventKind.EXECUTION_STARTED: start_execution,
    EventKind.PARTIALLY_EXECUTED: record_partial_execution,
    EventKind.EXECUTED: record_execution,
    EventKind.DECLINED: record_refusal,
    EventKind.REMINDED: remind,
    EventKind.SILENCE_EXPLAINED: explain_silence,
    EventKind.ESCALATED: escalate,
    EventKind.EXTENDED: extend,
    EventKind.EXTENSION_REMOVED: remove_extension,
    EventKind.ASSIGNED: assign,
    EventKind.WITHDRAWN: withdraw,
    EventKind.SUPERSEDED: supersede,
    EventKind.CLOSED: close,
    EventKind.REOPENED: reopen,
}
"""The service function of every action of the life cycle; its other arguments are what the table asks for."""

__all__ = [
    "ACTIONS",
    "EDITABLE",
    "acknowledge",
    "amend",
    "approve",
    "assign",
    "assign_all",
    "authors_of",
    "candidates",
    "check_may_hand_over",
    "close",
    "confirm_urgent",
    "edit_draft",
    "escalate",
    "explain_silence",
    "extend",
    "hand_over",
    "link_to_warrant",
    "log_request",
    "log_together",
    "open_consultation",
    "postpone",
    "proposed_due_date",
    "record_execution",
    "record_partial_execution",
    "record_refusal",
    "record_return",
    "remind",
    "remove_extension",
    "reopen",
    "resume",
    "send_back",
    "sort_out",
    "start_execution",
    "submit_for_approval",
    "supersede",
    "transmit",
    "withdraw",
    "work_of",
]
