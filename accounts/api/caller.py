"""The person behind a call."""

from __future__ import annotations

from django.http import Http404
from rest_framework.request import Request

from accounts.models import Person
from accounts.people import signed_in


def caller(request: Request) -> Person:
    """The person of a call; strangers were turned away before."""
    return signed_in(request._request)


def court_caller(request: Request) -> Person:
    """The person, if they work for the Court; 404 otherwise, as on the pages."""
    person = caller(request)
    if not person.works_for_the_court:
        raise Http404
    return person
