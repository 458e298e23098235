"""Synthetic people of the demonstration, and the compartments that some of them belong to.

The one password of all their accounts is no secret: it belongs to this data and to nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.models import Compartment, Membership, Person
from accounts.vocab import Organ

PASSWORD = "demonstration-only"  # noqa: S105 - of synthetic people only


@dataclass(frozen=True, slots=True)
class Account:
    """A synthetic person who can sign in."""

    email: str
    name: str
    organ: Organ
    supervisor: bool = False


ACCOUNTS = (
    Account("clerk@registry.example", "Clerk (synthetic)", Organ.REGISTRY),
    Account("officer@registry.example", "Officer (synthetic)", Organ.REGISTRY),
    Account("supervisor@registry.example", "Supervisor (synthetic)", Organ.REGISTRY, supervisor=True),
    Account("analyst@otp.example", "Analyst (synthetic)", Organ.OTP),
    Account("adviser@otp.example", "Adviser (synthetic)", Organ.OTP),
    Account("counsel@presidency.example", "Counsel (synthetic)", Organ.PRESIDENCY),
    Account("assistant@presidency.example", "Assistant (synthetic)", Organ.PRESIDENCY),
    Account("facilitator@assembly.example", "Facilitator (synthetic)", Organ.ASSEMBLY),
    Account("administrator@court.example", "Administrator (synthetic)", Organ.ADMINISTRATION),
)

COMPARTMENTS = {
    "witnesses": ("Witness protection (synthetic)", ("officer@registry.example",)),
    "warrants": ("Sealed warrants (synthetic)", ("adviser@otp.example", "officer@registry.example")),
    "chamber": ("Sealed requests (synthetic)", ("officer@registry.example", "adviser@otp.example")),
}
"""Who may know of what: the first account of each organ sees nothing sealed, the second one does, supervisors do not."""


def is_loaded() -> bool:
    """Whether this instance holds the demonstration data."""
    return Person.objects.filter(synthetic=True).exists()


def load() -> tuple[Mapping[str, Person], Mapping[str, Compartment]]:
    """Writes the people and the compartments; returns them by e-mail address and by key."""
    people = {
        account.email: Person.objects.create_user(
            account.email,
            PASSWORD,
            name=account.name,
            organ=account.organ,
            supervisor=account.supervisor,
            synthetic=True,
        )
        for account in ACCOUNTS
    }
    compartments = {}
    for key, (name, emails) in COMPARTMENTS.items():
        compartments[key] = Compartment.objects.create(name=name, created_by=people[emails[0]])
        for email in emails:
            Membership.objects.create(
                compartment=compartments[key], person=people[email], added_by=people[emails[0]]
            )
    return people, compartments
