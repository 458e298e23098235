"""The daily message: at which hour, in which language, or not at all."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.digest import last_sent, wish_digest
from accounts.forms import DigestForm
from accounts.people import signed_in


@require_http_methods(["GET", "POST"])
def digest(request: HttpRequest) -> HttpResponse:
    """What the person wishes of the daily message."""
    person = signed_in(request)
    if not person.works_for_the_court:
        raise Http404
    initial = {"hour": person.digest_hour, "language": person.language}
    form = DigestForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        wish_digest(person, **form.cleaned_data)
        messages.success(request, _("Your wishes are kept."))
        return redirect("accounts:profile")
    context = {"form": form, "last": last_sent(person)}
    return render(request, "accounts/digest.html", context, status=400 if form.errors else 200)
