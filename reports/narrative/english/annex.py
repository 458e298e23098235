"""Annex: every figure with its value, date basis and rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.document.blocks import Block, FigureRun, Heading, Remark, Runs, Table, Text, compose
from reports.document.snapshot import GROUPS, REQUIRED_FIGURES, Figure, Snapshot
from reports.narrative import replacement, statistics
from reports.narrative.annex import letter
from reports.narrative.english.replacement import WORDS as REPLACED
from reports.narrative.english.statistics import WORDS
from reports.narrative.english.words import GROUP_NAMES, LABELS, alphabetical, basis, day, digits, listing


def section(snapshot: Snapshot) -> Iterator[Block]:
    """The table of figures, what counts, what is left out, and who is outside APIC."""
    yield Heading(1, "", "Annex: Figures, rules and dates", annex=True)
    yield Remark(
        compose(
            "Each figure of this report has an identifier, a date or period to which it refers, and one rule by which it is counted. "
            "Periods include their first and their last day. In the electronic versions a figure, and the title of a statistical table, "
            "leads to its page in the register: rule, date, snapshot and who answered for it."
        )
    )
    yield _figures(snapshot)
    yield from replacement.section(snapshot, letter("moved", snapshot), REPLACED)
    yield Heading(2, letter("counts", snapshot), "What counts", annex=True)
    yield Remark(
        compose(
            "A request counts on the day of its transmission, once for each addressee. Visas are counted apart and are not part of the "
            "other requests of the Registry. Agreements are concluded when they are signed; being in force is counted apart. Persons "
            "are counted, not warrants. Parties to a treaty count from the deposit of their instruments."
        )
    )
    yield Remark(
        compose(
            "Figures with another date or another rule, in other papers of the Court, may differ from these without either being "
            "wrong."
        )
    )
    yield Heading(2, letter("left out", snapshot), "What is left out", annex=True)
    yield Remark(
        compose(
            "Nothing that is under seal is part of any figure. The States with which relocation agreements exist are not named. "
            "No figure combines a State with a kind of request."
        )
    )
    if snapshot.edition.synthetic:
        yield Remark(
            compose(
                "The requests and the relocation agreements behind this edition are synthetic: they were made up to show how the report "
                "works, and describe no real request and no real agreement. This is not a document of the Court."
            )
        )
    if snapshot.apic_outside:
        yield Heading(
            2, letter("outside APIC", snapshot), "States Parties to the Rome Statute outside APIC", annex=True
        )
        yield Remark(
            compose(
                "On {day}: {names}.",
                day=day(snapshot.figure("F9o").days[1]),
                names=listing(alphabetical(snapshot.apic_outside)),
            )
        )
    yield from statistics.section(snapshot, letter("tables", snapshot), WORDS, first_chart=2)


def other_dates(figures: Sequence[Figure]) -> str:
    """A footnote on figures that hold for other days than the rest."""
    named = "; ".join(f"{LABELS.get(one.id, one.id)} ({one.id}), {basis(one)}" for one in figures)
    return (
        f"Counted for a day of its own: {named}."
        if len(figures) == 1
        else f"Counted for days of their own: {named}."
    )


def _figures(snapshot: Snapshot) -> Table:
    others = tuple(figure.id for figure in snapshot.figures if figure.id not in REQUIRED_FIGURES)
    rows: list[tuple[Runs, ...]] = []
    for id in (*REQUIRED_FIGURES, *others):
        figure = snapshot.figure(id)
        rows.extend(_rows(figure))
    return Table(
        key="figures",
        caption="Figures of the period",
        columns=("Id", "Figure", "Value", "Date basis", "Rule"),
        rows=tuple(rows),
        numeric=(2,),
    )


def _rows(figure: Figure) -> Iterator[tuple[Runs, ...]]:
    """One row for a figure, or one for each regional group of a distribution."""
    label = LABELS.get(figure.id, figure.id)
    parts = {"": (label, figure.total)}
    if isinstance(figure.value, dict):
        parts = {group: (f"{label}: {GROUP_NAMES[group]}", figure.value[group]) for group in GROUPS}
    for group, (words, value) in parts.items():
        yield (
            (Text(figure.id),),
            (Text(words),),
            (FigureRun(figure.id, value, digits(value), group),),
            (Text(basis(figure)),),
            (Text(figure.rule),),
        )
