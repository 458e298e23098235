"""What pages ask of the registers: the saved views of the list, counts that stop in time, and what needs attention."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from common.deadline import SOON_DAYS
from partners.models import Partner, Situation
from requests_app.models import (
    CooperationRequest,
    RegisterPreference,
    RequestEvent,
    RequestQuerySet,
    SavedView,
)
from requests_app.vocab import PREPARED, EventKind, Status

COUNT_CAP: Final = 10_000
"""Nobody reads further; counting more would only cost time."""

ATTENTION_ROWS: Final = 6
"""How many rows of each list the first page of the day shows."""


@dataclass(frozen=True, slots=True)
class View:
    """A saved view of the list: which rows, in which order, and how it is called."""

    label: str | Promise
    rows: Callable[[RequestQuerySet, Person, date], RequestQuerySet]
    sort: str


def _waiting_for(person: Person, rows: RequestQuerySet) -> RequestQuerySet:
    """Handed in by others, for me to approve: readers and authors do not."""
    written = RequestEvent.objects.filter(
        request=OuterRef("pk"), recorded_by=person, kind__in=(EventKind.LOGGED, EventKind.EDITED)
    )
    mine = Q(owner_organ=person.organ) | Q(compartment__isnull=False)
    return rows.filter(mine, ~Exists(written), status=Status.IN_APPROVAL)


VIEWS: Final[Mapping[str, View]] = {
    "open": View(_("Open"), lambda rows, _person, on: rows.awaited().open_on(on), "due_on"),
    "late": View(_("Late"), lambda rows, _person, on: rows.awaited().overdue_on(on), "due_on"),
    "soon": View(_("Due soon"), lambda rows, _person, on: rows.awaited().due_within(on, SOON_DAYS), "due_on"),
    "approval": View(
        _("Waiting for my approval"), lambda rows, person, _on: _waiting_for(person, rows), "id"
    ),
    "prepared": View(_("Being prepared"), lambda rows, _person, _on: rows.filter(status__in=PREPARED), "-id"),
    "all": View(_("All"), lambda rows, _person, _on: rows, "-transmitted_on"),
}
"""The views by the word in the address; the first is shown when none is named."""

FIRST_VIEW: Final = "open"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of rows, or that there are more than anyone reads."""

    number: int
    more: bool = False


def capped_count(rows: RequestQuerySet) -> Count:
    """How many rows, counted no further than the cap."""
    found = rows.order_by().values("pk")[: COUNT_CAP + 1].count()
    return Count(min(found, COUNT_CAP), more=found > COUNT_CAP)


@dataclass(frozen=True, slots=True)
class Attention:
    """The first rows of a saved view, and how many it has."""

    view: str
    label: str | Promise
    rows: list[CooperationRequest]
    count: Count


def attention(person: Person, on: date) -> list[Attention]:
    """What needs the person's attention on the day: late, waiting for approval, due soon. Each is a view of the list."""
    found = []
    for name in ("late", "approval", "soon"):
        view = VIEWS[name]
        rows = view.rows(CooperationRequest.objects.all(), person, on)
        first = list(rows.with_list_data().order_by(view.sort, "id")[: ATTENTION_ROWS + 1])
        count = capped_count(rows) if len(first) > ATTENTION_ROWS else Count(len(first))
        found.append(Attention(name, view.label, first[:ATTENTION_ROWS], count))
    return found


@dataclass(slots=True)
class Choices:
    """What a register offers to choose from, each by its code and name in the reader's language."""

    partners: list[tuple[str, str]] = field(default_factory=list)
    situations: list[tuple[str, str]] = field(default_factory=list)
    colleagues: list[tuple[str, str]] = field(default_factory=list)
    """People of the viewer's organ, by key."""
    views: list[Saved] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    """The viewer's own choice, empty where they have not chosen."""
    first_view: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved view of the viewer's own, or one that a colleague shared."""

    code: str
    name: str
    query: str
    mine: bool


def choices(person: Person) -> Choices:
    """Everything that the register's page offers to the person, in one query."""
    blank, columns = Value("", TextField()), ("table", "sort", "code", "en", "fr", "more")
    parts: list[QuerySet[Any]] = [
        Partner.objects.annotate(
            table=Value(0), sort=F("sort_key"), en=F("name_en"), fr=F("name_fr"), more=blank
        ),
        Situation.objects.annotate(
            table=Value(1), sort=F("name_en"), en=F("name_en"), fr=F("name_fr"), more=blank
        ),
        Person.objects.filter(organ=person.organ, is_active=True).annotate(
            table=Value(2), sort=F("name"), code=Cast("pk", TextField()), en=F("name"), fr=blank, more=blank
        ),
        SavedView.objects.annotate(
            table=Value(3), sort=F("name"), en=F("name"), fr=Cast("owner", TextField()), more=F("query")
        ),
        RegisterPreference.objects.filter(person=person).annotate(
            table=Value(4),
            sort=blank,
            code=F("first_view"),
            en=Func(F("columns"), Value(","), function="array_to_string", output_field=TextField()),
            fr=blank,
            more=blank,
        ),
    ]
    first, *others = (part.order_by().values_list(*columns) for part in parts)
    french = (get_language() or "").startswith("fr")
    found = Choices()
    for table, _sort, code, en, fr, more in sorted(first.union(*others, all=True)):
        match table:
            case 0 | 1:
                (found.situations if table else found.partners).append((code, (fr if french else "") or en))
            case 2:
                found.colleagues.append((code, en))
            case 3:
                found.views.append(Saved(code, en, more, mine=fr == str(person.pk)))
            case _:
                found.columns, found.first_view = en.split(",") if en else [], code
    return found
