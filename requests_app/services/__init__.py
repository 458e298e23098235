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
from requests_app.services.drafts import (
    EDITABLE,
    approve,
    authors_of,
    edit_draft,
    log_request,
    send_back,
    submit_for_approval,
)
from requests_app.services.due import proposed_due_date
from requests_app.services.groups import log_together
from requests_app.services.lifecycle import (
    acknowledge,
    change_due_date,
    close,
    link_to_warrant,
    record_execution,
    record_partial_execution,
    record_refusal,
    remind,
    start_execution,
    transmit,
    withdraw,
)
from requests_app.vocab import EventKind

ACTIONS: Final[dict[str, Callable[..., CooperationRequest]]] = {
    EventKind.SUBMITTED: submit_for_approval,
    EventKind.APPROVED: approve,
    EventKind.SENT_BACK: send_back,
    EventKind.TRANSMITTED: transmit,
    EventKind.ACKNOWLEDGED: acknowledge,
    EventKind.EXECUTION_STARTED: start_execution,
    EventKind.PARTIALLY_EXECUTED: record_partial_execution,
    EventKind.EXECUTED: record_execution,
    EventKind.DECLINED: record_refusal,
    EventKind.REMINDED: remind,
    EventKind.DUE_DATE_CHANGED: change_due_date,
    EventKind.ASSIGNED: assign,
    EventKind.WITHDRAWN: withdraw,
    EventKind.CLOSED: close,
}
"""The service function of every action of the life cycle; only editing a draft takes more than a day and a note."""

__all__ = [
    "ACTIONS",
    "EDITABLE",
    "acknowledge",
    "approve",
    "assign",
    "assign_all",
    "authors_of",
    "candidates",
    "change_due_date",
    "check_may_hand_over",
    "close",
    "edit_draft",
    "hand_over",
    "link_to_warrant",
    "log_request",
    "log_together",
    "proposed_due_date",
    "record_execution",
    "record_partial_execution",
    "record_refusal",
    "remind",
    "send_back",
    "sort_out",
    "start_execution",
    "submit_for_approval",
    "transmit",
    "withdraw",
    "work_of",
]
