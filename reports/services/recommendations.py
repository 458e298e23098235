"""Entering the official words of recommendations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from reports import policies
from reports.models import RecommendationText
from reports.recommendations import known
from reports.vocab import Language

LONGEST: Final = 4_000
"""Characters of one text."""


@transaction.atomic
def write_recommendations(
    texts: Mapping[tuple[int, Language], str], *, by: Person, at: datetime
) -> list[RecommendationText]:
    """Keeps the texts, by number and language, that differ from those that hold; an empty one takes the words out.

    Raises Forbidden for anyone outside the Registry, Refusal (about `text_en`, `text_fr`) for an overlong text.
    """
    policies.check_prepares(by)
    for (number, language), text in texts.items():
        if len(text) > LONGEST:
            raise Refusal(
                _("The text of recommendation %(number)s has more than %(most)s characters; shorten it.")
                % {"number": number, "most": LONGEST},
                field=f"text_{language}",
            )
    held = known()
    return RecommendationText.objects.bulk_create(
        RecommendationText(number=number, language=language, text=text, written_by=by, written_at=at)
        for (number, language), text in texts.items()
        if text != held.get((number, language), "")
    )
