"""The pages about one treaty, as tabs."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from common.display import Text
from partners.models import Partner
from partners.vocab import Treaty

WORDS: Final[dict[Treaty, str]] = {treaty: treaty.value.replace("_", "-") for treaty in Treaty}
"""How addresses and files name each treaty."""


def state_address(treaty: Treaty, partner: Partner) -> str:
    """The page of a State in the treaty."""
    return reverse(f"agreements:{treaty}_state", args=[partner.code])


def tabs(treaty: Treaty, here: str, *, keeper: bool = False) -> list[dict[str, Any]]:
    """The treaty's pages; `here` is the name of the one that is shown, `keeper` adds those of whoever keeps the status."""
    pages: list[tuple[str, Text]] = [
        ("status", _("Status")),
        ("changes", _("Changes")),
        ("declarations", _("Declarations")),
        ("implementation", _("Implementation")),
    ]
    if keeper:
        pages.append(("lists", _("Depositary")))
    return [
        {"label": label, "url": reverse(f"agreements:{treaty}_{name}"), "active": name == here}
        for name, label in pages
    ]
