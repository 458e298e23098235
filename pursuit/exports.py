"""The list of instances as CSV: UTF-8, ISO dates, one header line."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse

from accounts.vocab import Level
from common.tabular import csv_lines, guarded
from pursuit.models import Case, CaseQuerySet
from pursuit.vocab import Precision

PUBLIC_COLUMNS = ("iso3", "state", "status", "since", "person", "public_text", "synthetic")
COURT_COLUMNS = ("level", "duty", "due_on", "due_step")


def leaving() -> CaseQuerySet:
    """What may go into a file: a file leaves the compartment with whoever takes it."""
    rows = Case.objects.with_list_data().filter(compartment=None).exclude(level=Level.UNDER_SEAL)
    return rows.order_by("began_on", "id")


def cases_csv(rows: Iterable[Case], *, inside: bool) -> HttpResponse:
    """The instances; of a month that alone is known, only the month is written."""
    header = (*PUBLIC_COLUMNS, *(COURT_COLUMNS if inside else ()))
    lines = [[guarded(_cell(row, column)) for column in header] for row in rows]
    response = HttpResponse(csv_lines([header, *lines]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="non-cooperation.csv"'
    return response


def _cell(row: Case, column: str) -> str:
    match column:
        case "iso3":
            return row.partner.code
        case "state":
            return row.partner.name
        case "since":
            day = row.began_on.isoformat()
            return day[:7] if row.precision == Precision.MONTH else day
        case "person":
            return row.warrant.suspect.name if row.warrant else ""
        case "synthetic":
            return "yes" if row.synthetic else "no"
        case "due_on":
            return row.due_on.isoformat() if row.due_on else ""
    return str(getattr(row, column))
