"""Drafting an edition and changing its particulars."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from reports import policies
from reports.models import Edition
from reports.services.lock import locked, withdraw_approval
from reports.vocab import EditionStatus

PARTICULARS: Final = (
    *("symbol", "title", "session", "place_and_dates", "distribution", "distributed_on", "original_language"),
    *("job_number", "mandate", "facilitator", "period_start", "period_end"),
    *("at_large_on", "apic_on", "agreements_on", "known_at", "meetings", "citations"),
)
"""What a person may set; everything else follows from what is done to the edition."""


@transaction.atomic
def draft_edition(values: Mapping[str, Any], *, by: Person | None, synthetic: bool = False) -> Edition:
    """A new edition with these particulars; `by` is None only where demonstration data are loaded.

    Raises Forbidden for anyone outside the Registry, Refusal (with the field) for particulars that are not possible.
    """
    if by is not None:
        policies.check_prepares(by)
    edition = Edition(created_by=by, synthetic=synthetic)
    _set(edition, values)
    return edition


@transaction.atomic
def revise_edition(edition: Edition, values: Mapping[str, Any], *, seen: int, by: Person) -> Edition:
    """The edition with other particulars; it is a draft again. `seen` is the version that the person had read.

    Raises Forbidden, Refusal as `draft_edition`, and Stale when somebody else changed it meanwhile.
    """
    policies.check_prepares(by)
    edition = locked(edition, "revise", seen)
    withdraw_approval(edition)
    edition.status, edition.snapshot, edition.sha256, edition.compiled_at = (
        EditionStatus.DRAFTED,
        "",
        "",
        None,
    )
    _set(edition, values)
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
