"""The lists as CSV: UTF-8, ISO dates, one header line."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpResponse

from agreements.models import Agreement
from agreements.queries.participation import Participation
from common.asof import AsOf, Period
from partners.models import TreatyEvent
from partners.queries import groups_on
from partners.vocab import Treaty


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


def participation_csv(treaty: Treaty, rows: Iterable[Participation], at: AsOf) -> HttpResponse:
    """Every State with its part in the treaty and in the Rome Statute on the day."""
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
            )
            for row in rows
        ),
    )


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


def _csv(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows)
    return response
