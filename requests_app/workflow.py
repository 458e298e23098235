"""The life cycle of a cooperation request: guards, buttons, tests and the documentation read this table."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Action, Workflow
from requests_app.vocab import AWAITED, PREPARED, EventKind, Status

ON_ITS_WAY: Final = frozenset({Status.TRANSMITTED, Status.ACKNOWLEDGED, Status.IN_EXECUTION})

LIFE: Final = Workflow(
    initial=Status.DRAFT,
    states=dict(Status.choices),
    actions=(
        Action(EventKind.EDITED, _("Edit"), frozenset({Status.DRAFT}), None),
        Action(
            EventKind.SUBMITTED,
            _("Submit for approval"),
            frozenset({Status.DRAFT}),
            Status.IN_APPROVAL,
            "articles 87(2), 91 and 96",
        ),
        Action(EventKind.APPROVED, _("Approve"), frozenset({Status.IN_APPROVAL}), Status.APPROVED),
        Action(EventKind.SENT_BACK, _("Send back"), frozenset({Status.IN_APPROVAL}), Status.DRAFT),
        Action(
            EventKind.TRANSMITTED,
            _("Transmit"),
            frozenset({Status.APPROVED}),
            Status.TRANSMITTED,
            "article 87(1); rule 176",
        ),
        Action(
            EventKind.ACKNOWLEDGED, _("Record receipt"), frozenset({Status.TRANSMITTED}), Status.ACKNOWLEDGED
        ),
        Action(
            EventKind.EXECUTION_STARTED,
            _("Record the start of execution"),
            frozenset({Status.ACKNOWLEDGED}),
            Status.IN_EXECUTION,
            "article 99",
        ),
        Action(
            EventKind.PARTIALLY_EXECUTED,
            _("Record execution in part"),
            frozenset({Status.IN_EXECUTION}),
            Status.PARTIALLY_EXECUTED,
            "article 99",
        ),
        Action(
            EventKind.EXECUTED, _("Record execution"), frozenset(AWAITED), Status.EXECUTED, "article 99(3)"
        ),
        Action(EventKind.DECLINED, _("Record refusal"), ON_ITS_WAY, Status.DECLINED, "article 93(4) to (6)"),
        Action(EventKind.REMINDED, _("Record a reminder"), frozenset(AWAITED), None),
        Action(EventKind.DUE_DATE_CHANGED, _("Change the due date"), frozenset(AWAITED), None),
        Action(EventKind.ASSIGNED, _("Put somebody in charge"), frozenset((*PREPARED, *AWAITED)), None),
        Action(EventKind.WITHDRAWN, _("Withdraw"), frozenset((*PREPARED, *AWAITED)), Status.WITHDRAWN),
        Action(
            EventKind.CLOSED,
            _("Close"),
            frozenset({Status.PARTIALLY_EXECUTED, Status.EXECUTED, Status.DECLINED, Status.WITHDRAWN}),
            Status.CLOSED,
        ),
    ),
)


def status_after(kinds: Iterable[str]) -> str:
    """The status that a row of events leads to, in their order; what the stored status must equal."""
    status = LIFE.initial
    for kind in kinds:
        action = LIFE.by_name.get(kind)
        if action is not None and action.target is not None:
            status = action.target
    return str(status)
