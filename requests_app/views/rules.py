"""The policies that due dates follow, read by everyone of the Court, changed by their keepers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from accounts.models import Person
from accounts.people import signed_in
from common import clock
from common.refusals import shown_on
from requests_app import policies
from requests_app.forms.due import PolicyForm
from requests_app.models import DuePolicy
from requests_app.services import rules
from requests_app.services.preview import Preview

LONGEST_KEY = 9
"""Digits of a key in an address; more would be no key of ours."""


def rules_person(request: HttpRequest) -> Person:
    """The signed-in person, if rules are any of their business: the Court's people and administrators; else 404."""
    person = signed_in(request)
    if not (person.works_for_the_court or person.is_administrator):
        raise Http404
    return person


def moves_of(request: HttpRequest, person: Person, preview: Preview | None) -> dict[str, object]:
    """The requests of a preview, whose reading is on record like that of any list."""
    read = [move.request for move in preview.moves] if preview else []
    return {"preview": preview, "marking": record_read(read, by=person, path=request.path)}


@require_GET
def policy_list(request: HttpRequest) -> HttpResponse:
    """Every rule in force today, with its earlier and later versions."""
    person, today = rules_person(request), clock.today()
    versions: dict[tuple[str, bool, int | None, str], list[DuePolicy]] = {}
    for row in DuePolicy.objects.select_related("partner", "made_by").order_by("-valid_from", "-version"):
        versions.setdefault(row.subject, []).append(row)
    in_order = sorted(versions.values(), key=lambda rows: _in_order(rows[0]))
    found = [
        {
            "now": next((row for row in rows if row.valid_from <= today), None),
            "latest": rows[0],
            "versions": rows,
        }
        for rows in in_order
    ]
    context = {"rules": found, "may_keep": policies.may_keep_rules(person)}
    return render(request, "requests_app/due/policies.html", context)


@require_http_methods(["GET", "POST"])
def policy_new(request: HttpRequest) -> HttpResponse:
    """A new version: first what it would move, then, with a second press, the version itself."""
    person = rules_person(request)
    policies.check_may_keep_rules(person)
    before = _replaced(request.GET.get("on", ""))
    if request.method == "POST":
        form = PolicyForm(request.POST)
    else:
        form = (
            PolicyForm.of(before, clock.today())
            if before
            else PolicyForm(initial={"valid_from": clock.today()})
        )
    preview = None
    if form.is_bound and form.is_valid():
        with shown_on(form):
            if "confirm" in request.POST:
                made = rules.change_policy(
                    form.policy(), by=person, at=clock.now(), move=request.POST.getlist("move")
                )
                messages.success(request, _("The rule is entered: %s.") % made.name)
                return redirect("requests:rules")
            preview = rules.preview_policy(form.policy(), by=person)
    context = moves_of(request, person, preview) | {"form": form, "before": before}
    return render(request, "requests_app/due/policy.html", context, status=400 if form.errors else 200)


def _replaced(key: str) -> DuePolicy | None:
    """The version that the address names, if it names one."""
    if not key.isdecimal() or len(key) > LONGEST_KEY:
        return None
    return DuePolicy.objects.select_related("partner").filter(pk=int(key)).first()


def _in_order(row: DuePolicy) -> tuple[bool, str, str, str, bool]:
    return bool(row.partner_id or row.group), row.family, row.group, str(row.partner_id or ""), row.urgent
