"""What can be done to agreements and treaties: one action, one function, one transaction."""

from agreements.services.agreement import (
    add_stage,
    correct_stage,
    open_agreement,
    project,
    record_stage,
    write_agreement,
)
from agreements.services.placement import (
    correct_placement,
    edit_placement,
    open_placement,
    record_placement,
)
from agreements.services.remark import correct_remark, end_remark, record_other_source, record_remark
from agreements.services.support import record_support
from agreements.services.text import add_model_text, send_model_text

__all__ = [
    "add_model_text",
    "add_stage",
    "correct_placement",
    "correct_remark",
    "correct_stage",
    "edit_placement",
    "end_remark",
    "open_agreement",
    "open_placement",
    "project",
    "record_other_source",
    "record_placement",
    "record_remark",
    "record_stage",
    "record_support",
    "send_model_text",
    "write_agreement",
]
