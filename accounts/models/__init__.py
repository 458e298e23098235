"""People and their compartments, the trail of reads, and what they sent."""

from accounts.models.people import Compartment, Membership, Person, PersonHistory, PersonManager, ReadAudit
from accounts.models.submission import Submission

__all__ = [
    "Compartment",
    "Membership",
    "Person",
    "PersonHistory",
    "PersonManager",
    "ReadAudit",
    "Submission",
]
