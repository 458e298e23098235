"""What is done to compartments. Each function is one action in one transaction."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Compartment, Membership, Person
from common.errors import Forbidden, Refusal


@transaction.atomic
def open_compartment(*, name: str, by: Person) -> Compartment:
    """A new compartment with `by` as its first member. Only people who work for the Court may open one."""
    if not by.works_for_the_court:
        raise Forbidden(_("Compartments are opened by people who work for the Court."))
    if not name.strip():
        raise Refusal(_("Give the compartment a name that only its members will see."), field="name")
    compartment = Compartment.objects.create(name=name.strip(), created_by=by)
    Membership.objects.create(compartment=compartment, person=by, added_by=by)
    return compartment


@transaction.atomic
def add_member(compartment: Compartment, person: Person, *, by: Person) -> Membership:
    """Lets `person` know of everything in the compartment. Adding somebody twice changes nothing."""
    if not person.works_for_the_court or not person.is_active:
        raise Refusal(_("Only active people who work for the Court can be members."), field="person")
    membership, _made = Membership.objects.get_or_create(
        compartment=compartment, person=person, defaults={"added_by": by}
    )
    return membership


@transaction.atomic
def remove_member(compartment: Compartment, person: Person) -> None:
    """Ends the membership. The last member cannot go: nobody could open the compartment again.

    Whoever opened the compartment gives up with their membership what let them see it before its first member.
    """
    members = list(Membership.objects.select_for_update().filter(compartment=compartment))
    if [membership.person_id for membership in members] == [person.pk]:
        raise Refusal(_("The last member cannot be removed; add another one first."))
    Compartment.objects.filter(pk=compartment.pk, created_by=person).update(created_by=None)
    Membership.objects.filter(compartment=compartment, person=person).delete()
