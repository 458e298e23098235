"""What the board is asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from arrests.forms.day import Day
from common.asof import AsOf, end_of
from common.errors import Refusal


class AsOfForm(forms.Form):
    """The day asked for, and the day of knowledge; both may be left out, and both stand in the address."""

    on = Day(label=_("On"), required=False)
    known = Day(label=_("As known on"), required=False)

    def as_of(self, *, today: date, now: datetime) -> AsOf:
        """What was asked for; today as known now where a day is left out or wrong. Nobody knows the future."""
        self.is_valid()
        asked: dict[str, Any] = getattr(self, "cleaned_data", {})
        known = asked.get("known")
        return AsOf(on=asked.get("on") or today, known_at=end_of(known) if known and known < today else now)

    def refuse_errors(self) -> None:
        """Refuses a wrong day, for answers that have no page to say so beside the data."""
        for field, errors in self.errors.items():
            raise Refusal(str(errors[0]), field=field)


ORDERS = (
    ("situation", _("Situation")),
    ("name", _("Name")),
    ("age", _("Longest sought")),
    ("public", _("Latest made public")),
)


class BoardForm(AsOfForm):
    """The day of the board and its order; the order by obstacle is for the Court's own people."""

    sort = forms.ChoiceField(label=_("Order"), required=False, choices=ORDERS)

    def __init__(self, data: Any, *, viewer: Person) -> None:
        super().__init__(data)
        sort = self.fields["sort"]
        assert isinstance(sort, forms.ChoiceField)
        if viewer.works_for_the_court:
            sort.choices = [*ORDERS, ("obstacle", _("Obstacle"))]

    @property
    def order(self) -> str:
        """The order asked for; by situation where none was."""
        return (self.cleaned_data if self.is_valid() else {}).get("sort") or "situation"
