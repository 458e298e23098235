"""Annex: every figure with its value, date basis and rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.document.blocks import Block, FigureRun, Heading, Remark, Runs, Table, Text, compose
from reports.document.snapshot import GROUPS, REQUIRED_FIGURES, Figure, Snapshot
from reports.narrative import replacement, statistics
from reports.narrative.annex import letter
from reports.narrative.french.replacement import WORDS as REPLACED
from reports.narrative.french.states import bare
from reports.narrative.french.statistics import WORDS
from reports.narrative.french.words import GROUP_NAMES, LABELS, alphabetical, basis, day, digits, listing


def section(snapshot: Snapshot) -> Iterator[Block]:
    """The table of figures, what counts, what is left out, and who is outside APIC."""
    yield Heading(1, "", "Annexe : Chiffres, règles et dates", annex=True)
    yield Remark(
        compose(
            "Chaque chiffre du présent rapport a un identifiant, une date ou une période à laquelle il se rapporte, et une règle unique selon "
            "laquelle il est établi. Les périodes comprennent leur premier et leur dernier jour. Dans les versions électroniques, un chiffre, "
            "ou le titre d'un tableau statistique, mène à sa page dans le registre : règle, date, cliché et responsables."
        )
    )
    yield _figures(snapshot)
    yield from replacement.section(snapshot, letter("moved", snapshot), REPLACED)
    yield Heading(2, letter("counts", snapshot), "Ce qui est compté", annex=True)
    yield Remark(
        compose(
            "Une demande est comptée au jour de sa transmission, une fois pour chaque destinataire. Les visas sont comptés à part et ne font pas "
            "partie des autres demandes du Greffe. Les accords sont conclus lorsqu'ils sont signés ; leur entrée en vigueur est comptée à part. Ce "
            "sont les personnes qui sont comptées, non les mandats d'arrêt. Les parties à un traité sont comptées à partir du dépôt de leur "
            "instrument."
        )
    )
    yield Remark(
        compose(
            "Des chiffres établis à une autre date ou selon une autre règle, dans d'autres documents de la Cour, peuvent différer de ceux-ci sans "
            "que les uns ou les autres soient faux."
        )
    )
    yield Heading(2, letter("left out", snapshot), "Ce qui est laissé de côté", annex=True)
    yield Remark(
        compose(
            "Rien de ce qui est sous scellés n'entre dans un chiffre. Les États avec lesquels existent des accords de réinstallation ne sont pas "
            "nommés. Aucun chiffre ne croise un État avec un type de demande."
        )
    )
    if snapshot.edition.synthetic:
        yield Remark(
            compose(
                "Les demandes et les accords de réinstallation sur lesquels repose la présente édition sont fictifs : ils ont été inventés pour "
                "montrer le fonctionnement du rapport et ne décrivent ni demande ni accord réels. Le présent document n'est pas un document de "
                "la Cour."
            )
        )
    if snapshot.apic_outside:
        yield Heading(
            2,
            letter("outside APIC", snapshot),
            "États Parties au Statut de Rome en dehors de l'APIC",
            annex=True,
        )
        yield Remark(
            compose(
                "Au {day} : {names}.",
                day=day(snapshot.figure("F9o").days[1]),
                names=listing([bare(name) for name in alphabetical(snapshot.apic_outside)]),
            )
        )
    yield from statistics.section(snapshot, letter("tables", snapshot), WORDS, first_chart=2)


def other_dates(figures: Sequence[Figure]) -> str:
    """A footnote on figures that hold for other days than the rest."""
    named = "; ".join(f"{LABELS.get(one.id, one.id)} ({one.id}), {basis(one)}" for one in figures)
    return (
        f"Établi à une date propre : {named}."
        if len(figures) == 1
        else f"Établis à des dates propres : {named}."
    )


def _figures(snapshot: Snapshot) -> Table:
    others = tuple(figure.id for figure in snapshot.figures if figure.id not in REQUIRED_FIGURES)
    rows: list[tuple[Runs, ...]] = []
    for id in (*REQUIRED_FIGURES, *others):
        rows.extend(_rows(snapshot.figure(id)))
    return Table(
        key="figures",
        caption="Chiffres de la période",
        columns=("Id.", "Chiffre", "Valeur", "Date", "Règle"),
        rows=tuple(rows),
        numeric=(2,),
    )


def _rows(figure: Figure) -> Iterator[tuple[Runs, ...]]:
    """One row for a figure, or one for each regional group of a distribution."""
    label = LABELS.get(figure.id, figure.id)
    parts = {"": (label, figure.total)}
    if isinstance(figure.value, dict):
        parts = {group: (f"{label} : {GROUP_NAMES[group]}", figure.value[group]) for group in GROUPS}
    for group, (words, value) in parts.items():
        yield (
            (Text(figure.id),),
            (Text(words),),
            (FigureRun(figure.id, value, digits(value), group),),
            (Text(basis(figure)),),
            (Text(figure.rule),),
        )
