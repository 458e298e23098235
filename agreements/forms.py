"""Forms of the agreement and APIC pages."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import Compartment, Person
from accounts.vocab import Level
from agreements import policies
from agreements.models import Agreement
from agreements.vocab import HAPPENED, AgreementKind, Form, Stage
from agreements.workflow import LIFE, NEW
from common.asof import AsOf, start_of
from common.errors import Refusal
from partners.models import Partner

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


class OpenForm(forms.Form):
    """Opens an agreement of a type that the person's organ leads."""

    kind = forms.ChoiceField(label=_("Type"))
    partner = forms.ModelChoiceField(Partner.objects.none(), label=_("State"))
    form = forms.ChoiceField(label=_("Form"), choices=Form)
    action = forms.ChoiceField(label=_("What happened"))
    on = day_field(_("Day"))
    level = forms.ChoiceField(label=_("Marking"), choices=Level)
    compartment = forms.ModelChoiceField(
        Compartment.objects.none(),
        label=_("Compartment"),
        to_field_name="code",
        required=False,
        help_text=_("Needed for a relocation agreement and for whatever is under seal."),
    )
    signed_at_event = forms.CharField(
        label=_("Signed at"),
        max_length=120,
        required=False,
        help_text=_("The meeting at which it was signed, if any."),
    )
    note = forms.CharField(
        label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        led = policies.kinds_led_by(by)
        self._choices("kind", [(kind.value, kind.label) for kind in AgreementKind if kind in led])
        self._choices("action", [(action.name, HAPPENED[str(action.target)]) for action in LIFE.allowed(NEW)])
        self._rows("partner", Partner.objects.states().order_by("sort_key"))
        self._rows("compartment", Compartment.objects.filter(memberships__person=by).order_by("name"))

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _rows(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows


class StageForm(forms.Form):
    """Records that an agreement reached a stage; `seen` is the stage that the page showed."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    on = day_field(_("Day"))
    signed_at_event = forms.CharField(
        label=_("Signed at"),
        max_length=120,
        required=False,
        help_text=_("The meeting at which it was signed, if any."),
    )
    note = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
        help_text=_("Whoever sees the agreement may read it."),
    )

    def __init__(self, *args: Any, agreement: Agreement, target: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = agreement.status
        if target != Stage.SIGNED:
            del self.fields["signed_at_event"]


def end_of(day: date) -> datetime:
    """The last moment of the day at the Court."""
    return start_of(day + timedelta(days=1)) - timedelta(microseconds=1)
