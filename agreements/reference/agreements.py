"""Loads the public agreements of the reference file; relocation agreements are not in it, on purpose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from agreements.models import Agreement, AgreementEvent
from agreements.services import add_stage, correct_stage, write_agreement
from agreements.vocab import FORM_FIXED, AgreementKind, Form, Stage
from common.asof import court_day
from common.errors import Rejected
from common.findings import Finding
from common.reference import Change, ChangeKind
from common.tabular import Column, Row, code, day, once, one_of
from partners.models import Partner
from partners.vocab import Provenance

Key = tuple[str, str]
"""State and type. Several agreements may share it: the file has no key of its own."""

DAYS = {Stage.SIGNED: "signature_date", Stage.IN_FORCE: "entry_into_force"}


class EnforcementAgreements:
    """Agreements on enforcement, interim release and release.

    Rows of one State and type are matched with the agreements of the register first by equal days and note, then in
    their order. Where sources differ, the file decides the days, and its note names the difference.
    """

    file = "enforcement_agreements.csv"
    optional = False
    columns = (
        Column("iso3", code(3), required=True),
        Column(
            "agreement_kind",
            one_of(kind for kind in AgreementKind.values if kind != AgreementKind.RELOCATION),
            True,
        ),
        Column("signature_date", day),
        Column("entry_into_force", day),
        Column("source"),
        Column("verified", one_of(Provenance.values)),
        Column("note"),
    )

    def is_empty(self) -> bool:
        """Whether none of the file's agreements is registered yet; synthetic ones aside."""
        return not Agreement.objects.without_relocation().filter(synthetic=False).exists()

    def check(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """Rows equal in every column, rows without any day, entry into force before the signature."""
        yield from once(rows, lambda row: tuple(row.values.values()))
        for row in rows:
            signed, in_force = row["signature_date"], row["entry_into_force"]
            if signed is None and in_force is None:
                yield row.finding(
                    _("has neither day; give the signature or the entry into force."), "signature_date"
                )
            elif signed and in_force and in_force < signed:
                yield row.finding(
                    _("lies before the signature on %s; correct one of the two days.") % signed.isoformat(),
                    "entry_into_force",
                )

    def apply(self, rows: Sequence[Row], *, known_at: datetime) -> list[Change]:
        """Writes new agreements and corrects changed days; reports agreements that the file does not have."""
        partners = {partner.code: partner for partner in Partner.objects.states()}
        self._refuse(rows, partners, court_day(known_at))
        known = _register()
        first = not known
        changes: list[Change] = []
        of_key: dict[Key, list[Row]] = defaultdict(list)
        for row in rows:
            of_key[row["iso3"], row["agreement_kind"]].append(row)
        for key, of_one in of_key.items():
            pairs, left = _matched(of_one, known.pop(key, []))
            for row, agreement in pairs:
                if agreement is None:
                    _write(row, partners[row["iso3"]], None if first else known_at)
                    changes.append(Change(ChangeKind.ADDED, _name(row), _days(row)))
                elif said := _correct(agreement, row, known_at):
                    changes.append(Change(ChangeKind.CHANGED, _name(row), said))
            changes += _absent(left)
        return changes + _absent(agreement for rest in known.values() for agreement in rest)

    def _refuse(self, rows: Sequence[Row], partners: Mapping[str, Partner], today: date) -> None:
        findings = [
            row.finding(_("“%s” is no State of states.csv; correct the code.") % row["iso3"], "iso3")
            for row in rows
            if row["iso3"] not in partners
        ]
        findings += [
            row.finding(_("lies in the future; an agreement counts once it is signed."), "signature_date")
            for row in rows
            if row["signature_date"] and row["signature_date"] > today
        ]
        if findings:
            raise Rejected(findings)


def _register() -> dict[Key, list[Agreement]]:
    """The agreements that the file may speak of, in the order in which they were written."""
    found: dict[Key, list[Agreement]] = defaultdict(list)
    rows = (
        Agreement.objects.without_relocation()
        .filter(synthetic=False)
        .select_related("partner")
        .order_by("id")
    )
    for agreement in rows:
        found[agreement.partner.code, agreement.kind].append(agreement)
    return found


def _matched(
    rows: Sequence[Row], agreements: Sequence[Agreement]
) -> tuple[list[tuple[Row, Agreement | None]], list[Agreement]]:
    """Pairs the rows of one State and type with its agreements, equal ones first and the rest in their order.

    Returns the pairs, None standing for a new agreement, and the agreements that no row is left for.
    """
    left, pairs, others = list(agreements), list[tuple[Row, Agreement | None]](), list[Row]()
    for row in rows:
        equal = next((agreement for agreement in left if _same(row, agreement)), None)
        if equal is None:
            others.append(row)
        else:
            left.remove(equal)
            pairs.append((row, equal))
    pairs += [(row, left.pop(0) if left else None) for row in others]
    return pairs, left


def _same(row: Row, agreement: Agreement) -> bool:
    days = {stage: event.effective_on for stage, event in _events(agreement).items()}
    return row["note"] == agreement.note and all(
        row[column] == days.get(stage) for stage, column in DAYS.items()
    )


def _events(agreement: Agreement) -> dict[str, AgreementEvent]:
    """The signature and the first entry into force as they stand."""
    events = agreement.events.standing().filter(kind__in=DAYS).in_order()
    return {event.kind: event for event in reversed(events)}


def _write(row: Row, partner: Partner, known_from: datetime | None) -> None:
    kind = AgreementKind(row["agreement_kind"])
    texts: dict[str, Any] = {name: row[name] or "" for name in TEXTS}
    write_agreement(
        kind=kind,
        partner=partner,
        stages={stage: row[column] for stage, column in DAYS.items() if row[column]},
        known_from=known_from,
        form=FORM_FIXED.get(kind, Form.FRAMEWORK),
        **texts,
    )


TEXTS = ("source", "verified", "note")


def _correct(agreement: Agreement, row: Row, known_at: datetime) -> str:
    """Brings the agreement in line with its row; returns in words what changed, nothing where all is equal."""
    events = _events(agreement)
    said = []
    # What is struck out comes last, so that the agreement never stands without any stage.
    for stage, column in sorted(DAYS.items(), key=lambda item: row[item[1]] is None):
        event, on = events.get(stage), row[column]
        before = event.effective_on if event else None
        if on == before:
            continue
        if event is None:
            add_stage(agreement, stage, on, known_from=known_at)
        else:
            correct_stage(event, on=on, known_at=known_at)
        said.append(f"{column}: {before or '–'} → {on or '–'}")
    texts = [name for name in TEXTS if row[name] and row[name] != getattr(agreement, name)]
    for name in texts:
        setattr(agreement, name, row[name])
    if texts:
        agreement.save(update_fields=texts)
    return "; ".join(said + texts)


def _absent(agreements: Iterable[Agreement]) -> list[Change]:
    """Concluded agreements that the file does not have; talks are not expected in it."""
    return [
        Change(
            ChangeKind.ABSENT,
            f"{agreement.partner.code}, {agreement.kind}",
            agreement.concluded_on.isoformat(),
        )
        for agreement in agreements
        if agreement.concluded_on
    ]


def _name(row: Row) -> str:
    return f"{row['iso3']}, {row['agreement_kind']}"


def _days(row: Row) -> str:
    return ", ".join(f"{column} {row[column].isoformat()}" for column in DAYS.values() if row[column])


ENFORCEMENT_AGREEMENTS = EnforcementAgreements()
