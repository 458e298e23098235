"""What happened to a warrant, and what was recorded wrongly."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arrests.forms.day import Day
from arrests.models import Warrant, WarrantEvent
from arrests.vocab import ALWAYS_PUBLIC, EventKind
from arrests.workflow import LIFE


class EventForm(forms.Form):
    """Records what happened to a warrant."""

    action = forms.ChoiceField(label=_("What happened"))
    on = Day(label=_("On"))
    hour = forms.TimeField(
        label=_("Hour"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Of an unscheduled landing, at the Court: 96 hours are counted from it."),
    )
    order_reference = forms.CharField(label=_("Decision"), max_length=120, required=False)
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    is_public = forms.BooleanField(
        label=_("Everybody may know"),
        required=False,
        help_text=_(
            "Surrender, the end of a warrant, and decisions on the charges are public with the warrant in any case."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, status: str, **options: Any) -> None:
        super().__init__(*args, **options)
        actions = [(action.name, action.label) for action in LIFE.allowed(status)]
        self.fields["action"].choices = actions  # type: ignore[attr-defined]
        self.fields["seen"].initial = status
        if all(name in ALWAYS_PUBLIC for name, _label in actions):
            del self.fields["is_public"]
        if all(name != EventKind.LANDED for name, _label in actions):
            del self.fields["hour"]


class CorrectionForm(forms.Form):
    """Corrects the day of an entry, or strikes it out."""

    event = forms.ModelChoiceField(WarrantEvent.objects.none(), label=_("Entry"), to_field_name="code")
    on = Day(
        label=_("Right day"),
        required=False,
        help_text=_("Leave empty to strike the entry out: it never happened."),
    )
    note = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, warrant: Warrant, **options: Any) -> None:
        super().__init__(*args, **options)
        entries = warrant.events.filter(corrected_by=None, struck_out=False).latest_first()
        self.fields["event"].queryset = entries  # type: ignore[attr-defined]
