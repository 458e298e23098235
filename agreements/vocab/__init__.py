"""The words of agreements and treaties."""

from agreements.vocab.agreement import (
    CONCLUDED,
    DAYS_TOLD,
    FORM_FIXED,
    FORWARD,
    HAPPENED,
    LEAD,
    NUREMBERG_SEMINARS,
    OPERATION,
    OVER,
    AgreementKind,
    Form,
    Stage,
)
from agreements.vocab.remark import REMARKS, Authority, RemarkKind, RemarkRule, decides
from agreements.vocab.support import Measure, Precision

__all__ = [
    "CONCLUDED",
    "DAYS_TOLD",
    "FORM_FIXED",
    "FORWARD",
    "HAPPENED",
    "LEAD",
    "NUREMBERG_SEMINARS",
    "OPERATION",
    "OVER",
    "REMARKS",
    "AgreementKind",
    "Authority",
    "Form",
    "Measure",
    "Precision",
    "RemarkKind",
    "RemarkRule",
    "Stage",
    "decides",
]
