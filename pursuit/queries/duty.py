"""On what a State's duty to cooperate in a matter rests on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from arrests.models import Warrant
from arrests.vocab import EventKind
from partners.models import Partner, Situation, TreatyEvent
from partners.queries import with_standing
from partners.vocab import Standing, Treaty, TreatyEventKind
from pursuit.models import Duty
from pursuit.vocab import DutyBasis


@dataclass(frozen=True, slots=True)
class Bound:
    """A State with its standing to both treaties on the day and its duty in the matter."""

    partner: Partner
    basis: DutyBasis
    source: str

    @property
    def statute(self) -> Standing:
        """How the State stood to the Rome Statute."""
        return Standing(getattr(self.partner, Treaty.ROME_STATUTE))

    @property
    def apic(self) -> Standing:
        """How the State stood to the Agreement on Privileges and Immunities."""
        return Standing(getattr(self.partner, Treaty.APIC))


def before_the_court_since(warrant: Warrant, known_at: datetime) -> date | None:
    """Since when the matter of the warrant is before the Court: its day of issue."""
    issued = warrant.events.known(known_at).filter(kind=EventKind.ISSUED).in_order().first()
    return issued.effective_on if issued else None


def bound(
    partners: Iterable[Partner],
    on: date,
    known_at: datetime,
    *,
    situation: Situation | None = None,
    pending_since: date | None = None,
) -> list[Bound]:
    """The duty of each of the States in the situation on the day, in the order given.

    The Statute comes first, then what binds a State that is no party, then what survives a withdrawal: a State stays
    bound in matters that were before the Court when its withdrawal took effect (article 127(2)), here those
    `pending_since` an earlier day. Three queries, however many States.
    """
    keys = [partner.pk for partner in partners]
    rows = {row.pk: row for row in with_standing(Partner.objects.filter(pk__in=keys), on, known_at)}
    duties: dict[int, Duty] = {}
    for duty in Duty.objects.on(on).filter(partner__in=keys).order_by("starts_on", "id"):
        if duty.situation_id is None or (situation is not None and duty.situation_id == situation.pk):
            duties.setdefault(duty.partner_id, duty)
    left = dict(
        TreatyEvent.objects.known(known_at)
        .filter(
            partner__in=keys,
            treaty=Treaty.ROME_STATUTE,
            kind=TreatyEventKind.WITHDRAWAL_EFFECTIVE,
            effective_on__lte=on,
        )
        .order_by("effective_on", "id")
        .values_list("partner_id", "effective_on")
    )
    return [_of(rows[key], duties.get(key), left.get(key), pending_since) for key in keys]


def _of(partner: Partner, duty: Duty | None, left_on: date | None, pending_since: date | None) -> Bound:
    standing = getattr(partner, Treaty.ROME_STATUTE)
    if standing == Standing.IN_FORCE:
        return Bound(partner, DutyBasis.STATE_PARTY, _("Rome Statute, article 86"))
    if duty is not None:
        return Bound(partner, DutyBasis(duty.basis), duty.source)
    if left_on is not None and pending_since is not None and pending_since < left_on:
        return Bound(partner, DutyBasis.RESIDUAL, _("Rome Statute, article 127(2)"))
    return Bound(partner, DutyBasis.VOLUNTARY, "")
