"""What one takes away of the registers: the filtered list as CSV or XLSX, in the columns of the import.

CSV is streamed at once; a workbook is made by the worker. Nothing under seal leaves its compartment this way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from accounts.audit import record_export
from accounts.models import Person
from accounts.sight import viewing
from accounts.vocab import Level
from common import clock
from common.asof import court_day
from common.display import Fact
from common.jobs import JobStatus
from common.templatetags import ui
from requests_app.filters import RequestFilter
from requests_app.models import ExportJob, RequestQuerySet
from requests_app.services import exports as lines
from requests_app.services import workbooks
from requests_app.views.register import court_person

LATEST: Final = 20
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def export_csv(request: HttpRequest) -> HttpResponseBase:
    """The filtered list as CSV, streamed: it begins at once, however long it is."""
    person = court_person(request)
    rows = RequestFilter(request.GET, person=person, on=clock.today()).takeable()
    response = StreamingHttpResponse(
        _lines(rows, person, request.path), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="requests-{clock.today().isoformat()}.csv"'
    return response


@require_http_methods(["GET", "POST"])
def exports(request: HttpRequest) -> HttpResponse:
    """The person's workbooks; whoever posts to an address with filters has one made of what fits them."""
    person = court_person(request)
    if request.method == "POST":
        filters = RequestFilter(request.GET, person=person, on=clock.today())
        filters.takeable()
        return redirect(workbooks.request_workbook(query=filters.address(), by=person, at=clock.now()))
    context = {"latest": _own().order_by("-id")[:LATEST], "marking": Level.CONFIDENTIAL}
    return render(request, "requests_app/exports.html", context)


@require_GET
def show(request: HttpRequest, export: str) -> HttpResponse:
    """One workbook: how far it is, then the file."""
    court_person(request)
    job = _found(export)
    context = {"job": job, "facts": _facts(job), "marking": Level.CONFIDENTIAL}
    return render(request, "requests_app/export.html", context)


@require_GET
def progress(request: HttpRequest, export: str) -> HttpResponse:
    """How far it is, as the piece of the page that shows it; the whole page once it is over."""
    court_person(request)
    job = _found(export)
    if not job.under_way:
        return HttpResponseClientRefresh()
    return render(request, "requests_app/export_progress.html", {"job": job})


@require_GET
def download(request: HttpRequest, export: str) -> FileResponse:
    """The file, for whoever asked for it."""
    person, job = court_person(request), _found(export, status=JobStatus.DONE)
    response = FileResponse(
        workbooks.taken(job, by=person, path=request.path),
        as_attachment=True,
        filename=f"requests-{court_day(job.requested_at).isoformat()}.xlsx",
        content_type=XLSX,
    )
    response["Content-Length"] = job.size
    return response


@require_POST
def remove(request: HttpRequest, export: str) -> HttpResponse:
    """Gives it up, or deletes the file."""
    court_person(request)
    workbooks.remove(_found(export))
    messages.success(request, _("The export is deleted."))
    return redirect("requests:exports")


def _lines(rows: RequestQuerySet, person: Person, path: str) -> Iterator[str]:
    """The stream outlives the view's transaction, and so opens its own."""
    with viewing(person):
        record_export(rows, by=person, path=path)
        yield from lines.csv_lines(rows)


def _facts(job: ExportJob) -> list[Fact]:
    return [
        Fact(_("Asked for"), ui.moment(job.requested_at)),
        Fact(_("Requests"), ui.number(job.rows) if job.file else None),
        Fact(_("Size"), filesizeformat(job.size) if job.file else None),
        Fact(_("Kept until"), ui.moment(job.expires_at)),
    ]


def _own() -> QuerySet[ExportJob]:
    return ExportJob.objects.defer("keys")


def _found(code: str, **more: str) -> ExportJob:
    return get_object_or_404(_own(), code=code, **more)
