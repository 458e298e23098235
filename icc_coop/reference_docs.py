"""The reference pages that are written from the code, so that they cannot lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from accounts.sight import PURPOSES, ChildOf, MarkedRows, Open
from accounts.sight.declarations import Sight, declared, tables

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


PAGES: dict[str, Callable[[], str]] = {"sight.md": sight}
"""File name below docs/reference, and the function that writes it."""


def written() -> Iterator[tuple[str, str]]:
    """Every page with its text."""
    for name, write in PAGES.items():
        yield name, write()
