"""Forms about due dates: the calculator, the versions of policies, and calendars."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from partners.models import Partner
from requests_app.clocks import FIRST_YEAR, LAST_YEAR, Extension, Pause
from requests_app.forms.fields import day_field
from requests_app.models import DuePolicy
from requests_app.vocab import CalendarChoice, DayUnit, Family, RecipientGroup

PAUSES: Final = 3
"""How many pauses the calculator offers."""

PLAUSIBLE: Final = (
    MinValueValidator(date(FIRST_YEAR, 1, 1)),
    MaxValueValidator(date(LAST_YEAR, 12, 31)),
)
FAMILIES: Final = [("", _("Choose one")), *Family.choices]


def _partner(label: Any, empty: Any) -> forms.ModelChoiceField[Partner]:
    return forms.ModelChoiceField(
        Partner.objects.all(), label=label, to_field_name="code", required=False, empty_label=empty
    )


class CalculatorForm(forms.Form):
    """From when on, for what, to whom, and what interrupts it."""

    start = day_field(_("Sent on"), validators=PLAUSIBLE)
    family = forms.ChoiceField(label=_("Family"), choices=FAMILIES)
    partner = _partner(_("Addressee"), _("Any"))
    urgent = forms.BooleanField(label=_("Urgent"), required=False)
    more_days = forms.IntegerField(
        label=_("Extended by (days)"), required=False, min_value=1, max_value=3_650
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, PAUSES + 1):
            self.fields[f"since_{number}"] = day_field(
                _("Pause %d from") % number, required=False, validators=PLAUSIBLE
            )
            self.fields[f"until_{number}"] = day_field(
                _("Pause %d until") % number, required=False, validators=PLAUSIBLE
            )

    def clean(self) -> dict[str, Any]:
        """Pauses are whole, in order and apart from each other: a clock stands still once at a time."""
        data = super().clean() or {}
        for number in range(1, PAUSES + 1):
            since, until = data.get(f"since_{number}"), data.get(f"until_{number}")
            if (since is None) != (until is None):
                self.add_error(f"until_{number}", _("Give both days of the pause, or none."))
            elif since is not None and until is not None and until < since:
                self.add_error(
                    f"until_{number}", _("The pause ends before it begins; exchange the two days.")
                )
            elif since is not None and data.get("start") is not None and since < data["start"]:
                self.add_error(f"since_{number}", _("The pause begins before the request is sent."))
        if not self.errors and any(
            one.until > two.since for one, two in pairwise(self.pauses()) if one.until
        ):
            self.add_error(None, _("Two pauses overlap; give each day once."))
        return data

    def asked(self) -> dict[str, Any]:
        """What is to be calculated, in the words of the service."""
        given = {name: self.cleaned_data[name] for name in ("start", "family", "partner", "urgent")}
        return {**given, "pauses": self.pauses(), "extensions": self.extensions()}

    def pauses(self) -> list[Pause]:
        """The pauses in order."""
        data = self.cleaned_data
        found = [
            Pause(data[f"since_{number}"], data[f"until_{number}"])
            for number in range(1, PAUSES + 1)
            if data.get(f"since_{number}")
        ]
        return sorted(found, key=lambda pause: pause.since)

    def extensions(self) -> list[Extension]:
        """The extension by so many days, granted on the day of the start, if one is given."""
        days = self.cleaned_data.get("more_days")
        return [Extension(self.cleaned_data["start"], days=days)] if days else []


class PolicyForm(forms.Form):
    """A new version of a rule; for which requests, how long, and since when."""

    family = forms.ChoiceField(
        label=_("Family"), choices=[("", _("Every family")), *Family.choices], required=False
    )
    urgent = forms.BooleanField(label=_("Urgent requests"), required=False)
    partner = _partner(_("Addressee"), _("Any"))
    group = forms.ChoiceField(
        label=_("Group of addressees"), choices=[("", _("Any")), *RecipientGroup.choices], required=False
    )
    valid_from = day_field(
        _("Valid from"),
        validators=PLAUSIBLE,
        help_text=_("Requests that are sent on this day or later follow it."),
    )
    days = forms.IntegerField(
        label=_("Days to answer"),
        required=False,
        min_value=1,
        max_value=3_650,
        help_text=_("Empty ends a rule about certain addressees: the more general one applies again."),
    )
    unit = forms.ChoiceField(label=_("Counted in"), choices=DayUnit)
    calendars = forms.ChoiceField(
        label=_("Days off in"),
        choices=CalendarChoice,
        help_text=_("A State’s calendar counts where one is entered; else the Court’s does."),
    )
    source = forms.CharField(
        label=_("Source"),
        max_length=300,
        help_text=_("Where the rule comes from; it stands in every reason."),
    )

    @classmethod
    def of(cls, policy: DuePolicy, today: date) -> PolicyForm:
        """Filled with the version that is to be replaced."""
        return cls(
            initial={
                "family": policy.family,
                "urgent": policy.urgent,
                "partner": policy.partner.code if policy.partner else "",
                "group": policy.group,
                "days": policy.days,
                "unit": policy.unit,
                "calendars": policy.calendars,
                "valid_from": today,
            }
        )

    def policy(self) -> DuePolicy:
        """What was typed, as a version that is not stored."""
        return DuePolicy(**self.cleaned_data)


class HolidayForm(forms.Form):
    """A day off."""

    day = day_field(_("Day"), validators=PLAUSIBLE)
    name = forms.CharField(label=_("Name"), max_length=120)


class YearsForm(forms.Form):
    """Whole years whose public holidays are entered."""

    first = forms.IntegerField(label=_("From year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    last = forms.IntegerField(label=_("To year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)


class OpenCalendarForm(forms.Form):
    """The State that gets a calendar."""

    partner = forms.ModelChoiceField(
        Partner.objects.states(), label=_("State"), to_field_name="code", empty_label=_("Choose one")
    )
