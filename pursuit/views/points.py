"""The regional focal points of the Assembly, with their terms."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.people import signed_in
from common import clock
from pursuit.forms.point import PointEndForm, PointForm
from pursuit.models import RegionalPoint
from pursuit.policies import case as policies
from pursuit.services.points import end_point, name_point
from pursuit.tables.point import points_table
from pursuit.views.frame import form_page, places

MOST = 200


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Who is a focal point, the latest terms first."""
    person = signed_in(request)
    rows = RegionalPoint.objects.select_related("partner").order_by("-starts_on", "-id")[:MOST]
    may_keep = policies.may_keep(person)
    context = {
        "table": points_table(list(rows), on=clock.today(), editable=may_keep),
        "places": places("points", person),
        "may_keep": may_keep,
    }
    return render(request, "pursuit/points.html", context)


@require_http_methods(["GET", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Names a State as a focal point of its region."""
    person = signed_in(request)
    policies.check_keeps(person)
    return form_page(
        request,
        PointForm(request.POST or None, initial={"starts_on": clock.today()}),
        lambda data: name_point(by=person, **data),
        then=reverse("pursuit:points"),
        done=_("The focal point is named."),
        heading=_("Name a regional focal point"),
        submit=_("Name it"),
        back=reverse("pursuit:points"),
    )


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, point: str) -> HttpResponse:
    """Ends a term."""
    person = signed_in(request)
    policies.check_keeps(person)
    row = get_object_or_404(RegionalPoint.objects.select_related("partner"), code=point)
    return form_page(
        request,
        PointEndForm(request.POST or None, initial={"ends_on": row.ends_on or clock.today()}),
        lambda data: end_point(row, by=person, **data),
        then=reverse("pursuit:points"),
        done=_("Saved."),
        heading=_("End the term of a focal point"),
        subheading=str(row),
        submit=_("End it"),
        back=reverse("pursuit:points"),
    )
