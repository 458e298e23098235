"""States as tiles by regional group, for the APIC page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.queries.apic import ApicStatus, Standing, figures
from common.display import Tile, TileGroup, TileLook, TileStatus
from partners.vocab import RegionalGroup

LOOKS: Final[dict[ApicStatus, TileLook]] = {
    ApicStatus.PARTY: "solid",
    ApicStatus.SIGNED: "tint",
    ApicStatus.OUTSIDE: "outline",
    ApicStatus.PARTY_ALONE: "striped",
    ApicStatus.NEITHER: "faint",
}
LEGEND: Final = [TileStatus(status, status.label, look) for status, look in LOOKS.items()]


def tile_groups(rows: Sequence[Standing]) -> list[TileGroup]:
    """A group of tiles for each regional group, and one for States of no group where there are any."""
    groups = [
        _group(str(group.label), [row for row in rows if row.group == group]) for group in RegionalGroup
    ]
    loose = [row for row in rows if row.group is None]
    return [*groups, _group(_("In no regional group"), loose)] if loose else groups


def _group(name: str, rows: Sequence[Standing]) -> TileGroup:
    return TileGroup(name=name, tiles=list(_tiles(rows)), summary=_summary(rows))


def _tiles(rows: Iterable[Standing]) -> Iterable[Tile]:
    for row in rows:
        partner = row.partner
        yield Tile(code=partner.code, name=partner.name, status=row.status, url=partner.get_absolute_url())


def _summary(rows: Sequence[Standing]) -> str:
    count = figures(rows)
    parties = ngettext("%(n)d party", "%(n)d parties", count.parties) % {"n": count.parties}
    outside = ngettext("%(n)d State Party outside", "%(n)d States Parties outside", count.outside) % {
        "n": count.outside
    }
    return f"{parties} · {outside}"
