"""Who sees instances of non-cooperation and what belongs to them, in the words of the row policies."""

from __future__ import annotations

from accounts.sight import MarkedRows

COURT = "{organ} in ('registry', 'otp', 'presidency')"


KEEPERS = "{organ} in ('registry', 'otp')"


MACHINE = "{scope} in ('all', 'open')"


CASE = "exists (select 1 from pursuit_case c where c.id = {t}.case_id)"


WARRANT = "exists (select 1 from arrests_warrant w where w.id = {t}.warrant_id)"


REQUEST = "exists (select 1 from requests_app_cooperationrequest r where r.id = {t}.request_id)"
"""The policies of case, warrant and request apply inside."""


INSTANCES = MarkedRows(readers=f"{{t}}.level = 'public' or {COURT}", writers=KEEPERS)
"""Potential and averred instances are the Court's own; published ones everyone's who is signed in ."""


PAST = MarkedRows(readers=COURT, writers="true", append_only=True)
"""The public never reads how a row came about."""
