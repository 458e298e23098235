"""Forms about sightings and planned travel."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arrests.forms import Day
from arrests.vocab import Credibility, Reliability
from partners.models import Partner
from pursuit.models import Sighting
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


class SightingCorrectionForm(SightingForm):
    """The entry as it should have been."""

    never = forms.BooleanField(
        label=_("It never was so"), required=False, help_text=_("The entry is struck out.")
    )


def as_typed(sighting: Sighting) -> dict[str, Any]:
    """The entry as somebody would type it."""
    same = ("kind", "place", "begins_on", "ends_on", "source", "reliability", "credibility", "note")
    legs = list(sighting.legs.select_related("partner").order_by("pk"))
    return {name: getattr(sighting, name) for name in same} | {
        "state": next((leg.partner.code for leg in legs if not leg.through), ""),
        "through": [leg.partner.code for leg in legs if leg.through],
    }
