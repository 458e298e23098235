"""Which State could enforce a sentence: who agreed to what, and who has how many already (article 103(3); rule 201)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agreements.models import Agreement, Remark
from agreements.queries.placements import Case
from agreements.vocab import AgreementKind, Outcome, RemarkKind, Stage
from common.asof import AsOf
from partners.queries import groups_on
from partners.vocab import RegionalGroup

ABLE = (Stage.IN_FORCE, Stage.SIGNED, Stage.TEXT_AGREED, Stage.NEGOTIATING, Stage.WILLINGNESS)
"""States on the list of those willing, what is nearest to acceptance first (article 103(1)(a))."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A State that is willing to accept sentenced persons, on the day."""

    agreement: Agreement
    group: RegionalGroup | None
    conditions: list[str]
    asked: int
    accepted: int
    refused: int
    serving: int


def candidates(at: AsOf, found: Sequence[Case]) -> list[Candidate]:
    """The willing States, with what the designations `found` of the day tell of them: agreements in force first, and of equals those with fewer persons, so that burdens are shared."""
    rows = [
        row
        for row in Agreement.objects.filter(kind=AgreementKind.ENFORCEMENT)
        .with_stages(at.on, at.known_at)
        .in_order()
        if row.stage in ABLE
    ]
    conditions: dict[int, list[str]] = {}
    for remark in Remark.objects.holding(at.on, at.known_at).filter(
        kind=RemarkKind.CONDITION, agreement__in=[row.pk for row in rows]
    ):
        conditions.setdefault(remark.agreement_id, []).append(remark.text)
    told: Counter[tuple[int, Outcome]] = Counter()
    for case in found:
        told[case.placement.request.partner_id, case.outcome] += 1
    groups = groups_on(at.on)

    def candidate(row: Agreement) -> Candidate:
        def count(*outcomes: Outcome) -> int:
            return sum(told[row.partner_id, outcome] for outcome in outcomes)

        return Candidate(
            row,
            groups.get(row.partner_id),
            conditions.get(row.pk, []),
            count(*(one for one in Outcome if one not in (Outcome.PREPARED, Outcome.WITHDRAWN))),
            count(Outcome.ACCEPTED, Outcome.EXECUTED, Outcome.ENDED),
            count(Outcome.REFUSED),
            count(Outcome.EXECUTED),
        )

    return sorted(
        (candidate(row) for row in rows),
        key=lambda one: (ABLE.index(Stage(one.agreement.stage)), one.serving, one.agreement.partner.sort_key),
    )
