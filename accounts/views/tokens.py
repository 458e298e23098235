"""Access tokens of the signed-in person: made and shown once, listed, revoked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms import TokenForm
from accounts.models import Token
from accounts.people import signed_in
from accounts.tokens import make_token, revoke_token
from accounts.vocab import TokenUse
from common import clock
from common.refusals import shown_on


@never_cache
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """My tokens, and a form that makes another; its secret is on the answer to the form and nowhere else."""
    person, now = signed_in(request), clock.now()
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            _made, secret = make_token(**form.cleaned_data, by=person, at=now)
            form = TokenForm()
    mine = (
        Token.objects.filter(person=person).exclude(use=TokenUse.CALENDAR).standing(now).order_by("-made_at")
    )
    return render(
        request,
        "accounts/tokens.html",
        {"tokens": mine, "form": form, "secret": secret},
        status=400 if form.is_bound and form.errors else 200,
    )


@require_POST
def revoke(request: HttpRequest, code: str) -> HttpResponse:
    """Ends a token of mine."""
    found = get_object_or_404(Token, code=code, person=signed_in(request))
    revoke_token(found, at=clock.now())
    messages.success(request, _("The token opens nothing any more."))
    return redirect("accounts:profile" if found.use == TokenUse.CALENDAR else "accounts:tokens")
