"""Each page is read and written as the person who is signed in, in one transaction, and what is sent twice is done once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pghistory
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.safestring import SafeData, mark_safe

from accounts.api.authentication import bearer
from accounts.models import Person
from accounts.people import signed_in
from accounts.sight import viewing
from accounts.submissions import claim, digest_of_form, settle
from accounts.tokens import take_token
from accounts.vocab import TokenUse
from common import clock
from common.codes import ONCE
from common.errors import Forbidden, Refusal, Stale

API: Final = "/api/"
"""Where programs call."""

KEPT_NOWHERE: Final = "private, no-store"


class UnkeptMiddleware:
    """What the register answers is kept by no browser and no proxy, unless the view says otherwise.

    A page that was read stays on the disk of a shared machine otherwise, and “back” shows it after signing out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Marks the answer, whatever it is."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", KEPT_NOWHERE)
        return response


class TokenMiddleware:
    """A program that shows an access token to the API works as its person; the session, if any, is left out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Names the person before anyone asks who is signed in."""
        secret = bearer(request.headers.get("Authorization", ""))
        if secret is not None and request.path.startswith(API):
            taken = take_token(secret, at=clock.now())
            if taken is None or taken.use == TokenUse.CALENDAR:
                request.user = AnonymousUser()
            else:
                request.user = Person.objects.get(pk=taken.person_id)
                request.token = taken  # type: ignore[attr-defined]
        return self.get_response(request)


class SightMiddleware:
    """Runs the view inside the signed-in person's sight, and turns a refusal that no form caught into a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Hands the request on; the work is done in `process_view`."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Calls the view itself, because only so the transaction can surround it and nothing else."""
        if not request.user.is_authenticated or getattr(view, "_non_atomic_requests", None):
            return None
        try:
            with viewing(request.user), pghistory.context(person=request.user.pk, page=request.path):
                response = self._answer(request, view, args, kwargs)
                # Lazy responses read the database while they render: that, too, belongs inside.
                if hasattr(response, "render") and callable(response.render):
                    response = response.render()
                return not_this_way(request, response)
        except Refusal as refusal:
            return refused(request, refusal)

    def _answer(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase:
        # Views without protection against forged forms take none: the API reads its bodies itself.
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return view(request, *args, **kwargs)
        return once(request, lambda: view(request, *args, **kwargs))


def once(request: HttpRequest, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The answer to a form; of one that was sent before with the same content, where the first answer led and what it said.

    Only an answer that leads to another page is the outcome of an act; any other leaves the key of the form free.
    """
    if not request.POST.get(ONCE):
        return answer()
    # The same form with other content, after the browser's “back”, is another act: the content is part of the key.
    digest = digest_of_form(request)
    submission = claim(key=digest, digest=digest, by=signed_in(request), at=clock.now())
    if submission.outcome is not None:
        for level, text, safe in submission.outcome["messages"]:
            # Kept as the view said it; what it had escaped would be escaped twice.
            messages.add_message(request, level, mark_safe(text) if safe else text)  # noqa: S308
        return redirect(submission.outcome["to"])
    response = answer()
    if isinstance(response, HttpResponseRedirect):
        settle(submission, {"to": response.url, "messages": _told(request)})
    else:
        settle(submission, None)
    return response


def _told(request: HttpRequest) -> list[tuple[int, str, bool]]:
    """The messages that wait for the next page, each with whether it is HTML; they stay in place."""
    told = [(message.level, message.message) for message in messages.get_messages(request)]
    for level, text in told:
        messages.add_message(request, level, text)
    return [(level, str(text), isinstance(text, SafeData)) for level, text in told]


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page that says why nothing was done: 403 for what may not be changed, 409 for a stale edit, else 400."""
    status = 403 if isinstance(refusal, Forbidden) else 409 if isinstance(refusal, Stale) else 400
    return render(request, "refused.html", {"sentence": refusal.sentence}, status=status)


def not_this_way(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """A page instead of Django's empty answer 405, which meets whoever signs in again after pressing a button."""
    if not isinstance(response, HttpResponseNotAllowed):
        return response
    page = render(request, "405.html", status=405)
    page["Allow"] = response["Allow"]
    return page
