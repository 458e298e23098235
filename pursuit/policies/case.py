"""Who may do what to an instance of non-cooperation; pure, on given objects.

The Registry and the Office of the Prosecutor keep instances; the Presidency reads them. Those under seal are in the hands of
the members of their compartment; sight sees to that nobody else comes this far.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Level, Organ
from common.errors import Forbidden, Refusal
from partners.models import Partner
from pursuit.models import Case, Publication
from pursuit.vocab import Precision
from pursuit.workflow import Step
from requests_app.models import CooperationRequest

KEEPERS: Final = (Organ.REGISTRY, Organ.OTP)
"""The organs whose people keep instances, and what else is done about warrants."""


def may_keep(person: Person) -> bool:
    """Whether the person opens instances and records what happens in them."""
    return person.organ in KEEPERS


def check_keeps(person: Person) -> None:
    """Refuses whoever may not."""
    if not may_keep(person):
        raise Forbidden(
            _("Instances of non-cooperation are kept by the Registry and the Office of the Prosecutor.")
        )


def may_confirm(publication: Publication, person: Person) -> bool:
    """Whether the person may be the second to agree to a publication."""
    return may_keep(person) and publication.proposed_by_id != person.pk


def check_confirms(publication: Publication, person: Person) -> None:
    """Refuses the person who proposed the publication, and whoever keeps no instances."""
    check_keeps(person)
    if not may_confirm(publication, person):
        raise Forbidden(_("You proposed this publication yourself; a second person confirms it."))


def check_publishable(case: Case) -> None:
    """Refuses to publish what is under seal, or about a warrant that is not public."""
    if case.sealed:
        raise Refusal(_("An instance under seal is not published; its warrant has to be unsealed first."))
    if case.warrant is not None and case.warrant.level != Level.PUBLIC:
        raise Refusal(_("The warrant is not public, so that the instance cannot be."))


def check_day(on: date, precision: str, today: date) -> None:
    """Refuses a day in the future; of a month, its first day may not lie in the future."""
    if on > today:
        raise Refusal(_("The day lies in the future; record it once it has come."), field="on")
    if precision == Precision.MONTH and on.day != 1:
        raise Refusal(_("Of a month, the first day is recorded."), field="on")


def check_given(step: Step, note: str, given: Mapping[str, Any]) -> None:
    """Refuses an action without something that it asks for, with an answer that is not offered, or with more than it asks."""
    unknown = given.keys() - {datum.name for datum in step.asks} - {"is_public"}
    if unknown:
        raise TypeError(f"“{step.name}” does not ask for {', '.join(sorted(unknown))}.")
    for datum in step.asks:
        value = given.get(datum.name)
        if datum.missing and not value:
            raise Refusal(str(datum.missing), field=datum.name)
        if value and datum.choices and value not in dict(datum.choices):
            raise Refusal(_("Choose one of the answers that are offered."), field=datum.name)
    if step.note_missing and not note.strip():
        raise Refusal(str(step.note_missing), field="note")


def check_linkable(case: Case, request: CooperationRequest) -> None:
    """Refuses to tie together what different people may know of, or what concerns two States."""
    if request.partner_id != case.partner_id:
        raise Refusal(
            _("The request was addressed to somebody else; choose one to this State."), field="request"
        )
    if case.compartment_id != request.compartment_id:
        raise Refusal(
            _("What is under seal is linked within its compartment only; choose another request."),
            field="request",
        )


def check_subject(partner: Partner) -> None:
    """Refuses an instance against an organization: the Statute speaks of States."""
    if not partner.is_state:
        raise Refusal(_("Instances of non-cooperation concern States; choose one."), field="partner")
