"""Reference files of agreements, of sources that differ about them, and of model texts."""

from agreements.reference.agreements import ENFORCEMENT_AGREEMENTS
from agreements.reference.conflicts import AGREEMENT_CONFLICTS
from agreements.reference.texts import MODEL_TEXTS

__all__ = ["AGREEMENT_CONFLICTS", "ENFORCEMENT_AGREEMENTS", "MODEL_TEXTS"]
