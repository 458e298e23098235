"""Which voluntary agreements were concluded, which in force (ICC-ASP/12/35, paras 30-40)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from accounts.sight import purpose
from agreements.models import Agreement, AgreementQuerySet
from agreements.vocab import AgreementKind


def concluded(kind: str, on: date, known_at: datetime) -> AgreementQuerySet:
    """Agreements of the type signed on or before `on`, whatever became of them; see `AgreementQuerySet.concluded`."""
    return _of(kind).concluded(on, known_at)


def in_force(kind: str, on: date, known_at: datetime) -> AgreementQuerySet:
    """Agreements of the type in force on `on`."""
    return _of(kind).in_force(on, known_at)


@dataclass(frozen=True, slots=True)
class Count:
    """How many agreements were concluded, and how many were in force."""

    concluded: int
    in_force: int


def relocation_count(on: date, known_at: datetime) -> Count:
    """The only thing that everyone may know of relocation agreements; counted for the audited purpose “figures”."""
    with purpose("figures"):
        return Count(
            concluded(AgreementKind.RELOCATION, on, known_at).count(),
            in_force(AgreementKind.RELOCATION, on, known_at).count(),
        )


def _of(kind: str) -> AgreementQuerySet:
    return Agreement.objects.filter(kind=AgreementKind(kind))
