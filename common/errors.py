"""What the domain says when it refuses. Views, API and commands each show the sentence in their own way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from common.findings import Finding


class Refusal(Exception):
    """The action is refused and nothing was changed.

    `sentence` tells a person what is wrong and what to do; `field` names the input it belongs to, if one.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


class Forbidden(Refusal):
    """The thing may be seen by this person, but not changed in this way (403, not 404)."""


class Stale(Refusal):
    """Somebody else changed the row since it was read; `current` is the row as it stands now."""

    def __init__(self, sentence: str, *, current: object) -> None:
        super().__init__(sentence)
        self.current = current


class Rejected(Refusal):
    """Several findings at once, for example every bad row of a file. Nothing was changed."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = tuple(findings)
