"""The change history of a request in words."""

from __future__ import annotations

from typing import Final

from accounts.changes import Change, changes_of
from requests_app.contents import LABELS
from requests_app.models import CooperationRequest, RequestHistory

UNTOLD: Final = frozenset({"due_reason", "transmission_known_from", "imported_reference"})
"""What follows from other fields."""


def changes(request: CooperationRequest) -> list[Change]:
    """The latest changes, newest first, as far as whoever looks may see them."""
    return changes_of(request, RequestHistory, untold=UNTOLD, labels=LABELS)
