"""Synthetic rows in bulk, by the owner in bare SQL: the measurements are of reading them, not of writing them."""

from __future__ import annotations

from datetime import date

from django.db import connections

FILL = """
with partner as (select array_agg(id order by id) as ids from partners_partner),
     situation as (select array_agg(id order by id) as ids from partners_situation)
insert into requests_app_cooperationrequest (
    code, reference, imported_reference, owner_organ, originator, family, article, partner_id, situation_id, subject,
    urgent, level, compartment_id, channel, language, note_number, due_on, due_reason, status, transmitted_on,
    transmission_known_from, acknowledged_on, outcome, ended_on, closed_on, clock_stopped, warrant_linked, version,
    synthetic)
select
    'bench' || lpad(n::text, 9, '0'),
    case when n %% 50 = 0 then 'S-bench' || n else 'B/' || n end,
    '',
    case when n %% 3 = 0 then 'otp' else 'registry' end,
    case when n %% 3 = 0 then 'otp' else 'registry' end,
    case when n %% 3 = 0 then 'assistance' when n %% 1000 = 1 then 'enforcement' when n %% 2 = 0 then 'visa' else 'assistance' end,
    '93(1)(b)',
    partner.ids[1 + (n * 7919::bigint) %% cardinality(partner.ids)],
    situation.ids[1 + n %% cardinality(situation.ids)],
    'Records of institution ' || (n %% 997) || ', request ' || n,
    false,
    case when n %% 50 = 0 then 'under_seal' when n %% 5 = 0 then 'confidential' else 'public' end,
    case when n %% 50 = 0 then %(compartment)s end,
    'Diplomatic channel', 'English', 'NV/' || n,
    case when n %% 11 = 0 then null else %(on)s::date - (n * 31) %% 3000 + 90 end,
    '{}',
    case when n %% 10 < 8 then 'executed' else 'transmitted' end,
    %(on)s::date - (n * 31) %% 3000,
    (%(on)s::date - (n * 31) %% 3000)::timestamptz,
    null,
    case when n %% 10 < 8 then 'executed' else '' end,
    case when n %% 10 < 8 then %(on)s::date - (n * 31) %% 3000 + n %% 120 end,
    null, false, false, 1, true
from generate_series(1, %(count)s) as n, partner, situation
"""

EVENTS = """
insert into requests_app_requestevent (request_id, kind, effective_on, known_from, note, detail)
select r.id, kind, r.transmitted_on, r.transmitted_on::timestamptz, '', '{}'
from requests_app_cooperationrequest r,
     unnest(array['logged', 'submitted', 'approved', 'transmitted']) as kind
where r.code like 'bench%%'
"""


INDEXES = """
select indexrelid::regclass::text, pg_get_indexdef(indexrelid)
from pg_index
where indrelid in ('requests_app_cooperationrequest'::regclass, 'requests_app_requestevent'::regclass)
  and not exists (select 1 from pg_constraint where conindid = indexrelid)
"""
"""The indexes of the filled tables that no constraint rests on."""


def fill(count: int, *, on: date, compartment: int) -> None:
    """So many requests with four events each: two thirds the Registry's, one fiftieth under seal, a fifth still open,
    few for the enforcement of a sentence.

    Indexes are taken off and built again over the full tables, which is many times faster than keeping them row by row.
    """
    with connections["owner"].cursor() as cursor:
        cursor.execute(INDEXES)
        indexes = cursor.fetchall()
        # History rows of the filling itself are nobody's interest, and nothing here outlives a power cut.
        cursor.execute("set session_replication_role = replica")
        cursor.execute("set synchronous_commit = off")
        cursor.execute("set maintenance_work_mem = '512MB'")
        for name, _definition in indexes:
            cursor.execute(f"drop index {name}")
        cursor.execute(FILL, {"count": count, "on": on, "compartment": compartment})
        cursor.execute(EVENTS)
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute("vacuum analyze")
        for setting in ("maintenance_work_mem", "synchronous_commit", "session_replication_role"):
            cursor.execute(f"reset {setting}")
