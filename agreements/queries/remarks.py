"""What is recorded about an agreement besides its stages, in the order in which a page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agreements.models import Agreement, AgreementEvent, Remark
from agreements.vocab import REMARKS, RemarkKind, RemarkRule
from common.asof import AsOf


@dataclass(frozen=True, slots=True)
class Said:
    """The remarks of one kind."""

    kind: RemarkKind
    rule: RemarkRule
    rows: list[Remark]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources, two days; `kept` is None where the stage has no day of its own any more."""

    remark: Remark
    kept: AgreementEvent | None


def said_of(agreement: Agreement, at: AsOf) -> list[Said]:
    """The remarks that held on the day, by kind; those about sources are apart (`conflicts_of`)."""
    rows = (
        agreement.remarks.holding(at.on, at.known_at)
        .exclude(kind=RemarkKind.SOURCE_DIFFERS)
        .select_related("model_text", "recorded_by")
        .order_by("effective_on", "id")
    )
    of_kind: dict[str, list[Remark]] = {}
    for row in rows:
        of_kind.setdefault(row.kind, []).append(row)
    return [Said(kind, rule, of_kind[kind]) for kind, rule in REMARKS.items() if kind in of_kind]


def conflicts_of(agreement: Agreement, at: AsOf, events: Sequence[AgreementEvent]) -> list[Conflict]:
    """Where sources differ, with the entry among `events` whose day the register keeps."""
    first: dict[str, AgreementEvent] = {}
    for event in sorted(events, key=lambda one: one.effective_on):
        first.setdefault(event.kind, event)
    rows = agreement.remarks.known(at.known_at).filter(
        kind=RemarkKind.SOURCE_DIFFERS, effective_on__lte=at.on
    )
    return [Conflict(row, first.get(row.stage)) for row in rows.order_by("effective_on", "id")]
