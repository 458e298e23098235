"""What is written of a file: new requests with their past, and what it says more about known ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from accounts.vocab import Level
from requests_app.clocks import DueDate, Given, due_date
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.services import due, projection
from requests_app.services.files import Record
from requests_app.services.history import (
    Milestones,
    Past,
    Step,
    project,
    sketch,
    update,
    write,
    write_steps,
)
from requests_app.services.imports.comparing import Change, Portion
from requests_app.services.imports.lines import Known, Line
from requests_app.services.numbers import give_sealed_reference
from requests_app.vocab import EventKind

CHANGED: Final = (
    "reference",
    "originator",
    "family",
    "article",
    "partner_id",
    "situation_id",
    "subject",
    "level",
    "channel",
    "language",
    "due_on",
    "due_reason",
    "due_policy_id",
    "due_given_on",
    "version",
    *projection.BLANK,
)
"""What a file may change of a request that the register has."""


class Writer:
    """Writes portions of one file, in the caller's transaction."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._rules = due.Rulebook.load()
        self._proposed: dict[tuple[date, str, int], DueDate] = {}

    def write(self, portion: Portion) -> None:
        """Writes the new requests and the changes."""
        write(map(self._past, portion.new))
        if portion.changes:
            self._change(portion.changes)

    def _past(self, line: Line) -> Past:
        """The line as a request with its past."""
        record, known = line.record, self._known
        request = sketch(
            reference=record.reference or None,
            owner_organ=record.organ,
            originator=record.originator,
            family=record.family,
            article=record.article,
            partner_id=known.partners[record.partner],
            situation_id=self._situation(record),
            subject=record.subject,
            level=record.level,
            channel=record.channel,
            language=record.language,
            created_by_id=known.by,
        )
        steps = milestones(record).steps(known.today, by=known.by)
        project(request, steps)
        if line.sealed and known.compartment is not None:
            request.compartment_id = known.compartment.pk
            request.imported_reference = record.reference
            request.reference = give_sealed_reference() if record.transmitted_on else None
        self._give_due_date(request, record)
        return Past(request, [Step(EventKind.LOGGED, known.today, _("Imported"), known.by), *steps])

    def _situation(self, record: Record) -> int | None:
        return self._known.situations[record.situation.casefold()][0] if record.situation else None

    def _give_due_date(self, request: CooperationRequest, record: Record) -> None:
        """The due date of the file is kept; without one, the policy of the day of transmission decides."""
        sent = record.transmitted_on
        if record.due_on is not None:
            due.put(request, due_date(sent or record.due_on, Given(record.due_on, imported=True), ()))
        elif sent is not None:
            key = sent, record.family, request.partner_id
            if key not in self._proposed:
                self._proposed[key] = self._rules.proposed(
                    record.family, urgent=False, start=sent, partner=request.partner_id
                )
            due.put(request, self._proposed[key])

    def _change(self, changes: Sequence[Change]) -> None:
        """Writes what the file says more than the register."""
        keys = [change.key for change in changes]
        locked = (
            CooperationRequest.objects.select_for_update(of=("self",)).defer("search_vector").in_bulk(keys)
        )
        happened = defaultdict[int, dict[str, int]](dict)
        events = RequestEvent.objects.filter(request__in=keys, corrected_by=None).order_by("id")
        for request_id, kind, key in events.values_list("request_id", "kind", "pk"):
            happened[request_id][kind] = key
        steps = list[tuple[int, Step]]()
        for change in changes:
            for step in self._changed(locked[change.key], change):
                steps.append((change.key, step._replace(corrects=happened[change.key].get(step.kind))))
        update(locked.values(), CHANGED)
        write_steps(steps)

    def _changed(self, request: CooperationRequest, change: Change) -> list[Step]:
        """Brings the row, unsaved, to what the file says; returns what happened since."""
        record, known = change.new, self._known
        request.originator, request.family, request.article = record.originator, record.family, record.article
        request.partner_id = known.partners[record.partner]
        request.situation_id = self._situation(record)
        request.subject, request.level = record.subject, record.level
        request.channel, request.language = record.channel, record.language
        if record.due_on != change.old.due_on:
            self._give_due_date(request, record)
        before = {(step.kind, step.on) for step in milestones(change.old).steps(known.today)}
        after = milestones(record).steps(known.today, by=known.by)
        steps = [step for step in after if (step.kind, step.on) not in before]
        project(request, steps)
        if (
            request.level == Level.UNDER_SEAL
            and request.transmitted_on is not None
            and request.reference is None
        ):
            request.reference = give_sealed_reference()
        request.version += 1
        return steps


def milestones(record: Record) -> Milestones:
    """The days of a request's life in a line of a file."""
    return Milestones(record.transmitted_on, record.acknowledged_on, record.outcome, record.closed_on)
