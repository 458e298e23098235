"""Pages that compose several apps."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.day import piles
from accounts.desk import Whose, desk_of
from accounts.people import signed_in
from arrests.models import Suspect
from common import clock
from common.sorting import sort_key
from partners.models import Partner
from requests_app.models import CooperationRequest
from requests_app.policies import may_log
from requests_app.tables import request_table
from requests_app.vocab import TRANSMITTERS

HITS = 20
"""How many hits of each kind a search shows."""


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """My day: what waits for me, what is late, what comes soon, and what to do about each."""
    person, on = signed_in(request), clock.today()
    if person.is_administrator:
        return redirect("accounts:trail")
    if not person.works_for_the_court:
        return redirect("reports:list")
    # Whoever is never in charge of a request follows those of others.
    toggle = person.organ in TRANSMITTERS
    whose = Whose.MINE if toggle and request.GET.get("whose") != Whose.ORGAN else Whose.ORGAN
    desk = desk_of(person, on, whose=whose)
    found = piles(desk)
    shown = [row for pile in found for row in pile.rows]
    context = {
        "desk": desk,
        "toggle": [
            {"label": choice.label, "url": f"?whose={choice}", "active": choice == whose}
            for choice in Whose
            if toggle
        ],
        "piles": [pile for pile in found if pile.rows],
        "empty": [pile.group.title for pile in found if not pile.rows],
        "may_log": may_log(person),
        "marking": record_read(shown, by=person, path=request.path),
    }
    return render(request, "home.html", context)


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Requests, persons and partners that hold the words; each as far as the viewer sees it."""
    person, on, words = signed_in(request), clock.today(), request.GET.get("q", "").strip()[:100]
    found: list[CooperationRequest] = []
    persons: list[Suspect] = []
    partners: list[Partner] = []
    if words and "\x00" not in words:
        if person.works_for_the_court:
            found = list(
                CooperationRequest.objects.matching(words)
                .with_list_data()
                .order_by("-transmitted_on", "-id")[:HITS]
            )
        called = (
            Q(sort_name__contains=sort_key(words)) | Q(name__icontains=words) | Q(aliases__icontains=words)
        )
        persons = list(Suspect.objects.filter(called).order_by("sort_name", "id")[:HITS])
        named = Q(sort_key__contains=sort_key(words)) | Q(name_fr__icontains=words) | Q(code__iexact=words)
        partners = list(Partner.objects.filter(named).order_by("sort_key", "id")[:HITS])
    context = {
        "search_query": words,
        "requests": request_table(found, on=on) if found else None,
        "persons": persons,
        "partners": partners,
        "marking": record_read([*found, *persons], by=person, path=request.path),
    }
    return render(request, "search.html", context)
