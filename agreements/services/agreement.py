"""What can be done to a voluntary agreement: open it, record a stage, correct one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Compartment, Person
from accounts.vocab import Level
from agreements import policies
from agreements.models import Agreement, AgreementEvent
from agreements.vocab import LEAD, AgreementKind, Form, Stage
from agreements.workflow import LIFE, NEW
from common.asof import court_day, start_of
from common.errors import Refusal, Stale
from common.history import correct
from partners.models import Partner


@transaction.atomic
def open_agreement(
    *,
    kind: str,
    partner: Partner,
    action: str,
    on: date,
    known_at: datetime,
    by: Person,
    form: str = Form.FRAMEWORK,
    level: str = Level.PUBLIC,
    compartment: Compartment | None = None,
    signed_at_event: str = "",
    note: str = "",
    synthetic: bool = False,
) -> Agreement:
    """A new agreement at its first stage, which was reached on the day `on` and is recorded at `known_at`.

    Raises Forbidden for anyone outside the lead organ, Refusal for a marking, form, action or day that is not possible.
    """
    policies.check_leads(kind, by)
    policies.check_new(kind, form, partner, level, compartment)
    stage = Stage(str(LIFE.check(action, NEW).target))
    policies.check_day(on, court_day(known_at), None)
    return write_agreement(
        kind=kind,
        partner=partner,
        stages={stage: on},
        known_from=known_at,
        by=by,
        form=form,
        level=level,
        compartment=compartment,
        signed_at_event=signed_at_event,
        note=note,
        synthetic=synthetic,
    )


@transaction.atomic
def record_stage(
    agreement: Agreement,
    *,
    action: str,
    on: date,
    known_at: datetime,
    by: Person,
    seen: str = "",
    signed_at_event: str = "",
    note: str = "",
) -> AgreementEvent:
    """The agreement reached the action's stage on the day `on`; recorded at `known_at`.

    `seen` is the stage that the person had before their eyes; Stale is raised when it is no longer the stage.
    Raises Forbidden for anyone outside the lead organ, Refusal for an action or day that is not possible now.
    """
    policies.check_leads(agreement.kind, by)
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if seen and seen != agreement.status:
        raise Stale(
            _("Somebody else recorded a stage meanwhile: it is now “%(stage)s”. Look at the page again.")
            % {"stage": agreement.get_status_display()},
            current=agreement,
        )
    stage = Stage(str(LIFE.check(action, agreement.status).target))
    policies.check_day(on, court_day(known_at), agreement.events.standing().latest_first().first())
    if signed_at_event and stage is not Stage.SIGNED:
        raise Refusal(
            _("Only a signature takes place at a meeting; leave the field empty."), field="signed_at_event"
        )
    if signed_at_event:
        agreement.signed_at_event = signed_at_event
    event = AgreementEvent.objects.create(
        agreement=agreement, kind=stage, effective_on=on, known_from=known_at, recorded_by=by, note=note
    )
    project(agreement)
    return event


@transaction.atomic
def correct_stage(
    event: AgreementEvent, *, on: date | None, known_at: datetime, by: Person | None = None, note: str = ""
) -> AgreementEvent:
    """The stage was reached on another day than recorded, or never (`on` is None).

    The old event stays, and answers as known before `known_at` keep it. The order of days is not judged here:
    several corrections of one agreement may follow each other. Raises Forbidden for a person outside the lead
    organ, Refusal when the event was corrected before.
    """
    if by is not None:
        policies.check_leads(event.agreement.kind, by)
    correction = correct(
        event,
        on=on,
        known_at=known_at,
        agreement=event.agreement,
        kind=event.kind,
        recorded_by=by,
        note=note,
    )
    project(event.agreement)
    return correction


def write_agreement(
    *,
    kind: str,
    partner: Partner,
    stages: dict[Stage, date],
    known_from: datetime | None = None,
    by: Person | None = None,
    **fields: Any,
) -> Agreement:
    """An agreement with the stages it has passed, in their order, as history: no guard judges them.

    Without `known_from` each stage is known from the day it was reached, 00:00 Court time.
    """
    agreement = Agreement(kind=kind, partner=partner, owner_organ=LEAD[AgreementKind(kind)], **fields)
    agreement.status = list(stages)[-1]
    agreement.concluded_on = _concluded_on(stages)
    agreement.save()
    AgreementEvent.objects.bulk_create(
        AgreementEvent(
            agreement=agreement,
            kind=stage,
            effective_on=day,
            known_from=known_from or start_of(day),
            recorded_by=by,
        )
        for stage, day in stages.items()
    )
    return agreement


def add_stage(agreement: Agreement, stage: Stage, on: date, *, known_from: datetime, note: str = "") -> None:
    """A stage of the past is added as history, wherever it falls among the others; no guard judges it."""
    AgreementEvent.objects.create(
        agreement=agreement, kind=stage, effective_on=on, known_from=known_from, note=note
    )
    project(agreement)


def project(agreement: Agreement) -> None:
    """Writes `status` and `concluded_on` as the events that stand now have them."""
    events = list(agreement.events.standing().in_order())
    if not events:
        raise Refusal(_("This would leave the agreement without any stage; record what did happen first."))
    days: dict[Stage, date] = {}
    for event in events:
        days.setdefault(Stage(event.kind), event.effective_on)
    agreement.status = events[-1].kind
    agreement.concluded_on = _concluded_on(days)
    agreement.save(update_fields=["status", "concluded_on", "signed_at_event"])


def _concluded_on(days: Mapping[Stage, date]) -> date | None:
    """The day of signature; where it is not known, the day of entry into force."""
    return days.get(Stage.SIGNED) or days.get(Stage.IN_FORCE)
