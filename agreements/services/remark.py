"""Recording what belongs to an agreement besides its stages, and correcting it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from accounts.models import Person
from agreements import policies
from agreements.models import Agreement, ModelText, Remark
from agreements.vocab import RemarkKind
from common.asof import court_day
from common.history import correct

OWN: Final = (
    "kind",
    "text",
    "source",
    "ends_on",
    "model_text",
    "stage",
    "other_day",
    "authority",
    "kept_authority",
)
"""The fields that a correction takes over."""


@transaction.atomic
def record_remark(
    agreement: Agreement,
    *,
    kind: str,
    on: date,
    known_at: datetime,
    by: Person,
    text: str = "",
    source: str = "",
    model_text: ModelText | None = None,
) -> Remark:
    """A remark of the day `on`, recorded at `known_at`; which fields its kind asks for is in REMARKS.

    Raises Forbidden for anyone outside the lead organ, Refusal for what is missing or not possible.
    """
    policies.check_leads(agreement.kind, by)
    policies.check_remark(agreement, kind, {"text": text, "source": source, "model_text": model_text})
    policies.check_day(on, court_day(known_at), None)
    if model_text is not None:
        policies.check_sent(agreement, model_text, on)
    return Remark.objects.create(
        agreement=agreement,
        kind=kind,
        effective_on=on,
        known_from=known_at,
        recorded_by=by,
        text=text,
        source=source,
        model_text=model_text,
    )


@transaction.atomic
def record_other_source(
    agreement: Agreement,
    *,
    stage: str,
    other_day: date | None,
    source: str,
    authority: str,
    kept_authority: str,
    known_at: datetime,
    by: Person | None = None,
    text: str = "",
) -> Remark:
    """Another source gives the stage another day; the rule of `agreements.vocab.remark` keeps the day of the register.

    The remark holds from the earlier of the two days: from there on it matters which source is followed.
    Raises Forbidden for a person outside the lead organ, Refusal where nothing differs or the other source decides.
    """
    if by is not None:
        policies.check_leads(agreement.kind, by)
    given: dict[str, Any] = {
        "stage": stage,
        "other_day": other_day,
        "source": source,
        "authority": authority,
        "kept_authority": kept_authority,
    }
    policies.check_remark(agreement, RemarkKind.SOURCE_DIFFERS, given)
    assert other_day is not None
    first = agreement.events.standing().filter(kind=stage).in_order().first()
    event = policies.check_source(first, other_day, authority, kept_authority)
    return Remark.objects.create(
        agreement=agreement,
        kind=RemarkKind.SOURCE_DIFFERS,
        effective_on=min(event.effective_on, other_day),
        known_from=known_at,
        recorded_by=by,
        text=text,
        **given,
    )


@transaction.atomic
def end_remark(remark: Remark, *, on: date, known_at: datetime, by: Person) -> Remark:
    """A lasting remark holds no more from the day `on`; earlier answers keep it."""
    policies.check_leads(remark.agreement.kind, by)
    policies.check_ends(remark, on, court_day(known_at))
    return _corrected(remark, remark.effective_on, known_at, by, ends_on=on)


@transaction.atomic
def correct_remark(remark: Remark, *, on: date | None, known_at: datetime, by: Person) -> Remark:
    """The remark is of another day, or (`on` is None) was never right."""
    policies.check_leads(remark.agreement.kind, by)
    if on is not None:
        policies.check_day(on, court_day(known_at), None)
    return _corrected(remark, on, known_at, by)


def _corrected(remark: Remark, on: date | None, known_at: datetime, by: Person, **changed: Any) -> Remark:
    kept = {name: getattr(remark, name) for name in OWN} | changed
    return correct(remark, on=on, known_at=known_at, agreement=remark.agreement, recorded_by=by, **kept)
