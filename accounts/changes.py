"""The change history of a row in words: who changed what from which value to which, when, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Person
from common.display import Text

SHOWN: Final = 200
"""The latest changes; nobody reads further back on one page."""

UNTOLD: Final = frozenset({"id", "code", "version", "synthetic"})
"""What tells nobody anything."""


@dataclass(frozen=True, slots=True)
class Line:
    """One field that changed."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What one act changed."""

    at: datetime
    who: str
    why: str
    lines: Sequence[Line]


def changes_of(
    row: models.Model,
    history: type[models.Model],
    *,
    untold: Collection[str] = (),
    labels: Mapping[str, Text] | None = None,
) -> list[Change]:
    """The latest changes of the row's own fields, newest first, as far as whoever looks may see them.

    `untold` are further fields that are left out, `labels` the names of the texts in fields that hold several.
    A few queries, however many changes.
    """
    rows: list[Any] = list(history._default_manager.filter(pgh_obj=row.pk).order_by("-pgh_id")[: SHOWN + 1])
    kept = {field.name for field in history._meta.fields} - UNTOLD - {*untold}
    fields = [field for field in row._meta.concrete_fields if field.name in kept]
    names = _names(rows, fields)
    found = []
    for now, before in zip(rows, [*rows[1:], None], strict=True):
        lines = [
            Line(str(field.verbose_name), old, new)
            for field in fields
            if (old := _told(field, before, names, labels or {}))
            != (new := _told(field, now, names, labels or {}))
            and (before is not None or getattr(now, field.attname))  # a new row tells what it has
        ]
        context = now.pgh_context or {}
        who = names[Person].get(context.get("person"), _("the system"))
        if lines:
            found.append(Change(now.pgh_created_at, who, str(context.get("reason", "")), lines))
    return found[:SHOWN]


def _names(
    rows: Iterable[Any], fields: Iterable[models.Field[Any, Any]]
) -> Mapping[type[models.Model], Mapping[Any, str]]:
    """The names of everything that the rows point to, by kind: one query for each kind."""
    keys: dict[type[models.Model], set[Any]] = {
        Person: {(row.pgh_context or {}).get("person") for row in rows}
    }
    for field in fields:
        if isinstance(field, models.ForeignKey):
            keys.setdefault(field.related_model, set()).update(getattr(row, field.attname) for row in rows)
    return {
        model: {
            one.pk: getattr(one, "name", None) or str(one)
            for one in model._default_manager.filter(pk__in=wanted - {None})
        }
        for model, wanted in keys.items()
    }


def _told(
    field: models.Field[Any, Any],
    row: models.Model | None,
    names: Mapping[type[models.Model], Mapping[Any, str]],
    labels: Mapping[str, Text],
) -> str:
    """The value in words; empty where there is none."""
    value = None if row is None else getattr(row, field.attname)
    if isinstance(value, dict):
        return "; ".join(f"{labels.get(name, name)}: {text}" for name, text in value.items())
    if value in {None, ""}:
        return ""
    if isinstance(field, models.ForeignKey):
        return names[field.related_model].get(value, _("not visible"))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value)
    return str(dict(field.flatchoices).get(value, value))
