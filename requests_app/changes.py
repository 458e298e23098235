"""The change history of a request in words: who changed what from which value to which, when, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Person
from requests_app.contents import LABELS
from requests_app.models import CooperationRequest, RequestHistory

SHOWN: Final = 200
"""The latest changes; nobody reads further back on one page."""

UNTOLD: Final = frozenset(
    {"id", "code", "version", "due_reason", "transmission_known_from", "imported_reference", "synthetic"}
)
"""What follows from other fields, or tells nobody anything."""


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


def changes(request: CooperationRequest) -> list[Change]:
    """The latest changes, newest first, as far as whoever looks may see them. A few queries, however many changes."""
    rows = list(RequestHistory.objects.filter(pgh_obj=request.pk).order_by("-pgh_id")[: SHOWN + 1])
    fields = [
        field
        for field in CooperationRequest._meta.concrete_fields
        if field.name not in UNTOLD and any(field.name == one.name for one in RequestHistory._meta.fields)
    ]
    names = _names(rows, fields)
    found = []
    for row, before in zip(rows, [*rows[1:], None], strict=True):
        lines = [
            Line(str(field.verbose_name), old, new)
            for field in fields
            if (old := _told(field, before, names)) != (new := _told(field, row, names))
            and (before is not None or getattr(row, field.attname))  # a new row tells what it has
        ]
        context = row.pgh_context or {}
        who = names[Person].get(context.get("person"), _("the system"))
        if lines:
            found.append(Change(row.pgh_created_at, who, str(context.get("reason", "")), lines))
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
) -> str:
    """The value in words; empty where there is none."""
    value = None if row is None else getattr(row, field.attname)
    if isinstance(value, dict):
        return "; ".join(f"{LABELS.get(name, name)}: {text}" for name, text in value.items())
    if value in {None, ""}:
        return ""
    if isinstance(field, models.ForeignKey):
        return names[field.related_model].get(value, _("not visible"))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value)
    return str(dict(field.flatchoices).get(value, value))
