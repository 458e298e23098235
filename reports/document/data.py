"""The numbers of a document as CSV and JSON: its figures, and each of its tables. Files for programs, not for print."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from common.tabular import csv_lines, guarded
from reports.document.blocks import FigureRun, Quantity, Runs, Table, plain
from reports.document.canonical import encode
from reports.document.snapshot import GROUPS, Figure, Snapshot


def figures_csv(snapshot: Snapshot) -> bytes:
    """One line for each figure, or for each regional group of a distribution: id, group, value, date basis, rule."""
    rows = (
        (figure.id, group, str(value), figure.on, figure.rule)
        for figure in snapshot.figures
        for group, value in _parts(figure).items()
    )
    return _csv([("id", "group", "value", "on", "rule"), *rows])


def figures_json(snapshot: Snapshot) -> bytes:
    """The figures by id, with the symbol and the hash of the snapshot that they are frozen in."""
    figures = {
        figure.id: {
            "value": _parts(figure) if isinstance(figure.value, Mapping) else figure.value,
            "on": figure.on,
            "rule": figure.rule,
        }
        for figure in snapshot.figures
    }
    return _json(
        {
            "symbol": snapshot.edition.symbol,
            "draft": snapshot.edition.draft,
            "synthetic": snapshot.edition.synthetic,
            **replaced_json(snapshot),
            "snapshot_sha256": hashlib.sha256(snapshot.to_json().encode()).hexdigest(),
            "figures": figures,
        }
    )


def replaced_json(snapshot: Snapshot) -> dict[str, Any]:
    """Whose place the edition takes, why, and what moved; nothing where it takes nobody's."""
    return {"replaces": encode(snapshot.replaces)} if snapshot.replaces else {}


def table_csv(table: Table) -> bytes:
    """The table as it is printed, with bare numbers in its numeric columns."""
    return _csv([table.columns, *([str(cell) for cell in row] for row in _values(table))])


def table_json(table: Table) -> bytes:
    """Caption, columns, rows and notes; figures are numbers."""
    return _json(
        {
            "caption": table.caption,
            "columns": table.columns,
            "rows": list(_values(table)),
            "notes": [plain(note).strip() for note in table.notes],
        }
    )


def _parts(figure: Figure) -> dict[str, int]:
    """The value by group, in the order of print; under no group where the figure is one number."""
    if isinstance(figure.value, Mapping):
        return {group: figure.value[group] for group in (*GROUPS, *figure.value) if group in figure.value}
    return {"": figure.value}


def _values(table: Table) -> Iterator[list[str | int]]:
    for row in table.rows:
        yield [_value(cell) for cell in row]


def _value(cell: Runs) -> str | int:
    """The number of a cell that says nothing else, or its words."""
    match cell:
        case (FigureRun(value=value) | Quantity(value=value),):
            return value
    return plain(cell)


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    return "".join(csv_lines([guarded(cell) for cell in row] for row in rows)).encode()


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()
