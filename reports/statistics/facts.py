"""Tables T3 and T5, which count public facts alone: persons sought under public warrants, and deposits on treaties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from arrests.clocks import age
from partners.models import GroupMembership, TreatyEvent
from partners.queries import parties_to
from partners.vocab import Treaty, TreatyEventKind
from reports.document.snapshot import CountRow, CountTable, PersonSought
from reports.figures.asked import Asked
from reports.figures.sources import apic_parties, apic_parties_outside_statute, outside_apic
from reports.statistics.kinds import ALL, GROUPS, KINDS, NO_GROUP
from reports.statistics.subject import as_printed
from reports.vocab import Basis

MANY_YEARS: Final = 5


def sought(persons: Iterable[PersonSought], asked: Asked) -> CountTable:
    """T3, from the same persons that the report names."""
    on = asked.of("F4", Basis.AT_LARGE).dates.at_large_on
    counts = Counter[tuple[str, str]]()
    for person in persons:
        column = age_column(person.issued_on, on)
        for row, cell in ((person.situation, column), (person.situation, ALL), ("", column), ("", ALL)):
            counts[row, cell] += 1
    names = [column.name for column in KINDS["T3"].columns]
    rows = [
        CountRow(
            key=f"situation:{row}" if row else ALL,
            label=row,
            values={name: counts[row, name] for name in names},
        )
        for row in [*sorted({row for row, _cell in counts if row}), *([""] if counts else [])]
    ]
    return as_printed(KINDS["T3"], on.isoformat(), tuple(rows))


def age_column(issued_on: date, on: date) -> str:
    """The column of T3 for a warrant of this age."""
    years = age(issued_on, on).years
    return "many" if years >= MANY_YEARS else "some" if years else "recent"


def apic(asked: Asked) -> tuple[CountTable, CountTable]:
    """T5 and T5y. Six queries."""
    on = asked.dates.apic_on
    groups = {one.partner_id: one.group for one in GroupMembership.objects.on(on)}
    states = {
        "parties": set(apic_parties(asked).values_list("pk", flat=True)),
        "not_states_parties": set(apic_parties_outside_statute(asked).values_list("pk", flat=True)),
        "outside": set(outside_apic(asked).values_list("pk", flat=True)),
        "statute": set(
            parties_to(Treaty.ROME_STATUTE, asked.dates.apic_on, asked.known_at).values_list("pk", flat=True)
        ),
    }
    everyone = set().union(*states.values())
    rows = [
        CountRow(
            key=group,
            values={
                name: sum(group in (ALL, groups.get(key, NO_GROUP)) for key in found)
                for name, found in states.items()
            },
        )
        for group in (*GROUPS, NO_GROUP, ALL)
        if group != NO_GROUP or any(key not in groups for key in everyone)
    ]
    by_group = as_printed(KINDS["T5"], on.isoformat(), tuple(rows))
    return by_group, _by_year(asked, states["parties"], groups)


def _by_year(asked: Asked, parties: set[int], groups: dict[int, str]) -> CountTable:
    year_of = deposit_years(asked, parties)
    counts = Counter[tuple[str, str]]()
    for partner, year in year_of.items():
        for row in (year, ALL):
            counts[row, groups.get(partner, NO_GROUP)] += 1
            counts[row, ALL] += 1
    years = range(int(min(year_of.values())), asked.dates.apic_on.year + 1) if year_of else ()
    rows = [
        CountRow(key=row, values={name: counts[row, name] for name in (*GROUPS, ALL)})
        for row in (*map(str, years), *([ALL] if year_of else []))
    ]
    return as_printed(KINDS["T5y"], asked.dates.apic_on.isoformat(), tuple(rows))


def deposit_years(asked: Asked, parties: Iterable[int]) -> dict[int, str]:
    """The year of the deposit of each of these parties to APIC; of the latest one after a return."""
    deposits = (
        TreatyEvent.objects.known(asked.known_at)
        .filter(
            treaty=Treaty.APIC,
            kind=TreatyEventKind.DEPOSITED,
            partner__in=parties,
            effective_on__lte=asked.dates.apic_on,
        )
        .order_by("effective_on", "pk")
        .values_list("partner", "effective_on")
    )
    return {partner: str(day.year) for partner, day in deposits}
