"""Forms about measures towards an arrest."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from arrests.forms import Day
from arrests.vocab import Scenario
from partners.models import Partner
from pursuit.models import Measure, Taken
from pursuit.vocab import Actor, Effect, MeasureKind
from pursuit.workflow import LONGEST_TEXT

LONGEST_LIST: Final = 300
NUMBER: Final = re.compile(r"[1-9]|[1-5][0-9]|6[0-6]")
"""One of the 66 recommendations."""


def _chosen(label: Any, choices: Any, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", _("Choose one")), *choices], **options)


def _long(label: Any, help_text: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


class MeasureForm(forms.Form):
    """An entry of the catalogue."""

    name = forms.CharField(label=_("Measure"), max_length=200, help_text=_("Your own words, no quotation."))
    kind = _chosen(_("Kind"), MeasureKind.choices)
    scenario = _chosen(_("Against the obstacle"), Scenario.choices)
    text = _long(_("In plain words"), _("The whole Court reads it: nothing about a person or a warrant."))


class MeasureEditForm(MeasureForm):
    """Changes an entry of the catalogue."""

    offered = forms.BooleanField(
        label=_("Offered"),
        required=False,
        help_text=_("Without it, nobody can choose the measure any more; what was done stays."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)


class TakenForm(forms.Form):
    """A measure that was taken for a warrant."""

    measure = forms.ModelChoiceField(
        Measure.objects.none(), label=_("Measure"), to_field_name="code", empty_label=_("Choose one")
    )
    on = Day(label=_("Day"))
    actor = _chosen(_("By whom"), Actor.choices)
    actor_name = forms.CharField(
        label=_("Who exactly"),
        max_length=200,
        required=False,
        help_text=_("The State, the organization, or whoever else it was."),
    )
    partner = forms.ModelChoiceField(
        Partner.objects.states(),
        label=_("Towards which State"),
        to_field_name="code",
        required=False,
        empty_label=_("none in particular"),
    )
    text = _long(_("What was done"))
    recommendations = forms.CharField(
        label=_("Recommendations"),
        max_length=LONGEST_LIST,
        required=False,
        help_text=_("Numbers of ICC-ASP/6/Res.2, annex II, for example 17, 21."),
    )

    def __init__(self, *args: Any, keeping: Taken | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = Measure.objects.filter(offered=True)
        if keeping is not None:
            offered |= Measure.objects.filter(pk=keeping.measure_id)
        self.fields["measure"].queryset = offered.order_by("name")  # type: ignore[attr-defined]

    def clean_recommendations(self) -> list[int]:
        """The numbers that were typed."""
        typed = re.split(r"[\s,;]+", self.cleaned_data["recommendations"].strip(" ,;"))
        if wrong := [one for one in typed if one and not NUMBER.fullmatch(one)]:
            raise forms.ValidationError(
                _("“%(number)s” is none of them: give numbers from 1 to 66, separated by commas.")
                % {"number": wrong[0]}
            )
        return [int(one) for one in typed if one]


class RecordForm(TakenForm):
    """A measure that was taken, and perhaps what came of it."""

    effect = forms.ChoiceField(
        label=_("Did it work?"), required=False, choices=[("", _("too early to say")), *Effect.choices]
    )
    came_of_it = _long(_("What came of it"))


class TakenCorrectionForm(TakenForm):
    """The entry as it should have been."""

    never = forms.BooleanField(
        label=_("It never happened"), required=False, help_text=_("The entry is struck out.")
    )


class OutcomeForm(forms.Form):
    """What came of a measure."""

    on = Day(label=_("As judged on"))
    effect = _chosen(_("Did it work?"), Effect.choices)
    text = _long(_("What came of it"))


class MeasureFilter(forms.Form):
    """The filters of the page; their state is the address."""

    scenario = forms.ChoiceField(
        label=_("Obstacle of the case"), required=False, choices=[("", _("All")), *Scenario.choices]
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *MeasureKind.choices])

    @property
    def asked(self) -> dict[str, str]:
        """What is filtered for; a value that is none leaves its filter out."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}
