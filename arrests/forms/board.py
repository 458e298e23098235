"""What the board is asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from arrests.forms.day import Day
from arrests.queries.board import PUBLIC, VIEWS
from arrests.queries.orders import ORDERS
from arrests.queries.search import NOT_ASSESSED, Wish
from arrests.vocab import Scenario
from common.asof import AsOf, end_of
from common.errors import Refusal
from partners.models import Situation

ANY = [("", _("Any"))]


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


class BoardForm(AsOfForm):
    """The day of the board, and who of those sought is looked for; the obstacle is for the Court's own people."""

    show = forms.CharField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    situation = forms.ChoiceField(label=_("Situation"), required=False)
    custody = forms.ChoiceField(
        label=_("National custody"),
        required=False,
        choices=[*ANY, ("held", _("Held by a State")), ("free", _("Not held, as far as is known"))],
    )
    scenario = forms.ChoiceField(
        label=_("Obstacle"),
        required=False,
        choices=[*ANY, *Scenario.choices, (NOT_ASSESSED, _("Not assessed"))],
    )

    def __init__(self, data: Any, *, viewer: Person) -> None:
        super().__init__(data)
        self.inside = viewer.works_for_the_court
        situations = sorted(((one.code, one.name) for one in Situation.objects.all()), key=lambda one: one[1])
        situation = self.fields["situation"]
        assert isinstance(situation, forms.ChoiceField)
        situation.choices = [*ANY, *situations]
        if not self.inside:
            del self.fields["scenario"]

    @property
    def wish(self) -> Wish:
        """Who is looked for."""
        asked: dict[str, Any] = getattr(self, "cleaned_data", {}) if self.is_bound else {}
        return Wish(
            words=asked.get("q") or "",
            situation=asked.get("situation") or "",
            custody=asked.get("custody") or "",
            scenario=asked.get("scenario") or "",
        )

    @property
    def sort(self) -> str:
        """The order that the address asks for, after a minus the other way round; by situation where it asks for none."""
        wished = str(self.data.get("sort", ""))
        order = ORDERS.get(wished.removeprefix("-"))
        return wished if order and (self.inside or not order.internal) else "situation"

    @property
    def view(self) -> str:
        """The part of the board that the address asks for: that of the public where it asks for none, and outside the Court."""
        wished = str(self.data.get("show", ""))
        return wished if self.inside and wished in VIEWS else PUBLIC
