"""Saved views of the register, and the columns that a person chose."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from common import clock
from common.refusals import shown_on
from requests_app.columns import known
from requests_app.forms import SavedViewForm
from requests_app.models import RegisterPreference, SavedView
from requests_app.services.saved import choose_columns, open_first, remove_view, save_view
from requests_app.views.register import court_person


@require_http_methods(["GET", "POST"])
def views(request: HttpRequest) -> HttpResponse:
    """The person's own views and those shared with them; or keeps the view whose address is sent."""
    person = court_person(request)
    form = SavedViewForm(
        request.POST or None,
        person=person,
        on=clock.today(),
        initial={"query": request.GET.urlencode()},
    )
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            view = save_view(**form.cleaned_data, by=person)
            messages.success(request, _("The view “%(name)s” is saved.") % {"name": view.name})
            return redirect(f"{reverse('requests:list')}?{view.query}&view={view.code}")
    preference = RegisterPreference.objects.filter(person=person).first()
    context = {
        "form": form,
        "saved": SavedView.objects.select_related("owner").order_by("name", "id"),
        "first": preference.first_view if preference else "",
    }
    return render(request, "requests_app/views.html", context, status=400 if form.is_bound else 200)


@require_POST
def remove(request: HttpRequest, view: str) -> HttpResponse:
    """Takes one of the person's own views away."""
    person = court_person(request)
    remove_view(get_object_or_404(SavedView, code=view), by=person)
    messages.success(request, _("The view is removed."))
    return redirect("requests:views")


@require_POST
def first(request: HttpRequest, view: str) -> HttpResponse:
    """The register opens with this view from now on; a second time, with the open requests again."""
    person = court_person(request)
    chosen = get_object_or_404(SavedView, code=view)
    before = RegisterPreference.objects.filter(person=person, first_view=chosen.code).exists()
    open_first("" if before else chosen.code, by=person)
    return redirect("requests:views")


@require_POST
def columns(request: HttpRequest) -> HttpResponse:
    """Keeps the columns that the person chose, and shows the list with them."""
    person = court_person(request)
    chosen = [] if "standard" in request.POST else known(request.POST.getlist("column"))
    choose_columns(chosen, by=person)
    query = QueryDict(request.POST.get("query", ""), mutable=True)
    query["columns"] = ",".join(chosen)
    if not chosen:
        del query["columns"]
    return redirect(f"{reverse('requests:list')}?{query.urlencode()}")
