"""Instances of non-cooperation: opened, moved along, corrected, linked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Level, Organ
from arrests.models import Warrant
from common.asof import court_day
from common.errors import Refusal, Stale
from common.history import correct
from partners.models import Partner
from pursuit.clocks import running
from pursuit.models import Case, CaseEvent, CaseNote, CaseRequest, Sighting
from pursuit.policies import case as policies
from pursuit.queries.duty import Bound, before_the_court_since, bound
from pursuit.vocab import CaseEventKind, CaseStatus, Precision
from pursuit.workflow import LIFE, Standing, replay
from requests_app.models import CooperationRequest


@transaction.atomic
def open_case(
    *,
    partner: Partner,
    kind: str,
    on: date,
    known_at: datetime,
    by: Person,
    warrant: Warrant | None = None,
    precision: str = Precision.DAY,
    due_on: date | None = None,
    note: str = "",
    sighting: Sighting | None = None,
    synthetic: bool = False,
) -> Case:
    """A State did not cooperate (`kind` averred), or there is a sign that it will not (potential), since the day `on`.

    `due_on` is the first day of the planned travel, or of what else is about to happen. The instance is confidential; about a
    warrant under seal, it is under seal with it. The duty of the State is that of the first of these days.
    Raises Forbidden for organs that keep no instances, Refusal for an organization or a day in the future.
    """
    policies.check_keeps(by)
    policies.check_subject(partner)
    policies.check_day(on, precision, court_day(known_at))
    if kind not in (CaseEventKind.POTENTIAL, CaseEventKind.AVERRED):
        raise Refusal(_("Say whether the instance is potential or averred."), field="kind")
    sealed = warrant is not None and warrant.level == Level.UNDER_SEAL
    duty = _duty(partner, warrant, due_on or on, known_at)
    case = Case.objects.create(
        partner=partner,
        warrant=warrant,
        sighting=sighting,
        status=CaseStatus(kind),
        began_on=on,
        precision=precision,
        duty=duty.basis,
        duty_source=duty.source,
        owner_organ=by.organ,
        level=Level.UNDER_SEAL if sealed else Level.CONFIDENTIAL,
        compartment=warrant.compartment if warrant is not None and sealed else None,
        opened_by=by,
        opened_at=known_at,
        synthetic=synthetic,
    )
    given = {"due_on": due_on} if kind == CaseEventKind.POTENTIAL else {}
    _write(case, kind, on, precision, known_at, by, note, given)
    return case


@transaction.atomic
def act(
    case: Case,
    *,
    action: str,
    on: date,
    known_at: datetime,
    by: Person,
    seen: str = "",
    precision: str = Precision.DAY,
    is_public: bool = False,
    note: str = "",
    **given: Any,
) -> Case:
    """One action of the life cycle was done on the day `on`; `given` is what the table asks for besides.

    `seen` is the status that the person had before their eyes; Stale is raised when it is no longer the status. A public
    finding makes the bare instance public, without any narrative. Raises Forbidden for organs that keep no instances,
    Refusal for an action that is not possible or lacks something.
    """
    policies.check_keeps(by)
    case = _locked(case)
    if seen and seen != case.status:
        raise Stale(
            _(
                "Somebody else recorded something meanwhile: the status is now “%(status)s”. Look at the page again."
            )
            % {"status": case.get_status_display()},
            current=case,
        )
    policies.check_day(on, precision, court_day(known_at))
    policies.check_given(LIFE.check(action, case.status), note, given)
    _write(case, action, on, precision, known_at, by, note, given | {"is_public": is_public})
    if action == CaseEventKind.FOUND and is_public and case.level != Level.PUBLIC:
        make_public(case, on=court_day(known_at))
    return case


@transaction.atomic
def correct_entry(
    event: CaseEvent, *, on: date | None, known_at: datetime, by: Person, note: str = ""
) -> CaseEvent:
    """It happened on another day than recorded, or never (`on` is None). The old entry stays for earlier answers.

    Raises Refusal where later entries rest on this one, or where it was corrected before.
    """
    policies.check_keeps(by)
    case = _locked(event.case)
    if on is not None:
        policies.check_day(on, Precision.DAY, court_day(known_at))
    precision = Precision.DAY if on is not None else event.precision
    corrected = _again(event, on=on, known_at=known_at, by=by, precision=precision)
    _noted(case, corrected, note, by)
    try:
        _project(case, known_at)
    except Refusal as refusal:
        raise Refusal(
            _("Other entries rest on this one as it stands; correct them first."), field="event"
        ) from refusal
    return corrected


@transaction.atomic
def move_travel(case: Case, *, due_on: date, known_at: datetime, by: Person) -> None:
    """The travel that opened the instance begins on another day; an instance that is no longer potential stays as it is."""
    policies.check_keeps(by)
    case = _locked(case)
    noted = case.events.known(known_at).filter(kind=CaseEventKind.POTENTIAL).first()
    if case.status == CaseStatus.POTENTIAL and noted is not None and noted.due_on != due_on:
        _again(noted, on=noted.effective_on, known_at=known_at, by=by, due_on=due_on)
        _project(case, known_at)


@transaction.atomic
def add_note(case: Case, *, text: str, by: Person) -> CaseNote:
    """A paragraph of the internal narrative, which the public never reads."""
    policies.check_keeps(by)
    if not text.strip():
        raise Refusal(_("Write the note."), field="text")
    return CaseNote.objects.create(case=case, text=text.strip(), written_by=by)


@transaction.atomic
def link_request(case: Case, request: CooperationRequest, *, by: Person) -> CaseRequest:
    """The instance is about the request; linking it twice changes nothing. Whoever sees only one of them sees no link."""
    policies.check_keeps(by)
    policies.check_linkable(case, request)
    link, _made = CaseRequest.objects.get_or_create(case=case, request=request, defaults={"linked_by": by})
    return link


def make_public(case: Case, *, on: date, text: str = "") -> None:
    """From here on everybody who signs in sees the instance, with its public entries and the public narrative.

    Raises Refusal for what is under seal, or about a warrant that is not public.
    """
    policies.check_publishable(case)
    case.level, case.owner_organ = Level.PUBLIC, Organ.REGISTRY
    case.published_on = case.published_on or on
    case.public_text = text or case.public_text
    case.save(update_fields=["level", "owner_organ", "published_on", "public_text"])


def standing_entries(case: Case, known_at: datetime) -> list[CaseEvent]:
    """The entries as known at the moment, from first to last; a corrected one stands where its first version stood."""
    every = {event.pk: event for event in case.events.filter(known_from__lte=known_at)}
    return sorted(case.events.known(known_at), key=lambda event: (event.effective_on, _first(event, every)))


def standing(case: Case, known_at: datetime) -> Standing:
    """Where the instance stands, as known at the moment."""
    return replay(standing_entries(case, known_at), case.duty)


def _first(event: CaseEvent, every: dict[int, CaseEvent]) -> int:
    while event.corrects_id is not None and event.corrects_id in every:
        event = every[event.corrects_id]
    return event.pk


def _locked(case: Case) -> Case:
    """The instance as it stands now, held until the end of the transaction."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("partner", "warrant__suspect")
    return rows.get(pk=case.pk)


def _duty(partner: Partner, warrant: Warrant | None, on: date, known_at: datetime) -> Bound:
    situation = warrant.suspect.situation if warrant else None
    since = before_the_court_since(warrant, known_at) if warrant else None
    return bound([partner], on, known_at, situation=situation, pending_since=since)[0]


def _write(
    case: Case,
    kind: str,
    on: date,
    precision: str,
    known_at: datetime,
    by: Person | None,
    note: str,
    given: dict[str, Any],
) -> CaseEvent:
    event = CaseEvent.objects.create(
        case=case,
        kind=CaseEventKind(kind),
        effective_on=on,
        precision=precision,
        known_from=known_at,
        recorded_by=by,
        **{name: value for name, value in given.items() if value is not None},
    )
    _noted(case, event, note, by)
    _project(case, known_at)
    return event


def _again(event: CaseEvent, *, on: date | None, known_at: datetime, by: Person, **changed: Any) -> CaseEvent:
    """The entry once more, in its place, with what `changed`; struck out where `on` is None."""
    kept = ("kind", "is_public", "decision", "document", "actor", "step", "referred_to", "resolution")
    fields = {name: getattr(event, name) for name in (*kept, "due_on", "precision")} | changed
    return correct(event, on=on, known_at=known_at, case=event.case, recorded_by=by, **fields)


def _noted(case: Case, event: CaseEvent, note: str, by: Person | None) -> None:
    if note.strip():
        CaseNote.objects.create(case=case, event=event, text=note.strip(), written_by=by)


def _project(case: Case, known_at: datetime) -> None:
    """Writes what the entries say into the columns that lists read. Raises Refusal where an entry cannot follow."""
    entries = standing_entries(case, known_at)
    if not entries:
        raise Refusal(_("The first entry of an instance stays; close the instance instead."))
    case.status = replay(entries, case.duty).status
    case.began_on, case.precision = entries[0].effective_on, entries[0].precision
    following = next(iter(running(entries, case.status)), None)
    case.due_on = following.due_on if following else None
    case.due_step = following.term.name if following else ""
    case.save(update_fields=["status", "began_on", "precision", "due_on", "due_step"])
