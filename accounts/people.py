"""The person behind a request."""

from django.http import HttpRequest

from accounts.models import Person


def signed_in(request: HttpRequest) -> Person:
    """The person of a request that only signed-in people reach."""
    assert isinstance(request.user, Person)
    return request.user
