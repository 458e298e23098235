"""Life cycles as tables: guards, buttons, tests and the generated diagram all read the same rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from common.errors import Refusal

type_label = str | Promise


@dataclass(frozen=True, slots=True)
class Action:
    """A verb of a life cycle: from which states it may be done and where it leads.

    `target` is None when the state stays as it is. `source` cites the article or rule.
    """

    name: str
    label: type_label
    sources: frozenset[str]
    target: str | None
    source: str = ""


Verb_co = TypeVar("Verb_co", bound=Action, covariant=True)


@dataclass(frozen=True)
class Workflow(Generic[Verb_co]):
    """A life cycle: its states (code to label), its actions and the state it begins in."""

    initial: str
    states: Mapping[str, type_label]
    actions: tuple[Verb_co, ...]
    by_name: Mapping[str, Verb_co] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {action.name: action for action in self.actions})
        for action in self.actions:
            unknown = action.sources - self.states.keys()
            if unknown or (action.target is not None and action.target not in self.states):
                raise ValueError(
                    f"Action {action.name} names a state that does not exist: {unknown or action.target}."
                )

    def allowed(self, state: str) -> list[Verb_co]:
        """The actions that may be done in `state`, in the order of the table."""
        return [action for action in self.actions if state in action.sources]

    def allows(self, name: str, state: str) -> bool:
        """Whether the action may be done in `state`."""
        return state in self.by_name[name].sources

    def check(self, name: str, state: str) -> Verb_co:
        """The action, or a Refusal that says what the state allows instead."""
        action = self.by_name[name]
        if state not in action.sources:
            raise Refusal(
                _("“%(action)s” is not possible while the status is “%(state)s”.")
                % {"action": action.label, "state": self.states[state]}
            )
        return action

    def diagram(self) -> str:
        """The table as a Mermaid state diagram, without the actions that leave the state as it is."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        for action in self.actions:
            lines += [
                f"    {state} --> {action.target}: {action.name}"
                for state in self.states
                if state in action.sources and action.target is not None
            ]
        return "\n".join(lines)
