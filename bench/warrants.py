"""Synthetic persons and warrants in bulk, by the owner in bare SQL: the measurements are of reading them."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import connections

PEOPLE: Final = """
with situation as (select array_agg(id order by id) as ids from partners_situation)
insert into arrests_suspect
    (code, situation_id, name, sort_name, aliases, "case", synthetic, level, owner_organ, compartment_id)
select 'bench' || lpad(n::text, 9, '0'), situation.ids[1 + n %% cardinality(situation.ids)],
       'Person ' || md5(n::text), 'person ' || md5(n::text), '', '', true,
       case when n %% 50 = 0 then 'under_seal' else 'public' end, 'registry',
       case when n %% 50 = 0 then %(compartment)s end
from generate_series(1, %(count)s) as n, situation
"""

WARRANTS: Final = """
insert into arrests_warrant
    (code, suspect_id, number, provenance, source, note, level, owner_organ, compartment_id)
select 'bench' || lpad(s.id::text, 8, '0') || w, s.id, case when s.level = 'public' then w end, '', '', '',
       s.level, s.owner_organ, s.compartment_id
from arrests_suspect s, generate_series(1, 2) as w
where s.code like 'bench%%' and (w = 1 or s.id %% 10 = 0)
"""
"""A tenth of the people are sought under two warrants."""

EVENTS: Final = """
insert into arrests_warrantevent
    (code, warrant_id, kind, is_public, effective_on, known_from, order_reference, note, struck_out)
select 'b' || lpad(w.id::text, 8, '0') || what.letter, w.id, what.kind, true, what.day, what.day::timestamptz, '', '',
       false
from arrests_warrant w
cross join lateral (select %(on)s::date - (w.id * 31 %% 5000)::int as issued) as start
cross join lateral (values
    ('i', 'issued', start.issued, true),
    ('u', 'unsealed', start.issued + (w.id * 7 %% 200)::int, w.level = 'public'),
    ('a', 'arrested', start.issued + 300, w.id %% 7 = 0),
    ('s', 'surrendered', start.issued + 400, w.id %% 3 = 0)
) as what (letter, kind, day, happened)
where w.code like 'bench%%' and what.happened and what.day <= %(on)s
"""
"""Issued, made public unless under seal; a seventh arrested, a third surrendered."""

REVIEWS: Final = """
insert into arrests_review
    (warrant_id, scenario, confidence, reason, changed, whereabouts, source, reliability, credibility, next_step,
     next_owner_id, next_on, effective_on, known_from)
select w.id, (array['operational', 'political_will', 'both'])[1 + w.id %% 5 %% 3], 'high', 'Synthetic.', '', '', '', '', '',
       'Ask again.', %(analyst)s, day + 30, day, day::timestamptz
from arrests_warrant w, lateral (select %(on)s::date - (w.id * n * 17 %% 600)::int as day
                                 from generate_series(1, 2) as n) as days
where w.code like 'bench%%' and w.id %% 4 <> 0
"""
"""Three quarters of the warrants were reviewed twice."""

TABLES: Final = ("arrests_suspect", "arrests_warrant", "arrests_warrantevent", "arrests_review")


def fill(count: int, *, on: date, compartment: int, analyst: int) -> None:
    """So many persons sought: a fiftieth under seal, a third surrendered, as things stand on the day."""
    values: dict[str, date | int] = {"count": count, "on": on, "compartment": compartment, "analyst": analyst}
    with connections["owner"].cursor() as cursor:
        # History rows of the filling itself are nobody's interest, and nothing here outlives a power cut.
        cursor.execute("set session_replication_role = replica")
        cursor.execute("set synchronous_commit = off")
        for statement in (PEOPLE, WARRANTS, EVENTS, REVIEWS):
            cursor.execute(statement, values)
        cursor.execute("vacuum analyze " + ", ".join(TABLES))
        for setting in ("synchronous_commit", "session_replication_role"):
            cursor.execute(f"reset {setting}")
