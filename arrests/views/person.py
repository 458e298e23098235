"""The dossier of one person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.marking import highest
from accounts.people import signed_in
from accounts.vocab import Level
from arrests import policies, queries
from arrests.models import Suspect
from arrests.panels import About
from arrests.panels import panels as further
from arrests.tables.dossier import asked_in, panels_of
from arrests.vocab import OUTSTANDING
from common import clock


@require_GET
def person(request: HttpRequest, code: str) -> HttpResponse:
    """The dossier of one person: warrants, charges, what happened, what stands in the way, who was asked."""
    viewer, now, today = signed_in(request), clock.now(), clock.today()
    suspect = get_object_or_404(Suspect.objects.select_related("situation"), code=code)
    warrants = list(suspect.warrants.with_days(today, now))
    found = panels_of(warrants, viewer=viewer, on=today, known_at=now)
    wanted = [panel.warrant for panel in found if panel.status in OUTSTANDING]
    sought = queries.Sought(suspect, wanted, today)
    shown = further(About(suspect, warrants, viewer, today, now))
    context = {
        "suspect": suspect,
        "panels": found,
        "assessed": any(panel.reviews for panel in found),
        "sought": sought,
        "about": _about(suspect, sought),
        "may_edit": policies.may_edit(suspect, viewer),
        "inside": viewer.works_for_the_court,
        "further": shown,
        "marking": highest(
            [
                *(panel.marking for panel in shown),
                *(Level.CONFIDENTIAL for panel in found if panel.reviews or panel.terms or panel.internal),
                record_read([suspect, *warrants], by=viewer, path=request.path),
                record_read(asked_in(found), by=viewer, path=request.path, on_page_of=suspect),
            ]
        ),
    }
    return render(request, "arrests/person.html", context)


def _about(suspect: Suspect, sought: queries.Sought) -> str:
    """Who it is and since when they are sought, in one line."""
    parts = [
        suspect.situation.name,
        suspect.case,
        _("also %(names)s") % {"names": suspect.aliases} if suspect.aliases else "",
        _("sought for %(age)s") % {"age": sought.age} if sought.age else "",
        _("in national custody since %(day)s") % {"day": sought.custody_since.isoformat()}
        if sought.custody_since
        else "",
        _("synthetic") if suspect.synthetic else "",
    ]
    return " · ".join(part for part in parts if part)
