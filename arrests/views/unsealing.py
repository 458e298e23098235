"""Lifts a seal: proposed by one person, confirmed by a second."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.audit import record_read
from accounts.people import signed_in
from arrests import policies, services
from arrests.forms import UnsealingForm
from arrests.models import Warrant
from arrests.tables.unsealing import proposal_facts
from arrests.views.frame import found_warrant, warrant_page
from common import clock


@require_http_methods(["GET", "POST"])
def unseal(request: HttpRequest, code: str) -> HttpResponse:
    """Proposes to unseal a warrant; while a proposal waits, shows it to whoever decides."""
    viewer, warrant = signed_in(request), found_warrant(code)
    policies.check_unseals(viewer)
    proposal = services.open_proposal(warrant)
    if proposal is not None and request.method == "GET":
        context = {
            "warrant": warrant,
            "proposal_facts": proposal_facts(proposal),
            "may_confirm": policies.may_confirm(proposal, viewer),
            "marking": record_read([warrant], by=viewer, path=request.path),
        }
        return render(request, "arrests/unsealing.html", context)
    form = UnsealingForm(request.POST or None)
    return warrant_page(
        request,
        warrant,
        form,
        lambda data: services.propose_unsealing(warrant, known_at=clock.now(), by=viewer, **data),
        heading=_("Propose to unseal"),
        note=_("A second person of the compartment confirms it. Until then nothing becomes public."),
        submit=_("Propose it"),
        done=_("Proposed. Another member of the compartment can now confirm it."),
    )


@require_POST
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """The second person agrees, and the warrant is public."""
    event = services.confirm_unsealing(found_warrant(code), known_at=clock.now(), by=signed_in(request))
    messages.success(request, _("The warrant is public."))
    return redirect(Warrant.objects.select_related("suspect").get(pk=event.warrant_id).suspect)


@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Takes the proposal back."""
    warrant = found_warrant(code)
    services.withdraw_unsealing(warrant, known_at=clock.now(), by=signed_in(request))
    messages.success(request, _("The proposal is withdrawn; the warrant stays under seal."))
    return redirect(warrant.suspect)
