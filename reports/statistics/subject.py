"""Tables about the same rows, before and after disclosure control."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from reports.disclosure import Earlier, Policy, Protection, Release, protect
from reports.document.snapshot import HELD, CountRow, CountTable
from reports.statistics.cube import Cube, Cut
from reports.statistics.kinds import KINDS, TableColumn, TableKind


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: how each of its columns of counts is cut; its other numbers stand in `given`."""

    key: str
    cuts: Mapping[str, Cut]
    given: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Subject:
    """Tables about the same rows, which a reader therefore sets against each other.

    `tables` are the lines by the table's id; `figures` are printed beside them and always shown; `facts` are cells that
    everyone can count, because the report names what they count.
    """

    cube: Cube
    on: str
    tables: Mapping[str, Sequence[Line]]
    figures: Mapping[str, Cut] = field(default_factory=dict)
    facts: Collection[str] = ()

    @cached_property
    def release(self) -> Release:
        """All that could be shown: cells by `name_of`, figures by their ids."""
        cells = {name: line.cuts[column.name] for name, _kind, line, column in self._cells()}
        return self.cube.release({**self.figures, **cells})

    def protection(
        self, *, excepted: Collection[str], earlier: Sequence[Earlier], policy: Policy
    ) -> Protection:
        """What is held back. Cells and tables in `excepted` are shown because somebody decided so by name.

        With them the reader knows the same cells of earlier editions too; all other held cells stay protected.
        """
        shown = {name for name, kind, *_cell in self._cells() if {name, kind.id} & set(excepted)}
        known, sensitive, dear = {*self.figures, *self.facts, *shown}, set(), set()
        for name, _kind, line, column in self._cells():
            count = self.release.value(name)
            if name in known:
                continue
            if policy.small(count) or (not count and self._tells(line, column)):
                sensitive.add(name)
            elif not count:
                known.add(name)
            elif column.dear:
                dear.add(name)
        return protect(
            self.release,
            sensitive=frozenset(sensitive),
            known=frozenset(known),
            earlier=tuple(
                replace(past, shown=past.shown | (shown & past.release.cells.keys())) for past in earlier
            ),
            dear=frozenset(dear),
            policy=policy,
        )

    def printed(self, held: frozenset[str]) -> Iterator[CountTable]:
        """The tables without what is held back."""
        for id, lines in self.tables.items():
            rows = tuple(CountRow(key=line.key, values=dict(self._values(id, line, held))) for line in lines)
            yield as_printed(KINDS[id], self.on, rows)

    def _values(self, id: str, line: Line, held: frozenset[str]) -> Iterator[tuple[str, int | str]]:
        for column in KINDS[id].columns:
            name = name_of(id, line.key, column.name)
            if column.name in line.cuts:
                yield column.name, HELD if name in held else self.release.value(name)
            elif column.name in line.given:
                bases = {name_of(id, line.key, base) for base in column.rests_on}
                yield column.name, HELD if bases & held else line.given[column.name]

    def _tells(self, line: Line, column: TableColumn) -> bool:
        """Whether a count of nothing says something: not where the whole of which it is a part is nothing either."""
        whole = line.cuts.get(column.within)
        return column.telling and (whole is None or self.cube.count(whole) > 0)

    def _cells(self) -> Iterator[tuple[str, TableKind, Line, TableColumn]]:
        for id, lines in self.tables.items():
            for line in lines:
                for column in KINDS[id].columns:
                    if column.name in line.cuts:
                        yield name_of(id, line.key, column.name), KINDS[id], line, column


def name_of(table: str, row: str, column: str) -> str:
    """The name of a cell, the same in every edition; without row and column that of the table."""
    return f"{table} {row} {column}".rstrip()


def as_printed(kind: TableKind, on: str, rows: tuple[CountRow, ...]) -> CountTable:
    """A table with the particulars of its kind, in the language that is active."""
    columns = tuple(column.name for column in kind.columns)
    return CountTable(id=kind.id, on=on, rule=str(kind.rule), columns=columns, rows=rows)
