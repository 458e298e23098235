"""What a correction or restatement says of the edition whose place it takes; each language gives its `Words`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reports.document.blocks import (
    Block,
    FigureRun,
    Heading,
    Quantity,
    Remark,
    Run,
    Runs,
    Table,
    Text,
    compose,
)
from reports.document.movement import Cause, Movement
from reports.document.snapshot import Figure, Snapshot


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a language says around the symbols and numbers.

    `first` has {symbol} and {reason} for each kind of replacement; `moved` has {letter}; `caption` and `there` have
    {symbol}; the cause of another date has {before} and {after}.
    """

    first: Mapping[str, str]
    moved: str
    still: str
    heading: str
    caption: str
    id: str
    figure: str
    there: str
    here: str
    why: str
    causes: Mapping[Cause, str]
    labels: Mapping[str, str]
    groups: Mapping[str, str]
    label: str
    digits: Callable[[int], str]
    basis: Callable[[Figure], str]


def front(snapshot: Snapshot, letter: str, words: Words) -> Iterator[Block]:
    """Before everything else: whose place the report takes, and why."""
    old = snapshot.replaces
    if old is None:
        return
    yield Remark(compose(words.first[old.kind], symbol=old.symbol, reason=old.reason))
    yield Remark(compose(words.moved if old.moved else words.still, letter=letter.rstrip(".")))


def section(snapshot: Snapshot, letter: str, words: Words) -> Iterator[Block]:
    """The figures that moved, each with its old and its new number; nothing where none did."""
    old = snapshot.replaces
    if old is None or not old.moved:
        return
    yield Heading(2, letter, words.heading, annex=True)
    yield Table(
        key="moved",
        caption=words.caption.format(symbol=old.symbol),
        columns=(words.id, words.figure, words.there.format(symbol=old.symbol), words.here, words.why),
        rows=tuple(_row(one, words) for one in old.moved),
        numeric=(2, 3),
    )


def _row(one: Movement, words: Words) -> tuple[Runs, ...]:
    label = words.labels.get(one.id, one.id)
    if one.group:
        label = words.label.format(figure=label, group=words.groups.get(one.group, one.group))
    there = _number(one.before, words)
    here = (
        FigureRun(one.id, one.after, words.digits(one.after), one.group)
        if one.after is not None
        else _number(None, words)
    )
    why = " ".join(
        words.causes[cause].format(before=_basis(one.before_on, words), after=_basis(one.after_on, words))
        for cause in one.causes
    )
    return (Text(one.id),), (Text(label),), (there,), (here,), (Text(why),)


def _number(value: int | None, words: Words) -> Run:
    return Text("–") if value is None else Quantity(value, words.digits(value))


def _basis(on: str, words: Words) -> str:
    return words.basis(Figure(id="", value=0, on=on, rule="")) if on else ""
