"""Public warrants as a file: taken away, and brought in after a person has seen and confirmed every difference."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import Person
from accounts.people import signed_in
from accounts.vocab import Level
from arrests import policies
from arrests.exports import warrants_csv
from arrests.forms import AsOfForm
from arrests.forms.file import FileForm
from arrests.models import WarrantFile
from arrests.services.files import compare, confirm_file, discard_file, keep_file
from common import clock
from common.errors import Forbidden, Refusal
from common.reference import ChangeKind
from common.refusals import shown_on
from common.uploads import above_ceiling

LATEST = 10


@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """The warrants of a day in the format of warrants.csv, as far as the reader sees them and never those under seal."""
    form = AsOfForm(request.GET)
    form.refuse_errors()
    at = form.as_of(today=clock.today(), now=clock.now())
    response = HttpResponse(warrants_csv(at.on, at.known_at), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="warrants-{at.on.isoformat()}.csv"'
    return response


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The form that takes a file, the file that waits, and those that were imported."""
    person = _importer(request)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and above_ceiling(request):
        form.errors["file"] = form.error_class(
            [_("The file is larger than 5 MB; a list of warrants never is.")]
        )
    elif form.is_bound and form.is_valid():
        upload = form.cleaned_data["file"]
        with shown_on(form):
            try:
                return redirect(keep_file(name=upload.name, content=upload.read(), by=person))
            except Refusal as refusal:
                raise Refusal(refusal.sentence, field="file") from refusal
    files = WarrantFile.objects.defer("content").select_related("recorded_by")
    context = {
        "form": form,
        "waiting": files.filter(recorded_by=person, confirmed_at=None).first(),
        "imported": files.filter(confirmed_at__isnull=False).order_by("-confirmed_at", "-pk")[:LATEST],
        "marking": Level.CONFIDENTIAL,
    }
    return render(request, "arrests/import.html", context, status=400 if form.errors else 200)


@require_GET
def file(request: HttpRequest, file: str) -> HttpResponse:
    """What a file would change, row by row and cell by cell; or that it was imported."""
    person, kept = _importer(request), _found(file)
    context: dict[str, Any] = {"file": kept, "marking": Level.CONFIDENTIAL}
    if kept.confirmed_at is None:
        found = compare(kept, known_at=clock.now(), by=person)
        context |= {
            "found": found,
            "noted": found.of(ChangeKind.NOTED),
            "absent": found.of(ChangeKind.ABSENT),
        }
    return render(request, "arrests/import_file.html", context)


@require_POST
def confirm(request: HttpRequest, file: str) -> HttpResponse:
    """Imports the whole file."""
    person, kept = _importer(request), _found(file)
    try:
        done = confirm_file(kept, seen=request.POST.get("seen", ""), known_at=clock.now(), by=person)
    except Forbidden:
        raise
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        told = _("Imported: %(new)d new warrants, %(changed)d changed cells.")
        messages.success(request, told % {"new": len(done.new), "changed": len(done.changed)})
    return redirect(kept)


@require_POST
def discard(request: HttpRequest, file: str) -> HttpResponse:
    """Gives a file up that was not confirmed."""
    discard_file(_found(file), by=_importer(request))
    messages.success(request, _("The file is deleted; nothing of it is in the register."))
    return redirect("arrests:import")


def _importer(request: HttpRequest) -> Person:
    person = signed_in(request)
    policies.check_imports(person)
    return person


def _found(code: str) -> WarrantFile:
    return get_object_or_404(WarrantFile.objects.select_related("recorded_by"), code=code)
