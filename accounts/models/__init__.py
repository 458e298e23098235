"""People and their compartments, who stands in for whom, the trail of reads, and what was sent."""

from accounts.models.absence import Absence, AbsenceHistory
from accounts.models.message import Message, MessageQuerySet
from accounts.models.people import Compartment, Membership, Person, PersonHistory, PersonManager, ReadAudit
from accounts.models.submission import Submission
from accounts.models.token import Token

__all__ = [
    "Absence",
    "AbsenceHistory",
    "Compartment",
    "Membership",
    "Message",
    "MessageQuerySet",
    "Person",
    "PersonHistory",
    "PersonManager",
    "ReadAudit",
    "Submission",
    "Token",
]
