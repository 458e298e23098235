"""The lists as CSV: UTF-8, ISO dates, one header line."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.http import HttpResponse

from agreements.models import Agreement, Incident, NationalFact, OutreachEvent
from agreements.queries.comparison import Rate, told
from agreements.queries.participation import Participation
from agreements.queries.pipeline import Conversion
from agreements.queries.placements import Case
from agreements.queries.regions import Region
from agreements.vocab import Basis
from common.asof import AsOf, Period
from common.tabular import guarded
from partners.models import TreatyEvent
from partners.queries import groups_on
from partners.vocab import Treaty
from requests_app.vocab import Family


def agreements_csv(rows: Iterable[Agreement], at: AsOf) -> HttpResponse:
    """Agreements with their stage on the day; the codes are those of the reference files."""
    groups = groups_on(at.on)
    return _csv(
        f"agreements-{at.on.isoformat()}.csv",
        (
            "iso3",
            "state",
            "group",
            "agreement_kind",
            "form",
            "stage",
            "signature_date",
            "entry_into_force",
            "synthetic",
        ),
        (
            (
                row.partner.code,
                row.partner.name,
                groups.get(row.partner_id, ""),
                row.kind,
                row.form,
                row.stage,
                row.signed_on,
                row.in_force_on,
                "yes" if row.synthetic else "no",
            )
            for row in rows
        ),
    )


def participation_csv(
    treaty: Treaty, rows: Iterable[Participation], latest: Mapping[int, NationalFact], at: AsOf
) -> HttpResponse:
    """Every State with its part in the treaty and in the Rome Statute on the day, and what its law says of the treaty."""
    return _csv(
        f"{treaty.replace('_', '-')}-{at.on.isoformat()}.csv",
        (
            "iso3",
            "state",
            "group",
            "status",
            "standing",
            "state_party",
            "signature_date",
            "deposit_date",
            "entry_into_force",
            "withdrawal_notified",
            "withdrawal_effective",
            "implementation",
            "legislation",
        ),
        (
            (
                row.partner.code,
                row.partner.name,
                row.group or "",
                row.status,
                row.standing,
                "yes" if row.state_party else "no",
                row.signed_on,
                row.deposited_on,
                row.in_force_on,
                row.notice_on,
                row.leaves_on,
                *_law(latest.get(row.partner.pk)),
            )
            for row in rows
        ),
    )


def _law(fact: NationalFact | None) -> tuple[str, str]:
    return (fact.extent, fact.legislation) if fact else ("", "")


def steps_csv(treaty: Treaty, steps: Iterable[TreatyEvent], period: Period) -> HttpResponse:
    """The steps of States between two days."""
    return _csv(
        f"{treaty.replace('_', '-')}-{period.start.isoformat()}-{period.end.isoformat()}.csv",
        ("date", "iso3", "state", "step", "instrument", "source"),
        (
            (
                step.effective_on,
                step.partner.code,
                step.partner.name,
                step.kind,
                step.instrument,
                step.source,
            )
            for step in steps
        ),
    )


def placements_csv(rows: Iterable[Case], at: AsOf) -> HttpResponse:
    """Placements as they stood on the day; days are calendar days from the day of asking."""
    return _csv(
        f"placements-{at.on.isoformat()}.csv",
        (
            "person",
            "iso3",
            "state",
            "family",
            "basis",
            "request",
            "cost_source",
            "outcome",
            "asked_on",
            "answered_on",
            "executed_on",
            "days_to_answer",
            "days_to_execution",
            "waiting_days",
            "synthetic",
        ),
        (
            (
                row.placement.person,
                row.placement.request.partner.code,
                row.placement.request.partner.name,
                row.placement.request.family,
                row.basis,
                row.placement.request.reference or "",
                row.cost_source,
                row.outcome,
                row.asked_on,
                row.answered_on,
                row.executed_on,
                row.days_to_answer,
                row.days_to_execution,
                row.waiting_days,
                "yes" if row.placement.synthetic else "no",
            )
            for row in rows
        ),
    )


def comparison_csv(rates: Mapping[Family, Mapping[Basis, Rate]], at: AsOf) -> HttpResponse:
    """Framework against ad hoc; what is withheld or too few has empty cells."""
    lines = [
        {"family": family, "basis": basis, **told(rate), "withheld": "yes" if rate.withheld else "no"}
        for family, of_basis in rates.items()
        for basis, rate in of_basis.items()
    ]
    return _csv(
        f"framework-and-ad-hoc-{at.on.isoformat()}.csv",
        list(lines[0]),
        (list(line.values()) for line in lines),
    )


def conversion_csv(rows: Iterable[Conversion], at: AsOf) -> HttpResponse:
    """From willingness to conclusion; shares and medians of too few have empty cells."""
    return _csv(
        f"willingness-and-conclusion-{at.on.isoformat()}.csv",
        ("agreement_kind", "willing", "concluded", "lapsed_or_declined", "open", "share", "median_days"),
        (
            (
                row.kind,
                row.willing,
                row.concluded,
                row.left,
                row.open,
                None if row.share is None else round(row.share, 3),
                row.median_days,
            )
            for row in rows
        ),
    )


def regions_csv(rows: Iterable[Region], at: AsOf) -> HttpResponse:
    """States with a concluded agreement that has not ended, by group and type."""
    return _csv(
        f"agreements-by-region-{at.on.isoformat()}.csv",
        ("group", "states_parties", "with_any", "agreement_kind", "concluded", "in_force", "talks", "gap"),
        (
            (
                row.group,
                row.states_parties,
                row.with_any,
                kind,
                cell.concluded,
                cell.in_force,
                cell.talks,
                "yes" if cell.gap else "no",
            )
            for row in rows
            for kind, cell in row.cells.items()
        ),
    )


def incidents_csv(rows: Iterable[Incident]) -> HttpResponse:
    """Incidents on privileges and immunities; an open one has no day of its resolution."""
    return _csv(
        "incidents.csv",
        (
            "date",
            "iso3",
            "state",
            "protection",
            "article",
            "summary",
            "reading_of_state",
            "reading_of_court",
            "recommendation",
            "resolved",
            "outcome",
            "organ",
            "level",
        ),
        (
            (
                row.happened_on,
                row.partner.code,
                row.partner.name,
                row.protection,
                row.article,
                row.summary,
                row.reading_of_state,
                row.reading_of_court,
                row.recommendation and row.recommendation.number,
                row.resolved_on,
                row.outcome,
                row.owner_organ,
                row.level,
            )
            for row in rows
        ),
    )


def events_csv(rows: Iterable[OutreachEvent]) -> HttpResponse:
    """Outreach events, planned, held and cancelled."""
    return _csv(
        "outreach.csv",
        (
            "from",
            "until",
            "title",
            "kind",
            "place",
            "status",
            "reason",
            "attendance",
            "funders",
            "recommendation",
            "source",
        ),
        (
            (
                row.starts_on,
                row.ends_on,
                row.title,
                row.kind,
                row.place,
                row.status,
                row.reason,
                row.attendance,
                "; ".join(row.funders.splitlines()),
                row.recommendation and row.recommendation.number,
                row.source,
            )
            for row in rows
        ),
    )


def _csv(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return response


def _cell(value: object) -> object:
    """Days as ISO writes them, texts so that no spreadsheet takes them for a formula."""
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value) if isinstance(value, str) else value
