"""The placement of a person, on the page of the request that asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from agreements.models import Placement
from agreements.vocab import PLACED
from requests_app.models import CooperationRequest
from requests_app.related import Link, register


@register
def placement_of(request: CooperationRequest) -> Iterator[Link]:
    """The placement, where there is one."""
    if request.family not in PLACED:
        return
    for placement in Placement.objects.filter(request=request).select_related("agreement"):
        placement.request = request
        yield Link(_("Placement"), placement.person, placement.get_absolute_url(), placement)
