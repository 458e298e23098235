"""What a figure is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.db.models import Aggregate, Count, Model, Q, QuerySet, Sum
from django.utils.functional import Promise

from reports.figures.asked import Asked
from reports.figures.sources import COMBINED, Source
from reports.vocab import Audience, Basis

Value: TypeAlias = int | dict[str, int]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of the report.

    `rule` says in one sentence what is counted; `condition` says the same to the database, on the rows of `source`.
    `of` names the relation whose distinct objects are counted instead of the rows; `parts` cut a distribution.
    """

    id: str
    title: str | Promise
    rule: str | Promise
    unit: str | Promise
    basis: Basis
    source: Source
    audience: Audience = Audience.APPROVED
    condition: Q = field(default_factory=Q)
    of: str = ""
    parts: Mapping[str, Q] = field(default_factory=dict)

    def rows(self, asked: Asked) -> QuerySet[Any]:
        """The rows behind the figure, as far as whoever looks may see them."""
        found = self.source(asked.of(self.id, self.basis)).filter(self.condition)
        if not self.of:
            return found
        counted = found.model._meta.get_field(self.of).related_model
        assert isinstance(counted, type)
        assert issubclass(counted, Model)
        return counted._default_manager.filter(pk__in=found.values(self.of))

    def counts(self) -> dict[str, Aggregate]:
        """What the database is to count, by the figure's id and, in a distribution, by its parts."""
        if self.parts:
            return {
                f"{self.id}_{part}": Count("pk", filter=self.condition & one)
                for part, one in self.parts.items()
            }
        if self.source in COMBINED and not self.of:
            return {self.id: Sum("alike", filter=self.condition, default=0)}
        return {self.id: Count(self.of or "pk", filter=self.condition or None, distinct=bool(self.of))}

    def value(self, counted: Mapping[str, int]) -> Value:
        """The figure's value out of what was counted."""
        if self.parts:
            return {part: counted[f"{self.id}_{part}"] for part in self.parts}
        return counted[self.id]

    def in_order(self, value: Value) -> Value:
        """The value with its parts in the order of the report; stored snapshots sort them by name."""
        return value if isinstance(value, int) else {part: value[part] for part in self.parts}
