"""The orders of the board. Each is read along an index, so that a page far down costs what the first one does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When

from arrests.models import Suspect
from arrests.queries.ranks import HOLDING, ISSUE, PUBLICATION, REVIEW, STEP, Rank
from arrests.queries.search import Search
from common.keyset import Keyset, Page, Part, cursor_of, one_after_another, read_cursor
from common.probe import Probe
from partners.models import Situation

SIZE: Final = 50
"""People on a page."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which page is wanted: the `size` people after the cursor, in the order as it is or the other way round."""

    descending: bool
    cursor: str
    size: int


Pages = Callable[[Search, Leaf], Page[int]]
"""Gives the keys of the people on a page."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the board can be sorted by."""

    page: Pages
    internal: bool = False
    """For the Court's own people only."""


def page_of(search: Search, sort: str, cursor: str = "", size: int = SIZE) -> Page[int]:
    """The keys of the next people in one of ORDERS, after a minus the other way round.

    Who has nothing to be sorted by comes last, by name. Raises Refusal for a cursor that was not made here.
    """
    leaf = Leaf(sort.startswith("-"), cursor, size)
    return ORDERS[sort.removeprefix("-")].page(search, leaf)


def _names(search: Search, leaf: Leaf) -> Page[int]:
    return _through([_by_name(search.people, descending=leaf.descending)], leaf)


def _situations(search: Search, leaf: Leaf) -> Page[int]:
    """Situation by situation, and by name within each; no further situation is looked at than fills the page."""
    _value, after = read_cursor(leaf.cursor) if leaf.cursor else (None, 0)
    last = Suspect.objects.filter(pk=after)
    here = Q(pk=Subquery(last.values("situation")))
    situations = Situation.objects.order_by("-name_en" if leaf.descending else "name_en").annotate(
        begin=Case(When(here, then=Subquery(last.values("sort_name"))), default=Value("")),
        key=Case(When(here, then=Value(after)), default=Value(0)),
    )
    if search.wish.situation:
        situations = situations.filter(code=search.wish.situation)
    if leaf.cursor:
        reached = Subquery(last.values("situation__name_en"))
        situations = situations.filter(**{f"name_en__{'lte' if leaf.descending else 'gte'}": reached})
    theirs = search.people.filter(situation=OuterRef("pk"), sort_name__gte=OuterRef("begin")).filter(
        Q(sort_name__gt=OuterRef("begin")) | Q(pk__gt=OuterRef("key"))
    )
    ahead = ArraySubquery(theirs.order_by("sort_name", "pk").values("pk")[: leaf.size + 1])
    found: list[int] = []
    for keys in situations.values_list(ahead, flat=True).iterator(chunk_size=1):
        found += keys
        if len(found) > leaf.size:
            return Page(found[: leaf.size], cursor_of(None, found[leaf.size - 1]))
    return Page(found, None)


def _by(rank: Rank, column: str = "effective_on", *, turned: bool = False) -> Pages:
    """By a column of the entry that decides; then those who have none, by name.

    `turned`: what the page shows grows the other way, as an age does, which is greater the earlier its day.
    """

    def page(search: Search, leaf: Leaf) -> Page[int]:
        descending = leaf.descending is not turned
        entries = rank.deciding(search.warrants, search.at)
        if search.narrows:
            entries = entries.filter(Probe(search.fitting.filter(pk=OuterRef("warrant__suspect"))))
        having = entries.annotate(person=F("warrant__suspect"), rank=F(column))
        theirs = rank.of(search.warrants, search.at).filter(warrant__suspect=OuterRef("pk"))
        lacking = search.people.filter(~Probe(theirs))
        return _through([(Keyset("rank", descending=descending), having), _by_name(lacking)], leaf)

    return page


def _by_name(people: QuerySet[Suspect], *, descending: bool = False) -> Part:
    return Keyset("sort_name", descending=descending), people.annotate(person=F("pk"))


def _through(parts: Sequence[Part], leaf: Leaf) -> Page[int]:
    page = one_after_another(parts, size=leaf.size, cursor=leaf.cursor)
    return Page([row.person for row in page.rows], page.next)


ORDERS: Final[Mapping[str, Order]] = {
    "situation": Order(_situations),
    "name": Order(_names),
    "age": Order(_by(ISSUE, turned=True)),
    "public": Order(_by(PUBLICATION)),
    "custody": Order(_by(HOLDING)),
    "obstacle": Order(_by(REVIEW, "scenario"), internal=True),
    "review": Order(_by(REVIEW), internal=True),
    "step": Order(_by(STEP, "next_on"), internal=True),
}
"""What the board can be sorted by, by its name in the address."""
