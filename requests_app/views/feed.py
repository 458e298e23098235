"""The calendar's address: made and revoked by its person, asked for by a program that signs in nowhere."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.desk import desk_of
from accounts.models import Person, Token
from accounts.sight import viewing
from accounts.tokens import digest_of, make_token, take_token
from accounts.vocab import TokenUse
from common import clock
from common.pace import too_fast
from common.refusals import shown_on
from requests_app.forms import FeedForm
from requests_app.ics import feed
from requests_app.views.register import court_person

PER_SECRET: Final = 60
PER_ADDRESS: Final = 600
"""Calendar programs ask a few times an hour; many of them may share one address."""


@never_cache
@require_http_methods(["GET", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """My calendar addresses, and a form that makes another; it is on the answer to the form and nowhere else."""
    person, now = court_person(request), clock.now()
    form, address = FeedForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            _made, secret = make_token(
                name=form.cleaned_data["name"], use=TokenUse.CALENDAR, by=person, at=now
            )
            address = f"{settings.SITE_URL}{reverse('requests:feed', args=[secret])}"
            form = FeedForm()
    tokens = Token.objects.filter(person=person, use=TokenUse.CALENDAR).standing(now).order_by("-made_at")
    return render(
        request,
        "requests_app/subscribe.html",
        {"form": form, "address": address, "tokens": tokens},
        status=400 if form.is_bound and form.errors else 200,
    )


@login_not_required
@never_cache
@require_safe
def calendar_file(request: HttpRequest, secret: str) -> HttpResponse:
    """The due dates of the person whose secret it is; 404 for one that opens nothing, whatever the reason."""
    where = str(request.META.get("REMOTE_ADDR", ""))
    if too_fast(f"feed:{where}", per_minute=PER_ADDRESS) or too_fast(
        f"feed:{digest_of(secret)}", per_minute=PER_SECRET
    ):
        return HttpResponse(_("Asked too often; wait a minute.\n"), status=429, headers={"Retry-After": "60"})
    taken = take_token(secret, at=clock.now())
    if taken is None or taken.use is not TokenUse.CALENDAR:
        raise Http404
    person = Person.objects.get(pk=taken.person_id)
    if not person.works_for_the_court:
        raise Http404
    with viewing(person), translation.override(person.language):
        content = feed(desk_of(person, clock.today()))
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")
