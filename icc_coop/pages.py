"""Pages that compose several apps."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page of the day: what waits for me, and what is late."""
    return render(request, "home.html", {})
