"""Two editions figure by figure: what moved, and what can be said of why from the two snapshots alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from common.display import Text
from reports.document import Figure, Snapshot
from reports.document.movement import Cause, Movement

REASONS: Final[Mapping[Cause, Text]] = {
    Cause.NEW: _("The earlier edition does not have this figure."),
    Cause.GONE: _("The later edition does not have this figure."),
    Cause.DATE: _("The date or period is another one."),
    Cause.RULE: _("The rule is another one."),
    Cause.RECORD: _("Date and rule are the same: what is recorded for them changed in between."),
}


def reasons(movement: Movement) -> list[Text]:
    """Why the numbers differ, or may differ, in sentences."""
    return [REASONS[cause] for cause in movement.causes]


def what_moved(before: Snapshot, after: Snapshot) -> tuple[Movement, ...]:
    """The figures that say another number, or the same for another date or by another rule."""
    return tuple(one for one in compared(before, after) if one.causes)


def compared(before: Snapshot, after: Snapshot) -> list[Movement]:
    """Every figure of either edition, in the order of the later one; those that are gone come last."""
    old, new = ({figure.id: figure for figure in one.figures} for one in (before, after))
    return [
        _movement(id, group, old.get(id), new.get(id))
        for id in dict.fromkeys((*new, *old))
        for group in dict.fromkeys((*_values(new.get(id)), *_values(old.get(id))))
    ]


def _movement(id: str, group: str, old: Figure | None, new: Figure | None) -> Movement:
    return Movement(
        id=id,
        group=group,
        before=_values(old).get(group),
        after=_values(new).get(group),
        before_on=old.on if old else "",
        after_on=new.on if new else "",
        rule_changed=old is not None and new is not None and old.rule != new.rule,
    )


def _values(figure: Figure | None) -> Mapping[str, int]:
    """The value by its parts; under no part where the figure is one number."""
    if figure is None:
        return {}
    return figure.value if isinstance(figure.value, dict) else {"": figure.value}
