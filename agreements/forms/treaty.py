"""Forms about the part of a State in a treaty."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.forms.days import day_field
from agreements.models import Statement
from agreements.vocab.treaty import Extent, NationalKind, StatementKind
from partners.models import Partner, TreatyEvent
from partners.vocab import Instrument, Treaty, TreatyEventKind
from partners.workflow import FOLLOWS


def text_field(
    label: object, *, required: bool = True, rows: int = 3, help_text: object = ""
) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        required=required,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,  # type: ignore[arg-type]
    )


def source_field(*, required: bool = True) -> forms.CharField:
    """Where a fact is found."""
    return forms.CharField(
        label=_("Source"),
        max_length=500,
        required=required,
        help_text=_("Where it is found, for example the number of the depositary notification."),
    )


class StepForm(forms.Form):
    """A step that the State took towards the treaty or away from it."""

    kind = forms.ChoiceField(
        label=_("What happened"),
        choices=[(kind.value, kind.label) for kind in TreatyEventKind if kind not in FOLLOWS.values()],
    )
    on = day_field(_("Day"))
    instrument = forms.ChoiceField(
        label=_("Instrument"),
        choices=[("", _("None")), *Instrument.choices],
        required=False,
        help_text=_("Of a deposit."),
    )
    takes_effect_on = day_field(
        _("Takes effect on"),
        required=False,
        help_text=_("Empty: as the treaty says. A notice may name a later day, a succession its own."),
    )
    source = source_field()
    note = text_field(_("Note"), required=False)


class StepCorrectionForm(forms.Form):
    """What is right of a step: its day, its source, and the instrument of a deposit."""

    on = day_field(
        _("Right day"), required=False, help_text=_("Empty: the step was never taken and is struck out.")
    )
    instrument = forms.ChoiceField(label=_("Instrument"), choices=[("", _("None")), *Instrument.choices])
    source = source_field()
    note = text_field(_("Reason"), help_text=_("It is kept with the correction."))

    def __init__(self, *args: Any, step: TreatyEvent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"on": step.effective_on, "instrument": step.instrument, "source": step.source}
        if step.kind != TreatyEventKind.DEPOSITED:
            del self.fields["instrument"]


class EntryCorrectionForm(forms.Form):
    """The right day of an entry."""

    on = day_field(
        _("Right day"),
        required=False,
        help_text=_("Empty: the entry is struck out; record it anew where its words are wrong."),
    )


class StatementForm(forms.Form):
    """A declaration, reservation, objection or withdrawal."""

    kind = forms.ChoiceField(label=_("Kind"), choices=StatementKind)
    on = day_field(_("Day"))
    about = forms.ModelChoiceField(
        Statement.objects.none(),
        label=_("About"),
        required=False,
        help_text=_("Of an objection or a withdrawal: the statement that it is about."),
    )
    text = text_field(_("Text"), rows=6, help_text=_("As deposited, in the language of the source."))
    source = source_field()

    def __init__(self, *args: Any, treaty: Treaty, known_at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about = self.fields["about"]
        assert isinstance(about, forms.ModelChoiceField)
        about.queryset = (
            Statement.objects.known(known_at)
            .filter(treaty=treaty, about=None)
            .select_related("partner")
            .order_by("partner__sort_key", "effective_on")
        )


class NationalForm(forms.Form):
    """Implementation, awareness, a difficulty or assistance."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=NationalKind,
        help_text=_("Everyone reads about implementation and awareness, the Court alone about the rest."),
    )
    on = day_field(_("Since"))
    extent = forms.ChoiceField(
        label=_("Extent"),
        choices=[("", _("–")), *Extent.choices],
        required=False,
        help_text=_("Of implementation."),
    )
    legislation = forms.CharField(
        label=_("Legislation"),
        max_length=500,
        required=False,
        help_text=_("Name, number and date of the law."),
    )
    helper = forms.ModelChoiceField(
        Partner.objects.order_by("sort_key"),
        label=_("Given by"),
        required=False,
        help_text=_("Of assistance."),
    )
    text = text_field(_("What"), required=False)
    source = source_field(required=False)
