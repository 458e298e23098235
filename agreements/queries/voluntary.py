"""Which voluntary agreements were concluded, which in force (ICC-ASP/12/35, paras 30-40)."""

from __future__ import annotations

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


def relocation_total(on: date, known_at: datetime) -> int:
    """Relocation agreements concluded on or before `on`: the only thing that everyone may know of them.

    Counted for the audited purpose “figures”, whoever looks; rows under seal are not in its sight.
    """
    with purpose("figures"):
        return concluded(AgreementKind.RELOCATION, on, known_at).count()


def _of(kind: str) -> AgreementQuerySet:
    return Agreement.objects.filter(kind=AgreementKind(kind))
