"""The day a page speaks about, and the day of knowledge."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from common.asof import AsOf, Period, end_of
from common.errors import Refusal

FIRST_DAY = date(1998, 7, 17)
"""The Rome Statute was adopted on this day; nothing in these pages is older."""
LAST_DAY = date(2100, 1, 1)


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A date input of the browser's own."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[
            MinValueValidator(
                FIRST_DAY, _("Give a day after the adoption of the Rome Statute on 17 July 1998.")
            ),
            MaxValueValidator(LAST_DAY, _("Give a day before the year 2100.")),
        ],
        **options,
    )


class AsOfForm(forms.Form):
    """The day a page speaks about, and the day of knowledge; both may be left out."""

    on = day_field(_("Status on"), required=False)
    known = day_field(_("as known on"), required=False)

    def as_of(self, *, today: date, now: datetime) -> AsOf:
        """What was asked for: today as known now where a day is left out or wrong."""
        self.is_valid()
        known_at = known_moment(self.cleaned_data.get("known"), today=today, now=now)
        return AsOf(on=self.cleaned_data.get("on") or today, known_at=known_at)

    def kept(self) -> list[tuple[str, str]]:
        """What else the address says: another day keeps the filters and the order."""
        return [(name, str(value)) for name, value in self.data.items() if name not in self.fields]

    def refuse_errors(self) -> None:
        """Refuses a day that is none, for answers that have no page to say so beside the data."""
        refuse_errors(self)


class BetweenForm(forms.Form):
    """The two days between which a page tells what changed, and the day of knowledge."""

    since = day_field(_("From"), required=False)
    on = day_field(_("to"), required=False)
    known = day_field(_("as known on"), required=False)

    def clean(self) -> dict[str, Any]:
        """The first day comes first."""
        days = super().clean() or {}
        since, on = days.get("since"), days.get("on")
        if since and on and since > on:
            self.add_error("since", _("The first day lies after the last one; exchange the two."))
        return days

    def between(self, *, today: date, now: datetime) -> tuple[Period, datetime]:
        """The days asked for: the last twelve months as known now where one is left out or wrong."""
        self.is_valid()
        on: date = self.cleaned_data.get("on") or today
        since: date = self.cleaned_data.get("since") or max(on - timedelta(days=365), FIRST_DAY)
        return Period(min(since, on), on), known_moment(self.cleaned_data.get("known"), today=today, now=now)

    def refuse_errors(self) -> None:
        """As `AsOfForm.refuse_errors`."""
        refuse_errors(self)


def known_moment(known: date | None, *, today: date, now: datetime) -> datetime:
    """The moment of knowledge that a day stands for: its end, or now where it is left out or has not ended."""
    return now if known is None or known >= today else end_of(known)


def refuse_errors(form: forms.Form) -> None:
    """Refuses a day that is none, for answers that have no page to say so beside the data."""
    for field, errors in form.errors.items():
        raise Refusal(str(errors[0]), field=field)
