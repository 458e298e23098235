"""Reads a register from a file: all rows or none, every problem named, and twice the same as once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Compartment
from accounts.sight import purpose
from accounts.vocab import Level
from common.asof import court_day
from common.errors import Refusal, Rejected
from common.findings import Finding, Severity, blockers
from common.tabular import Row, once, read_all, shown
from partners.models import Partner, Situation
from requests_app import policies
from requests_app.clocks import Given, due_date
from requests_app.models import CooperationRequest
from requests_app.services import due
from requests_app.services.files import COLUMNS, Record, record_of, stored
from requests_app.services.history import Milestones, Past, Step, project, write, write_steps
from requests_app.services.numbers import give_sealed_reference
from requests_app.vocab import EventKind, Outcome

COUNTED: Final = ("family", "partner", "transmitted_on")
"""What figures count: once a request was transmitted, a file does not change it."""

MILESTONES: Final = ("acknowledged_on", "outcome", "closed_on")

FINAL: Final = frozenset(Outcome.values) - {Outcome.PARTIALLY_EXECUTED}
"""Outcomes after which nothing more is awaited."""

LONGEST: Final = {
    column.name: column.max_length or 0
    for column in CooperationRequest._meta.concrete_fields
    if column.name in {"reference", "article", "subject", "channel", "language"}
}
CHUNK = 5_000


@dataclass(slots=True)
class Imported:
    """What an import did, or would do, and what a person should know about it."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    remarks: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file and what it says."""

    row: Row
    record: Record

    @property
    def sealed(self) -> bool:
        """Whether the request is under seal."""
        return self.record.level == Level.UNDER_SEAL

    @property
    def key(self) -> tuple[str, str, bool]:
        """What makes it the same request in another file; sealed and open ones never meet."""
        return self.record.organ, self.record.reference, self.sealed


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows refer to."""

    today: date
    partners: dict[str, int]
    situations: dict[str, tuple[int, str]]
    compartment: Compartment | None

    def canonical(self, record: Record) -> Record:
        """The record with the situation under its English name, whichever way the file named it."""
        found = self.situations.get(record.situation.casefold())
        return record if found is None else record._replace(situation=found[1])


def import_requests(path: Path, *, at: datetime, compartment: str = "", dry_run: bool = False) -> Imported:
    """Imports the file; sealed rows go into the compartment with the given code. `at` is the moment of the import.

    Imports are history: no workflow guard stops them, but what cannot be true is a finding. Raises Rejected with every
    blocking finding, Refusal for an unknown compartment; nothing is written then, nor in a dry run.
    """
    with purpose("import"):
        known = _known(court_day(at), compartment)
        rows, findings = read_all(path, COLUMNS)
        lines = [Line(row, known.canonical(record_of(row))) for row in rows]
        findings += [finding for line in lines for finding in _judged(line, known)]
        findings += once((line.row for line in lines if line.record.reference), _same, "reference")
        result = Imported()
        new, changes = _compared(lines, known, result, findings)
        if blockers(findings):
            raise Rejected(sorted(blockers(findings), key=_row_number))
        result.remarks = sorted(findings, key=_row_number)
        with transaction.atomic():
            write(_pasts(new, known))
            for change in changes:
                _apply(*change, known)
            if dry_run:
                transaction.set_rollback(True)
    return result


def _known(today: date, code: str) -> Known:
    compartment = Compartment.objects.filter(code=code).first() if code else None
    if code and compartment is None:
        raise Refusal(
            _("There is no compartment with the code %s; its members see the code on its page.") % code,
            field="compartment",
        )
    names = Situation.objects.values_list("pk", "code", "name_en", "name_fr")
    return Known(
        today,
        dict(Partner.objects.values_list("code", "pk")),
        {
            name.casefold(): (key, english)
            for key, slug, english, french in names
            for name in (slug, french, english)
            if name
        },
        compartment,
    )


def _same(row: Row) -> tuple[object, ...]:
    return row.values.get("organ"), row.values.get("reference"), row.values.get("level") == Level.UNDER_SEAL


def _row_number(finding: Finding) -> int:
    found = re.search(r"\d+", finding.where)
    return int(found[0]) if found else 0


# --- What a row says against itself ------------------------------------------------------------------------------


def _judged(line: Line, known: Known) -> Iterator[Finding]:
    """Every finding about one row, as far as its cells could be read."""
    yield from _unknown_names(line, known)
    yield from _days(line, known)
    record, row = line.record, line.row
    for name, longest in LONGEST.items():
        if len(getattr(record, name)) > longest:
            yield row.finding(_("is longer than %d characters; shorten it.") % longest, name)
    try:
        policies.check_article(record.article)
    except Refusal as refusal:
        yield row.finding(refusal.sentence, "article")
    if line.sealed and known.compartment is None:
        yield row.finding(_("A request under seal needs the option --compartment CODE."), "level")
    if record.organ and record.originator and record.originator not in policies.originators_of(record.organ):
        sentence = _("The Office of the Prosecutor transmits the Prosecutor’s own requests only (rule 176).")
        yield row.finding(sentence, "originator", Severity.WARNING)


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


# --- What a row says against the register ------------------------------------------------------------------------


def _compared(
    lines: Sequence[Line], known: Known, result: Imported, findings: list[Finding]
) -> tuple[list[Line], list[tuple[int, Record, Record]]]:
    """The lines that are new, and those that say more than the register: key, what it says, what the file says."""
    by_key = _referenced(lines, known)
    nameless = _nameless(lines, known)
    new, changes = [], []
    for line in lines:
        if not line.record.reference:
            if nameless[line.record]:
                nameless[line.record] -= 1
                result.unchanged += 1
            else:
                new.append(line)
        elif line.key not in by_key:
            new.append(line)
        else:
            key, old = by_key[line.key]
            record = _completed(line.record, old)
            if record == old:
                result.unchanged += 1
            else:
                findings += _contradictions(line.row, old, record)
                changes.append((key, old, record))
    result.added, result.changed = len(new), len(changes)
    return new, changes


def _referenced(lines: Iterable[Line], known: Known) -> dict[tuple[str, str, bool], tuple[int, Record]]:
    """The requests of the register that the lines name by organ and reference."""
    wanted = defaultdict[tuple[str, bool], list[str]](list)
    for line in lines:
        if line.record.reference:
            wanted[line.record.organ, line.sealed].append(line.record.reference)
    found = {}
    for (organ, sealed), references in wanted.items():
        rows = CooperationRequest.objects.filter(owner_organ=organ)
        if sealed:
            rows = rows.filter(level=Level.UNDER_SEAL, compartment=known.compartment)
        else:
            rows = rows.exclude(level=Level.UNDER_SEAL)
        column = "imported_reference" if sealed else "reference"
        for start in range(0, len(references), CHUNK):
            for key, record in stored(rows.filter(**{f"{column}__in": references[start : start + CHUNK]})):
                found[organ, record.reference, sealed] = key, record
    return found


def _nameless(lines: Iterable[Line], known: Known) -> Counter[Record]:
    """How many requests without reference the register has of each content: only equal in every column is the same."""
    organs = {line.record.organ for line in lines if not line.record.reference}
    rows = CooperationRequest.objects.filter(owner_organ__in=organs, imported_reference="")
    open_rows = rows.filter(reference__isnull=True).exclude(level=Level.UNDER_SEAL)
    sealed_rows = rows.filter(level=Level.UNDER_SEAL, compartment=known.compartment)
    found = Counter(record for _key, record in stored(open_rows))
    if known.compartment is not None:
        found.update(record for _key, record in stored(sealed_rows))
    return found


def _completed(record: Record, old: Record) -> Record:
    """The record with what the file leaves to the register: an empty cell says nothing, an older outcome neither."""
    if record.outcome == Outcome.PARTIALLY_EXECUTED and old.outcome in FINAL:
        record = record._replace(outcome="", closed_on=None)
    return Record._make(value or before for value, before in zip(record, old, strict=True))


def _contradictions(row: Row, old: Record, record: Record) -> Iterator[Finding]:
    """A file adds to what happened; it neither changes that nor what was counted."""
    for name in (*(COUNTED if old.transmitted_on else ()), *MILESTONES):
        before, after = getattr(old, name), getattr(record, name)
        # A part is followed by the rest, and a day that stood for an unknown one gives way to the true one.
        adds = (
            not before
            or (name == "outcome" and before == Outcome.PARTIALLY_EXECUTED)
            or (name == "closed_on" and after > before)
        )
        if before != after and not adds:
            yield row.finding(
                _("The register says “%s”; a file does not change that.") % before,
                name,
            )


# --- Writing -----------------------------------------------------------------------------------------------------


def _pasts(lines: Iterable[Line], known: Known) -> Iterator[Past]:
    """The new lines as requests with their past."""
    rules = due.Rulebook.load()
    imported = Step(EventKind.LOGGED, known.today, note=_("Imported"))
    for line in lines:
        record = line.record
        request = CooperationRequest(
            reference=record.reference or None,
            owner_organ=record.organ,
            originator=record.originator,
            family=record.family,
            article=record.article,
            partner_id=known.partners[record.partner],
            situation_id=known.situations[record.situation.casefold()][0] if record.situation else None,
            subject=record.subject,
            level=record.level,
            channel=record.channel,
            language=record.language,
        )
        steps = _milestones(record).steps(known.today)
        project(request, steps)
        if line.sealed:
            request.compartment = known.compartment
            request.imported_reference = record.reference
            request.reference = give_sealed_reference() if record.transmitted_on else None
        _give_due_date(request, record, rules)
        yield Past(request, [imported, *steps])


def _give_due_date(request: CooperationRequest, record: Record, rules: due.Rulebook) -> None:
    """The due date of the file is kept; without one, the policy of the day of transmission decides."""
    sent = record.transmitted_on
    if record.due_on is not None:
        due.put(request, due_date(sent or record.due_on, Given(record.due_on, imported=True), ()))
    elif sent is not None:
        partner = request.partner_id
        due.put(request, rules.proposed(record.family, urgent=request.urgent, start=sent, partner=partner))


def _milestones(record: Record) -> Milestones:
    return Milestones(record.transmitted_on, record.acknowledged_on, record.outcome, record.closed_on)


def _apply(key: int, old: Record, record: Record, known: Known) -> None:
    """Writes what the file says more than the register about one request."""
    request = CooperationRequest.objects.select_for_update(of=("self",)).get(pk=key)
    request.originator, request.family, request.article = record.originator, record.family, record.article
    request.partner_id = known.partners[record.partner]
    request.situation_id = known.situations[record.situation.casefold()][0] if record.situation else None
    request.subject, request.level = record.subject, record.level
    request.channel, request.language = record.channel, record.language
    if record.due_on != old.due_on:
        _give_due_date(request, record, due.Rulebook.load())
    before = {(step.kind, step.on) for step in _milestones(old).steps(known.today)}
    steps = [step for step in _milestones(record).steps(known.today) if (step.kind, step.on) not in before]
    project(request, steps)
    if request.level == Level.UNDER_SEAL and request.transmitted_on is not None and request.reference is None:
        request.reference = give_sealed_reference()
    request.version += 1
    request.save()
    happened = dict(request.events.filter(corrected_by=None).values_list("kind", "pk"))
    write_steps((key, replace(step, corrects=happened.get(step.kind))) for step in steps)
