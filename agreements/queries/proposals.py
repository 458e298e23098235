"""What a depositary's list would change in the register: one proposal for each step that differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from agreements.depositary import Entry
from agreements.models import DepositaryList, ListDecision
from partners.models import Partner, TreatyEvent
from partners.vocab import Instrument, Treaty, TreatyEventKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """A step that the list gives and the register does not (`old` is None), or gives differently."""

    partner: Partner
    kind: TreatyEventKind
    on: date
    instrument: str
    old: TreatyEvent | None
    takes_effect_on: date | None = None
    left: ListDecision | None = None
    """That it was left as it is before, from this list or another."""

    @property
    def instrument_label(self) -> str:
        """The instrument in words."""
        return str(Instrument(self.instrument).label) if self.instrument else ""

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.partner.code}:{self.kind}:{self.on.isoformat()}"


def proposals(source: DepositaryList, entries: Sequence[Entry]) -> list[Proposal]:
    """The differences of the list from what stands in the register, in the list's order; empty where they agree."""
    standing = _standing(Treaty(source.treaty))
    left = {
        (one.partner_id, one.kind, one.on): one
        for one in ListDecision.objects.filter(source__treaty=source.treaty, decision="left").select_related(
            "decided_by"
        )
    }
    found = []
    for entry in entries:
        for kind, on in entry.steps():
            instrument = entry.instrument if kind == TreatyEventKind.DEPOSITED else ""
            old = standing.get((entry.partner.pk, kind))
            if old is None or (old.effective_on, old.instrument) != (on, instrument):
                effect = entry.in_force_on if kind == TreatyEventKind.DEPOSITED else None
                before = left.get((entry.partner.pk, kind, on))
                found.append(Proposal(entry.partner, kind, on, instrument, old, effect, before))
    return found


def unlisted(treaty: Treaty, entries: Sequence[Entry]) -> list[Partner]:
    """The States that took a step and are not in the list; nothing is proposed about them."""
    took = TreatyEvent.objects.filter(treaty=treaty, corrected_by=None, struck_out=False)
    listed = [entry.partner.pk for entry in entries]
    return list(
        Partner.objects.filter(pk__in=took.values("partner")).exclude(pk__in=listed).order_by("sort_key")
    )


def _standing(treaty: Treaty) -> dict[tuple[int, str], TreatyEvent]:
    """The latest step of each kind that stands, by State."""
    steps = TreatyEvent.objects.filter(treaty=treaty, corrected_by=None, struck_out=False)
    return {(step.partner_id, step.kind): step for step in steps.order_by("effective_on", "pk")}
