"""Declarations about a treaty and its implementation: the lists, and the forms that keep them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.people import signed_in
from agreements.forms import AsOfForm
from agreements.forms.treaty import EntryCorrectionForm, NationalForm, StatementForm
from agreements.models import NationalFact, Statement
from agreements.queries.participation import participation
from agreements.queries.treaty import declared, extents, implementation_counts, national
from agreements.services.treaty import correct_entry, record_national, record_statement
from agreements.tables.treaty import declared_table, implementation_table
from agreements.tabs import tabs
from agreements.views.treaty_state import found, kept
from common import clock
from partners.vocab import Treaty


@require_GET
def declarations(request: HttpRequest, treaty: Treaty) -> HttpResponse:
    """What States declared, and what others answered."""
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    context = {
        "treaty": treaty,
        "tabs": tabs(treaty, "declarations", signed_in(request)),
        "days": days,
        "at": at,
        "table": declared_table(treaty, declared(treaty, at), lambda entry: ""),
    }
    return render(request, "agreements/treaty_list.html", context)


@require_GET
def implementation(request: HttpRequest, treaty: Treaty) -> HttpResponse:
    """How far the parties carry the treaty out in their law."""
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    rows, latest = participation(treaty, at), extents(national(treaty, at))
    counted = implementation_counts(rows, latest)
    context = {
        "treaty": treaty,
        "tabs": tabs(treaty, "implementation", signed_in(request)),
        "days": days,
        "at": at,
        "counts": [(extent.label if extent else _("Not known"), count) for extent, count in counted.items()],
        "table": implementation_table(treaty, rows, latest),
    }
    return render(request, "agreements/treaty_list.html", context)


@require_http_methods(["GET", "POST"])
def record_declaration(request: HttpRequest, treaty: Treaty, state: str) -> HttpResponse:
    """The form that records what a State declared."""
    partner, now = found(state), clock.now()
    form = StatementForm(request.POST or None, treaty=treaty, known_at=now)
    return kept(
        request,
        treaty,
        partner,
        form,
        _("Record a declaration"),
        lambda: record_statement(
            partner, treaty=treaty, known_at=now, by=signed_in(request), **form.cleaned_data
        ),
    )


@require_http_methods(["GET", "POST"])
def record_fact(request: HttpRequest, treaty: Treaty, state: str) -> HttpResponse:
    """The form that records what is known of the treaty at home."""
    partner, form = found(state), NationalForm(request.POST or None)
    return kept(
        request,
        treaty,
        partner,
        form,
        _("Record implementation or assistance"),
        lambda: record_national(
            partner, treaty=treaty, known_at=clock.now(), by=signed_in(request), **form.cleaned_data
        ),
    )


@require_http_methods(["GET", "POST"])
def correct_declaration(request: HttpRequest, treaty: Treaty, statement: int) -> HttpResponse:
    """The form that corrects a declaration."""
    return _correct(request, treaty, Statement, statement)


@require_http_methods(["GET", "POST"])
def correct_fact(request: HttpRequest, treaty: Treaty, fact: int) -> HttpResponse:
    """The form that corrects what is known of the treaty at home."""
    return _correct(request, treaty, NationalFact, fact)


def _correct(
    request: HttpRequest, treaty: Treaty, model: type[Statement | NationalFact], key: int
) -> HttpResponse:
    rows: QuerySet[Any] = model._default_manager.select_related("partner")
    entry = get_object_or_404(rows, pk=key, treaty=treaty, corrected_by=None, struck_out=False)
    form = EntryCorrectionForm(request.POST or None, initial={"on": entry.effective_on})
    return kept(
        request,
        treaty,
        entry.partner,
        form,
        _("Correct: %(entry)s") % {"entry": entry.get_kind_display()},
        lambda: correct_entry(entry, known_at=clock.now(), by=signed_in(request), **form.cleaned_data),
    )
