"""Who may do what to agreements and treaties; pure, on given objects."""

from agreements.policies.agreement import check_day, check_leads, check_new, kinds_led_by
from agreements.policies.placement import (
    LONGEST_FACTOR,
    check_contents,
    check_keeps,
    check_placed,
    check_record,
    families_kept_by,
    may_record,
)
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
    "LONGEST_FACTOR",
    "MODEL_OF",
    "check_contents",
    "check_day",
    "check_ends",
    "check_keeps",
    "check_leads",
    "check_new",
    "check_placed",
    "check_record",
    "check_remark",
    "check_sent",
    "check_source",
    "check_support",
    "families_kept_by",
    "kinds_led_by",
    "may_keep_texts",
    "may_record",
    "remarks_for",
]
