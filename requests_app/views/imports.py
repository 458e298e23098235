"""A register from a file: upload, result of the check, confirmation, progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from accounts.models import Person
from accounts.sight import viewing
from accounts.vocab import Level
from common import clock
from common.display import Fact
from common.errors import Forbidden, Refusal
from common.keyset import Keyset
from common.refusals import shown_on
from common.templatetags import ui
from common.uploads import above_ceiling
from requests_app import policies
from requests_app.forms import UploadForm
from requests_app.models import ImportJob
from requests_app.services import templates, uploads
from requests_app.views.register import court_person

LATEST: Final = 10
PAGE: Final = 100
CSV: Final = "text/csv; charset=utf-8"


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The form that takes the file, and the latest imports."""
    person = court_person(request)
    policies.check_may_log(person)
    form = UploadForm(request.POST or None, request.FILES or None, person=person)
    if request.method == "POST" and above_ceiling(request):
        form.errors["file"] = form.error_class([uploads.too_large()])
    elif request.method == "POST" and form.is_valid():
        with shown_on(form):
            made = uploads.upload(
                form.cleaned_data["file"],
                compartment=form.cleaned_data.get("compartment"),
                by=person,
                at=clock.now(),
            )
            return redirect(made)
    latest = list(ImportJob.objects.select_related("compartment").order_by("-id")[:LATEST])
    context = {"form": form, "latest": latest, "marking": _marking(latest)}
    return render(request, "requests_app/imports.html", context, status=400 if form.errors else 200)


@require_GET
def show(request: HttpRequest, upload: str) -> HttpResponse:
    """One import: how far it is, every error of every row, or what would change and the button that confirms it."""
    court_person(request)
    job = _found(upload)
    findings = Keyset("id").page(job.findings.order_by("id"), size=PAGE, cursor=request.GET.get("after", ""))
    context = {
        "job": job,
        "findings": findings,
        "facts": _facts(job),
        "has_bad_rows": job.file and job.bad_rows,
        "marking": _marking([job]),
    }
    return render(request, "requests_app/import.html", context)


@require_GET
def progress(request: HttpRequest, upload: str) -> HttpResponse:
    """How far it is, as the piece of the page that shows it; the whole page once it is over."""
    court_person(request)
    job = _found(upload)
    if not job.under_way:
        return HttpResponseClientRefresh()
    return render(request, "requests_app/import_progress.html", {"job": job})


@require_POST
def confirm(request: HttpRequest, upload: str) -> HttpResponse:
    """Has the checked file imported."""
    person = court_person(request)
    return _do(request, upload, lambda job: uploads.confirm(job, by=person, at=clock.now()))


@require_POST
def check_again(request: HttpRequest, upload: str) -> HttpResponse:
    """Has the file checked once more."""
    court_person(request)
    return _do(request, upload, lambda job: uploads.check_again(job, at=clock.now()))


@require_POST
def cancel(request: HttpRequest, upload: str) -> HttpResponse:
    """Gives the import up."""
    court_person(request)
    return _do(
        request,
        upload,
        lambda job: uploads.cancel(job, at=clock.now()),
        _("Cancelled: nothing of the file is in the register, and the file is deleted."),
    )


@require_GET
def bad_rows(request: HttpRequest, upload: str) -> HttpResponseBase:
    """Just the rows with errors, to be corrected and uploaded again."""
    person = court_person(request)
    job = _found(upload)
    if not job.file:
        raise Refusal(_("The file is kept no longer; upload it again."))
    response = StreamingHttpResponse(_bad_rows(job, person), content_type=CSV)
    response["Content-Disposition"] = 'attachment; filename="rows-to-correct.csv"'
    return response


@require_GET
def template_csv(request: HttpRequest) -> HttpResponse:
    """The header as a CSV file."""
    court_person(request)
    response = HttpResponse("".join(templates.csv_lines()), content_type=CSV)
    response["Content-Disposition"] = 'attachment; filename="requests-template.csv"'
    return response


@require_GET
def template_workbook(request: HttpRequest) -> HttpResponseBase:
    """The header as a workbook, with a second sheet that explains the columns."""
    court_person(request)
    return FileResponse(templates.workbook(), as_attachment=True, filename="requests-template.xlsx")


def _bad_rows(job: ImportJob, person: Person) -> Iterator[str]:
    """The stream outlives the view's transaction, and so opens its own."""
    with viewing(person):
        yield from uploads.bad_rows(job)


def _facts(job: ImportJob) -> list[Fact]:
    return [
        Fact(_("Uploaded by"), job.requested_by.name if job.requested_by else None),
        Fact(_("Uploaded"), ui.moment(job.requested_at)),
        Fact(_("Compartment"), job.compartment.name if job.compartment else None),
        Fact(
            _("File"),
            ui.moment(job.expires_at) if job.file else _("deleted"),
            note=_("kept until") if job.file else "",
        ),
    ]


def _found(code: str) -> ImportJob:
    return get_object_or_404(ImportJob.objects.select_related("compartment", "requested_by"), code=code)


def _do(request: HttpRequest, code: str, action: Callable[[ImportJob], None], done: str = "") -> HttpResponse:
    job = _found(code)
    try:
        action(job)
    except Forbidden:
        raise
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        if done:
            messages.success(request, done)
    return redirect(job)


def _marking(jobs: list[ImportJob]) -> Level:
    """A file of a register is confidential at least."""
    return Level.UNDER_SEAL if any(job.compartment_id for job in jobs) else Level.CONFIDENTIAL
