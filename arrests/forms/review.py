"""The review of one warrant or of several, and how often reviews are made."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from arrests.forms.day import Day
from arrests.models import Review
from arrests.services import Judgment
from arrests.vocab import Confidence, Credibility, Reliability, Scenario

NOT_SAID = [("", _("not said"))]
TEXT = forms.Textarea(attrs={"rows": 2})
KEPT = ("scenario", "confidence", "reason", "whereabouts", "source", "reliability", "credibility")
"""What a new review begins with: the words of the last one."""


class ReviewForm(forms.Form):
    """How an outstanding warrant stands: obstacle, whereabouts, what changed, and what to do next."""

    on = Day(label=_("As of"))
    scenario = forms.ChoiceField(label=_("Obstacle"), choices=[("", _("Choose one")), *Scenario.choices])
    confidence = forms.ChoiceField(label=_("Confidence"), choices=Confidence, initial=Confidence.MODERATE)
    reason = forms.CharField(label=_("Reason"), widget=TEXT, help_text=_("What the judgment rests on."))
    changed = forms.CharField(
        label=_("What changed"),
        required=False,
        widget=TEXT,
        help_text=_("Since the last review; leave it empty where nothing did."),
    )
    whereabouts = forms.CharField(label=_("Believed whereabouts"), required=False, widget=TEXT)
    source = forms.CharField(
        label=_("Source of the whereabouts"),
        max_length=200,
        required=False,
        help_text=_("In words that protect it."),
    )
    reliability = forms.ChoiceField(
        label=_("Reliability of the source"), choices=[*NOT_SAID, *Reliability.choices], required=False
    )
    credibility = forms.ChoiceField(
        label=_("Credibility of the information"), choices=[*NOT_SAID, *Credibility.choices], required=False
    )
    next_step = forms.CharField(label=_("Next step"), required=False, widget=TEXT)
    next_owner = forms.ModelChoiceField(
        Person.objects.none(), label=_("In whose hands"), required=False, empty_label=_("nobody’s")
    )
    next_on = Day(label=_("By"), required=False)

    def __init__(
        self, *args: Any, owners: QuerySet[Person], last: Review | None = None, **options: Any
    ) -> None:
        kept = {name: getattr(last, name) for name in KEPT if getattr(last, name, "")} if last else {}
        options["initial"] = {**kept, **options.get("initial", {})}
        super().__init__(*args, **options)
        self.fields["next_owner"].queryset = owners  # type: ignore[attr-defined]

    @property
    def judgment(self) -> Judgment:
        """What was typed, without the day."""
        return Judgment(**{name: value for name, value in self.cleaned_data.items() if name != "on"})


class PeriodForm(forms.Form):
    """How often outstanding warrants are reviewed from a day on."""

    valid_from = Day(label=_("From"))
    days = forms.IntegerField(label=_("Days between two reviews"), min_value=1, max_value=730)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)
