"""Forms about warrants; they check the shape of what is typed, the services judge it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import Compartment, Person
from arrests.models import Suspect, Warrant, WarrantEvent
from arrests.vocab import ALWAYS_PUBLIC, Scenario
from arrests.workflow import LIFE
from common.asof import AsOf, end_of
from common.errors import Refusal
from partners.models import Situation
from requests_app.models import CooperationRequest
from requests_app.vocab import ARREST_FAMILIES

FIRST_DAY, LAST_DAY = date(1998, 7, 17), date(2100, 1, 1)
"""The Rome Statute was adopted on the first of these days; nobody asks beyond the other."""
BOUNDS = [
    MinValueValidator(FIRST_DAY, _("Give a day after the adoption of the Rome Statute on 17 July 1998.")),
    MaxValueValidator(LAST_DAY, _("Give a day before the year 2100.")),
]


class Day(forms.DateField):
    """A day, in the browser's own date field, written 2013-10-09."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], validators=BOUNDS, **options)


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


class SealedWarrantForm(forms.Form):
    """Registers a warrant under seal."""

    compartment = forms.ModelChoiceField(
        Compartment.objects.none(),
        label=_("Compartment"),
        to_field_name="code",
        help_text=_("Its members alone will know that the warrant exists. Your account page opens another."),
    )
    suspect = forms.ModelChoiceField(
        Suspect.objects.none(),
        label=_("Person already registered"),
        to_field_name="code",
        required=False,
        empty_label=_("somebody new"),
    )
    name = forms.CharField(label=_("Name of the new person"), max_length=200, required=False)
    aliases = forms.CharField(
        label=_("Other names"),
        max_length=400,
        required=False,
        help_text=_("Separate several names with semicolons."),
    )
    situation = forms.ModelChoiceField(
        Situation.objects.none(),
        label=_("Situation of the new person"),
        to_field_name="code",
        required=False,
    )
    on = Day(label=_("Issued on"))
    order_reference = forms.CharField(label=_("Reference of the warrant"), max_length=120, required=False)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Public as soon as the warrant is; leave out what must stay inside the Court."),
    )

    def __init__(self, *args: Any, viewer: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["compartment"].queryset = Compartment.objects.filter(  # type: ignore[attr-defined]
            memberships__person=viewer
        ).order_by("name")
        self.fields["suspect"].queryset = Suspect.objects.order_by("sort_name", "id")  # type: ignore[attr-defined]
        self.fields["situation"].queryset = Situation.objects.order_by("name_en")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Either somebody registered or a new name with its situation."""
        cleaned = super().clean() or {}
        if bool(cleaned.get("suspect")) == bool(cleaned.get("name")):
            self.add_error(
                "name",
                _("Choose a person already registered, or give the name of a new one; one of the two."),
            )
        return cleaned


class UnsealingForm(forms.Form):
    """Proposes to unseal a warrant."""

    on = Day(label=_("Public from"), help_text=_("The day on which the order takes effect."))
    order_reference = forms.CharField(label=_("Order that lifts the seal"), max_length=120)


class EventForm(forms.Form):
    """Records what happened to a warrant."""

    action = forms.ChoiceField(label=_("What happened"))
    on = Day(label=_("On"))
    order_reference = forms.CharField(label=_("Decision"), max_length=120, required=False)
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    is_public = forms.BooleanField(
        label=_("Everybody may know"),
        required=False,
        help_text=_(
            "Surrender, the end of a warrant, and decisions on the charges are public with the warrant in any case."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, status: str, **options: Any) -> None:
        super().__init__(*args, **options)
        actions = [(action.name, action.label) for action in LIFE.allowed(status)]
        self.fields["action"].choices = actions  # type: ignore[attr-defined]
        self.fields["seen"].initial = status
        if all(name in ALWAYS_PUBLIC for name, _label in actions):
            del self.fields["is_public"]


class CorrectionForm(forms.Form):
    """Corrects the day of an entry, or strikes it out."""

    event = forms.ModelChoiceField(WarrantEvent.objects.none(), label=_("Entry"), to_field_name="code")
    on = Day(
        label=_("Right day"),
        required=False,
        help_text=_("Leave empty to strike the entry out: it never happened."),
    )
    note = forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, warrant: Warrant, **options: Any) -> None:
        super().__init__(*args, **options)
        entries = warrant.events.filter(corrected_by=None, struck_out=False).latest_first()
        self.fields["event"].queryset = entries  # type: ignore[attr-defined]


class ObstacleForm(forms.Form):
    """Judges what stands in the way of an arrest."""

    scenario = forms.ChoiceField(label=_("Obstacle"), choices=Scenario)
    on = Day(label=_("As of"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}))


class LinkForm(forms.Form):
    """Chooses the request for arrest that a warrant led to."""

    request = forms.ModelChoiceField(
        CooperationRequest.objects.none(), label=_("Request"), to_field_name="code"
    )

    def __init__(self, *args: Any, warrant: Warrant, **options: Any) -> None:
        super().__init__(*args, **options)
        requests = CooperationRequest.objects.filter(family__in=ARREST_FAMILIES).exclude(
            surrender_links__warrant=warrant
        )
        if warrant.sealed:
            requests = requests.filter(compartment=warrant.compartment_id)
        self.fields["request"].queryset = requests.select_related("partner").order_by("-id")  # type: ignore[attr-defined]
