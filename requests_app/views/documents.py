"""The documents of a request: shown, filed, replaced, withdrawn, and taken away through sight alone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.audit import record_read
from common import clock
from common.refusals import shown_on
from common.uploads import above_ceiling
from requests_app import policies
from requests_app.download import as_download
from requests_app.forms.document import DocumentsForm, VersionForm, WithdrawalForm
from requests_app.models import Document
from requests_app.queries import document_chains
from requests_app.services import documents as services
from requests_app.views.file import found
from requests_app.views.register import court_person


@require_http_methods(["GET", "POST"])
def documents(request: HttpRequest, code: str) -> HttpResponse:
    """All documents of a request with their versions, and the form that files more."""
    person, row = court_person(request), found(code)
    may_write = policies.may_write(row, person)
    form = None
    if request.method == "POST":
        policies.check_may_write(row, person)
        form = DocumentsForm(request.POST, request.FILES, request=row)
        if _fits(request, form) and form.is_valid():
            with shown_on(form):
                made = services.add_documents(
                    row, form.cleaned_data["upload"], by=person, known_at=clock.now(), **form.content()
                )
                sentence = ngettext("%d document is filed.", "%d documents are filed.", len(made))
                messages.success(request, sentence % len(made))
                return redirect("requests:documents", code=row.code)
    elif may_write:
        form = DocumentsForm(request=row)
    chains = document_chains(row)
    context = {
        "row": row,
        "form": form,
        "chains": chains,
        "may_write": may_write,
        "marking": record_read(
            [row, *(document for chain in chains for document in chain.versions)],
            by=person,
            path=request.path,
        ),
    }
    return render(request, "requests_app/documents/list.html", context, status=_status(form))


@require_safe
def download(request: HttpRequest, document: str) -> FileResponse:
    """The file as it was filed. It is never shown in the page's own context."""
    person, row = court_person(request), _document(document)
    record_read([row], by=person, path=request.path)
    return as_download(row)


@require_http_methods(["GET", "POST"])
def version(request: HttpRequest, document: str) -> HttpResponse:
    """The form that files a new version."""
    person, row = court_person(request), _document(document)
    policies.check_may_write(row.request, person)
    form = VersionForm.of(row)
    if request.method == "POST":
        form = VersionForm(request.POST, request.FILES, request=row.request)
        if _fits(request, form) and form.is_valid():
            with shown_on(form):
                services.add_version(
                    row, form.cleaned_data["upload"], by=person, known_at=clock.now(), **form.content()
                )
                messages.success(request, _("The new version is filed; the old one is kept."))
                return redirect("requests:documents", code=row.request.code)
    context = _about(request, row, form) | {"title": _("New version"), "submit": _("File the new version")}
    return render(request, "requests_app/documents/form.html", context, status=_status(form))


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, document: str) -> HttpResponse:
    """The form that marks a document as filed by mistake."""
    person, row = court_person(request), _document(document)
    policies.check_may_write(row.request, person)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            services.withdraw_document(row, by=person, **form.cleaned_data)
            messages.success(request, _("The document is marked as filed by mistake."))
            return redirect("requests:documents", code=row.request.code)
    context = _about(request, row, form) | {
        "title": _("Withdraw a document filed by mistake"),
        "submit": _("Withdraw the document"),
        "danger": "danger",
    }
    return render(request, "requests_app/documents/form.html", context, status=_status(form))


def _document(code: str) -> Document:
    """The document with the code, if it exists for whoever looks; 404 otherwise."""
    rows = Document.objects.select_related("request__partner")
    return get_object_or_404(rows, code=code)


def _about(request: HttpRequest, row: Document, form: forms.Form) -> dict[str, Any]:
    marking = record_read([row], by=court_person(request), path=request.path)
    return {"document": row, "row": row.request, "form": form, "marking": marking}


def _fits(request: HttpRequest, form: forms.Form) -> bool:
    """Whether the upload was small enough to be read; else the form says so."""
    if not above_ceiling(request):
        return True
    form.errors.clear()
    form.add_error(
        "upload",
        _("Together the files are larger than %d MB; nothing was read. Send fewer at once.")
        % (settings.DOCUMENTS_LARGEST // 2**20),
    )
    return False


def _status(form: forms.Form | None) -> int:
    return 400 if form is not None and form.is_bound and form.errors else 200
