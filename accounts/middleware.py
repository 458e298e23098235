"""Each page is read and written as the person who is signed in, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pghistory
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render

from accounts.sight import viewing
from common.errors import Forbidden, Refusal, Stale


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
                response = view(request, *args, **kwargs)
                # Lazy responses read the database while they render: that, too, belongs inside.
                if hasattr(response, "render") and callable(response.render):
                    response = response.render()
                return not_this_way(request, response)
        except Refusal as refusal:
            return refused(request, refusal)


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
