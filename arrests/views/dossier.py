"""The dossier of a person as a paper: looked at, and taken away as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from accounts.audit import record_read
from accounts.marking import highest
from accounts.models import Person
from accounts.people import signed_in
from accounts.vocab import Level
from arrests.dossier import paper_html, paper_of
from arrests.dossier import render as render_pdf
from arrests.models import Suspect
from arrests.panels import About
from arrests.tables.dossier import asked_in, panels_of
from common import clock
from requests_app.download import SANDBOX


@dataclass(slots=True)
class Copy:
    """A dossier in the trail of reads: one line about its person, marked as the paper is without what is sealed besides."""

    pk: int
    level: Level
    owner_organ: str
    compartment_id: int | None
    _meta: Any

    @classmethod
    def of(cls, suspect: Suspect, viewer: Person) -> Copy:
        """A copy for the viewer; what the Court's own people read of a public person is not public."""
        least = Level.CONFIDENTIAL if viewer.works_for_the_court else Level.PUBLIC
        level = highest([suspect.level, least])
        return cls(suspect.pk, level, suspect.owner_organ, suspect.compartment_id, suspect._meta)


@require_http_methods(["GET", "POST"])
def dossier(request: HttpRequest, code: str) -> HttpResponse:
    """The paper on a page; its button, a POST, gives it as PDF. Both are readings that the trail keeps."""
    viewer, now, today = signed_in(request), clock.now(), clock.today()
    suspect = get_object_or_404(Suspect.objects.select_related("situation"), code=code)
    warrants = list(suspect.warrants.with_days(today, now))
    panels = panels_of(warrants, viewer=viewer, on=today, known_at=now)
    copy = Copy.of(suspect, viewer)
    paper = paper_of(About(suspect, warrants, viewer, today, now), panels, least=copy.level)
    record_read([copy, *warrants], by=viewer, path=request.path)
    record_read(asked_in(panels), by=viewer, path=request.path, on_page_of=suspect)
    if request.method == "POST":
        response = HttpResponse(render_pdf(paper), content_type="application/pdf")
        response["Content-Disposition"] = 'attachment; filename="dossier.pdf"'
        response["Content-Security-Policy"] = SANDBOX
        return response
    context = {"suspect": suspect, "paper": paper_html(paper), "marking": paper.level}
    return render(request, "arrests/dossier/page.html", context)
