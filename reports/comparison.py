"""Two editions figure by figure: what moved, and what can be said of why from the two snapshots alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.document import Figure, Snapshot


@dataclass(frozen=True, slots=True)
class Movement:
    """One figure in two editions; `group` is a part of a distribution. None where an edition does not have it.

    `before_on` and `after_on` are the day or period (`from/to`) that the figure holds for.
    """

    id: str
    group: str
    before: int | None
    after: int | None
    before_on: str
    after_on: str
    rule_changed: bool

    @property
    def moved(self) -> bool:
        """Whether the number is another one."""
        return self.before != self.after

    @property
    def difference(self) -> int | None:
        """By how much the later edition says more; None where one of them says nothing."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def reasons(self) -> list[str]:
        """Why the numbers may differ: another date, another rule, or else what became known in between."""
        if self.before is None:
            return [_("The earlier edition does not have this figure.")]
        if self.after is None:
            return [_("The later edition does not have this figure.")]
        found = []
        if self.before_on != self.after_on:
            found.append(_("The date or period is another one."))
        if self.rule_changed:
            found.append(_("The rule is another one."))
        if self.moved and not found:
            found.append(_("Date and rule are the same: what is recorded for them changed in between."))
        return found


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
