"""What the log proposes before anything is typed: from the person's last entry and the addressee's declarations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from accounts.models import Person
from accounts.vocab import Level
from partners.models import Channel, Partner
from requests_app.models import CooperationRequest
from requests_app.vocab import CHANNELS, LANGUAGES, USUAL_ARTICLES, Family


class Way(NamedTuple):
    """The channel on which and the language in which an addressee is written to."""

    channel: str = ""
    language: str = ""


def last_entry(person: Person, originator: str = "") -> CooperationRequest | None:
    """The request that the person logged last, for this originator if one is named.

    What is under seal proposes nothing: its facts would slip into requests that others read.
    """
    rows = CooperationRequest.objects.filter(created_by=person).exclude(level=Level.UNDER_SEAL)
    if originator:
        rows = rows.filter(originator=originator)
    return rows.with_list_data().order_by("-id").first()


def ways(partners: Iterable[Partner], *, on: date, last: CooperationRequest | None = None) -> dict[int, Way]:
    """How each addressee is written to: as it declared for the day (rule 180), else as in the last entry.

    Of the last entry only what is usual anywhere goes on to another addressee.
    """
    wanted = list(partners)
    found = {one.pk: _as_before(last, one) for one in wanted}
    for declared in Channel.objects.on(on).filter(partner__in=wanted):
        found[declared.partner_id] = Way(declared.channel, declared.language)
    return found


def _as_before(last: CooperationRequest | None, partner: Partner) -> Way:
    if last is None:
        return Way()
    if last.partner_id == partner.pk:
        return Way(last.channel, last.language)
    channel = last.channel if last.channel in map(str, CHANNELS) else ""
    language = last.language if last.language in map(str, LANGUAGES) else ""
    return Way(channel, language)


def usual_article(family: str) -> str:
    """The article of the family, where it has one and no other."""
    articles = USUAL_ARTICLES.get(Family(family), ()) if family in Family.values else ()
    return articles[0] if len(articles) == 1 else ""
