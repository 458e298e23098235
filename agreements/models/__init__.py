"""Voluntary agreements with States and what is done about treaties."""

from agreements.models.agreement import (
    Agreement,
    AgreementEvent,
    AgreementHistory,
    AgreementQuerySet,
    PartOf,
)
from agreements.models.depositary import DepositaryList, ListDecision
from agreements.models.incident import Incident, IncidentHistory, IncidentQuerySet
from agreements.models.national import NationalFact
from agreements.models.outreach import OutreachEvent, OutreachHistory, OutreachQuerySet, SignedAt
from agreements.models.placement import (
    Placement,
    PlacementEvent,
    PlacementHistory,
    PlacementQuerySet,
)
from agreements.models.remark import Remark
from agreements.models.statement import Statement
from agreements.models.support import Support
from agreements.models.text import ModelText

__all__ = [
    "Agreement",
    "AgreementEvent",
    "AgreementHistory",
    "AgreementQuerySet",
    "DepositaryList",
    "Incident",
    "IncidentHistory",
    "IncidentQuerySet",
    "ListDecision",
    "ModelText",
    "NationalFact",
    "OutreachEvent",
    "OutreachHistory",
    "OutreachQuerySet",
    "PartOf",
    "Placement",
    "PlacementEvent",
    "PlacementHistory",
    "PlacementQuerySet",
    "Remark",
    "SignedAt",
    "Statement",
    "Support",
]
