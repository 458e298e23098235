"""What stands in the way of an arrest."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from arrests.forms.day import Day
from arrests.vocab import Scenario


class ObstacleForm(forms.Form):
    """Judges what stands in the way of an arrest."""

    scenario = forms.ChoiceField(label=_("Obstacle"), choices=Scenario)
    on = Day(label=_("As of"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}))
