"""Which voluntary agreements were concluded, which in force (ICC-ASP/12/35, paras 30-40)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from accounts.sight import purpose
from agreements.models import Agreement, AgreementQuerySet
from agreements.vocab import AgreementKind
from common.asof import Period
from partners.queries import groups_on, parties_to
from partners.vocab import RegionalGroup, Treaty


def concluded(kind: str, on: date, known_at: datetime) -> AgreementQuerySet:
    """Agreements of the type signed on or before `on`, whatever became of them; see `AgreementQuerySet.concluded`."""
    return _of(kind).concluded(on, known_at)


def in_force(kind: str, on: date, known_at: datetime) -> AgreementQuerySet:
    """Agreements of the type in force on `on`."""
    return _of(kind).in_force(on, known_at)


def negotiating(kind: str, on: date, known_at: datetime) -> AgreementQuerySet:
    """Agreements of the type under negotiation on `on`, from its beginning to the agreed text."""
    return _of(kind).negotiating(on, known_at)


def concluded_during(kind: str, period: Period, known_at: datetime) -> AgreementQuerySet:
    """Agreements of the type concluded within the period, both ends included."""
    before = concluded(kind, period.start - timedelta(days=1), known_at)
    return concluded(kind, period.end, known_at).exclude(pk__in=before.values("pk"))


def with_states_parties(rows: AgreementQuerySet, on: date, known_at: datetime) -> AgreementQuerySet:
    """Those of the rows whose State was a party to the Rome Statute on `on`."""
    return rows.filter(partner__in=parties_to(Treaty.ROME_STATUTE, on, known_at))


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


def by_group(rows: Iterable[Agreement], on: date) -> dict[RegionalGroup, int]:
    """How many of the agreements are with States of each regional group as it was made up on `on`."""
    groups = groups_on(on)
    found = dict.fromkeys(RegionalGroup, 0)
    for row in rows:
        group = groups.get(row.partner_id)
        if group is not None:
            found[group] += 1
    return found


def _of(kind: str) -> AgreementQuerySet:
    return Agreement.objects.filter(kind=AgreementKind(kind))
