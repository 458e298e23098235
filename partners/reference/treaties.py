"""Files of a depositary: what each State did about a treaty, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from common.asof import court_day, start_of
from common.errors import Rejected
from common.findings import Finding
from common.reference import Change, ChangeKind
from common.tabular import Column, Row, day, once, one_of
from partners.clocks import OPENED, apic_effect, known_to_take_effect, rome_statute_effect, withdrawal_effect
from partners.models import Partner, TreatyEvent
from partners.vocab import Instrument, Provenance, Treaty, TreatyEventKind

ANNOUNCED = {
    "signature_date": TreatyEventKind.SIGNED,
    "deposit_date": TreatyEventKind.DEPOSITED,
    "withdrawal_notified": TreatyEventKind.WITHDRAWAL_NOTIFIED,
    "withdrawal_rescinded": TreatyEventKind.WITHDRAWAL_RESCINDED,
}
"""What a State does itself; the day on which it does so is the day from which everyone knows."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step as a file states it; `public_on` is the day from which it could be known."""

    kind: TreatyEventKind
    effective_on: date
    public_on: date
    instrument: str = ""
    verified: str = ""
    source: str = ""
    note: str = ""

    @property
    def facts(self) -> dict[str, Any]:
        """What the register keeps of it, apart from when it was known."""
        return {
            "effective_on": self.effective_on,
            "instrument": self.instrument,
            "verified": self.verified,
            "source": self.source,
            "note": self.note,
        }


class TreatyFile:
    """Loads participation in one treaty; a later change is a new event that corrects the old one."""

    optional = False

    def __init__(
        self, treaty: Treaty, file: str, effect: Callable[[date], date], columns: Sequence[Column]
    ) -> None:
        self.treaty, self.file, self.effect, self.columns = treaty, file, effect, columns

    # --- What a row says ---

    def is_empty(self) -> bool:
        """Whether no step towards the treaty is registered yet."""
        return not TreatyEvent.objects.filter(treaty=self.treaty).exists()

    def check(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """Each State once, and the days of each row in an order that is possible."""
        yield from once(rows, lambda row: row["iso3"], "iso3")
        for row in rows:
            yield from self._deposit(row)
            yield from self._withdrawal(row)

    def _deposit(self, row: Row) -> Iterator[Finding]:
        signed, deposited, in_force = row["signature_date"], row["deposit_date"], row["entry_into_force"]
        if not signed and not deposited:
            yield row.finding(
                _("has neither a signature nor a deposit; fill in one of them or delete the row.")
            )
        for column in ("signature_date", "deposit_date"):
            if row[column] and row[column] < OPENED[self.treaty]:
                yield row.finding(
                    _("%(day)s lies before the treaty was opened on %(opened)s; correct it.")
                    % {"day": row[column], "opened": OPENED[self.treaty]},
                    column,
                )
        if signed and deposited and deposited < signed:
            yield row.finding(
                _(
                    "The deposit (%(deposited)s) lies before the signature (%(signed)s); correct one of the two."
                )
                % {"deposited": deposited, "signed": signed},
                "deposit_date",
            )
        if deposited and not row["instrument"]:
            yield row.finding(_("A deposit without instrument; write which one was deposited."), "instrument")
        if row["instrument"] and not deposited:
            yield row.finding(_("An instrument without day of deposit; fill it in."), "deposit_date")
        if in_force and not deposited:
            yield row.finding(
                _("Nothing enters into force without a deposit; fill in its day."), "deposit_date"
            )
        # A successor State is bound from its succession, which comes before its declaration.
        elif in_force and in_force < deposited and row["instrument"] != Instrument.SUCCESSION:
            yield row.finding(
                _(
                    "The entry into force (%(in_force)s) lies before the deposit (%(deposited)s); correct one of the two."
                )
                % {"in_force": in_force, "deposited": deposited},
                "entry_into_force",
            )

    def _withdrawal(self, row: Row) -> Iterator[Finding]:
        notice, effective, rescinded = (
            row.get(column)
            for column in ("withdrawal_notified", "withdrawal_effective", "withdrawal_rescinded")
        )
        if not notice:
            for column in ("withdrawal_effective", "withdrawal_rescinded"):
                if row.get(column):
                    yield row.finding(_("There is no notice of withdrawal; fill in its day."), column)
            return
        if not row["deposit_date"] or notice < row["deposit_date"]:
            yield row.finding(
                _("Only a party can withdraw; the deposit must come first."), "withdrawal_notified"
            )
        if effective and effective < withdrawal_effect(notice):
            yield row.finding(
                _("A withdrawal takes effect one year after the notice, not before %s; correct it.")
                % withdrawal_effect(notice),
                "withdrawal_effective",
            )
        elif rescinded and not notice <= rescinded < withdrawal_effect(notice, effective):
            yield row.finding(
                _(
                    "A notice is taken back between its own day (%(notice)s) and that of its effect (%(effective)s)."
                )
                % {"notice": notice, "effective": withdrawal_effect(notice, effective)},
                "withdrawal_rescinded",
            )

    def _steps(self, row: Row) -> Iterator[Step]:
        """The steps of a row, with those that follow from them by the treaty."""
        announced = [column for column in ANNOUNCED if row.get(column)]
        verified = row["verified"] or ""
        for column in announced:
            deposit = column == "deposit_date"
            yield Step(
                ANNOUNCED[column],
                effective_on=row[column],
                public_on=row[column],
                instrument=row["instrument"] if deposit else "",
                verified=verified,
                source=row.get("cross_checked_with", "") if deposit else "",
                # The note speaks of the latest thing that happened.
                note=row["note"] if column == announced[-1] else "",
            )
        if deposited := row["deposit_date"]:
            in_force = row["entry_into_force"] or self.effect(deposited)
            public_on = known_to_take_effect(self.treaty, deposited)
            yield Step(TreatyEventKind.ENTERED_INTO_FORCE, in_force, public_on, verified=verified)
        if row.get("withdrawal_notified") and not row["withdrawal_rescinded"]:
            yield self._departure(row)

    def _departure(self, row: Row) -> Step:
        notice, named = row["withdrawal_notified"], row["withdrawal_effective"]
        kind, effective = TreatyEventKind.WITHDRAWAL_EFFECTIVE, withdrawal_effect(notice, named)
        return Step(kind, effective, notice, verified=row["verified"] or "")

    # --- What becomes of it ---

    def apply(self, rows: Sequence[Row], *, known_at: datetime) -> list[Change]:
        """Writes new steps, and corrections of those that changed or are no longer in their row."""
        states = {state.code: state for state in Partner.objects.states()}
        if unknown := [row for row in rows if row["iso3"] not in states]:
            raise Rejected(
                [
                    row.finding(_("“%s” is no State of states.csv; correct the code.") % row["iso3"], "iso3")
                    for row in unknown
                ]
            )
        first, standing = self.is_empty(), self._standing()
        changes: list[Change] = []
        new: list[TreatyEvent] = []
        for row in rows:
            state = states[row["iso3"]]
            now = standing.pop(state.pk, {})
            for step in self._steps(row):
                old = now.pop(step.kind, None)
                if old and all(getattr(old, name) == value for name, value in step.facts.items()):
                    continue
                known_from = start_of(step.public_on) if first else known_at
                new.append(self._event(state, step.kind, known_from, corrects=old, **step.facts))
                changes.append(_change(state, step, old))
                if step.public_on > court_day(known_at):
                    changes.append(Change(ChangeKind.NOTED, str(state), _("%s lies ahead.") % step.public_on))
            for kind, old in now.items():
                event = self._event(
                    state, kind, known_at, corrects=old, effective_on=old.effective_on, struck_out=True
                )
                new.append(event)
                words = f"{old.get_kind_display()}: {old.effective_on} → –"
                changes.append(Change(ChangeKind.CHANGED, str(state), words))
        TreatyEvent.objects.bulk_create(new)
        if first:
            self._write_taken_back(states, [row for row in rows if row.get("withdrawal_rescinded")])
        gone = Partner.objects.filter(pk__in=standing)
        return changes + [Change(ChangeKind.ABSENT, str(state)) for state in gone]

    def _write_taken_back(self, states: Mapping[str, Partner], rows: Sequence[Row]) -> None:
        """Withdrawals that everyone had to expect until the notice was taken back, and that they were struck out."""
        expected = []
        for row in rows:
            step = self._departure(row)
            expected.append(
                self._event(states[row["iso3"]], step.kind, start_of(step.public_on), **step.facts)
            )
        TreatyEvent.objects.bulk_create(expected)
        TreatyEvent.objects.bulk_create(
            self._event(
                event.partner,
                event.kind,
                start_of(row["withdrawal_rescinded"]),
                effective_on=event.effective_on,
                corrects=event,
                struck_out=True,
            )
            for event, row in zip(expected, rows, strict=True)
        )

    def _standing(self) -> dict[int, dict[str, TreatyEvent]]:
        """The steps that stand now, by State and kind."""
        found: dict[int, dict[str, TreatyEvent]] = {}
        events = TreatyEvent.objects.filter(treaty=self.treaty, corrected_by=None, struck_out=False)
        for event in events.order_by("effective_on", "id"):
            found.setdefault(event.partner_id, {})[event.kind] = event
        return found

    def _event(self, state: Partner, kind: str, known_from: datetime, **facts: Any) -> TreatyEvent:
        return TreatyEvent(partner=state, treaty=self.treaty, kind=kind, known_from=known_from, **facts)


def _change(state: Partner, step: Step, old: TreatyEvent | None) -> Change:
    if old is None:
        return Change(ChangeKind.ADDED, str(state), f"{step.kind.label}: {step.effective_on}")
    words = "; ".join(
        f"{step.kind.label}: {was} → {now}"
        if name == "effective_on"
        else f"{step.kind.label}, {name}: {was} → {now}"
        for name, now in step.facts.items()
        if (was := getattr(old, name)) != now
    )
    return Change(ChangeKind.CHANGED, str(state), words)


_TO_DEPOSIT = (
    Column("iso3", required=True),
    Column("signature_date", day),
    Column("instrument", one_of(Instrument.values)),
    Column("deposit_date", day),
    Column("entry_into_force", day),
)
_PROVENANCE = Column("verified", one_of(Provenance.values))

ROME_STATUTE = TreatyFile(
    Treaty.ROME_STATUTE,
    "rome_statute.csv",
    rome_statute_effect,
    (
        *_TO_DEPOSIT,
        Column("withdrawal_notified", day),
        Column("withdrawal_effective", day),
        Column("withdrawal_rescinded", day),
        _PROVENANCE,
        Column("note"),
    ),
)
APIC = TreatyFile(
    Treaty.APIC,
    "apic.csv",
    apic_effect,
    (*_TO_DEPOSIT, _PROVENANCE, Column("cross_checked_with"), Column("note")),
)
