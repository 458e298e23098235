"""The pages about voluntary agreements, as tabs above each of them."""

from __future__ import annotations

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from common.display import Text

PLACES: Final[tuple[tuple[str, Text, bool], ...]] = (
    ("list", _("Agreements"), False),
    ("pipeline", _("Pipeline"), True),
    ("regions", _("Regions"), False),
    ("placements", _("Case by case"), True),
    ("comparison", _("Framework or ad hoc"), True),
    ("choosing", _("Choosing a State"), True),
    ("model_texts", _("Model texts"), True),
    ("support", _("Capacity and support"), True),
)
"""Name of the page, its label, and whether it is for the Court alone."""


def places(here: str, person: Person) -> list[dict[str, object]]:
    """The tabs for the person, the current one marked."""
    return [
        {"label": label, "url": reverse(f"agreements:{name}"), "active": name == here, "badge": ""}
        for name, label, court in PLACES
        if person.works_for_the_court or not court
    ]
