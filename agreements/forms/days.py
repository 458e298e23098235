"""The day a page speaks about, and the day of knowledge."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from common.asof import AsOf, start_of
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
        known: date | None = self.cleaned_data.get("known")
        known_at = now if known is None or known >= today else end_of(known)
        return AsOf(on=self.cleaned_data.get("on") or today, known_at=known_at)

    def kept(self) -> list[tuple[str, str]]:
        """What else the address says: another day keeps the filters and the order."""
        return [(name, str(value)) for name, value in self.data.items() if name not in self.fields]

    def refuse_errors(self) -> None:
        """Refuses a day that is none, for answers that have no page to say so beside the data."""
        for field, errors in self.errors.items():
            raise Refusal(str(errors[0]), field=field)


def end_of(day: date) -> datetime:
    """The last moment of the day at the Court."""
    return start_of(day + timedelta(days=1)) - timedelta(microseconds=1)
