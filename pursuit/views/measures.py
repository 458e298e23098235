"""Measures towards an arrest: the page of what was tried and what worked, the catalogue, and the single entries."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from accounts.marking import highest
from accounts.vocab import Level
from common import clock
from common.keyset import Keyset
from pursuit.forms.measure import (
    MeasureEditForm,
    MeasureFilter,
    MeasureForm,
    OutcomeForm,
    RecordForm,
    TakenCorrectionForm,
)
from pursuit.models import Measure, Taken
from pursuit.policies import measure as policies
from pursuit.queries.measures import markings, taken_in, tried
from pursuit.services import measures
from pursuit.tables.measure import catalogue_table, obstacle_label, taken_table
from pursuit.views.frame import court_person, form_page, found_warrant, places

PAGE: Final = 50


def _found(code: str) -> Taken:
    """The entry with this code that stands; a page that does not exist for whoever may not know of it."""
    rows = Taken.objects.known(clock.now()).select_related("warrant__suspect", "measure", "partner")
    return get_object_or_404(rows, code=code)


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """What has been tried in such cases, and what worked, as far as the person may know."""
    person, now = court_person(request), clock.now()
    filters = MeasureFilter(request.GET)
    asked, may_record = filters.asked, policies.may_record(person)
    rows = taken_in(now, **asked).with_list_data()
    page = Keyset("effective_on", descending=True).page(rows, size=PAGE, cursor=request.GET.get("after", ""))
    context = {
        "filters": filters,
        "obstacle": obstacle_label(asked["scenario"]) if asked["scenario"] else "",
        "catalogue": catalogue_table(tried(now, **asked), editable=may_record),
        "table": taken_table(page.rows, editable=may_record),
        "page": page,
        "places": places("measures", person),
        "may_record": may_record,
        "marking": highest(
            [
                Level.CONFIDENTIAL,
                record_read([row.warrant for row in page.rows], by=person, path=request.get_full_path()),
                *markings(taken_in(now, **asked)),  # of all that is counted
            ]
        ),
    }
    return render(request, "pursuit/measures.html", context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Adds a measure to the catalogue."""
    person = court_person(request)
    policies.check_records(person)
    return form_page(
        request,
        MeasureForm(request.POST or None),
        lambda data: measures.add_measure(by=person, **data),
        then=reverse("pursuit:measures"),
        done=_("The measure is in the catalogue."),
        heading=_("Add a measure to the catalogue"),
        submit=_("Add it"),
        back=reverse("pursuit:measures"),
    )


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, measure: str) -> HttpResponse:
    """Changes a measure of the catalogue."""
    person = court_person(request)
    policies.check_records(person)
    row = get_object_or_404(Measure, code=measure)
    now = {name: getattr(row, name) for name in ("name", "kind", "scenario", "text", "offered")}
    return form_page(
        request,
        MeasureEditForm(request.POST or None, initial={**now, "seen": measures.wording(row)}),
        lambda data: measures.edit_measure(row, by=person, **data),
        then=reverse("pursuit:measures"),
        done=_("Saved."),
        heading=_("Change a measure of the catalogue"),
        subheading=row.name,
        submit=_("Save"),
        back=reverse("pursuit:measures"),
    )


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, warrant: str) -> HttpResponse:
    """Records a measure that was taken for a warrant."""
    person = court_person(request)
    row = found_warrant(warrant)
    policies.check_records(person)
    return form_page(
        request,
        RecordForm(request.POST or None, initial={"on": clock.today()}),
        lambda data: measures.record_measure(row, known_at=clock.now(), by=person, **data),
        then=row.suspect,
        done=_("The measure is recorded."),
        heading=_("Record a measure"),
        subheading=str(row),
        submit=_("Record it"),
        back=row.suspect.get_absolute_url(),
        marking=record_read([row], by=person, path=request.path, least=Level.CONFIDENTIAL),
    )


@require_http_methods(["GET", "POST"])
def outcome(request: HttpRequest, taken: str) -> HttpResponse:
    """Records what came of a measure."""
    person = court_person(request)
    row = _found(taken)
    policies.check_records(person)
    return form_page(
        request,
        OutcomeForm(request.POST or None, initial={"on": clock.today()}),
        lambda data: measures.record_outcome(row, known_at=clock.now(), by=person, **data),
        then=row.warrant.suspect,
        done=_("Recorded; earlier judgments stay."),
        **_about(request, row, heading=_("What came of it"), submit=_("Record it")),
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, taken: str) -> HttpResponse:
    """Corrects an entry, or strikes it out."""
    person = court_person(request)
    row = _found(taken)
    policies.check_records(person)
    now = {name: getattr(row, name) for name in ("actor", "actor_name", "text")} | {
        "measure": row.measure.code,
        "on": row.effective_on,
        "partner": row.partner.code if row.partner else "",
        "recommendations": ", ".join(str(one) for one in row.recalled.select_related("recommendation")),
    }
    return form_page(
        request,
        TakenCorrectionForm(request.POST or None, keeping=row, initial=now),
        lambda data: measures.correct_measure(row, known_at=clock.now(), by=person, **data),
        then=row.warrant.suspect,
        done=_("Corrected; the old entry stays for earlier answers."),
        **_about(request, row, heading=_("Correct a measure"), submit=_("Correct it")),
    )


def _about(request: HttpRequest, row: Taken, **words: str) -> dict[str, str]:
    return {
        "subheading": f"{row.warrant.suspect} · {row.measure}",
        "back": row.warrant.suspect.get_absolute_url(),
        "marking": highest(
            [Level.CONFIDENTIAL, record_read([row.warrant], by=court_person(request), path=request.path)]
        ),
        **words,
    }
