"""What is done to an edition: draft, revise, compile, approve, publish. Each is one action in one transaction."""

from reports.services.drafting import PARTICULARS, draft_edition, revise_edition
from reports.services.frozen import intact, moved_since_compiled
from reports.services.life import approve_edition, compile_edition, publish_edition

__all__ = [
    "PARTICULARS",
    "approve_edition",
    "compile_edition",
    "draft_edition",
    "intact",
    "moved_since_compiled",
    "publish_edition",
    "revise_edition",
]
