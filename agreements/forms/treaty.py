"""Forms about the part of a State in a treaty."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.forms.days import day_field
from partners.vocab import Instrument, TreatyEventKind
from partners.workflow import FOLLOWS


def text_field(
    label: object, *, required: bool = True, rows: int = 3, help_text: object = ""
) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        required=required,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,  # type: ignore[arg-type]
    )


def source_field(*, required: bool = True) -> forms.CharField:
    """Where a fact is found."""
    return forms.CharField(
        label=_("Source"),
        max_length=500,
        required=required,
        help_text=_("Where it is found, for example the number of the depositary notification."),
    )


class StepForm(forms.Form):
    """A step that the State took towards the treaty or away from it."""

    kind = forms.ChoiceField(
        label=_("What happened"),
        choices=[(kind.value, kind.label) for kind in TreatyEventKind if kind not in FOLLOWS.values()],
    )
    on = day_field(_("Day"))
    instrument = forms.ChoiceField(
        label=_("Instrument"),
        choices=[("", _("None")), *Instrument.choices],
        required=False,
        help_text=_("Of a deposit."),
    )
    takes_effect_on = day_field(
        _("Takes effect on"),
        required=False,
        help_text=_("Empty: as the treaty says. A notice may name a later day, a succession its own."),
    )
    source = source_field()
    note = text_field(_("Note"), required=False)


class StepCorrectionForm(forms.Form):
    """The right day of a step."""

    on = day_field(
        _("Right day"), required=False, help_text=_("Empty: the step was never taken and is struck out.")
    )
    note = text_field(_("Reason"), help_text=_("It is kept with the correction."))
