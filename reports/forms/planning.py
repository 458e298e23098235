"""The calendar of an edition."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.clocks import MOST_DAYS, USUAL_DAYS
from reports.forms.fields import day
from reports.models import Edition
from reports.vocab import Milestone


class PlanForm(forms.Form):
    """The first day of the session, and for each step the days before it."""

    session_on = day(
        gettext_lazy("First day of the session"), gettext_lazy("The steps are counted back from it.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, edition: Edition, data: Any = None) -> None:
        planned = dict(edition.planned.values_list("milestone", "days"))
        super().__init__(data, initial={"session_on": edition.session_on, "seen": edition.version})
        self.fields["session_on"].required = False
        for milestone in Milestone:
            usual = USUAL_DAYS[milestone]
            self.fields[milestone.value] = forms.IntegerField(
                label=milestone.label,
                initial=planned.get(milestone, usual),
                min_value=0,
                max_value=MOST_DAYS,
                help_text=_("Days before the session. Our own assumption is %(days)s.") % {"days": usual},
            )

    @property
    def session(self) -> date | None:
        """The day that was entered."""
        found: date | None = self.cleaned_data["session_on"]
        return found

    @property
    def days(self) -> dict[Milestone, int]:
        """The days before the session, by step."""
        return {milestone: self.cleaned_data[milestone.value] for milestone in Milestone}
