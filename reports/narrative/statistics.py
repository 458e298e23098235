"""The statistical tables and their charts as parts of a document; each language gives its `Words`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from reports.document.blocks import Block, Drawing, Heading, Quantity, Remark, Runs, Table, Text, compose
from reports.document.snapshot import CountRow, CountTable, Figure, Snapshot

SHARES: Final = ("response", "execution")
"""Columns that hold thousandths."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a language says around the numbers.

    `caption` has {id}, {title} and {basis}; `marks` stand for numbers that are not shown; `rows` are by the parts of a row's
    key; `within` is a family of an organ; `chart` has {number}, {title} and {basis}; `name` is how a name stands alone.
    """

    heading: str
    remarks: tuple[str, ...]
    exempted: str
    marks: Mapping[str, str]
    caption: str
    titles: Mapping[str, str]
    heads: Mapping[str, str]
    columns: Mapping[str, str]
    rows: Mapping[str, str]
    within: str
    chart: str
    charts: Mapping[str, str]
    short: Mapping[str, str]
    persons: str
    parties: str
    last: str
    digits: Callable[[int], str]
    percent: Callable[[int], str]
    basis: Callable[[Figure], str]
    name: Callable[[str], str] = str


def section(snapshot: Snapshot, label: str, words: Words, *, first_chart: int) -> Iterator[Block]:
    """The tables under a heading of their own, each with its rule, and the charts; nothing for an edition without tables."""
    if not snapshot.tables:
        return
    yield Heading(2, label, words.heading, annex=True)
    for remark in (*words.remarks, *([words.exempted] if snapshot.exempted else [])):
        yield Remark(compose(remark))
    tables = {table.id: table for table in snapshot.tables}
    drawn = first_chart
    for table in snapshot.tables:
        yield _table(table, words)
        if table.id in CHARTS and table.rows:
            yield CHARTS[table.id](tables[table.id], words, drawn)
            drawn += 1


def _table(table: CountTable, words: Words) -> Table:
    return Table(
        key=table.id,
        caption=words.caption.format(id=table.id, title=words.titles[table.id], basis=_basis(table, words)),
        columns=(words.heads[table.id], *(words.columns[column] for column in table.columns)),
        rows=tuple(_row(row, table, words) for row in table.rows),
        numeric=tuple(range(1, len(table.columns) + 1)),
        notes=((Text(table.rule),),),
    )


def _row(row: CountRow, table: CountTable, words: Words) -> tuple[Runs, ...]:
    name = words.name(row.label) if row.label else name_of_row(row.key, words)
    return ((Text(name),), *((_cell(column, row.values.get(column, ""), words),) for column in table.columns))


def _cell(column: str, value: int | str, words: Words) -> Text | Quantity:
    if isinstance(value, str):
        return Text(words.marks.get(value, value))
    return Text(words.percent(value)) if column in SHARES else Quantity(value, words.digits(value))


def name_of_row(key: str, words: Words) -> str:
    """The name of a row: years stand for themselves, a family of an organ is named with the organ."""
    first, _, second = key.partition(":")
    if second and first in ("registry", "otp"):
        return words.within.format(organ=words.rows[first], family=words.rows[second])
    name = words.rows.get(second or first, second or first)
    return name[:1].upper() + name[1:]


def _basis(table: CountTable, words: Words) -> str:
    return words.basis(Figure(id=table.id, value=0, on=table.on, rule=table.rule))


def _rates(table: CountTable, words: Words, number: int) -> Drawing:
    """Response and execution by regional group."""
    rows = [row for row in table.rows if row.key.startswith("group:")]

    def shares(column: str) -> tuple[float | None, ...]:
        values = (row.values.get(column, "") for row in rows)
        return tuple(value / 1000 if isinstance(value, int) else None for value in values)

    said = (
        f"{name_of_row(row.key, words)}: "
        + ", ".join(
            f"{words.columns[column]} {_cell(column, row.values.get(column, ''), words).text}"
            for column in SHARES
        )
        for row in rows
    )
    return Drawing(
        key="chart-rates",
        caption=_title(table, words, number),
        shape="bar",
        labels=tuple(words.short[row.key.partition(":")[2]] for row in rows),
        series=tuple((words.columns[column], shares(column)) for column in SHARES),
        summary=f"{'; '.join(said)}.",
        shares=True,
    )


def _by_situation(table: CountTable, words: Words, number: int) -> Drawing:
    rows = [row for row in table.rows if row.label]
    counts = tuple(_count(row, "all") for row in rows)
    names = [words.name(row.label) for row in rows]
    said = (f"{name}: {words.digits(count)}" for name, count in zip(names, counts, strict=True))
    return Drawing(
        key="chart-situations",
        caption=_title(table, words, number),
        shape="bar",
        labels=tuple(names),
        series=((words.persons, counts),),
        summary=f"{'; '.join(said)}.",
    )


def _parties(table: CountTable, words: Words, number: int) -> Drawing:
    """How the parties of today came to be parties, year by year."""
    rows = [row for row in table.rows if row.key != "all"]
    sums = tuple(accumulate(_count(row, "all") for row in rows))
    return Drawing(
        key="chart-parties",
        caption=_title(table, words, number),
        shape="line",
        labels=tuple(row.key for row in rows),
        series=((words.parties, sums),),
        summary="; ".join(
            words.last.format(year=row.key, count=words.digits(count))
            for row, count in zip(rows, sums, strict=True)
        )
        + ".",
    )


def _title(table: CountTable, words: Words, number: int) -> str:
    return words.chart.format(number=number, title=words.charts[table.id], basis=_basis(table, words))


def _count(row: CountRow, column: str) -> int:
    value = row.values[column]
    return value if isinstance(value, int) else 0


CHARTS: Final[Mapping[str, Callable[[CountTable, Words, int], Drawing]]] = {
    "T2": _rates,
    "T3": _by_situation,
    "T5y": _parties,
}
