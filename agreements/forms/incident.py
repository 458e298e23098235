"""Forms of incidents on privileges and immunities."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Compartment, Person
from accounts.vocab import Level
from agreements.forms.choices import offer_rows
from agreements.forms.days import day_field
from agreements.forms.edit import EditForm
from agreements.forms.outreach import recommendation_field
from agreements.forms.treaty import text_field
from agreements.models import Incident
from agreements.vocab.outreach import Protection
from partners.models import Partner


class ParticularsForm(forms.Form):
    """What is told of an incident."""

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


class IncidentForm(ParticularsForm):
    """An incident in which a State read its duty differently, with its marking."""

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


class IncidentEditForm(EditForm[Incident], ParticularsForm):
    """An incident as it is recorded; its marking stays as it is."""

    resolved_on = ResolutionForm.base_fields["on"]
    outcome = ResolutionForm.base_fields["outcome"]

    def limit(self, row: Incident) -> None:
        """An open incident has no outcome."""
        if row.resolved_on is None:
            del self.fields["resolved_on"], self.fields["outcome"]
