"""What an action of the life cycle asks for, and in which law it rests."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from django.utils.functional import Promise

from common.workflow import Action

LONGEST_TEXT: Final = 4_000
LONGEST_NOTE: Final = 10_000
LONGEST_EXTENSION: Final = 3_650
LARGEST_KEY: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Datum:
    """Something that an action records besides its day, by the name of the service's argument.

    `missing` is the sentence that refuses the action without it; where it is empty, the datum may be left out.
    `choices` are the only answers, where there are some; `shape` says how it is typed; `longest` is the length of a text,
    or the highest number. What is `internal` is never shown outside the Court.
    """

    name: str
    label: str | Promise
    missing: str | Promise = ""
    choices: tuple[tuple[Any, str | Promise], ...] = ()
    shape: Literal["line", "text", "day", "number"] = "line"
    longest: int = 200
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an action is possible in law: an article, the families to which it applies (none: all), what it asks for."""

    code: str
    label: str | Promise
    article: str
    families: tuple[str, ...] = ()
    asks: tuple[Datum, ...] = ()


@dataclass(frozen=True, slots=True)
class Step(Action):
    """A verb of this life cycle: what it asks for, on which grounds it may be done, and by whom.

    `guard` says in words what must hold besides the state.
    """

    asks: tuple[Datum, ...] = ()
    grounds: tuple[Ground, ...] = ()
    second_person: bool = False
    supervisor: bool = False
    guard: str | Promise = ""

    def grounds_for(self, family: str) -> list[Ground]:
        """The grounds that apply to a family."""
        return [ground for ground in self.grounds if not ground.families or family in ground.families]
