"""The closed list of system purposes: what the machine may look at when no person is looking."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """How far a viewer sees. A person sees by organ and compartment; the two others are for purposes only."""

    PERSON = "person"
    OPEN = "open"  # everything except rows under seal, read only
    ALL = "all"  # everything, sealed rows included, read and write


@dataclass(frozen=True, slots=True)
class Purpose:
    """A named reason for the machine to look at rows. Each use is written to the audit trail, unless it is `quiet`.

    Quiet is only the keeping of jobs that may lie in a compartment: a line for each would tell that they are there.
    Their work is done, and written to the trail, as the person who asked for it.
    """

    scope: Scope
    why: str
    quiet: bool = False


PURPOSES = {
    "figures": Purpose(Scope.OPEN, "Counts the approved figures of the report; never sealed rows."),
    "export": Purpose(Scope.OPEN, "Writes both registers to a file for the operator; never sealed rows."),
    "expiry": Purpose(Scope.ALL, "Deletes what people typed and did not send in time."),
    "deadlines": Purpose(
        Scope.ALL,
        "Flags what is late in every register; moves due dates when a calendar or a policy changes.",
    ),
    "reference": Purpose(Scope.ALL, "Loads reference data."),
    "import": Purpose(Scope.ALL, "Imports requests from a file for the operator."),
    "uploads": Purpose(
        Scope.ALL, "Keeps the files to be imported; each is read as the person who uploaded it.", quiet=True
    ),
    "workbooks": Purpose(
        Scope.ALL,
        "Keeps the files that people export; each is made as the person who asked for it.",
        quiet=True,
    ),
    "messages": Purpose(Scope.ALL, "Keeps the outbox of messages; what they say is read as their recipient."),
    "tokens": Purpose(
        Scope.ALL, "Ends the access tokens and calendar addresses of a person whose password was changed."
    ),
    "demo": Purpose(Scope.ALL, "Writes synthetic demonstration data."),
    "documents": Purpose(
        Scope.ALL, "Asks which files of the store belong to a document, and sweeps the others."
    ),
    "editions": Purpose(Scope.ALL, "Compiles, renders and freezes editions of the report."),
}
