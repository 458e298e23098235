"""The warrants on which a request for arrest is grounded, on the page of the request."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from arrests.models import SurrenderLink
from requests_app.models import CooperationRequest
from requests_app.related import Link, register
from requests_app.vocab import ARREST_FAMILIES


@register
def warrants_of(request: CooperationRequest) -> Iterator[Link]:
    """The warrants that are linked, as far as whoever looks sees them."""
    if request.family not in ARREST_FAMILIES:
        return
    for link in (
        SurrenderLink.objects.filter(request=request).select_related("warrant__suspect").order_by("id")
    ):
        suspect = link.warrant.suspect
        yield Link(_("Warrant"), str(link.warrant), suspect.get_absolute_url(), link.warrant)
