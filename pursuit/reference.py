"""Loads duties.csv and noncooperation.csv: States bound without being parties, and instances that are public history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from accounts.vocab import Level, Organ
from common.asof import start_of
from common.errors import Rejected
from common.findings import Finding
from common.reference import Change, ChangeKind
from common.tabular import Column, Row, code, day, once, one_of
from partners.models import Partner, Situation
from partners.vocab import Provenance
from pursuit.models import Case, CaseEvent, Duty
from pursuit.queries.duty import bound
from pursuit.vocab import CaseEventKind, CaseStatus, DutyBasis, Precision


class Duties:
    """Duties of States that are no parties, keyed by State, situation, basis and first day."""

    file = "duties.csv"
    optional = True
    columns: Sequence[Column] = (
        Column("iso3", code(3), required=True),
        Column("situation"),
        Column(
            "basis",
            one_of((DutyBasis.COUNCIL.value, DutyBasis.ACCEPTANCE.value, DutyBasis.ARRANGEMENT.value)),
            required=True,
        ),
        Column("starts_on", day, required=True),
        Column("ends_on", day),
        Column("verified", one_of(Provenance.values)),
        Column("source", required=True),
    )

    def is_empty(self) -> bool:
        """Whether none is registered yet."""
        return not Duty.objects.exists()

    def check(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """No duty stands twice, and none ends before it begins."""
        yield from once(rows, _key)
        for row in rows:
            if row["ends_on"] and row["ends_on"] < row["starts_on"]:
                yield row.finding(_("lies before the first day; correct one of the two."), "ends_on")

    def apply(self, rows: Sequence[Row], *, known_at: datetime) -> list[Change]:
        """Adds and changes duties; reports what the file no longer has."""
        states = _states(rows)
        situations = {situation.code: situation for situation in Situation.objects.all()}
        unknown = [
            row.finding(_("is no situation of the register; load situations.csv first."), "situation")
            for row in rows
            if row["situation"] and row["situation"] not in situations
        ]
        if unknown:
            raise Rejected(unknown)
        known = {
            (
                duty.partner.code,
                duty.situation.code if duty.situation else "",
                duty.basis,
                duty.starts_on,
            ): duty
            for duty in Duty.objects.select_related("partner", "situation")
        }
        changes = []
        for row in rows:
            rest = {
                "ends_on": row["ends_on"],
                "verified": row["verified"] or "",
                "source": row["source"],
            }
            duty = known.pop(_key(row), None)
            if duty is None:
                duty = Duty.objects.create(
                    partner=states[row["iso3"]],
                    situation=situations.get(row["situation"]),
                    basis=row["basis"],
                    starts_on=row["starts_on"],
                    **rest,
                )
                changes.append(Change(ChangeKind.ADDED, str(duty)))
            elif any(getattr(duty, name) != value for name, value in rest.items()):
                Duty.objects.filter(pk=duty.pk).update(**rest)
                changes.append(Change(ChangeKind.CHANGED, str(duty)))
        return changes + [Change(ChangeKind.ABSENT, str(duty)) for duty in known.values()]


class Instances:
    """Instances of which a public report names State and month; nobody knows the day, and nothing is added.

    What the report says became known on the day of the report.
    """

    file = "noncooperation.csv"
    optional = True
    columns: Sequence[Column] = (
        Column("iso3", code(3), required=True),
        Column("month", day, required=True),
        Column("document", required=True),
        Column("reported_on", day, required=True),
        Column("public_text", required=True),
        Column("source", required=True),
    )

    def is_empty(self) -> bool:
        """Whether none is registered yet."""
        return not self._known()

    def check(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """No State stands twice in a month; a month is its first day, and is reported afterwards."""
        yield from once(rows, lambda row: (row["iso3"], row["month"]))
        for row in rows:
            if row["month"].day != 1:
                yield row.finding(_("is no first day; write a month as its first day."), "month")
            if row["reported_on"] < row["month"]:
                yield row.finding(_("lies before the month; correct one of the two."), "reported_on")

    def apply(self, rows: Sequence[Row], *, known_at: datetime) -> list[Change]:
        """Adds instances that are new; those that are there stay as people have kept them since."""
        states = _states(rows)
        known = {(case.partner.code, case.began_on): case for case in self._known()}
        changes = []
        for row in rows:
            if known.pop((row["iso3"], row["month"]), None) is None:
                case = _add(row, states[row["iso3"]], known_at)
                changes.append(Change(ChangeKind.ADDED, str(case), row["month"].strftime("%Y-%m")))
        return changes + [Change(ChangeKind.ABSENT, str(case)) for case in known.values()]

    def _known(self) -> list[Case]:
        """Those that came from such a file: nobody opened them."""
        return list(Case.objects.filter(opened_by=None, synthetic=False).select_related("partner"))


DUTIES = Duties()
INSTANCES = Instances()


def _key(row: Row) -> tuple[str, str, str, date]:
    return row["iso3"], row["situation"], row["basis"], row["starts_on"]


def _states(rows: Sequence[Row]) -> dict[str, Partner]:
    states = {state.code: state for state in Partner.objects.states()}
    findings = [
        row.finding(_("is no State of the register; load states.csv first."), "iso3")
        for row in rows
        if row["iso3"] not in states
    ]
    if findings:
        raise Rejected(findings)
    return states


def _add(row: Row, state: Partner, known_at: datetime) -> Case:
    known_from = min(start_of(row["reported_on"]), known_at)
    duty = bound([state], row["month"], known_at)[0]
    case = Case.objects.create(
        partner=state,
        status=CaseStatus.REPORTED,
        began_on=row["month"],
        precision=Precision.MONTH,
        duty=duty.basis,
        duty_source=duty.source,
        public_text=row["public_text"],
        published_on=row["reported_on"],
        source=row["source"],
        owner_organ=Organ.REGISTRY,
        level=Level.PUBLIC,
        opened_at=known_from,
    )
    acted, reported = CaseEventKind.PRESIDENT_ACTED, CaseEventKind.REPORTED
    for kind, on, precision, document in (
        (acted, row["month"], Precision.MONTH, ""),
        (reported, row["reported_on"], Precision.DAY, row["document"]),
    ):
        CaseEvent.objects.create(
            case=case,
            kind=kind,
            effective_on=on,
            precision=precision,
            known_from=known_from,
            document=document,
            is_public=True,
        )
    return case
