"""By which channel and in which language a request is sent (article 87(1) and (2); rules 177 to 180)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from partners.models import Channel


@dataclass(frozen=True, slots=True)
class Route:
    """A channel, the languages that the addressee accepts, the first of them, and where this is known from."""

    channel: str
    languages: tuple[str, ...]
    source: str

    @property
    def language(self) -> str:
        """The language that is proposed."""
        return self.languages[0]


def route(declared: Channel | None) -> Route:
    """What the addressee declared for the day; who declared nothing gets a working language by the diplomatic channel.

    A multilingual State may accept any of its languages (rule 178). Changes count from the agreed day, else 45 days
    after their receipt (rule 180(2)): the dates of the declaration say so already.
    """
    if declared is None:
        return Route(
            _("Diplomatic channel"),
            (_("English"), _("French")),
            _(
                "No declaration is recorded: the diplomatic channel, and a working language of the Court (rule 178)."
            ),
        )
    languages = tuple(filter(None, re.split(r"\s*(?:[,;/]|\bor\b|\bou\b)\s*", declared.language)))
    since = (
        _("in force since %(day)s") % {"day": date_format(declared.starts_on)}
        if declared.starts_on
        else _("in force")
    )
    origin = f" ({declared.source})" if declared.source else ""
    return Route(
        declared.channel,
        languages or (declared.language,),
        _("Declared by the addressee, %(since)s%(origin)s.") % {"since": since, "origin": origin},
    )
