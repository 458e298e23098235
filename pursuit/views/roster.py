"""Who is on duty."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.vocab import Level
from common import clock
from pursuit.forms.roster import EndForm, TurnForm
from pursuit.models import Turn
from pursuit.policies.roster import check_sets, may_set
from pursuit.services.roster import end_turn, set_turn
from pursuit.views.frame import court_person, form_page, places

MOST = 100


@require_http_methods(["GET", "POST"])
def roster(request: HttpRequest) -> HttpResponse:
    """Who is on duty from today on; supervisors set it."""
    person, today = court_person(request), clock.today()
    turns = Turn.objects.standing().filter(last__gte=today).select_related("person")
    return form_page(
        request,
        TurnForm(request.POST or None),
        lambda data: set_turn(by=person, on=today, **data),
        done=_("The roster is set."),
        then=reverse("pursuit:roster"),
        template="pursuit/roster.html",
        turns=turns.order_by("first", "id")[:MOST],
        may_set=may_set(person),
        places=places("roster", person),
        marking=Level.CONFIDENTIAL,
    )


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, turn: str) -> HttpResponse:
    """Ends a turn early, or calls it off."""
    person, today = court_person(request), clock.today()
    check_sets(person)
    row = get_object_or_404(Turn.objects.standing().select_related("person"), code=turn)
    back = reverse("pursuit:roster")
    return form_page(
        request,
        EndForm(request.POST or None, initial={"last": today}),
        lambda data: end_turn(row, by=person, on=today, **data),
        done=_("The turn ends early; the roster shows it."),
        then=back,
        heading=_("End a turn of duty early"),
        subheading=str(row),
        submit=_("End it"),
        back=back,
        marking=Level.CONFIDENTIAL,
    )
