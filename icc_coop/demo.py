"""The demonstration instance: synthetic people and, around the real reference data, synthetic records.

Everything here is deterministic and marked as synthetic. The one password of all demonstration accounts is
no secret: it belongs to this data and to nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import Compartment, Membership, Person
from accounts.sight import purpose
from accounts.vocab import Organ

PASSWORD = "demonstration-only"  # noqa: S105 - of synthetic people only


@dataclass(frozen=True, slots=True)
class Account:
    """A synthetic person who can sign in."""

    email: str
    name: str
    organ: Organ


ACCOUNTS = (
    Account("clerk@registry.example", "Registry clerk (synthetic)", Organ.REGISTRY),
    Account("officer@registry.example", "Registry officer (synthetic)", Organ.REGISTRY),
    Account("analyst@otp.example", "OTP analyst (synthetic)", Organ.OTP),
    Account("adviser@otp.example", "OTP adviser (synthetic)", Organ.OTP),
    Account("counsel@presidency.example", "Presidency counsel (synthetic)", Organ.PRESIDENCY),
    Account("assistant@presidency.example", "Presidency assistant (synthetic)", Organ.PRESIDENCY),
    Account("facilitator@assembly.example", "Facilitator (synthetic)", Organ.ASSEMBLY),
    Account("administrator@court.example", "Administrator (synthetic)", Organ.ADMINISTRATION),
)

COMPARTMENTS = {
    "witnesses": ("Witness protection (synthetic)", ("officer@registry.example",)),
    "warrants": ("Sealed warrants (synthetic)", ("adviser@otp.example",)),
    "chamber": ("Sealed requests (synthetic)", ("officer@registry.example", "adviser@otp.example")),
}
"""Who may know of what: the first account of each organ sees nothing sealed, the second one does."""


def is_loaded() -> bool:
    """Whether this instance holds the demonstration data."""
    return Person.objects.filter(synthetic=True).exists()
