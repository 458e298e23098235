"""Forms of incidents on privileges and immunities, and of outreach events."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Compartment, Person
from accounts.vocab import Level
from agreements import policies
from agreements.forms.choices import offer_rows
from agreements.forms.days import day_field
from agreements.forms.treaty import source_field, text_field
from agreements.models import Agreement, AgreementQuerySet
from agreements.vocab.outreach import EventKind, Protection
from partners.models import Partner, Recommendation


def recommendation_field() -> forms.ModelChoiceField[Recommendation]:
    """One of the 66 recommendations."""
    return forms.ModelChoiceField(
        Recommendation.objects.order_by("number"),
        label=_("Recommendation"),
        to_field_name="number",
        required=False,
        help_text=_("Of ICC-ASP/6/Res.2, annex II."),
    )


def led_openly(by: Person) -> AgreementQuerySet:
    """The agreements that the person's organ leads, without what lies in a compartment: everyone opens the page."""
    rows = Agreement.objects.without_relocation().filter(compartment=None)
    return rows.filter(kind__in=policies.kinds_led_by(by)).in_order()


class IncidentForm(forms.Form):
    """An incident in which a State read its duty differently."""

    partner = forms.ModelChoiceField(
        Partner.objects.states().order_by("sort_key"), label=_("State"), to_field_name="code"
    )
    happened_on = day_field(_("Happened on"))
    protection = forms.ChoiceField(label=_("What was at issue"), choices=Protection)
    article = forms.CharField(
        label=_("Article"), max_length=60, required=False, help_text=_("For example 48(3), or APIC 14.")
    )
    summary = text_field(_("What happened"))
    reading_of_state = text_field(_("How the State read its duty"), required=False)
    reading_of_court = text_field(_("How the Court read it"), required=False)
    recommendation = recommendation_field()
    level = forms.ChoiceField(label=_("Marking"), choices=Level, initial=Level.CONFIDENTIAL)
    compartment = forms.ModelChoiceField(
        Compartment.objects.none(),
        label=_("Compartment"),
        to_field_name="code",
        required=False,
        help_text=_("Needed for whatever is under seal."),
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "compartment", Compartment.objects.filter(memberships__person=by).order_by("name"))


class ResolutionForm(forms.Form):
    """How an incident ended."""

    on = day_field(_("Resolved on"))
    outcome = text_field(_("Outcome"))


class EventForm(forms.Form):
    """An event that is planned."""

    kind = forms.ChoiceField(label=_("Kind"), choices=EventKind)
    title = forms.CharField(label=_("Title"), max_length=200)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    starts_on = day_field(_("From"))
    ends_on = day_field(_("Until"), required=False, help_text=_("Empty: one day."))
    funders = text_field(_("Funders"), required=False, help_text=_("One a line."))
    recommendation = recommendation_field()
    source = source_field(required=False)
    note = text_field(_("Note"), required=False, help_text=_("Everyone reads it."))


class HeldForm(forms.Form):
    """That an event was held."""

    attendance = forms.IntegerField(
        label=_("Attendance, about"), min_value=0, max_value=100_000, required=False
    )


class LinkForm(forms.Form):
    """An agreement that was signed at an event."""

    agreement = forms.ModelChoiceField(
        Agreement.objects.none(),
        label=_("Agreement"),
        to_field_name="code",
        help_text=_("One that your organ leads."),
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "agreement", led_openly(by))


class CancelledForm(forms.Form):
    """Why an event was not held."""

    reason = text_field(_("Reason"))
