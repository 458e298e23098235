"""The lines of a result, printed as they come."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from bench.measure import Measured


@dataclass(frozen=True, slots=True)
class Line:
    """One work, with the median of its bare SQL in milliseconds where there is any; `missed` says which bar, if one was."""

    name: str
    measured: Measured
    bare: float | None = None
    missed: str = ""


def show(count: int, lines: Iterable[Line]) -> None:
    """Prints the lines; exits with 1 when a bar was missed."""
    print(f"{count:,} requests, {4 * count:,} events; medians in milliseconds, `own` without the database\n")  # noqa: T201
    print(f"{'work':<58}{'queries':>8}{'median':>10}{'own':>8}{'bare SQL':>10}{'ratio':>8}")  # noqa: T201
    missed = 0
    for line in lines:
        one = line.measured
        base = f"{line.bare:>10.2f}{one.median / line.bare:>8.2f}" if line.bare else f"{'':>18}"
        verdict = f"  FAIL: {line.missed}" if line.missed else ""
        print(f"{line.name:<58}{one.queries:>8}{one.median:>10.2f}{one.own:>8.2f}{base}{verdict}", flush=True)  # noqa: T201
        missed += bool(line.missed)
    if missed:
        sys.exit(f"FAIL: {missed} bars were missed." if missed > 1 else "FAIL: a bar was missed.")
