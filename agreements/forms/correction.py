"""The form that corrects a stage or a remark of an agreement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from agreements.forms.choices import offer
from agreements.forms.days import day_field
from agreements.models import AgreementEvent, Remark
from agreements.vocab import HAPPENED

ANOTHER_DAY: Final = "day"
NEVER: Final = "never"
ENDED: Final = "ended"


class CorrectionForm(forms.Form):
    """Which entry is wrong, and what is right."""

    entry = forms.ChoiceField(label=_("Entry"))
    how = forms.ChoiceField(
        label=_("What is right"),
        choices=[
            (ANOTHER_DAY, _("It was on another day")),
            (NEVER, _("It never was")),
            (ENDED, _("It holds no more from a day on (conditions, contacts, missing capacity)")),
        ],
        widget=forms.RadioSelect,
        initial=ANOTHER_DAY,
    )
    on = day_field(
        _("Day"), required=False, help_text=_("The right day, or the day from which it holds no more.")
    )

    def __init__(
        self, *args: Any, events: Iterable[AgreementEvent], remarks: Iterable[Remark], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.entries: dict[str, AgreementEvent | Remark] = {f"stage-{one.pk}": one for one in events}
        self.entries |= {f"remark-{one.pk}": one for one in remarks}
        offer(self, "entry", [(key, _label(entry)) for key, entry in self.entries.items()])

    def clean(self) -> dict[str, Any]:
        """A day is given where one is needed."""
        data = super().clean() or self.cleaned_data
        if data.get("how") != NEVER and not data.get("on") and "on" not in self.errors:
            self.add_error("on", _("Give the day, or choose that it never was."))
        return data


def _label(entry: AgreementEvent | Remark) -> str:
    what = HAPPENED[entry.kind] if isinstance(entry, AgreementEvent) else entry.get_kind_display()
    return f"{date_format(entry.effective_on, 'j M Y')}: {what}"
