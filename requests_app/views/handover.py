"""Handing over somebody's open work: first shown with what will not move and why, then done."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.audit import record_read
from common import clock
from common.refusals import shown_on
from requests_app.forms import HandoverForm
from requests_app.policies import check_may_log
from requests_app.services import check_may_hand_over, hand_over, sort_out, work_of
from requests_app.views.register import court_person

SHOWN: Final = 50
"""How many requests of each kind the page shows; nobody reads further before they press the button."""


@require_http_methods(["GET", "POST"])
def hand_over_work(request: HttpRequest) -> HttpResponse:
    """Whose work and to whom; with both chosen, what would move; with the button, it moves."""
    person, today = court_person(request), clock.today()
    check_may_log(person)
    chosen = request.POST or ("to" in request.GET and request.GET) or None
    form = HandoverForm(chosen, person=person)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        giver, to, note = form.cleaned_data["giver"], form.cleaned_data["to"], form.cleaned_data["note"]
        with shown_on(form):
            check_may_hand_over(giver, to, by=person)
            if request.method == "POST":
                done = hand_over(giver, to=to, by=person, on=today, known_at=clock.now(), note=note)
                sentence = ngettext(
                    "%(number)d request is in the charge of %(name)s now.",
                    "%(number)d requests are in the charge of %(name)s now.",
                    len(done.moves),
                )
                messages.success(request, sentence % {"number": len(done.moves), "name": to.name})
                return redirect("home")
            sorting = sort_out(work_of(giver).with_list_data().order_by("due_on", "id"), to=to, by=person)
            moves, stays = sorting.moves[:SHOWN], sorting.stays[:SHOWN]
            context |= {
                "giver": giver,
                "to": to,
                "sorting": sorting,
                "moves": [{"request": row, "deadline": row.deadline(today)} for row in moves],
                "more_moves": len(sorting.moves) - len(moves),
                "stays": stays,
                "more_stay": len(sorting.stays) - len(stays),
                "marking": record_read([*moves, *(row for row, _why in stays)], by=person, path=request.path),
            }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "requests_app/handover.html", context, status=status)
