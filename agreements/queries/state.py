"""Everything about agreements with one State on a day: which types, which not yet, what next, who talks to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.utils.functional import Promise

from agreements.models import Agreement, Placement, Remark, Support
from agreements.queries.placements import Case, cases
from agreements.vocab import CONCLUDED, OVER, AgreementKind, RemarkKind
from agreements.workflow import NEW, NEXT
from common.asof import AsOf
from partners.models import Partner

FOUR = (
    AgreementKind.RELOCATION,
    AgreementKind.ENFORCEMENT,
    AgreementKind.INTERIM_RELEASE,
    AgreementKind.RELEASE,
)
"""The types of which a State may hold up to four."""

LATEST: Final = 10
"""So many placements stand on the page of a State; the others are in the list."""


@dataclass(frozen=True, slots=True)
class TypeLine:
    """One type with the State. Without agreement it is not begun, or (`hidden`) nothing may be said of it."""

    kind: AgreementKind
    agreement: Agreement | None
    hidden: bool
    next_step: str | Promise
    contacts: list[Remark]
    conditions: list[Remark]
    sent: Remark | None
    lacking: Remark | None

    @property
    def held(self) -> bool:
        """Whether the agreement is concluded and has not ended."""
        return (
            self.agreement is not None
            and self.agreement.stage in CONCLUDED
            and self.agreement.stage not in OVER
        )


@dataclass(frozen=True, slots=True)
class StateView:
    """What the page of a State shows."""

    lines: list[TypeLine]
    cases: list[Case]
    more_cases: bool
    support: list[Support]

    @property
    def held(self) -> int:
        """How many of the types that may be told the State holds."""
        return sum(line.held for line in self.lines if line.kind in FOUR)

    @property
    def told(self) -> int:
        """Of how many types that is said."""
        return sum(line.kind in FOUR and not line.hidden for line in self.lines)


def state_view(partner: Partner, at: AsOf, *, sees_relocation: bool) -> StateView:
    """The State on the day, as far as the viewer sees. A few queries, however many agreements there are.

    `sees_relocation` is whether the viewer is in a compartment that holds relocation agreements: nobody else is told
    whether there is one.
    """
    found_rows = Agreement.objects.filter(partner=partner).with_stages(at.on, at.known_at)
    rows = sorted(found_rows.select_related("partner"), key=lambda row: (row.since, row.pk), reverse=True)
    remarks = list(
        Remark.objects.holding(at.on, at.known_at)
        .filter(agreement__in=[row.pk for row in rows])
        .exclude(kind=RemarkKind.SOURCE_DIFFERS)
        .select_related("model_text", "recorded_by")
        .order_by("effective_on", "id")
    )
    lines = [
        line
        for kind in (*FOUR, AgreementKind.ENFORCEMENT_AD_HOC)
        for line in _lines(
            kind, [row for row in rows if row.kind == kind], remarks, sees_relocation=sees_relocation
        )
    ]
    latest = Placement.objects.begun(at).filter(request__partner=partner).order_by("-id")
    found = cases(list(latest.with_request()[: LATEST + 1]), at)
    around = Q(giver=partner) | Q(receiver=partner)
    return StateView(
        lines,
        found[:LATEST],
        len(found) > LATEST,
        list(Support.objects.begun(at.on, at.known_at).filter(around)),
    )


def _lines(
    kind: AgreementKind, rows: Sequence[Agreement], remarks: Sequence[Remark], *, sees_relocation: bool
) -> list[TypeLine]:
    """A line for each agreement of the type; one that says so where there is none, but for single sentences."""
    if not rows:
        if kind is AgreementKind.ENFORCEMENT_AD_HOC:
            return []
        hidden = kind is AgreementKind.RELOCATION and not sees_relocation
        return [TypeLine(kind, None, hidden, "" if hidden else NEXT[NEW], [], [], None, None)]

    def line(row: Agreement) -> TypeLine:
        own = [remark for remark in remarks if remark.agreement_id == row.pk]

        def of(wanted: RemarkKind) -> list[Remark]:
            return [remark for remark in own if remark.kind == wanted]

        return TypeLine(
            kind,
            row,
            False,
            NEXT[row.stage],
            of(RemarkKind.CONTACT),
            of(RemarkKind.CONDITION),
            next(reversed(of(RemarkKind.MODEL_SENT)), None),
            next(reversed(of(RemarkKind.CAPACITY)), None),
        )

    return [line(row) for row in rows]
