"""The particulars of an edition."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.document import ORIGINAL
from reports.forms.dates import OwnDatesForm, entered
from reports.forms.fields import LinesField, day
from reports.models import Edition
from reports.services import PARTICULARS
from reports.vocab import Language


class EditionForm(OwnDatesForm):
    """The particulars of an edition: what stands on its first page, and the dates its figures ask for."""

    symbol = forms.CharField(label=_("Symbol"), max_length=60, help_text=_("For example ICC-ASP/12/35."))
    title = forms.CharField(label=_("Title"), max_length=200, initial=_("Report of the Court on cooperation"))
    session = forms.CharField(
        label=_("Session"), max_length=80, help_text=_("In words, for example Twelfth session.")
    )
    place_and_dates = forms.CharField(
        label=_("Place and dates"), max_length=120, help_text=_("For example The Hague, 20-28 November 2013.")
    )
    distribution = forms.CharField(label=_("Distribution"), max_length=40, initial="General")
    distributed_on = day(_("Date of distribution"))
    original_language = forms.CharField(label=_("Original language"), max_length=40, initial="English")
    job_number = forms.CharField(label=_("Job number"), max_length=40, required=False)
    mandate = LinesField(
        label=_("Mandate resolutions"), required=False, help_text=_("One symbol on each line.")
    )
    facilitator = forms.CharField(label=_("Facilitator"), max_length=120, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages besides English"),
        choices=[choice for choice in Language.choices if choice[0] != ORIGINAL],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    period_start = day(_("Period from"))
    period_end = day(_("Period to"), _("Both days are included; the period need not be a year."))
    at_large_on = day(_("Persons at large on"))
    apic_on = day(_("APIC on"))
    agreements_on = day(
        _("Agreements on"), _("Each group of figures follows its own date, printed beside it.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["distributed_on"].required = False

    @classmethod
    def of(cls, edition: Edition, data: Any = None) -> EditionForm:
        """The form with the edition's particulars and the version that the person reads."""
        initial = {name: getattr(edition, name) for name in PARTICULARS if name in cls.base_fields}
        return cls(data, initial={**initial, **entered(edition), "seen": edition.version})

    def clean_languages(self) -> list[str]:
        """The languages of the edition; English is always among them."""
        return [ORIGINAL, *self.cleaned_data["languages"]]

    def particulars(self) -> dict[str, Any]:
        """What was entered, for the services."""
        given = {name: value for name, value in self.cleaned_data.items() if name in PARTICULARS}
        return {**given, "figure_dates": self.figure_dates()}

    @property
    def stated(self) -> list[forms.BoundField]:
        """The fields that the form declares; those of single figures are shown apart."""
        return [self[name] for name in self.base_fields]
