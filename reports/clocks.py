"""The calendar of an edition: its steps, counted back from the first day of the session."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from common.deadline import Deadline, DeadlineKind
from reports.vocab import Milestone

USUAL_DAYS: Final[Mapping[Milestone, int]] = {
    Milestone.CONTRIBUTIONS: 112,
    Milestone.COMPILATION: 98,
    Milestone.TRANSLATION: 84,
    Milestone.CLEARANCE: 70,
    Milestone.SIGNATURE: 56,
    Milestone.PUBLICATION: 42,
}
"""Days before the session by which a step is done, unless the edition says otherwise.

They are this register's own assumption: no rule that we know of prescribes them.
"""

MOST_DAYS: Final = 730
"""No step lies further before a session: two years, the longest period a report has covered."""


def due_on(session_on: date, days: int) -> date:
    """The last day for a step that is to be done so many calendar days before the session."""
    return session_on - timedelta(days=days)


def stands(due: date, on: date, done_on: date | None) -> Deadline:
    """How the deadline stands on the day `on`."""
    if done_on is not None:
        late = (done_on - due).days
        return Deadline(DeadlineKind.MISSED, late) if late > 0 else Deadline(DeadlineKind.MET)
    ahead = (due - on).days
    if ahead == 0:
        return Deadline(DeadlineKind.TODAY)
    return Deadline(DeadlineKind.AHEAD, ahead) if ahead > 0 else Deadline(DeadlineKind.LATE, -ahead)
