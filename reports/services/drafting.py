"""Drafting an edition and changing its particulars."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from reports import policies
from reports.models import Edition
from reports.services.lock import back_to_draft, locked
from reports.services.log import note_step

PARTICULARS: Final = (
    *("symbol", "title", "session", "place_and_dates", "distribution", "distributed_on", "original_language"),
    *("job_number", "mandate", "facilitator", "period_start", "period_end"),
    *(
        "session_on",
        "at_large_on",
        "apic_on",
        "agreements_on",
        "figure_dates",
        "known_at",
        "meetings",
        "citations",
        "themes",
        "languages",
        "translations",
    ),
)
"""What a person may set; everything else follows from what is done to the edition."""


@transaction.atomic
def draft_edition(
    values: Mapping[str, Any], *, by: Person | None, at: datetime, synthetic: bool = False, **more: Any
) -> Edition:
    """A new edition with these particulars and, where it takes the place of another, `more`; `by` is None only where demonstration data are loaded.

    Raises Forbidden for anyone outside the Registry, Refusal (with the field) for particulars that are not possible.
    """
    if by is not None:
        policies.check_prepares(by)
    edition = Edition(created_by=by, synthetic=synthetic, **more)
    _set(edition, values)
    note_step(edition, "draft", by=by, at=at)
    return edition


@transaction.atomic
def revise_edition(
    edition: Edition, values: Mapping[str, Any], *, seen: int, by: Person, at: datetime
) -> Edition:
    """The edition with other particulars; it is a draft again. `seen` is the version that the person had read.

    Raises Forbidden, Refusal as `draft_edition`, and Stale when somebody else changed it meanwhile.
    """
    policies.check_prepares(by)
    edition = locked(edition, "revise", seen)
    back_to_draft(edition)
    _set(edition, values)
    note_step(edition, "revise", by=by, at=at)
    return edition


def _set(edition: Edition, values: Mapping[str, Any]) -> None:
    if unknown := values.keys() - set(PARTICULARS):
        raise TypeError(f"Not a particular of an edition: {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(edition, name, value)
    policies.check_particulars({name: getattr(edition, name) for name in PARTICULARS})
    edition.slug = re.sub(r"[^A-Za-z0-9]+", "-", edition.symbol.replace("*", "-reissued"))
    try:
        with transaction.atomic():
            edition.save()
    except IntegrityError as error:
        if "symbol" not in str(error) and "slug" not in str(error):
            raise
        raise Refusal(
            _("There is an edition with this symbol already; open that one or choose another."),
            field="symbol",
        ) from error
