"""Internal notes: what colleagues tell each other about a request."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from requests_app import policies
from requests_app.models import CooperationRequest, InternalNote


@transaction.atomic
def add_note(request: CooperationRequest, *, text: str, by: Person) -> InternalNote:
    """A note beside the request, which stays as it is. Raises Forbidden for mere readers, Refusal for an empty note."""
    policies.check_may_write(request, by)
    if not text.strip():
        raise Refusal(_("Write the note first."), field="text")
    return InternalNote.objects.create(request=request, text=text.strip(), written_by=by)
