"""Being away: who stands in for me, and for whom I stand in."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms import AbsenceForm
from accounts.models import Absence
from accounts.people import signed_in
from accounts.services import end_absence, name_stand_in
from common import clock
from common.refusals import shown_on


@require_http_methods(["GET", "POST"])
def away(request: HttpRequest) -> HttpResponse:
    """My absences from today on, and a form to name a stand-in."""
    person, today = signed_in(request), clock.today()
    if not person.works_for_the_court:
        raise Http404
    form = AbsenceForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            made = name_stand_in(**form.cleaned_data, by=person, on=today)
            messages.success(request, _("%(name)s stands in for you.") % {"name": made.stand_in.name})
            return redirect("accounts:away")
    coming = Absence.objects.filter(last__gte=today).order_by("first")
    context = {
        "form": form,
        "mine": coming.filter(person=person).select_related("stand_in"),
        "theirs": coming.filter(stand_in=person).select_related("person"),
    }
    return render(request, "accounts/away.html", context, status=400 if form.errors else 200)


@require_POST
def back(request: HttpRequest, absence: int) -> HttpResponse:
    """I am back, or stay after all."""
    person = signed_in(request)
    found = get_object_or_404(Absence, pk=absence, person=person)
    end_absence(found, by=person, on=clock.today())
    messages.success(request, _("Nobody stands in for you any more."))
    return redirect("accounts:away")
