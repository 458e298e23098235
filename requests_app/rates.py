"""How an addressee answers: response rate, execution rate, and days until the first reply and until execution.

Of the requests that were transmitted in a year and are due by the
cut-off day while the clock runs, the share that got a substantive reply (executed, executed in part, declined), and the share that was
executed. Medians count days from the transmission, without the time in which the clock stood still; a request that is
still open counts as lasting at least so long (Kaplan and Meier, 1958), and so does one that ended otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.models import QuerySet, Value

from partners.models import GroupMembership, Partner
from requests_app.models import CooperationRequest
from requests_app.vocab import CLOCK_STOPPED, ENDED, PREPARED, EventKind, Status
from requests_app.workflow import LIFE

REPLIES: Final = (EventKind.EXECUTED, EventKind.PARTIALLY_EXECUTED, EventKind.DECLINED)
"""What answers a request in substance; a receipt or a question does not."""

STEPS: Final = tuple(action.name for action in LIFE.actions if action.target is not None)
"""The events that change the status; each stands until the next of them."""

STOPS: Final = tuple(
    action.name
    for action in LIFE.actions
    if action.target in {*CLOCK_STOPPED, Status.RETURNED_INCOMPLETE, *PREPARED}
)
"""The events after which, once a request was sent, nothing is awaited from the addressee (articles 94 to 97)."""

ENDS: Final = tuple(action.name for action in LIFE.actions if action.target in ENDED)
"""The events that end a request."""

FEW: Final = 10
"""Of fewer requests than this, a share says little, and the page says so."""

YEARS: Final = 5


@dataclass(frozen=True, slots=True)
class Duration:
    """`count` requests that took `days`, or, where `observed` is false, had not come to it after so many days."""

    days: int
    observed: bool
    count: int = 1


@dataclass(slots=True)
class Rates:
    """What became of the requests of one year; numbers of requests, and days."""

    transmitted: int = 0
    due: int = 0
    answered: int = 0
    executed: int = 0
    in_part: int = 0
    open: int = 0
    paused_days: int = 0
    to_reply: list[Duration] = field(default_factory=list)
    to_execution: list[Duration] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Counts the requests of the row among these."""
        self.transmitted += row.requests
        self.open += row.requests * row.is_open
        self.paused_days += row.paused_days
        self.to_reply.append(Duration(row.days_to_reply, row.replied, row.requests))
        self.to_execution.append(Duration(row.days_to_execution, row.executed, row.requests))
        if row.is_due:
            self.due += row.requests
            self.answered += row.requests * row.replied
            self.executed += row.requests * row.executed
            self.in_part += row.requests * (row.in_part and not row.executed)

    @property
    def response_rate(self) -> float | None:
        """Answered, of those due; None where none is due."""
        return self.answered / self.due if self.due else None

    @property
    def execution_rate(self) -> float | None:
        """Executed in whole, of those due; None where none is due."""
        return self.executed / self.due if self.due else None

    @property
    def median_to_reply(self) -> int | None:
        """Days after which half of the requests had a reply; None where so many have not been reached."""
        return median(self.to_reply)

    @property
    def median_to_execution(self) -> int | None:
        """Days after which half of the requests were executed; None where so many have not been reached."""
        return median(self.to_execution)

    @property
    def few(self) -> bool:
        """Whether there are too few for a share to say much."""
        return self.due < FEW


def waiting_curve(durations: Iterable[Duration]) -> list[tuple[int, float]]:
    """The share that still waits after so many days, at each day on which it falls (product-limit estimate)."""
    rows = sorted(durations, key=lambda one: (one.days, not one.observed))
    at_risk = sum(one.count for one in rows)
    curve, waiting, index = [(0, 1.0)], 1.0, 0
    while index < len(rows):
        day, happened, gone = rows[index].days, 0, 0
        while index < len(rows) and rows[index].days == day:
            happened += rows[index].count * rows[index].observed
            gone += rows[index].count
            index += 1
        if happened:
            waiting *= 1 - happened / at_risk
            curve.append((day, waiting))
        at_risk -= gone
    return curve


def median(durations: Iterable[Duration]) -> int | None:
    """The first day on which no more than half still wait; None where the curve does not come down so far."""
    return next((day for day, waiting in waiting_curve(durations) if waiting <= 0.5 + 1e-9), None)


def peers_of(partner: Partner, on: date) -> tuple[str, list[int]]:
    """The regional group of a State on the day, and the keys of its other members; nothing for whoever has none."""
    members = list(GroupMembership.objects.on(on).values_list("partner_id", "group"))
    group = next((group for key, group in members if key == partner.pk), "")
    return group, [key for key, other in members if group and other == group and key != partner.pk]


def rates_by_year(
    partners: Collection[int], *, first_year: int, on: date, known_at: datetime
) -> dict[int, Rates]:
    """The rates by year of transmission, over the requests that exist for the viewer, as they stood on `on`.

    One query. What happened counts as far as it had taken effect on `on` and was known at `known_at`, corrections
    included; the due date is the one that holds now.
    """
    found = {year: Rates() for year in range(first_year, on.year + 1)}
    if not partners:
        return found
    chosen = CooperationRequest.objects.filter(
        partner__in=partners,
        transmitted_on__range=(date(first_year, 1, 1), on),
        transmission_known_from__lte=known_at,
    ).values_list("pk", Value(""), "transmitted_on", "due_on")
    for row in outcomes(chosen, on=on, known_at=known_at):
        found[row.year].add(row)
    return found


class Row(NamedTuple):
    """Requests of one kind and year that went alike, as the query gives them; days are counted from the transmission."""

    kind: str
    year: int
    is_due: bool
    days_to_reply: int
    replied: bool
    days_to_execution: int
    executed: bool
    in_part: bool
    is_open: bool
    paused_days: int
    requests: int


SQL: Final = """
with chosen (id, kind, transmitted_on, due_on) as ({chosen})
select kind, extract(year from transmitted_on)::int, coalesce(due_on <= %(on)s and not lasts, false),
    coalesce(replied_on, ended_on, %(on)s) - transmitted_on - to_reply,
    replied_on is not null,
    coalesce(executed_on, ended_on, %(on)s) - transmitted_on - to_execution,
    executed_on is not null, in_part, ended_on is null,
    sum(to_execution)::int, count(*)::int
from chosen r cross join lateral (
    select replied_on, executed_on, ended_on,
        bool_or(happened = 'partially_executed') as in_part,
        coalesce(bool_or(is_stop and next_on is null), false) as lasts,
        coalesce(sum(greatest(0, least(coalesce(next_on, %(on)s), coalesce(replied_on, ended_on, %(on)s)) - effective_on))
            filter (where is_stop), 0)::int as to_reply,
        coalesce(sum(greatest(0, least(coalesce(next_on, %(on)s), coalesce(executed_on, ended_on, %(on)s)) - effective_on))
            filter (where is_stop), 0)::int as to_execution
    from (
        select *, is_step and happened = any(%(stops)s) as is_stop,
            min(effective_on) filter (where happened = any(%(replies)s)) over () as replied_on,
            min(effective_on) filter (where happened = 'executed' and id > reopened) over () as executed_on,
            min(effective_on) filter (where happened = any(%(ends)s) and id > reopened) over () as ended_on,
            lead(effective_on) over (partition by is_step order by effective_on, id) as next_on
        from (
            select *, happened = any(%(steps)s) and id >= sent as is_step from (
                select id, kind as happened, effective_on,
                    coalesce(max(id) filter (where kind = 'reopened') over (), 0) as reopened,
                    min(id) filter (where kind = 'transmitted') over () as sent
                from requests_app_requestevent
                where request_id = r.id and effective_on <= %(on)s and known_from <= %(known_at)s
                  and id not in (
                      select corrects_id from requests_app_requestevent
                      where corrects_id is not null and known_from <= %(known_at)s)
            ) event
        ) marked
    ) step
    group by 1, 2, 3
) outcome
group by 1, 2, 3, 4, 5, 6, 7, 8, 9
"""
"""Each request is asked about its own events, in one pass over them. As whole tables they would be compared each with each
where the planner takes a table for empty, as it does when a large load was analysed before it was committed."""


def outcomes(chosen: QuerySet[CooperationRequest, Any], *, on: date, known_at: datetime) -> list[Row]:
    """What had become of the chosen requests by `on`, as known at `known_at`. One query.

    `chosen` lists key, kind (a text by which they are told apart), day of transmission and due date.
    """
    sql, values = chosen.order_by().query.sql_with_params()
    places = {f"chosen_{index}": value for index, value in enumerate(values)}
    named = sql % tuple(f"%({place})s" for place in places)
    kinds = {"replies": REPLIES, "ends": ENDS, "steps": STEPS, "stops": STOPS}
    asked = {name: [str(kind) for kind in these] for name, these in kinds.items()}
    with connection.cursor() as cursor:
        cursor.execute(SQL.format(chosen=named), {**places, **asked, "on": on, "known_at": known_at})
        return [Row(*row) for row in cursor.fetchall()]
