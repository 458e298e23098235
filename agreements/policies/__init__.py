"""Who may do what to agreements and treaties; pure, on given objects."""

from agreements.policies.agreement import check_day, check_leads, check_new, kinds_led_by
from agreements.policies.remark import (
    MODEL_OF,
    check_ends,
    check_remark,
    check_sent,
    check_source,
    check_support,
    may_keep_texts,
    remarks_for,
)

__all__ = [
    "MODEL_OF",
    "check_day",
    "check_ends",
    "check_leads",
    "check_new",
    "check_remark",
    "check_sent",
    "check_source",
    "check_support",
    "kinds_led_by",
    "may_keep_texts",
    "remarks_for",
]
