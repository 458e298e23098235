"""What is done to an edition: one action, one function, one transaction."""

from reports.services.clearances import clear_part, withdraw_clearance
from reports.services.comments import comment_on, reopen_comment, resolve_comment
from reports.services.drafting import PARTICULARS, draft_edition, revise_edition
from reports.services.exemptions import approve_exemption, ask_exemption, end_exemption
from reports.services.frozen import intact, moved_since_compiled
from reports.services.life import (
    compile_edition,
    countersign_edition,
    publish_edition,
    sign_edition,
    withdraw_signature,
)
from reports.services.planning import plan_edition
from reports.services.reading import note_opening, subscribe, unsubscribe
from reports.services.recommendations import write_recommendations
from reports.services.replacement import replace_edition

__all__ = [
    "PARTICULARS",
    "approve_exemption",
    "ask_exemption",
    "clear_part",
    "comment_on",
    "compile_edition",
    "countersign_edition",
    "draft_edition",
    "end_exemption",
    "intact",
    "moved_since_compiled",
    "note_opening",
    "plan_edition",
    "publish_edition",
    "reopen_comment",
    "replace_edition",
    "resolve_comment",
    "revise_edition",
    "sign_edition",
    "subscribe",
    "unsubscribe",
    "withdraw_clearance",
    "withdraw_signature",
    "write_recommendations",
]
