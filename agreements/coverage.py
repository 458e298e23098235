"""States Parties as tiles by regional group: how far each has come with agreements, relocation aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.vocab import OVER, Stage
from common.display import Tile, TileGroup, TileStatus
from partners.models import Partner
from partners.vocab import RegionalGroup

LEGEND: Final = (
    TileStatus("in_force", gettext_lazy("In force"), "solid"),
    TileStatus("concluded", gettext_lazy("Concluded, not in force"), "tint"),
    TileStatus("talks", gettext_lazy("In talks"), "striped"),
    TileStatus("none", gettext_lazy("None"), "faint"),
)

STATUS_OF: Final = {
    Stage.IN_FORCE: "in_force",
    Stage.SIGNED: "concluded",
    Stage.SUSPENDED: "concluded",
    **dict.fromkeys(OVER, "none"),
}
"""Every other stage is one of talks."""


def legend(*, court: bool) -> list[TileStatus]:
    """The looks; talks are told to the Court alone."""
    return [one for one in LEGEND if court or one.code != "talks"]


def tiles(
    states: Sequence[Partner],
    groups: Mapping[int, RegionalGroup],
    furthest: Mapping[int, Stage],
    *,
    link: bool,
) -> list[TileGroup]:
    """A group of tiles for each regional group; `link` leads to the pages about agreements with each State."""

    def tile(state: Partner) -> Tile:
        stage = furthest.get(state.pk)
        status = "none" if stage is None else STATUS_OF.get(stage, "talks")
        url = reverse("agreements:state", args=[state.code]) if link else state.get_absolute_url()
        return Tile(code=state.code, name=state.name, status=status, url=url)

    found = []
    for group in RegionalGroup:
        of_group = [tile(state) for state in states if groups.get(state.pk) == group]
        count = sum(one.status in ("in_force", "concluded") for one in of_group)
        summary = ngettext("%(n)d State with an agreement", "%(n)d States with an agreement", count) % {
            "n": count
        }
        found.append(TileGroup(name=str(group.label), tiles=of_group, summary=summary))
    loose = [tile(state) for state in states if state.pk not in groups]
    return [*found, TileGroup(name=_("In no regional group"), tiles=loose)] if loose else found
