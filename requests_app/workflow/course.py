"""What follows from the table: which actions follow one another, and where a row of events leads."""

from collections.abc import Iterable
from typing import Final

from requests_app.vocab import AWAITED, ENDED, EventKind, Status
from requests_app.workflow.life import LIFE

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
