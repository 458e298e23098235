"""Account pages: who I am, the compartments I belong to, and the trail for administrators."""

from __future__ import annotations

from django.apps import apps
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.forms import CompartmentForm, MemberForm, TrailForm
from accounts.models import Compartment, Membership, Person, PersonHistory, ReadAudit
from accounts.people import signed_in
from accounts.services import add_member, open_compartment, remove_member
from accounts.sight.purposes import PURPOSES
from accounts.vocab import Level
from common.errors import Refusal
from common.keyset import Keyset
from common.refusals import shown_on

TRAIL_PAGE = 100


@require_GET
def profile(request: HttpRequest) -> HttpResponse:
    """The signed-in person's own page."""
    memberships = Membership.objects.filter(person=request.user.pk).select_related("compartment")
    # That a compartment exists is itself sealed.
    marking = Level.UNDER_SEAL if memberships else Level.PUBLIC
    return render(request, "accounts/profile.html", {"memberships": memberships, "marking": marking})


@require_http_methods(["GET", "POST"])
def compartments(request: HttpRequest) -> HttpResponse:
    """The compartments I belong to, and a form to open another."""
    person = signed_in(request)
    if not person.works_for_the_court:
        raise Http404
    form = CompartmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            made = open_compartment(name=form.cleaned_data["name"], by=person)
            messages.success(request, _("The compartment is open; you are its first member."))
            return redirect("accounts:compartment", code=made.code)
    found = Compartment.objects.filter(memberships__person=person).order_by("name")
    context = {"compartments": found, "form": form, "marking": Level.UNDER_SEAL if found else Level.PUBLIC}
    return render(request, "accounts/compartments.html", context)


@require_http_methods(["GET", "POST"])
def compartment(request: HttpRequest, code: str) -> HttpResponse:
    """One compartment: its members, and a form to add one."""
    found = get_object_or_404(Compartment, code=code)
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            add_member(found, form.cleaned_data["person"], by=signed_in(request))
            messages.success(request, _("Added."))
            return redirect("accounts:compartment", code=code)
    members = (
        Membership.objects.filter(compartment=found)
        .select_related("person", "added_by")
        .order_by("person__name")
    )
    context = {"compartment": found, "members": members, "form": form, "marking": Level.UNDER_SEAL}
    return render(request, "accounts/compartment.html", context)


@require_POST
def remove(request: HttpRequest, code: str, person: int) -> HttpResponse:
    """Removes a member from a compartment."""
    found = get_object_or_404(Compartment, code=code)
    membership = get_object_or_404(
        Membership.objects.select_related("person"), compartment=found, person=person
    )
    try:
        remove_member(found, membership.person)
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
        return redirect("accounts:compartment", code=code)
    messages.success(request, _("Removed."))
    return redirect("accounts:compartments")


@require_GET
def trail(request: HttpRequest) -> HttpResponse:
    """The trail of reads and of changes to accounts, for administrators; sealed matters are not in their sight."""
    if not signed_in(request).is_administrator:
        raise Http404
    form = TrailForm(request.GET)
    page = Keyset("id", descending=True).page(
        form.lines(), size=TRAIL_PAGE, cursor=request.GET.get("after", "")
    )
    names = dict(
        Person.objects.filter(pk__in=[row.person_id for row in page.rows if row.person_id]).values_list(
            "pk", "name"
        )
    )
    changes = PersonHistory.objects.order_by("-pgh_created_at", "-pgh_id")[:20]
    rows = [(row, names.get(row.person_id or 0) or _("the system"), _subject(row)) for row in page.rows]
    return render(
        request, "accounts/trail.html", {"form": form, "rows": rows, "page": page, "changes": changes}
    )


def _subject(row: ReadAudit) -> str:
    """What was read, as people call it; of a system purpose, what it is for."""
    if row.purpose:
        return PURPOSES[row.purpose].why if row.purpose in PURPOSES else row.purpose
    return str(apps.get_model(row.what)._meta.verbose_name)
