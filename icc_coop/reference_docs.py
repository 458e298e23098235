"""The reference pages that are written from the code, so that they cannot lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from accounts.sight import PURPOSES, ChildOf, MarkedRows, Open
from accounts.sight.declarations import Sight, declared, tables
from agreements import workflow as agreements_workflow
from arrests import workflow as arrests_workflow
from reports import workflow as reports_workflow
from reports.figures import FIGURES
from requests_app import workflow as requests_workflow

NOTICE = "<!-- Written by `manage.py generate_docs`; change the code instead. -->\n"


def sight() -> str:
    """Every table, how its rows are seen, and the system purposes."""
    lines = [NOTICE, "# Who sees which row\n", "| Table | Seen |", "|---|---|"]
    own = sorted(tables(), key=lambda model: model._meta.db_table)
    lines += [f"| `{model._meta.db_table}` | {_in_words(declared(model))} |" for model in own]
    lines += ["", "## System purposes\n", "| Purpose | Scope | Why |", "|---|---|---|"]
    lines += [f"| `{name}` | {purpose.scope} | {purpose.why} |" for name, purpose in PURPOSES.items()]
    return "\n".join(lines) + "\n"


def _in_words(sight: Sight | None) -> str:
    match sight:
        case Open():
            words = f"open: {sight.why}"
        case MarkedRows():
            words = "by owner organ and level; in a compartment by its members alone"
        case ChildOf():
            words = f"with its `{sight.parent}`"
        case _:
            words = "by a rule of its own"
    return f"{words}{' (append-only)' if sight and sight.append_only else ''}"


def life_cycles() -> str:
    """Every life cycle: its states, its actions and its diagram."""
    lines = [NOTICE, "# Life cycles\n"]
    for title, workflow in LIFE_CYCLES.items():
        lines += [f"## {title}\n", "| Action | From | To | Basis |", "|---|---|---|---|"]
        for action in workflow.actions:
            sources = ", ".join(f"`{state}`" for state in workflow.states if state in action.sources)
            target = f"`{action.target}`" if action.target else "unchanged"
            lines.append(f"| {action.label} (`{action.name}`) | {sources} | {target} | {action.source} |")
        lines += ["", "```mermaid", workflow.diagram(), "```", ""]
    return "\n".join(lines)


def figures() -> str:
    """Every figure of the report with its rule."""
    lines = [
        NOTICE,
        "# Figures of the report\n",
        "| Id | Title | Rule | Follows | Unit |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {figure.id} | {figure.title} | {figure.rule} | {figure.basis.label} | {figure.unit} |"
        for figure in FIGURES.values()
    ]
    return "\n".join(lines) + "\n"


LIFE_CYCLES = {
    "Cooperation request": requests_workflow.LIFE,
    "Warrant": arrests_workflow.LIFE,
    "Visibility of a warrant": arrests_workflow.VISIBILITY,
    "Voluntary agreement": agreements_workflow.LIFE,
    "Edition of the report": reports_workflow.LIFE,
}

PAGES: dict[str, Callable[[], str]] = {
    "sight.md": sight,
    "life-cycles.md": life_cycles,
    "figures.md": figures,
}
"""File name below docs/reference, and the function that writes it."""


def written() -> Iterator[tuple[str, str]]:
    """Every page with its text."""
    for name, write in PAGES.items():
        yield name, write()
