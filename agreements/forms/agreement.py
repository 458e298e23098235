"""Forms that open an agreement and record its stages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Compartment, Person
from accounts.vocab import Level
from agreements import policies
from agreements.forms.choices import offer, offer_rows
from agreements.forms.days import day_field
from agreements.models import Agreement
from agreements.vocab import HAPPENED, AgreementKind, Form, Stage
from agreements.workflow import LIFE, NEW
from partners.models import Partner


class OpenForm(forms.Form):
    """Opens an agreement of a type that the person's organ leads."""

    kind = forms.ChoiceField(label=_("Type"))
    partner = forms.ModelChoiceField(Partner.objects.none(), label=_("State"))
    form = forms.ChoiceField(label=_("Form"), choices=Form)
    action = forms.ChoiceField(label=_("What happened"))
    on = day_field(_("Day"))
    level = forms.ChoiceField(label=_("Marking"), choices=Level)
    compartment = forms.ModelChoiceField(
        Compartment.objects.none(),
        label=_("Compartment"),
        to_field_name="code",
        required=False,
        help_text=_("Needed for a relocation agreement and for whatever is under seal."),
    )
    signed_at_event = forms.CharField(
        label=_("Signed at"),
        max_length=120,
        required=False,
        help_text=_("The meeting at which it was signed, if any."),
    )
    note = forms.CharField(
        label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        led = policies.kinds_led_by(by)
        offer(self, "kind", [(kind.value, kind.label) for kind in AgreementKind if kind in led])
        offer(self, "action", [(action.name, HAPPENED[str(action.target)]) for action in LIFE.allowed(NEW)])
        offer_rows(self, "partner", Partner.objects.states().order_by("sort_key"))
        offer_rows(self, "compartment", Compartment.objects.filter(memberships__person=by).order_by("name"))


class StageForm(forms.Form):
    """Records that an agreement reached a stage; `seen` is the stage that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    on = day_field(_("Day"))
    signed_at_event = forms.CharField(
        label=_("Signed at"),
        max_length=120,
        required=False,
        help_text=_("The meeting at which it was signed, if any."),
    )
    note = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
        help_text=_("Whoever sees the agreement may read it."),
    )

    def __init__(self, *args: Any, agreement: Agreement, target: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = agreement.status
        if target != Stage.SIGNED:
            del self.fields["signed_at_event"]
