"""Writing down what was done to an edition."""

from datetime import datetime

from accounts.models import Person
from reports.models import Edition, EditionStep


def note_step(edition: Edition, action: str, *, by: Person | None, at: datetime, note: str = "") -> None:
    """One line of the edition's log; `by` is None where the step followed by itself."""
    EditionStep.objects.create(edition=edition, action=action, by=by, at=at, note=note)
