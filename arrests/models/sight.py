"""Who sees warrants and what belongs to them, in the words of the row policies."""

from __future__ import annotations

from accounts.sight import MarkedRows

COURT = "{organ} in ('registry', 'otp', 'presidency')"


MACHINE = "{scope} in ('all', 'open')"


KEEPERS = "{organ} in ('registry', 'otp')"


WARRANT = "exists (select 1 from arrests_warrant w where w.id = {t}.warrant_id offset 0)"
"""`offset 0` keeps the planner from reading every warrant beforehand: a page asks about a few."""


REQUEST = "exists (select 1 from requests_app_cooperationrequest r where r.id = {t}.request_id)"
"""The policies of warrant and request apply inside."""


SOUGHT = MarkedRows(readers=f"{{t}}.level = 'public' or {COURT}", writers=KEEPERS)
"""Public rows are everyone's who is signed in; confidential ones the Court's; sealed ones their compartment's."""


PAST = MarkedRows(readers=COURT, writers="true", append_only=True)
"""What was written under seal stays with the compartment that it was written in, also after an unsealing."""
