"""Registers a warrant under seal."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Compartment, Membership, Person
from accounts.vocab import Level
from arrests import policies
from arrests.models import Suspect, Warrant
from arrests.services.terms import wind
from arrests.services.writing import write
from arrests.vocab import EventKind
from common.asof import court_day
from common.errors import Refusal
from common.sorting import sort_key
from partners.models import Situation


@transaction.atomic
def register_sealed_warrant(
    *,
    situation: Situation | None,
    name: str,
    compartment: Compartment,
    on: date,
    known_at: datetime,
    by: Person,
    suspect: Suspect | None = None,
    aliases: str = "",
    case: str = "",
    order_reference: str = "",
    note: str = "",
    synthetic: bool = False,
) -> Warrant:
    """A warrant that was issued under seal on the day `on`, known to the members of the compartment alone.

    It is one more warrant against `suspect` where that is given, else against a new person of that name and situation.
    Raises Forbidden for organs that register no warrants, Refusal for a missing name, a compartment that `by` does not
    belong to, a day in the future, or a person who is under seal in another compartment.
    """
    policies.check_registers(by)
    policies.check_day(on, court_day(known_at))
    if not Membership.objects.filter(person=by, compartment=compartment).exists():
        raise Refusal(_("Choose a compartment that you belong to."), field="compartment")
    if suspect is not None and name.strip():
        raise Refusal(
            _("Choose a person already registered, or give the name of a new one; one of the two."),
            field="name",
        )
    if suspect is None:
        if not name.strip():
            raise Refusal(
                _("Give the name of the person sought, or choose somebody already registered."), field="name"
            )
        if situation is None:
            raise Refusal(_("Choose the situation that the new person belongs to."), field="situation")
        suspect = Suspect.objects.create(
            situation=situation,
            name=name.strip(),
            sort_name=sort_key(name.strip()),
            aliases=aliases.strip(),
            case=case.strip(),
            owner_organ=by.organ,
            level=Level.UNDER_SEAL,
            compartment=compartment,
            synthetic=synthetic,
        )
    elif suspect.level == Level.UNDER_SEAL and suspect.compartment_id != compartment.pk:
        raise Refusal(
            _("The person is under seal in another compartment; choose that one."), field="compartment"
        )
    warrant = Warrant.objects.create(
        suspect=suspect, owner_organ=by.organ, level=Level.UNDER_SEAL, compartment=compartment, note=note
    )
    write(warrant, EventKind.ISSUED, on, known_at, by, order_reference=order_reference)
    wind([warrant.pk], on=on, known_at=known_at)
    return warrant
