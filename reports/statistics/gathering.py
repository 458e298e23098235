"""All tables of an edition, after disclosure control."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from common.asof import Period
from reports.disclosure import Earlier, Policy, Release
from reports.document.snapshot import HELD, CountTable, PersonSought
from reports.figures.asked import Asked
from reports.statistics.agreements import agreements
from reports.statistics.facts import apic, sought
from reports.statistics.kinds import KINDS
from reports.statistics.requests import requests
from reports.statistics.subject import Subject, name_of
from reports.vocab import Basis

POLICY: Final = Policy(threshold=5)
"""The register's own threshold: no text prescribes one."""

NEAR: Final = timedelta(days=92)
"""Between days so close to each other, whoever reads both editions is taken to know what happened."""

SUBJECTS: Final[tuple[Callable[[Asked], Subject], ...]] = (requests, agreements)


@dataclass(frozen=True, slots=True)
class PublishedBefore:
    """An edition that can be read beside the new one: what it asked, and the tables that it shows."""

    asked: Asked
    tables: tuple[CountTable, ...]


def gathered(
    asked: Asked,
    *,
    persons: Iterable[PersonSought],
    earlier: Sequence[PublishedBefore] = (),
    excepted: Collection[str] = (),
    policy: Policy = POLICY,
) -> tuple[CountTable, ...]:
    """Counts every table and holds back what has to be. Tables in which no holding back protects every cell are left out.

    `excepted` are cells and tables, by `name_of`, that are shown because somebody decided so. Runs under the purpose `figures`.
    """
    tables = {table.id: table for table in (sought(persons, asked), *apic(asked))}
    for count in SUBJECTS:
        subject = count(asked)
        past = [one for before in earlier for one in _linked(count, subject, asked, before)]
        protection = subject.protection(excepted=excepted, earlier=past, policy=policy)
        if not protection.exposed:
            tables |= {table.id: table for table in subject.printed(protection.held)}
    return tuple(tables[id] for id in KINDS if id in tables)


def _linked(
    count: Callable[[Asked], Subject], subject: Subject, asked: Asked, before: PublishedBefore
) -> Iterator[Earlier]:
    """The earlier edition's tables about the same rows, where a reader can bring them together."""
    shown = dict(_shown(before.tables, subject.tables))
    if not shown:
        return
    near = all(_near(KINDS[id].basis, asked, before.asked) for id in subject.tables)
    grows = {column for id in subject.tables for column in KINDS[id].grows}
    if not near and not grows:
        return
    then = count(before.asked)
    release = then.release
    names = [name for name in release.cells if name in shown and (near or name.rpartition(" ")[2] in grows)]
    figures = [name for name in then.figures if near]
    yield Earlier(
        Release(release.counts, {name: release.cells[name] for name in (*names, *figures)}),
        frozenset([*(name for name in names if shown[name]), *figures]),
        "known" if near else "grew",
    )


def _shown(tables: Iterable[CountTable], wanted: Mapping[str, object]) -> Iterator[tuple[str, bool]]:
    """The cells of the tables, and whether their numbers can be read."""
    for table in tables:
        if table.id in wanted:
            for row in table.rows:
                for column, value in row.values.items():
                    yield name_of(table.id, row.key, column), value != HELD


def _near(basis: Basis, asked: Asked, other: Asked) -> bool:
    """Whether periods overlap, or days lie close to each other."""
    here, there = asked.dates.on(basis), other.dates.on(basis)
    if isinstance(here, Period) and isinstance(there, Period):
        return here.start <= there.end and there.start <= here.end
    return isinstance(here, date) and isinstance(there, date) and abs(here - there) <= NEAR
