"""The bare SQL beside each work: the same rows of the same tables, with sight written by hand."""

from __future__ import annotations

LINE = """
select r.id, r.code, r.reference, r.subject, r.status, r.level, r.due_on, r.transmitted_on, r.ended_on, r.family,
       r.article, p.name_en, s.name_en
from requests_app_cooperationrequest r
join partners_partner p on p.id = r.partner_id
left join partners_situation s on s.id = r.situation_id
where r.level <> 'under_seal' and r.owner_organ = 'registry' and {condition}
order by {order} limit 51
"""
OPEN = "r.transmitted_on <= %(on)s and (r.ended_on is null or r.ended_on > %(on)s)"

FIRST = LINE.format(condition=f"{OPEN} and r.due_on is not null", order="r.due_on, r.id")
FILTERED = LINE.format(condition="r.family = 'assistance'", order="r.transmitted_on desc, r.id desc")
ALL = LINE.format(condition="true", order="r.transmitted_on desc, r.id desc")
BY_KEY = LINE.format(condition="true", order="r.id")
AFTER = LINE.format(
    condition="r.transmitted_on <= %(day)s and (r.transmitted_on < %(day)s or r.id < %(id)s)",
    order="r.transmitted_on desc, r.id desc",
)
NEAR_THE_END = """
select id from requests_app_cooperationrequest
where level <> 'under_seal' and owner_organ = 'registry' and transmitted_on is not null
order by transmitted_on, id offset 50 limit 1
"""

ONE = """
select r.*, p.name_en, s.name_en, e.kind, e.effective_on, e.note
from requests_app_cooperationrequest r
join partners_partner p on p.id = r.partner_id
left join partners_situation s on s.id = r.situation_id
left join requests_app_requestevent e on e.request_id = r.id
where r.code = %(code)s and r.level <> 'under_seal' and r.owner_organ = 'registry'
order by e.effective_on, e.id
"""

_MISSING = """
insert into requests_app_notice (request_id, due_on)
select r.id, r.due_on from requests_app_cooperationrequest r where {late}
  and not exists (select 1 from requests_app_notice n where n.request_id = r.id and n.due_on = r.due_on)
union all
select e.request_id, e.due_before from requests_app_requestevent e where e.due_before < %(on)s and {when}
  and not exists (select 1 from requests_app_notice n where n.request_id = e.request_id and n.due_on = e.due_before)
  and not exists (select 1 from requests_app_requestevent c where c.corrects_id = e.id)
on conflict do nothing;
insert into accounts_readaudit (purpose, what, object_ids, level, owner_organ)
values ('deadlines', 'purpose', '{{}}', 'public', '');
insert into requests_app_heartbeat as h (job, "on", completed_at) values ('flag_overdue', %(on)s, now())
on conflict (job) do update set "on" = greatest(h."on", excluded."on"), completed_at = excluded.completed_at
"""
FLAG = _MISSING.format(
    late="transmitted_on <= %(on)s and (ended_on is null or ended_on > %(on)s) and due_on < %(on)s and not clock_stopped",
    when="effective_on = %(on)s",
)
"""A whole pass, the day after the last: notices, line in the trail, heartbeat."""

FLAG_SINCE = _MISSING.format(
    late="transmitted_on is not null and due_on < %(on)s and not clock_stopped and (ended_on is null or "
    "ended_on > %(after)s::date + 1 and ended_on > greatest(due_on, %(after)s) + 1)",
    when="effective_on between %(after)s::date + 1 and %(on)s",
)
"""The same, when the last pass was that of the day `after`."""

FIGURES = """
select
  (select count(*) from requests_app_cooperationrequest where owner_organ = 'registry' and family = 'visa'
    and level <> 'under_seal' and transmitted_on between %(start)s and %(end)s),
  (select count(*) from requests_app_cooperationrequest where owner_organ = 'registry' and family <> 'visa'
    and level <> 'under_seal' and transmitted_on between %(start)s and %(end)s),
  (select count(*) from requests_app_cooperationrequest r join partners_partner p on p.id = r.partner_id
    where r.owner_organ = 'registry' and r.family <> 'visa' and p.kind <> 'state'
    and r.level <> 'under_seal' and r.transmitted_on between %(start)s and %(end)s),
  (select count(*) from requests_app_cooperationrequest where owner_organ = 'otp'
    and level <> 'under_seal' and transmitted_on between %(start)s and %(end)s),
  (select count(distinct partner_id) from requests_app_cooperationrequest where owner_organ = 'otp'
    and level <> 'under_seal' and transmitted_on between %(start)s and %(end)s)
"""
