"""What a row says against itself: every finding, as far as its cells could be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from common.errors import Refusal
from common.findings import Finding, Severity
from common.tabular import shown
from requests_app import policies
from requests_app.models import CooperationRequest
from requests_app.services.imports.lines import Known, Line
from requests_app.vocab import Outcome

FINAL: Final = frozenset(Outcome.values) - {Outcome.PARTIALLY_EXECUTED}
"""Outcomes after which nothing more is awaited."""

LONGEST: Final = {
    column.name: column.max_length or 0
    for column in CooperationRequest._meta.concrete_fields
    if column.name in {"reference", "article", "subject", "channel", "language"}
}


def judged(line: Line, known: Known) -> Iterator[Finding]:
    """Every finding about one row, as far as its cells could be read."""
    yield from _unknown_names(line, known)
    yield from _days(line, known)
    record, row = line.record, line.row
    for name, longest in LONGEST.items():
        if len(getattr(record, name)) > longest:
            yield row.finding(_("is longer than %d characters; shorten it.") % longest, name)
    yield from _refused(line)
    if known.organ and record.organ and record.organ != known.organ:
        sentence = _("You import into the register “%s” only; leave the rows of other registers out.")
        yield row.finding(sentence % known.organ, "organ")
    if line.sealed and known.compartment is None:
        yield row.finding(
            _("A request under seal needs a compartment; choose one of yours when you upload the file.")
            if known.organ
            else _("A request under seal needs the option --compartment CODE."),
            "level",
        )
    if record.organ and record.originator and record.originator not in policies.originators_of(record.organ):
        sentence = _("The Office of the Prosecutor transmits the Prosecutor’s own requests only (rule 176).")
        yield row.finding(sentence, "originator", Severity.WARNING)


def _refused(line: Line) -> Iterator[Finding]:
    """What could not be logged by hand either. A cell that could not be read has its finding already."""
    try:
        policies.check_article(line.record.article)
    except Refusal as refusal:
        yield line.row.finding(refusal.sentence, "article")
    try:
        if line.record.level:
            policies.check_sealed_family(line.record.family, line.record.level)
    except Refusal as refusal:
        yield line.row.finding(refusal.sentence, "level")


def _unknown_names(line: Line, known: Known) -> Iterator[Finding]:
    record = line.record
    if record.partner and record.partner not in known.partners:
        yield line.row.finding(
            _(
                "“%s” is no code of a State or organization; write ISO 3166 alpha-3 or the organization’s code."
            )
            % shown(record.partner),
            "partner",
        )
    if record.situation and record.situation.casefold() not in known.situations:
        yield line.row.finding(
            _("“%s” is no known situation; write its name or code, or leave it empty.")
            % shown(record.situation),
            "situation",
        )


def _days(line: Line, known: Known) -> Iterator[Finding]:
    yield from _order_of_days(line, known)
    record, finding, read = line.record, line.row.finding, line.row.values
    sent = record.transmitted_on
    if sent is not None and not record.reference and not line.sealed:
        yield finding(_("A transmitted request has a reference; fill it in."), "reference")
    if sent is None and "transmitted_on" in read:
        if record.acknowledged_on is not None:
            sentence = _("It cannot be acknowledged before it is transmitted; give transmitted_on.")
            yield finding(sentence, "acknowledged_on")
        if record.outcome not in {"", Outcome.WITHDRAWN}:
            yield finding(_("Only a transmitted request has this outcome; give transmitted_on."), "outcome")
    if record.closed_on is not None and not record.outcome and "outcome" in read:
        yield finding(_("A closed request has an outcome; fill it in, or leave closed_on empty."), "outcome")
    if record.outcome in FINAL and record.closed_on is None and "closed_on" in read:
        sentence = _("The day of the outcome is not given; the last day that is known stands for it.")
        yield finding(sentence, "closed_on", Severity.WARNING)


def _order_of_days(line: Line, known: Known) -> Iterator[Finding]:
    for earlier, later in (
        ("transmitted_on", "due_on"),
        ("transmitted_on", "acknowledged_on"),
        ("transmitted_on", "closed_on"),
        ("acknowledged_on", "closed_on"),
    ):
        first, second = getattr(line.record, earlier), getattr(line.record, later)
        if first is not None and second is not None and second < first:
            yield line.row.finding(
                _("%(second)s lies before %(earlier)s (%(first)s).")
                % {"second": second.isoformat(), "earlier": earlier, "first": first.isoformat()},
                later,
            )
    for name in ("transmitted_on", "acknowledged_on", "closed_on"):
        value = getattr(line.record, name)
        if value is not None and value > known.today:
            yield line.row.finding(_("%s lies in the future.") % value.isoformat(), name)
