"""The form that corrects what was recorded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from requests_app.forms.fields import day_field
from requests_app.models import RequestEvent
from requests_app.workflow import LONGEST_TEXT

ANOTHER_DAY, NEVER = "day", "never"


class CorrectionForm(forms.Form):
    """Which entry is wrong, what is right, and why."""

    event = forms.TypedChoiceField(label=_("Entry"), coerce=int)
    how = forms.ChoiceField(
        label=_("What is right"),
        choices=[(ANOTHER_DAY, _("It happened on another day")), (NEVER, _("It never happened"))],
        widget=forms.RadioSelect,
        initial=ANOTHER_DAY,
    )
    on = day_field(_("Right day"), required=False, help_text=_("Only if it happened on another day."))
    note = forms.CharField(
        label=_("Reason of the correction"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_TEXT,
        error_messages={"required": _("Give the reason of the correction.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, entries: Iterable[RequestEvent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = {entry.pk: entry for entry in entries}
        self.fields["event"].choices = [  # type: ignore[attr-defined]
            (entry.pk, f"{date_format(entry.effective_on, 'j M Y')}: {entry.get_kind_display()}")
            for entry in reversed(list(self.entries.values()))
        ]

    def clean(self) -> dict[str, Any]:
        """The day is given where it is needed."""
        data = super().clean() or self.cleaned_data
        if data.get("how") == ANOTHER_DAY and not data.get("on") and "on" not in self.errors:
            self.add_error("on", _("Give the right day, or choose that it never happened."))
        return data

    def content(self) -> dict[str, Any]:
        """What was typed, in the words of the service."""
        data = self.cleaned_data
        return {
            "event": self.entries[data["event"]],
            "on": data["on"] if data["how"] == ANOTHER_DAY else None,
            "note": data["note"],
            "version": data["version"],
        }
