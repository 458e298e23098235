"""The lists as CSV: UTF-8, ISO dates, one header line."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpResponse

from agreements.models import Agreement
from agreements.queries.apic import Standing
from common.asof import AsOf
from partners.queries import groups_on


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


def apic_csv(rows: Iterable[Standing], at: AsOf) -> HttpResponse:
    """Every State with its part in APIC and in the Rome Statute on the day."""
    return _csv(
        f"apic-{at.on.isoformat()}.csv",
        (
            "iso3",
            "state",
            "group",
            "status",
            "state_party",
            "signature_date",
            "deposit_date",
            "entry_into_force",
        ),
        (
            (
                row.partner.code,
                row.partner.name,
                row.group or "",
                row.status,
                "yes" if row.state_party else "no",
                row.signed_on,
                row.deposited_on,
                row.in_force_on,
            )
            for row in rows
        ),
    )


def _csv(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows)
    return response
