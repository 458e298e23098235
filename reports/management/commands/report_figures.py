"""Prints the figures of the report for any dates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.management.base import CommandParser

from common import clock
from common.asof import Period
from common.commands import SentenceCommand, day, moment
from reports import document
from reports.figures import FIGURES, FigureDates, FigureValue, compute


class Command(SentenceCommand):
    """Counts F1 to F9 as a facilitator of the Assembly may see them."""

    help = "Prints the figures of the report, each with its date and rule."

    def add_arguments(self, parser: CommandParser) -> None:
        """The dates are independent of each other; an omitted one equals --on."""
        parser.add_argument("--from", dest="start", type=day, required=True, help="first day of the period")
        parser.add_argument(
            "--to", dest="end", type=day, required=True, help="last day of the period, included"
        )
        parser.add_argument("--on", type=day, required=True, help="the day for every group without its own")
        parser.add_argument("--apic-on", type=day, help="the day for parties to APIC")
        parser.add_argument("--at-large-on", type=day, help="the day for individuals at large")
        parser.add_argument("--agreements-on", type=day, help="the day for agreements")
        parser.add_argument(
            "--known-at", type=moment, help="what was known by this moment; a day means its end"
        )
        parser.add_argument("--json", action="store_true", help="nothing but JSON: {id: {value, on, rule}}")

    def handle(self, *args: Any, **options: Any) -> None:
        """Counts and prints."""
        on: date = options["on"]
        dates = FigureDates(
            period=Period(options["start"], options["end"]),
            at_large_on=options["at_large_on"] or on,
            apic_on=options["apic_on"] or on,
            agreements_on=options["agreements_on"] or on,
        )
        figures = compute(dates, options["known_at"] or clock.now())
        if options["json"]:
            plain = {id: {"value": one.value, "on": one.on, "rule": one.rule} for id, one in figures.items()}
            self.stdout.write(json.dumps(plain, indent=2, ensure_ascii=False))
        else:
            for line in table(figures):
                self.stdout.write(line)


def table(figures: Mapping[str, FigureValue | document.Figure]) -> list[str]:
    """The figures for reading: id, value, date, title; a distribution with a line for each part."""
    lines = []
    for id, figure in figures.items():
        title, value = str(FIGURES[id].title), FIGURES[id].in_order(figure.value)
        if isinstance(value, int):
            lines.append(f"{id:<4} {value:>7,}  {figure.on:<21}  {title}")
        else:
            lines.append(f"{id:<4} {'':>7}  {figure.on:<21}  {title}")
            lines += [f"{'':<4} {count:>7,}  {'':<21}    {part}" for part, count in value.items()]
    return lines
