"""States as tiles by regional group, for the page of a treaty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.queries.participation import Participation, figures
from agreements.tabs import state_address
from agreements.vocab.participation import STATUSES, ApicStatus
from common.display import Tile, TileGroup, TileLook, TileStatus
from partners.vocab import RegionalGroup, Standing, Treaty

LOOKS: Final[dict[str, TileLook]] = {
    Standing.IN_FORCE: "solid",
    Standing.DEPOSITED: "striped",
    Standing.WITHDRAWN: "outline",
    Standing.NONE: "faint",
    ApicStatus.PARTY: "solid",
    ApicStatus.SIGNED: "tint",
    ApicStatus.OUTSIDE: "outline",
    ApicStatus.PARTY_ALONE: "striped",
    ApicStatus.NEITHER: "faint",
}
"""Both vocabularies have the word “signed”, and show it alike."""


def legend(treaty: Treaty) -> list[TileStatus]:
    """The statuses of the treaty's States with their looks."""
    return [TileStatus(status.value, status.label, LOOKS[status.value]) for status in STATUSES[treaty]]


def tile_groups(treaty: Treaty, rows: Sequence[Participation]) -> list[TileGroup]:
    """A group of tiles for each regional group, and one for States of no group where there are any."""
    groups = [
        _group(treaty, str(group.label), [row for row in rows if row.group == group])
        for group in RegionalGroup
    ]
    loose = [row for row in rows if row.group is None]
    return [*groups, _group(treaty, _("In no regional group"), loose)] if loose else groups


def _group(treaty: Treaty, name: str, rows: Sequence[Participation]) -> TileGroup:
    return TileGroup(name=name, tiles=list(_tiles(treaty, rows)), summary=_summary(treaty, rows))


def _tiles(treaty: Treaty, rows: Iterable[Participation]) -> Iterable[Tile]:
    for row in rows:
        partner = row.partner
        yield Tile(
            code=partner.code, name=partner.name, status=row.status, url=state_address(treaty, partner)
        )


def _summary(treaty: Treaty, rows: Sequence[Participation]) -> str:
    count = figures(rows)
    parties = ngettext("%(n)d party", "%(n)d parties", count.parties) % {"n": count.parties}
    if treaty is Treaty.ROME_STATUTE:
        return parties
    outside = ngettext("%(n)d State Party outside", "%(n)d States Parties outside", count.outside) % {
        "n": count.outside
    }
    return f"{parties} · {outside}"
