"""Ties requests for arrest and surrender to a warrant."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Level
from arrests import policies
from arrests.models import SurrenderLink, Warrant
from common.errors import Refusal
from requests_app.models import CooperationRequest
from requests_app.services import link_to_warrant
from requests_app.vocab import ARREST_FAMILIES


@transaction.atomic
def link_request(warrant: Warrant, request: CooperationRequest, *, by: Person) -> SurrenderLink:
    """The request for arrest and surrender was made on the ground of the warrant; linking it twice changes nothing.

    A request that is not sealed is then readable by Registry and Office of the Prosecutor alike.
    Raises Refusal for another family of requests, or when the link would betray a sealed warrant.
    """
    policies.check_links(by)
    if request.family not in ARREST_FAMILIES:
        raise Refusal(
            _("Only a request for arrest is linked to a warrant; choose another one."), field="request"
        )
    policies.check_linkable(warrant, request.compartment_id, request.level)
    link, made = SurrenderLink.objects.get_or_create(
        warrant=warrant, request=request, defaults={"linked_by": by}
    )
    if made and request.level != Level.UNDER_SEAL:
        link_to_warrant(request, by=by)
    return link
