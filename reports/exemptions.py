"""What can be excepted from disclosure control, in words, and the exceptions of an edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reports.document import Snapshot
from reports.document.snapshot import HELD
from reports.narrative.english.statistics import WORDS as ENGLISH
from reports.narrative.french.statistics import WORDS as FRENCH
from reports.narrative.statistics import Words, name_of_row
from reports.statistics import KINDS
from reports.vocab import Audience

WORDS: Final[Mapping[str, Words]] = {"en": ENGLISH, "fr": FRENCH}


def choices(snapshot: Snapshot) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """For each table the numbers that it holds back, and the table as a whole; the values are `table/row/column`."""
    printed = {table.id: table for table in snapshot.tables}
    for kind in KINDS.values():
        if kind.audience != Audience.PROTECTED:
            continue
        table = printed.get(kind.id)
        held = [
            (f"{kind.id}/{row.key}/{column.name}", words_of(kind.id, row.key, column.name))
            for row in (table.rows if table else ())
            for column in kind.columns
            if row.values.get(column.name) == HELD and not column.rests_on
        ]
        if held or table is None:
            yield f"{kind.id} {kind.title}", [(f"{kind.id}//", words_of(kind.id, "", "")), *held]


def words_of(table: str, row: str, column: str) -> str:
    """A cell as people read it, in the language that is active."""
    if table not in KINDS:
        return f"{table} {row} {column}"
    if not row:
        return _("All of table %(id)s") % {"id": table}
    kind = KINDS[table]
    labels = {one.name: str(one.label) for one in kind.columns}
    words = WORDS.get((get_language() or "en")[:2], ENGLISH)
    return f"{table}: {name_of_row(row, words)}, {labels.get(column, column)}"
