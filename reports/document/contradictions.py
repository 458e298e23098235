"""Where a snapshot would contradict itself in print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from django.utils.translation import gettext as _

from common.findings import Finding, Severity
from reports.document.snapshot import GROUPS, REQUIRED_FIGURES, Snapshot

PARTS: Final = (
    ("F2o", "F2"),
    ("F3p", "F3"),
    ("F5y", "F5"),
    ("F5e", "F5"),
    ("F6f", "F6"),
    ("F9n", "F9"),
)
"""Figures that count some of what another one counts."""


def problems(snapshot: Snapshot) -> list[Finding]:
    """Every reason why the document would contradict itself; empty when it can be printed.

    Figures are held against each other where they stand for the same day: one of another day may say another number.
    """
    return [*_unreadable(snapshot)] or [*_of_figures(snapshot), *_of_names(snapshot), *_of_tables(snapshot)]


def _found(where: str, sentence: str, **values: object) -> Finding:
    return Finding(Severity.BLOCKER, where, sentence % values if values else sentence)


def _unreadable(snapshot: Snapshot) -> Iterator[Finding]:
    """What is missing, given twice, or none at all."""
    ids = Counter(figure.id for figure in snapshot.figures)
    for id, times in ids.items():
        if times > 1:
            yield _found(id, _("Figure %(id)s: given %(n)s times; give it once."), id=id, n=times)
    for id in REQUIRED_FIGURES:
        if id not in ids:
            yield _found(id, _("Figure %(id)s: missing; compute it first."), id=id)
    if snapshot.edition.period_start > snapshot.edition.period_end:
        yield _found("", _("Period: it starts after its end; exchange the two days."))
    yield from _impossible(snapshot)


def _impossible(snapshot: Snapshot) -> Iterator[Finding]:
    """Figures that say no number or no day."""
    for figure in snapshot.figures:
        values = figure.value.values() if isinstance(figure.value, Mapping) else (figure.value,)
        if min(values, default=0) < 0:
            yield _found(figure.id, _("Figure %(id)s: a count cannot be negative."), id=figure.id)
        try:
            first, last = figure.days
        except ValueError:
            sentence = _("Figure %(id)s: date basis “%(on)s” is neither a day nor day/day (YYYY-MM-DD).")
            yield _found(figure.id, sentence, id=figure.id, on=figure.on)
        else:
            if first and first > last:
                sentence = _("Figure %(id)s: its period starts after its end; exchange the two days.")
                yield _found(figure.id, sentence, id=figure.id)


def _alike(snapshot: Snapshot, *ids: str) -> bool:
    """Whether the figures stand for the same day or period."""
    figures = [snapshot.figure(id) for id in ids]
    return not any(one.own for one in figures) or len({one.on for one in figures}) == 1


def _of_figures(snapshot: Snapshot) -> Iterator[Finding]:
    """Figures against each other."""
    for part, whole in PARTS:
        less, more = snapshot.figure(part).total, snapshot.figure(whole).total
        if less > more and _alike(snapshot, part, whole):
            sentence = _(
                "Figure %(part)s (%(less)s) is greater than %(whole)s (%(more)s) of which it is part."
            )
            yield _found(part, sentence, part=part, less=less, whole=whole, more=more)


def _of_names(snapshot: Snapshot) -> Iterator[Finding]:
    """Figures against the names printed beside them."""
    by_group = snapshot.figure("F6r").value
    agreements_on = snapshot.figure("F6").days[1]
    if not isinstance(by_group, Mapping) or set(by_group) != set(GROUPS):
        yield _found("F6r", _("Figure F6r: give one value for each of %(groups)s."), groups=", ".join(GROUPS))
    elif _alike(snapshot, "F6r", "F6"):
        for group in GROUPS:
            names = sum(agreement.group == group for agreement in snapshot.enforcement)
            if by_group[group] != names:
                sentence = _("Figure F6r, %(group)s: %(value)s, but the snapshot names %(names)s States.")
                yield _found("F6r", sentence, group=group, value=by_group[group], names=names)
    in_force = [agreement for agreement in snapshot.enforcement if agreement.in_force_on is not None]
    for id, names, what in (
        ("F4", len(snapshot.sought), _("persons at large")),
        ("F6", len(snapshot.enforcement), _("agreements on the enforcement of sentences")),
        ("F6f", len(in_force), _("of them in force")),
        (
            "F9n",
            len(snapshot.apic_non_states_parties),
            _("parties to APIC that are no States Parties"),
        ),
        (
            "F9o",
            len(snapshot.apic_outside) or snapshot.figure("F9o").total,
            _("States Parties outside APIC"),
        ),
    ):
        value = snapshot.figure(id).total
        if value != names and (id != "F6f" or _alike(snapshot, "F6f", "F6")):
            sentence = _("Figure %(id)s is %(value)s, but the snapshot names %(names)s %(what)s.")
            yield _found(id, sentence, id=id, value=value, names=names, what=what)
    for agreement in in_force:
        if agreement.in_force_on and agreement.in_force_on > agreements_on:
            sentence = _("Agreement with %(state)s: in force after %(day)s, so not yet in force here.")
            yield _found("F6f", sentence, state=agreement.state, day=agreements_on.isoformat())


def _of_tables(snapshot: Snapshot) -> Iterator[Finding]:
    """Where the tables contradict the figures of the same day."""
    totals = {
        (table.id, column): (table.on, row.values[column])
        for table in snapshot.tables
        for row in table.rows
        if row.key == "all"
        for column in row.values
    }
    for cell, plus, minus in (
        (("T1", "all"), ("F1", "F2", "F3"), ()),
        (("T2", "transmitted"), ("F1", "F2", "F3"), ()),
        (("T3", "all"), ("F4",), ()),
        (("T5", "parties"), ("F9",), ()),
        (("T5", "outside"), ("F9o",), ()),
        (("T5", "statute"), ("F9", "F9o"), ("F9n",)),
    ):
        on, total = totals.get(cell, ("", None))
        figures = [snapshot.figure(id) for id in (*plus, *minus)]
        count = sum(snapshot.figure(id).total for id in plus) - sum(snapshot.figure(id).total for id in minus)
        apart = any(one.own and one.on != on for one in figures)
        if isinstance(total, int) and total != count and not apart:
            sentence = _("Table %(id)s adds up to %(total)s, but the figures to %(count)s.")
            yield _found(cell[0], sentence, id=cell[0], total=total, count=count)
