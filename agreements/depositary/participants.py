"""The table of participants of the United Nations Treaty Collection, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from agreements.depositary.entry import Entry, Reading
from agreements.depositary.grid import Grid
from agreements.depositary.names import Names
from common.errors import Refusal
from common.findings import Finding, Severity
from common.tabular import shown
from partners.clocks import OPENED
from partners.vocab import Instrument, Treaty

MARKS: Final[dict[str, Instrument]] = {
    "": Instrument.RATIFICATION,
    "A": Instrument.ACCEPTANCE,
    "AA": Instrument.APPROVAL,
    "a": Instrument.ACCESSION,
    "d": Instrument.SUCCESSION,
}
"""The letters behind the day of an instrument, as the head of the table explains them."""
DAY: Final = re.compile(r"^(?P<day>\d{1,2} [A-Za-z]{3,9}\.? \d{4})(?: (?P<mark>A|AA|a|d))?$")
FORMATS: Final = ("%d %b %Y", "%d %B %Y")
SIGNATURE: Final = ("signature",)
DEPOSIT: Final = ("ratification", "accession", "acceptance", "approval")


def of_grid(grid: Grid, names: Names, treaty: Treaty, *, today: date) -> Reading:
    """What the table says. Raises Refusal where a column is missing; a line that cannot be read is a finding."""
    signed, deposited = _column(grid.head, SIGNATURE), _column(grid.head, DEPOSIT)
    missing = [
        name
        for name, place in ((_("Signature"), signed), (_("Ratification or accession"), deposited))
        if place is None
    ]
    if missing or signed is None or deposited is None:
        raise Refusal(
            _("The table lacks the column %(names)s; save the page with all its columns.")
            % {"names": ", ".join(missing)},
            field="file",
        )
    reading = Reading()
    known: dict[int, int] = {}
    for number, line in enumerate(grid.lines, start=1):
        sentence = ""
        try:
            entry = _entry(line, signed, deposited, names, treaty, today)
        except Refusal as refusal:
            sentence = refusal.sentence
        else:
            if known.setdefault(entry.partner.pk, number) == number:
                reading.entries.append(entry)
            else:
                sentence = _("It repeats the State of line %d.") % known[entry.partner.pk]
        if sentence:
            where = _("line %(number)d, %(name)s") % {"number": number, "name": shown(line[0])}
            reading.findings.append(Finding(Severity.WARNING, where, sentence, number))
    return reading


def _column(head: Sequence[str], words: Sequence[str]) -> int | None:
    """Where the column is whose name holds one of the words."""
    return next(
        (place for place, name in enumerate(head) if any(word in name.casefold() for word in words)), None
    )


def _entry(
    line: Sequence[str], signed: int, deposited: int, names: Names, treaty: Treaty, today: date
) -> Entry:
    if len(line) <= max(signed, deposited):
        raise Refusal(_("The line has fewer cells than the head; it was cut off."))
    partner = names.find(line[0])
    if partner is None:
        raise Refusal(_("No State is called so; write its present name or its code in the file."))
    signature, _mark = _day(line[signed], treaty, today)
    deposit, mark = _day(line[deposited], treaty, today)
    if signature is None and deposit is None:
        raise Refusal(_("It has neither a signature nor an instrument."))
    if signature and deposit and deposit < signature:
        raise Refusal(_("The instrument lies before the signature."))
    return Entry(partner, signature, deposit, MARKS[mark] if deposit else "")


def _day(cell: str, treaty: Treaty, today: date) -> tuple[date | None, str]:
    """The day of a cell, and the letter behind it."""
    if not cell:
        return None, ""
    found = DAY.match(cell)
    if found is None:
        raise Refusal(_("“%s” is no day such as 2 Aug 2006 a; record it by hand.") % shown(cell))
    day = _parsed(found["day"].replace(".", ""))
    if day is None:
        raise Refusal(_("There is no such day as %s.") % found["day"])
    if not OPENED[treaty] <= day <= today:
        raise Refusal(
            _("%(day)s is impossible: the treaty was opened on %(opened)s, and today is %(today)s.")
            % {"day": found["day"], "opened": OPENED[treaty].isoformat(), "today": today.isoformat()}
        )
    return day, found["mark"] or ""


def _parsed(words: str) -> date | None:
    for pattern in FORMATS:
        try:
            return datetime.strptime(words, pattern).date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            continue
    return None
