"""The rows that a cell of a table counts, as far as whoever looks may see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from django.db.models import Q, QuerySet

from agreements.vocab import CONCLUDED, Stage
from arrests.models import Suspect
from arrests.queries import board
from partners.models import GroupMembership, Partner
from partners.queries import parties_to
from partners.vocab import Treaty
from reports.figures.asked import Asked
from reports.figures.sources import apic_parties, apic_parties_outside_statute, at_large, outside_apic
from reports.statistics.agreements import STAGES, standing
from reports.statistics.facts import age_column, deposit_years
from reports.statistics.kinds import ALL, NO_GROUP
from reports.statistics.requests import addressees, sent

Behind: TypeAlias = Callable[[Asked, str, str], QuerySet[Any] | None]
"""From a question, the key of a row and the name of a column to the rows that stand behind the cell."""


def rows_of(table: str, row: str, column: str, asked: Asked) -> QuerySet[Any] | None:
    """The rows behind a cell; None where it counts what became of requests, which the requests themselves tell."""
    return BEHIND[table](asked, row, column)


def _by_family(asked: Asked, row: str, column: str) -> QuerySet[Any]:
    organ, _, family = row.partition(":")
    return _requests(asked, owner_organ=_part(organ), family=family, recipient=_part(column))


def _by_year(asked: Asked, row: str, column: str) -> QuerySet[Any]:
    return _requests(asked, year=_part(row), group=_part(column))


def _answered(asked: Asked, row: str, column: str) -> QuerySet[Any] | None:
    dimension, _, value = row.partition(":")
    if column != "transmitted":
        return None
    return _requests(asked, **{"owner_organ" if dimension == "organ" else dimension: value})


def _part(value: str) -> str:
    """The value of a dimension, or nothing for the whole of it."""
    return "" if value == ALL else value


def _requests(
    asked: Asked, *, recipient: str = "", group: str = "", year: str = "", **fields: str
) -> QuerySet[Any]:
    """The requests with these values; nothing takes in all."""
    found = sent(asked).filter(**{name: value for name, value in fields.items() if value})
    if year:
        found = found.filter(sent__year=int(year))
    if recipient or group:
        places = addressees(asked).items()
        found = found.filter(
            partner__in=[key for key, (kind, of) in places if recipient in ("", kind) and group in ("", of)]
        )
    return found


def _sought(asked: Asked, row: str, column: str) -> QuerySet[Suspect, Any]:
    situation, on = row.partition(":")[2], asked.dates.at_large_on
    chosen = [
        one.suspect.pk
        for one in board(on, asked.known_at)
        if situation in ("", one.suspect.situation.name_en)
        and (column == ALL or (one.since and column == age_column(one.since, on)))
    ]
    return at_large(asked).filter(pk__in=chosen)


def _by_stage(asked: Asked, row: str, column: str) -> QuerySet[Any]:
    after = Q(in_force=True) | Q(concluded=True)
    over = Q(stage__in=CONCLUDED[2:])
    conditions = {
        "concluded": after,
        "in_force": Q(in_force=True),
        "ended": Q(in_force=False, concluded=True) & over,
        "signed": Q(in_force=False, concluded=True) & ~over,
    }
    before = ~after & Q(stage__in=[stage for stage in Stage if STAGES.get(stage) == column])
    return standing(asked).filter(conditions.get(column, before), kind=row)


def _by_group(asked: Asked, row: str, column: str) -> QuerySet[Any]:
    found = _by_stage(asked, row, "concluded")
    return found if column == "concluded" else found.filter(group=column)


def _participation(asked: Asked, row: str, column: str) -> QuerySet[Partner, Any]:
    sources: Mapping[str, Callable[[Asked], QuerySet[Partner, Any]]] = {
        "parties": apic_parties,
        "not_states_parties": apic_parties_outside_statute,
        "outside": outside_apic,
        "statute": lambda asked: parties_to(Treaty.ROME_STATUTE, asked.dates.apic_on, asked.known_at),
    }
    return _of_group(sources[column](asked), row, asked)


def _deposits(asked: Asked, row: str, column: str) -> QuerySet[Partner, Any]:
    found = _of_group(apic_parties(asked), column, asked)
    if row == ALL:
        return found
    years = deposit_years(asked, found.values_list("pk", flat=True))
    return found.filter(pk__in=[partner for partner, year in years.items() if year == row])


def _of_group(states: QuerySet[Partner, Any], group: str, asked: Asked) -> QuerySet[Partner, Any]:
    members = GroupMembership.objects.on(asked.dates.apic_on)
    if group == ALL:
        return states
    if group == NO_GROUP:
        return states.exclude(pk__in=members.values("partner"))
    return states.filter(pk__in=members.filter(group=group).values("partner"))


BEHIND: Final[Mapping[str, Behind]] = {
    "T1": _by_family,
    "T1y": _by_year,
    "T2": _answered,
    "T3": _sought,
    "T4": _by_stage,
    "T4g": _by_group,
    "T5": _participation,
    "T5y": _deposits,
}
