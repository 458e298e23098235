"""What else belongs to a request: others to the same addressee or in the same situation, and what higher apps know of it.

# arrests/links.py, imported by ArrestsConfig.ready()
@register
def warrants_of(request: CooperationRequest) -> Iterable[Link]:
    ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.audit import Readable
from common.display import Fact, Text
from requests_app.models import CooperationRequest

NEAR: Final = timedelta(days=180)
"""As near in time as requests have to be for one to be of interest beside the other."""

SHOWN: Final = 4
"""So many of each kind."""


@dataclass(frozen=True, slots=True)
class Link:
    """Something that belongs to a request, and in what way; `row` carries its marking."""

    why: Text
    title: Text
    url: str
    row: Readable
    text: Text = ""

    @property
    def fact(self) -> Fact:
        """The same among the facts of the request."""
        return Fact(self.why, self.title, note=str(self.text), url=self.url)


Links = Callable[[CooperationRequest], Iterable[Link]]

_registered: list[Links] = []


def register(links: Links) -> Links:
    """Adds what a higher app knows of a request."""
    _registered.append(links)
    return links


def succession(request: CooperationRequest) -> list[Link]:
    """The requests whose place this one took, and the one that took its place, as far as whoever looks sees them."""
    around = Q(superseded_by=request.pk) | Q(pk=request.superseded_by_id)
    return [
        Link(
            _("Superseded by") if row.pk == request.superseded_by_id else _("Supersedes"),
            row.title,
            row.get_absolute_url(),
            row,
            row.subject,
        )
        for row in CooperationRequest.objects.with_list_data().filter(around).order_by("id")
    ]


def related(request: CooperationRequest, on: date, told: Iterable[Link] = ()) -> list[Link]:
    """What belongs to the request, what is nearest first, without the links that are `told` elsewhere.

    The day `on` stands for the transmission of what was not sent yet.
    """
    found = [link for links in _registered for link in links(request)]
    seen = {request.pk, *(link.row.pk for link in told)}
    for why, rows in _near(request, request.transmitted_on or on):
        for row in rows:
            if row.pk not in seen:
                seen.add(row.pk)
                found.append(
                    Link(why, row.title, row.get_absolute_url(), row, f"{row.subject} · {row.partner.name}")
                )
    return found


def _near(request: CooperationRequest, day: date) -> Iterable[tuple[str, Iterable[CooperationRequest]]]:
    everything = CooperationRequest.objects.with_list_data()
    rows = everything.filter(transmitted_on__range=(day - NEAR, day + NEAR), family=request.family)
    yield (
        _("Same addressee and family"),
        rows.filter(partner=request.partner_id).order_by("-transmitted_on", "-id")[: SHOWN + 1],
    )
    if request.situation_id is not None:
        yield (
            _("Same situation and family"),
            rows.filter(situation=request.situation_id).order_by("-transmitted_on", "-id")[: SHOWN + 1],
        )
