"""Loads where sources give another day than the file of agreements; the rule of the register decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from agreements.models import Agreement, Remark
from agreements.services import record_other_source
from agreements.vocab import DAYS_TOLD, AgreementKind, Authority, RemarkKind
from common.asof import start_of
from common.errors import Refusal, Rejected
from common.findings import Finding
from common.reference import Change, ChangeKind
from common.tabular import Column, Row, code, day, once, one_of


class AgreementConflicts:
    """Of a State and type the file speaks of the agreement that was written first."""

    file = "agreement_conflicts.csv"
    optional = True
    columns = (
        Column("iso3", code(3), required=True),
        Column("agreement_kind", one_of(AgreementKind.values), True),
        Column("stage", one_of(DAYS_TOLD), True),
        Column("kept_authority", one_of(Authority.values), True),
        Column("other_day", day, required=True),
        Column("other_authority", one_of(Authority.values), True),
        Column("other_source", required=True),
        Column("note"),
    )

    def is_empty(self) -> bool:
        """Whether no such conflict is registered yet."""
        return not Remark.objects.filter(kind=RemarkKind.SOURCE_DIFFERS).exists()

    def check(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """No day of one stage stands twice."""
        yield from once(
            rows, lambda row: (row["iso3"], row["agreement_kind"], row["stage"], row["other_day"])
        )

    def apply(self, rows: Sequence[Row], *, known_at: datetime) -> list[Change]:
        """Records what is new, known from the day of the other source on an empty register, else from `known_at`."""
        first = self.is_empty()
        changes, findings = [], []
        for row in rows:
            agreement = (
                Agreement.objects.without_relocation()
                .filter(partner__code=row["iso3"], kind=row["agreement_kind"], synthetic=False)
                .order_by("id")
                .first()
            )
            if agreement is None:
                findings.append(row.finding(_("The register has no such agreement; load it first."), "iso3"))
                continue
            known = agreement.remarks.standing().filter(
                kind=RemarkKind.SOURCE_DIFFERS, stage=row["stage"], other_day=row["other_day"]
            )
            if known.exists():
                continue
            try:
                record_other_source(
                    agreement,
                    stage=row["stage"],
                    other_day=row["other_day"],
                    source=row["other_source"],
                    authority=row["other_authority"],
                    kept_authority=row["kept_authority"],
                    text=row["note"] or "",
                    known_at=start_of(row["other_day"]) if first else known_at,
                )
            except Refusal as refusal:
                findings.append(row.finding(refusal.sentence))
            else:
                name = f"{row['iso3']}, {row['agreement_kind']}, {row['stage']}"
                changes.append(Change(ChangeKind.ADDED, name, row["other_day"].isoformat()))
        if findings:
            raise Rejected(findings)
        return changes


AGREEMENT_CONFLICTS = AgreementConflicts()
