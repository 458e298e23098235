"""Problems as data: a check returns every finding, not the first error."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: a blocker stops the action, the others are shown."""

    BLOCKER = "blocker"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one place, for example `row 3, column due_on`; in a table also as numbers, else 0 and empty."""

    severity: Severity
    where: str
    sentence: str
    row: int = field(default=0, compare=False)
    column: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}" if self.where else self.sentence


def blockers(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stop the action."""
    return [finding for finding in findings if finding.severity is Severity.BLOCKER]
