"""A list of a depositary, read by what it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from agreements.depositary.entry import Entry, Reading
from agreements.depositary.grid import of_html, of_xml
from agreements.depositary.names import Names
from agreements.depositary.participants import of_grid
from agreements.vocab.depositary import ListFormat
from common.findings import Finding, Severity
from common.tabular import Row, read_content
from partners.models import Partner
from partners.reference.treaties import APIC, ROME_STATUTE, TreatyFile
from partners.vocab import Instrument, Treaty

FILES: Final[dict[Treaty, TreatyFile]] = {Treaty.APIC: APIC, Treaty.ROME_STATUTE: ROME_STATUTE}


def format_of(content: bytes) -> ListFormat:
    """What the file is, by its first bytes."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:500].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return ListFormat.HTML
    if start.startswith(b"<"):
        return ListFormat.HTML if b"<html" in start else ListFormat.XML
    return ListFormat.CSV


def read(content: bytes, treaty: Treaty, *, today: date) -> Reading:
    """What the list says of each State. Raises Refusal or Rejected for a file that cannot be read as a whole."""
    names = Names(Partner.objects.states())
    kind = format_of(content)
    if kind is ListFormat.CSV:
        return _of_csv(content, names, FILES[treaty], today)
    grid = of_xml(content) if kind is ListFormat.XML else of_html(content)
    return of_grid(grid, names, treaty, today=today)


def _of_csv(content: bytes, names: Names, file: TreatyFile, today: date) -> Reading:
    """The reference format; a row that says something impossible is left out, with its sentence."""
    rows = read_content(content, file.columns)
    findings = list(file.check(rows))
    for row in rows:
        if names.find(row["iso3"]) is None:
            findings.append(row.finding(_("“%s” is the code of no State.") % row["iso3"], "iso3"))
        ahead = [name for name in ("signature_date", "deposit_date") if row[name] and row[name] > today]
        findings.extend(row.finding(_("The day lies in the future."), name) for name in ahead)
    bad = {finding.row for finding in findings}
    return Reading(
        _entries(rows, bad, names),
        [
            Finding(Severity.WARNING, one.where, one.sentence, one.row, one.column)
            for one in sorted(findings, key=lambda one: one.row)
        ],
    )


def _entries(rows: Sequence[Row], bad: set[int], names: Names) -> list[Entry]:
    return [
        Entry(
            partner,
            row["signature_date"],
            row["deposit_date"],
            row["instrument"] or "",
            row.get("withdrawal_notified"),
            row.get("withdrawal_rescinded"),
            row["entry_into_force"] if row["instrument"] == Instrument.SUCCESSION else None,
        )
        for row in rows
        if row.number not in bad and (partner := names.find(row["iso3"])) is not None
    ]
