"""Who may do what to an agreement, and which days make sense; pure, on given objects."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Compartment, Person
from accounts.vocab import Level, Organ
from agreements.models import AgreementEvent
from agreements.vocab import FORM_FIXED, LEAD, AgreementKind, Form
from common.errors import Forbidden, Refusal
from partners.models import Partner
from partners.vocab import PartnerKind


def kinds_led_by(person: Person) -> list[AgreementKind]:
    """The types of agreement that the person's organ negotiates and keeps; none for the other organs."""
    return [kind for kind, organ in LEAD.items() if organ == person.organ]


def check_leads(kind: str, by: Person) -> None:
    """Refuses whoever does not sit in the lead organ."""
    if kind not in kinds_led_by(by):
        raise Forbidden(
            _("Only the %(organ)s records the stages of this type of agreement.")
            % {"organ": Organ(LEAD[AgreementKind(kind)]).label}
        )


def check_new(kind: str, form: str, partner: Partner, level: str, compartment: Compartment | None) -> None:
    """Refuses an agreement whose form, partner or marking does not go with its type."""
    if partner.kind != PartnerKind.STATE:
        raise Refusal(_("Voluntary agreements are concluded with States; choose a State."), field="partner")
    fixed = FORM_FIXED.get(AgreementKind(kind))
    if fixed and form != fixed:
        raise Refusal(
            _("An agreement of this type is always “%(form)s”; choose that form.")
            % {"form": Form(fixed).label},
            field="form",
        )
    if kind == AgreementKind.RELOCATION and (compartment is None or level == Level.PUBLIC):
        raise Refusal(
            _("A relocation agreement is confidential and belongs to a compartment; choose both."),
            field="compartment",
        )


def check_day(on: date, today: date, after: AgreementEvent | None) -> None:
    """Refuses a day in the future, and one before the stage that came before."""
    if on > today:
        raise Refusal(_("The day lies in the future; record the stage once it is reached."), field="on")
    if after is not None and on < after.effective_on:
        raise Refusal(
            _("The day lies before %(day)s, when the stage “%(stage)s” was reached; correct the day.")
            % {"day": after.effective_on.isoformat(), "stage": after.get_kind_display()},
            field="on",
        )
