"""Voluntary agreements with States and what is done about treaties."""

from agreements.models.agreement import (
    Agreement,
    AgreementEvent,
    AgreementHistory,
    AgreementQuerySet,
    PartOf,
)

__all__ = ["Agreement", "AgreementEvent", "AgreementHistory", "AgreementQuerySet", "PartOf"]
