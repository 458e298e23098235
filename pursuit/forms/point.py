"""Forms about the regional focal points of the Assembly."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from arrests.forms import Day
from partners.models import Partner


class PointForm(forms.Form):
    """A State becomes a focal point of its region."""

    partner = forms.ModelChoiceField(
        Partner.objects.states(), label=_("State"), to_field_name="code", empty_label=_("Choose one")
    )
    starts_on = Day(label=_("From"))
    ends_on = Day(label=_("Until"), required=False)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)


class PointEndForm(forms.Form):
    """The last day of a term."""

    ends_on = Day(label=_("Last day"))
