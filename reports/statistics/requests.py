"""Tables T1 and T2: what was asked of whom, and how it was answered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final, TypeAlias

from django.db.models import Case, CharField, F, Min, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Concat

from accounts.vocab import Organ
from partners.models import GroupMembership, Partner
from partners.queries import parties_to
from partners.vocab import PartnerKind, Treaty
from reports.document.snapshot import BEYOND, FEW
from reports.figures.asked import Asked
from reports.figures.sources import transmitted
from reports.statistics.cube import Cube, Cut, Key, only
from reports.statistics.kinds import (
    ALL,
    GROUPS,
    NO_GROUP,
    ORGANIZATIONS,
    OTHER_STATES,
    RECIPIENTS,
    STATES_PARTIES,
)
from reports.statistics.subject import Line, Subject
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.rates import FEW as FEW_REQUESTS
from requests_app.rates import Rates, Row, outcomes
from requests_app.vocab import TRANSMITTERS, EventKind, Family

DIMENSIONS: Final = ("organ", "family", "recipient", "group", "year", "outcome")
NOT_DUE, EXECUTED, IN_PART, DECLINED, UNANSWERED = "not_due", "executed", "in_part", "declined", "unanswered"
DUE: Final = (EXECUTED, IN_PART, DECLINED, UNANSWERED)

Counted: TypeAlias = Sequence[tuple[Key, Row]]


def requests(asked: Asked) -> Subject:
    """The requests of the figures F1 to F3 and what had become of them at the end of the period. Three queries."""
    places = addressees(asked)
    rows: Counted = [
        (_key(row, places), row)
        for row in outcomes(_chosen(asked), on=asked.dates.period.end, known_at=asked.known_at)
    ]
    counts = Counter[Key]()
    for key, row in rows:
        counts[key] += row.requests
    return Subject(
        cube=Cube(_possible(counts, set(places.values()))),
        on=str(asked.dates.period),
        tables={"T1": _by_family(counts), "T1y": _by_year(counts), "T2": list(_answered(rows))},
        figures=FIGURES,
    )


def cut(**values: str | Sequence[str]) -> Cut:
    """The rows with these values, by the names of DIMENSIONS."""
    return tuple(None if dimension not in values else _several(values[dimension]) for dimension in DIMENSIONS)


def _several(value: str | Sequence[str]) -> Sequence[str]:
    return only(value) if isinstance(value, str) else value


_OTHER_FAMILIES: Final = tuple(family.value for family in Family if family != Family.VISA)
FIGURES: Final[Mapping[str, Cut]] = {
    "F1": cut(organ=Organ.REGISTRY.value, family=Family.VISA.value),
    "F2": cut(organ=Organ.REGISTRY.value, family=_OTHER_FAMILIES),
    "F2o": cut(organ=Organ.REGISTRY.value, family=_OTHER_FAMILIES, recipient=ORGANIZATIONS),
    "F3": cut(organ=Organ.OTP.value),
}
"""The approved indicators that are sums of the same rows."""


def sent(asked: Asked) -> QuerySet[Any]:
    """The requests of the period, each with `sent`, the day of transmission that was known."""
    known = (
        RequestEvent.objects.known(asked.known_at)
        .filter(kind=EventKind.TRANSMITTED, request=OuterRef("pk"))
        .order_by()
        .values("request")
        .annotate(first=Min("effective_on"))
        .values("first")
    )
    day = Case(When(transmission_corrected=True, then=Subquery(known)), default=F("transmitted_on"))
    found: QuerySet[Any] = transmitted(asked).annotate(sent=day)
    return found


def _chosen(asked: Asked) -> QuerySet[CooperationRequest, Any]:
    """Key, organ with family and addressee, day of transmission and due date of the requests of the period."""
    kind = Concat("owner_organ", Value("|"), "family", Value("|"), Cast("partner", CharField()))
    return sent(asked).values_list("pk", kind, "sent", "due_on")


def addressees(asked: Asked) -> dict[int, tuple[str, str]]:
    """Kind of addressee and regional group of every partner at the end of the period."""
    on = asked.dates.period.end
    members = {one.partner_id: one.group for one in GroupMembership.objects.on(on)}
    parties = set(parties_to(Treaty.ROME_STATUTE, on, asked.known_at).values_list("pk", flat=True))
    return {
        key: (
            ORGANIZATIONS
            if kind != PartnerKind.STATE
            else STATES_PARTIES
            if key in parties
            else OTHER_STATES,
            members.get(key, NO_GROUP),
        )
        for key, kind in Partner.objects.values_list("pk", "kind")
    }


def _key(row: Row, addressees: Mapping[int, tuple[str, str]]) -> Key:
    organ, family, partner = row.kind.split("|")
    if not row.is_due:
        outcome = NOT_DUE
    elif row.executed:
        outcome = EXECUTED
    elif row.in_part:
        outcome = IN_PART
    else:
        outcome = DECLINED if row.replied else UNANSWERED
    return (organ, family, *addressees[int(partner)], str(row.year), outcome)


def _possible(counts: Mapping[Key, int], addressees: set[tuple[str, str]]) -> dict[Key, int]:
    """Every class of requests that a reader must take for possible: those for which no table shows a nothing."""
    asked = sorted({key[:3] for key in counts})
    dated = {(key[3], key[4]) for key in counts}
    years = sorted({year for _group, year in dated})
    return {
        (organ, family, recipient, group, year, outcome): counts.get(
            (organ, family, recipient, group, year, outcome), 0
        )
        for (organ, family, recipient), (of, group) in product(asked, sorted(addressees))
        if of == recipient
        for year in years
        if (group, year) in dated
        for outcome in (NOT_DUE, *DUE)
    }


def _by_family(counts: Mapping[Key, int]) -> list[Line]:
    found = {(key[0], key[1]) for key in counts}
    lines = []
    for organ in TRANSMITTERS:
        families = [family.value for family in Family if (organ.value, family.value) in found]
        lines += [_by_recipient(f"{organ}:{family}", organ=organ.value, family=family) for family in families]
        if families:
            lines.append(_by_recipient(organ.value, organ=organ.value))
    return [*lines, _by_recipient(ALL)] if lines else []


def _by_recipient(key: str, **values: str) -> Line:
    cuts = {recipient: cut(**values, recipient=recipient) for recipient in RECIPIENTS}
    return Line(key, {**cuts, ALL: cut(**values)})


def _by_year(counts: Mapping[Key, int]) -> list[Line]:
    years = sorted({key[4] for key in counts})
    return [
        Line(
            year or ALL,
            {
                **{group: _year_cut(year, group=group) for group in (*GROUPS, NO_GROUP)},
                ALL: _year_cut(year),
            },
        )
        for year in (*years, "")
        if years
    ]


def _year_cut(year: str, **values: str) -> Cut:
    return cut(**values, year=year) if year else cut(**values)


def _answered(rows: Counted) -> Iterator[Line]:
    """A line for each value of each dimension that occurs, and one for all requests."""
    rates = defaultdict[tuple[str, str], Rates](Rates)
    for key, row in rows:
        rates["", ""].add(row)
        for dimension, value in zip(DIMENSIONS[:-1], key, strict=False):
            rates[dimension, value].add(row)
    order = {
        "organ": [organ.value for organ in TRANSMITTERS],
        "family": list(Family.values),
        "recipient": list(RECIPIENTS),
        "group": list(GROUPS),
        "year": sorted({key[4] for key, _row in rows}),
        "": [""],
    }
    for dimension, value in ((name, value) for name, values in order.items() for value in values):
        if (dimension, value) not in rates:
            continue
        here = {dimension: value} if dimension else {}
        cuts = {"transmitted": cut(**here), "due": cut(**here, outcome=DUE)}
        cuts |= {outcome: cut(**here, outcome=outcome) for outcome in DUE}
        yield Line(f"{dimension}:{value}" if dimension else ALL, cuts, _rates(rates[dimension, value]))


def _rates(rates: Rates) -> dict[str, int | str]:
    """Rates in thousandths and medians in days; of few requests, none."""
    found: dict[str, int | str] = dict.fromkeys(("response", "execution"), FEW)
    if rates.due >= FEW_REQUESTS:
        shares = {"response": rates.answered / rates.due, "execution": rates.executed / rates.due}
        found = {name: round(1000 * share) for name, share in shares.items()}
    if rates.transmitted < FEW_REQUESTS:
        return {**found, "to_reply": FEW, "to_execution": FEW}
    medians = {"to_reply": rates.median_to_reply, "to_execution": rates.median_to_execution}
    return {**found, **{name: BEYOND if days is None else days for name, days in medians.items()}}
