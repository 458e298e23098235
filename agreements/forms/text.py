"""Forms of model texts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Compartment, Person
from accounts.vocab import Level
from agreements import policies
from agreements.forms.choices import offer, offer_rows
from agreements.forms.days import day_field
from agreements.vocab import FORM_FIXED, AgreementKind, Form, Precision
from partners.models import Partner


class ModelTextForm(forms.Form):
    """A new version of a model text."""

    kind = forms.ChoiceField(label=_("Type"))
    version = forms.CharField(label=_("Version"), max_length=20)
    dated_on = day_field(_("Dated"))
    precision = forms.ChoiceField(
        label=_("Known to the"),
        choices=Precision,
        initial=Precision.DAY,
        help_text=_("Where only the month or the year is known, give its first day."),
    )
    presented_to = forms.CharField(label=_("Presented to"), max_length=200, required=False)
    source = forms.CharField(label=_("Source"), max_length=500, required=False)
    note = forms.CharField(
        label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        led = policies.kinds_led_by(by)
        offer(
            self,
            "kind",
            [
                (kind.value, kind.label)
                for kind in AgreementKind
                if kind in led and FORM_FIXED.get(kind) != Form.AD_HOC
            ],
        )


class SendingForm(forms.Form):
    """To which States a model text was sent, and when."""

    partners = forms.ModelMultipleChoiceField(
        Partner.objects.none(),
        label=_("States"),
        to_field_name="code",
        widget=forms.SelectMultiple(attrs={"size": 12}),
        help_text=_("Hold Ctrl to choose several."),
    )
    on = day_field(_("Sent on"))
    level = forms.ChoiceField(
        label=_("Marking"), choices=Level, help_text=_("Of the files that are opened for this.")
    )
    compartment = forms.ModelChoiceField(
        Compartment.objects.none(),
        label=_("Compartment"),
        to_field_name="code",
        required=False,
        help_text=_("Needed for relocation and for whatever is under seal."),
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_rows(self, "partners", Partner.objects.states().order_by("sort_key"))
        offer_rows(self, "compartment", Compartment.objects.filter(memberships__person=by).order_by("name"))
