"""Problems as data: a check returns every finding, not the first error."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: a blocker stops the action, the others are shown."""

    BLOCKER = "blocker"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one place, for example `row 3, column due_on`."""

    severity: Severity
    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}" if self.where else self.sentence


def blockers(findings: list[Finding]) -> list[Finding]:
    """The findings that stop the action."""
    return [finding for finding in findings if finding.severity is Severity.BLOCKER]
