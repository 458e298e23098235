"""More time for an addressee: granted for a reason, and taken back so that the due date falls back."""

from __future__ import annotations

from datetime import date
from typing import Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refusal
from requests_app import policies
from requests_app.models import CooperationRequest
from requests_app.services.moves import extensions_of
from requests_app.services.record import Given, act, locked
from requests_app.vocab import EventKind


@transaction.atomic
def extend(
    request: CooperationRequest,
    *,
    due_on: date | None = None,
    days: int | None = None,
    **given: Unpack[Given],
) -> CooperationRequest:
    """The addressee has until `due_on`, or `days` more in the unit of the rule, for the reason that the note gives."""
    request = locked(request, EventKind.EXTENDED, by=given["by"], version=given.get("version"))
    policies.check_extension(request, due_on=due_on, days=days)
    return act(request, EventKind.EXTENDED, due_on=due_on, days=days, **given)


@transaction.atomic
def remove_extension(
    request: CooperationRequest, *, extension: int, **given: Unpack[Given]
) -> CooperationRequest:
    """The extension, by the key of its event, no longer holds: the due date is what it is without it."""
    request = locked(request, EventKind.EXTENSION_REMOVED, by=given["by"], version=given.get("version"))
    if extension not in dict(extensions_of(request)):
        raise Refusal(
            _("This extension does not stand; choose one of those on the request."), field="extension"
        )
    return act(request, EventKind.EXTENSION_REMOVED, extension=extension, **given)
