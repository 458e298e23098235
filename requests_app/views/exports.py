"""What one takes away of the registers: the filtered list as CSV or XLSX, in the columns of the import.

Nothing under seal leaves its compartment this way.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from accounts.audit import record_export
from accounts.models import Person
from accounts.sight import viewing
from accounts.vocab import Level
from common import clock
from common.errors import Refusal
from requests_app.filters import RequestFilter
from requests_app.models import RequestQuerySet
from requests_app.services import exports
from requests_app.views.register import court_person, sort_of


@require_GET
def export_csv(request: HttpRequest) -> HttpResponseBase:
    """The filtered list as CSV, streamed: it begins at once, however long it is."""
    person, rows = court_person(request), _filtered(request)
    response = StreamingHttpResponse(
        _lines(rows, person, request.path), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{_name()}.csv"'
    return response


@require_GET
def export_workbook(request: HttpRequest) -> HttpResponseBase:
    """The filtered list as a workbook, made in a temporary file."""
    person, rows = court_person(request), _filtered(request)
    record_export(rows, by=person, path=request.path)
    return FileResponse(exports.workbook(rows), as_attachment=True, filename=f"{_name()}.xlsx")


def _filtered(request: HttpRequest) -> RequestQuerySet:
    filters = RequestFilter(request.GET, person=court_person(request), on=clock.today())
    if not filters.is_valid():
        raise Refusal(" ".join(str(error) for errors in filters.errors.values() for error in errors))
    found: RequestQuerySet = filters.qs
    return found.exclude(level=Level.UNDER_SEAL).order_by(sort_of(filters), "id")


def _lines(rows: RequestQuerySet, person: Person, path: str) -> Iterator[str]:
    """The stream outlives the view's transaction, and so opens its own."""
    with viewing(person):
        record_export(rows, by=person, path=path)
        yield from exports.csv_lines(rows)


def _name() -> str:
    return f"requests-{clock.today().isoformat()}"
