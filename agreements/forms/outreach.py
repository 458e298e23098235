"""Forms of outreach events."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from agreements import policies
from agreements.forms.choices import offer_rows
from agreements.forms.days import day_field
from agreements.forms.edit import EditForm
from agreements.forms.treaty import source_field, text_field
from agreements.models import Agreement, AgreementQuerySet, OutreachEvent
from agreements.vocab.outreach import EventKind, EventStatus
from partners.models import Recommendation

LARGEST_ATTENDANCE: Final = 100_000


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
        label=_("Attendance, about"), min_value=0, max_value=LARGEST_ATTENDANCE, required=False
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


class EventEditForm(EditForm[OutreachEvent], EventForm):
    """An event as it is recorded; how many came where it was held, and why where it was cancelled."""

    attendance = HeldForm.base_fields["attendance"]
    reason = CancelledForm.base_fields["reason"]

    field_order = ("kind", "title", "place", "starts_on", "ends_on", "attendance", "reason", "funders")

    def limit(self, row: OutreachEvent) -> None:
        """Leaves out what is not told of an event of its status."""
        if row.status != EventStatus.HELD:
            del self.fields["attendance"]
        if row.status != EventStatus.CANCELLED:
            del self.fields["reason"]
