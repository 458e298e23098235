"""Filters of the registers; their state is the address of the page."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

import django_filters
from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.desk import Desk, Whose
from accounts.models import Person
from accounts.vocab import Level
from common.asof import end_of
from common.errors import Refusal
from requests_app.columns import known_sort
from requests_app.departures import owed_after_withdrawal
from requests_app.models import CooperationRequest, RequestQuerySet
from requests_app.queries import FIRST_VIEW, VIEWS, Choices, View, choices, listed
from requests_app.vocab import TRANSMITTERS, Family, Originator, Status

ANY = _("Any")
ME, NOBODY = "me", "none"

MORE: Final = (
    "assigned",
    "whose",
    "originator",
    "organ",
    "level",
    "first",
    "last",
    "urgent",
    "escalated",
    "overdue",
    "residual",
)
"""Filters that are folded away until one of them is set."""


class RequestFilter(django_filters.FilterSet):
    """Words, family, addressee and the like, within one of the saved views."""

    show = django_filters.CharFilter(method="within", widget=forms.HiddenInput)
    q = django_filters.CharFilter(label=_("Search"), method="search", max_length=100)
    partner = django_filters.ChoiceFilter(label=_("Addressee"), field_name="partner__code", empty_label=ANY)
    family = django_filters.ChoiceFilter(label=_("Family"), choices=Family, empty_label=ANY)
    situation = django_filters.ChoiceFilter(
        label=_("Situation"), field_name="situation__code", empty_label=ANY
    )
    status = django_filters.ChoiceFilter(label=_("Status"), choices=Status, empty_label=ANY)
    assigned = django_filters.ChoiceFilter(label=_("In charge"), method="in_charge", empty_label=ANY)
    whose = django_filters.ChoiceFilter(
        label=_("Whose work"), choices=Whose, empty_label=ANY, method="within"
    )
    originator = django_filters.ChoiceFilter(label=_("Asked by"), choices=Originator, empty_label=ANY)
    organ = django_filters.ChoiceFilter(
        label=_("Register"),
        method="by_organ",
        choices=[(organ.value, organ.label) for organ in TRANSMITTERS],
        empty_label=ANY,
    )
    level = django_filters.ChoiceFilter(label=_("Marking"), method="by_level", choices=Level, empty_label=ANY)
    first = django_filters.DateFilter(
        label=_("Transmitted from"),
        field_name="transmitted_on",
        lookup_expr="gte",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    last = django_filters.DateFilter(
        label=_("until"),
        field_name="transmitted_on",
        lookup_expr="lte",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    urgent = django_filters.ChoiceFilter(
        label=_("Urgent"), method="by_urgency", choices=[("yes", _("Yes")), ("no", _("No"))], empty_label=ANY
    )
    escalated = django_filters.ChoiceFilter(
        label=_("Escalated"),
        method="by_escalation",
        choices=[("yes", _("Yes")), ("no", _("No"))],
        empty_label=ANY,
    )
    overdue = django_filters.DateFilter(
        label=_("Overdue on"),
        method="late",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    residual = django_filters.ChoiceFilter(
        label=_("Residual duty"),
        method="by_residual_duty",
        choices=[("yes", _("Yes")), ("no", _("No"))],
        empty_label=ANY,
    )

    class Meta:
        model = CooperationRequest
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any, *, person: Person, on: date) -> None:
        self.name = str(data.get("show", ""))
        if self.name not in VIEWS:
            # Without any wish the open requests; whoever filters looks for everything that fits.
            wished = any(data.get(name) for name in self.base_filters if name != "show")
            self.name = "all" if wished else FIRST_VIEW
        whose = str(data.get("whose", ""))
        self.person, self.on = person, on
        if person.organ not in TRANSMITTERS:
            self.choices  # noqa: B018 - brings the person's compartments, which their rows are looked for by
        rows = listed(self.name, whose, Desk(person, on))
        if person.organ not in TRANSMITTERS:
            # Where most rows do not exist for the person, the few that do are looked for.
            rows = rows.within_reach(person)
        super().__init__(data, queryset=rows)
        # As functions: a form copies each of hundreds of choices otherwise, and who chooses nothing asks for none.
        self.filters["partner"].extra["choices"] = lambda: self.choices.partners
        self.filters["situation"].extra["choices"] = lambda: self.choices.situations
        self.filters["assigned"].extra["choices"] = lambda: [
            (ME, _("Me")),
            (NOBODY, _("Nobody")),
            *self.choices.colleagues,
        ]

    @cached_property
    def choices(self) -> Choices:
        """What the person may choose from."""
        return choices(self.person)

    @property
    def view(self) -> View:
        """The saved view in which the filters look."""
        return VIEWS[self.name]

    def within(self, rows: RequestQuerySet, name: str, view: str) -> RequestQuerySet:
        """The rows are those of the view and the charge from the start; the fields only keep their values in the form."""
        return rows

    def search(self, rows: RequestQuerySet, name: str, words: str) -> RequestQuerySet:
        """Requests that hold the words."""
        return rows.matching(words)

    def in_charge(self, rows: RequestQuerySet, name: str, whom: str) -> RequestQuerySet:
        """Requests that are assigned to the person, or to nobody."""
        if whom == NOBODY:
            return rows.filter(assigned_to__isnull=True)
        return rows.filter(assigned_to=self.person.pk if whom == ME else int(whom))

    def by_urgency(self, rows: RequestQuerySet, name: str, wish: str) -> RequestQuerySet:
        """Urgent requests, or the others."""
        return rows.filter(urgent=wish == "yes")

    def by_escalation(self, rows: RequestQuerySet, name: str, wish: str) -> RequestQuerySet:
        """Requests that a step of the ladder was taken for, or the others."""
        return rows.filter(escalation__gt=0) if wish == "yes" else rows.filter(escalation=0)

    def by_residual_duty(self, rows: RequestQuerySet, name: str, wish: str) -> RequestQuerySet:
        """Requests that a State owes although it has left the Rome Statute (article 127(2)), or the others."""
        return owed_after_withdrawal(rows, self.on, end_of(self.on), owed=wish == "yes")

    def by_organ(self, rows: RequestQuerySet, name: str, organ: str) -> RequestQuerySet:
        """Requests in the register of the organ."""
        found = rows.filter(owner_organ=organ)
        return found if organ == self.person.organ else found.within_reach(self.person, of=organ)

    def by_level(self, rows: RequestQuerySet, name: str, level: str) -> RequestQuerySet:
        """Requests of the level. What is sealed is looked for in the person's compartments: sight would hide the rest
        anyway, and passing over it would take time that tells how much there is."""
        if level == Level.UNDER_SEAL:
            rows = rows.filter(compartment__in=self.person.compartment_keys)
        return rows.filter(level=level)

    def late(self, rows: RequestQuerySet, name: str, on: date) -> RequestQuerySet:
        """Requests that were overdue on the day."""
        return rows.overdue_on(on)

    @property
    def sort(self) -> str:
        """The order that the address asks for, else that of the view."""
        return known_sort(str(self.data.get("sort", ""))) or self.view.sort

    def address(self) -> str:
        """The filters that are set and the order, as the query of an address that shows the same."""
        return urlencode({**self.query(), "show": self.name, "sort": self.sort})

    def takeable(self) -> RequestQuerySet:
        """What fits, in order, as far as it may leave as a file: nothing under seal. Raises Refusal with every mistake."""
        if not self.is_valid():
            raise Refusal(" ".join(str(error) for errors in self.errors.values() for error in errors))
        found: RequestQuerySet = self.qs
        return found.exclude(level=Level.UNDER_SEAL).order_by(self.sort, "id")

    @property
    def more(self) -> tuple[str, ...]:
        """The names of the filters that are folded away."""
        return MORE

    @property
    def more_set(self) -> int:
        """How many of the folded filters are set."""
        return len(self.query().keys() & set(MORE))

    def query(self) -> dict[str, str]:
        """The filters that are set, as they stand in an address."""
        return {name: value for name in self.filters if (value := str(self.data.get(name, "")).strip())}
