"""What the partner pages are asked: on which day, of which kind and group, by which name."""

from __future__ import annotations

from datetime import date

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.sorting import sort_key
from partners.models import PartnerQuerySet
from partners.queries import members_of
from partners.vocab import PartnerKind, RegionalGroup


class DayForm(forms.Form):
    """The day that a page speaks of; today where it is left out or wrong."""

    on = forms.DateField(
        label=_("Status on"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": _("Write the day as YYYY-MM-DD, for example 2013-10-09. Today is shown instead.")
        },
    )

    def day(self, *, today: date) -> date:
        """The day asked for."""
        self.is_valid()
        return self.cleaned_data.get("on") or today


class PartnerFilter(DayForm):
    """Filters of the list; their state is the address."""

    q = forms.CharField(label=_("Name or code"), required=False, max_length=100)
    group = forms.ChoiceField(
        label=_("Group"),
        required=False,
        choices=[("", _("Any")), *RegionalGroup.choices],
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("Any")), *PartnerKind.choices])

    field_order = ("q", "kind", "group", "on")

    def among(self, partners: PartnerQuerySet, on: date) -> PartnerQuerySet:
        """The partners that pass; a filter with an impossible value is left out."""
        self.is_valid()
        if words := self.cleaned_data.get("q"):
            partners = partners.filter(
                Q(sort_key__contains=sort_key(words))
                | Q(code__iexact=words)
                | Q(name_fr__icontains=words)
                | Q(un_name_en__icontains=words)
            )
        if kind := self.cleaned_data.get("kind"):
            partners = partners.filter(kind=kind)
        if group := self.cleaned_data.get("group"):
            partners = partners.filter(pk__in=members_of(group, on).values("pk"))
        return partners


def _day(label: object, **options: object) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d"], **options)  # type: ignore[arg-type]


class ChannelForm(forms.Form):
    """A declaration of channel and language."""

    channel = forms.CharField(label=_("Channel"), max_length=200)
    language = forms.CharField(label=_("Language"), max_length=60)
    received_on = _day(_("Received by the Registrar on"))
    agreed_on = _day(
        _("Agreed to take effect on"),
        required=False,
        help_text=_("Empty: 45 days after the receipt (rule 180(2))."),
    )
    source = forms.CharField(
        label=_("Source"), max_length=500, help_text=_("Where the declaration is found.")
    )


class FocalPointForm(forms.Form):
    """An office that the organ turns to."""

    office = forms.CharField(label=_("Office"), max_length=200)
    role = forms.CharField(label=_("Role"), max_length=200, help_text=_("What the office does for requests."))
    contact = forms.CharField(label=_("Contact"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}))
    starts_on = _day(_("From"))


class EndForm(forms.Form):
    """The last day of a focal point."""

    ends_on = _day(_("Last day"))
