"""The words of agreements and treaties."""

from agreements.vocab.agreement import (
    CONCLUDED,
    FORM_FIXED,
    FORWARD,
    HAPPENED,
    LEAD,
    NUREMBERG_SEMINARS,
    OPERATION,
    AgreementKind,
    Form,
    Stage,
)

__all__ = [
    "CONCLUDED",
    "FORM_FIXED",
    "FORWARD",
    "HAPPENED",
    "LEAD",
    "NUREMBERG_SEMINARS",
    "OPERATION",
    "AgreementKind",
    "Form",
    "Stage",
]
