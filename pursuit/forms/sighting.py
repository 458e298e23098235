"""Forms about sightings, planned travel and who is on duty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from arrests.forms import Day
from arrests.vocab import Credibility, Reliability
from partners.models import Partner
from pursuit.policies.case import KEEPERS
from pursuit.vocab import SightingKind


class SightingForm(forms.Form):
    """Where somebody was seen, or plans to travel."""

    kind = forms.ChoiceField(label=_("What"), choices=SightingKind)
    place = forms.CharField(label=_("Place"), max_length=200)
    state = forms.ModelChoiceField(
        Partner.objects.states(),
        label=_("State"),
        to_field_name="code",
        required=False,
        empty_label=_("not known"),
    )
    through = forms.ModelMultipleChoiceField(
        Partner.objects.states(),
        label=_("Through"),
        to_field_name="code",
        required=False,
        help_text=_("Of planned travel: further States on the route."),
    )
    begins_on = Day(label=_("From"))
    ends_on = Day(label=_("Until"), required=False)
    source = forms.CharField(label=_("Source"), max_length=200)
    reliability = forms.ChoiceField(label=_("Reliability of the source"), choices=Reliability)
    credibility = forms.ChoiceField(label=_("Credibility of the information"), choices=Credibility)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 3})
    )


class TurnForm(forms.Form):
    """Who is on duty, from when until when."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("On duty"), empty_label=_("Choose one"))
    first = Day(label=_("From"))
    last = Day(label=_("Until"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people = Person.objects.filter(organ__in=KEEPERS, is_active=True).order_by("name")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
