"""Many requests of one kind, logged at once: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from requests_app.models import CooperationRequest
from requests_app.services.drafts import log_request

MOST_ROWS: Final = 50
"""So many requests are logged in one batch."""


@transaction.atomic
def log_batch(
    rows: Sequence[Mapping[str, Any]], *, by: Person, known_at: datetime, **common: Any
) -> list[CooperationRequest]:
    """One draft for each row; a row and what is `common` to all make the content for `log_request`.

    Raises Refusal for an empty or too large batch, and for whatever `log_request` refuses; then nothing is logged.
    """
    if not rows:
        raise Refusal(_("No row is filled in."))
    if len(rows) > MOST_ROWS:
        raise Refusal(_("At most %d requests are logged in one batch.") % MOST_ROWS)
    return [log_request(by=by, known_at=known_at, **{**common, **row}) for row in rows]
