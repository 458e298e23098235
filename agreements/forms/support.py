"""The form that records support among States."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from agreements import policies
from agreements.forms.choices import offer_rows
from agreements.forms.days import day_field
from agreements.models import Agreement
from agreements.vocab import Measure
from partners.models import Partner, Recommendation


class SupportForm(forms.Form):
    """Who supports whom with what, and for which agreement."""

    giver = forms.ModelChoiceField(Partner.objects.none(), label=_("Given by"), to_field_name="code")
    receiver = forms.ModelChoiceField(Partner.objects.none(), label=_("Given to"), to_field_name="code")
    kind = forms.ChoiceField(label=_("Measure"), choices=Measure)
    text = forms.CharField(
        label=_("What"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=_("Name nothing that is known to a compartment alone, unless the agreement lies in it."),
    )
    on = day_field(_("From"))
    ends_on = day_field(_("Until"), required=False)
    agreement = forms.ModelChoiceField(
        Agreement.objects.none(),
        label=_("For the agreement"),
        to_field_name="code",
        required=False,
        help_text=_(
            "Whoever sees the agreement sees the support; without one, every organ of the Court does."
        ),
    )
    recommendation = forms.ModelChoiceField(
        Recommendation.objects.none(),
        label=_("Recommendation"),
        to_field_name="number",
        required=False,
        help_text=_("Of ICC-ASP/6/Res.2, annex II; number 5 is support for States that lack capacity."),
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = Partner.objects.states().order_by("sort_key")
        offer_rows(self, "giver", states)
        offer_rows(self, "receiver", states)
        led = Agreement.objects.filter(kind__in=policies.kinds_led_by(by))
        offer_rows(self, "agreement", led.in_order())
        offer_rows(self, "recommendation", Recommendation.objects.order_by("number"))
