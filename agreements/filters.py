"""Filters of the agreement list and of the APIC table; their state is the address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, AgreementQuerySet
from agreements.queries.apic import ApicStatus, Standing
from agreements.vocab import AgreementKind, Stage
from partners.queries import members_of
from partners.vocab import RegionalGroup


class AgreementFilter(django_filters.FilterSet):
    """Type, stage, regional group and State on a day."""

    kind = django_filters.ChoiceFilter(label=_("Type"), choices=AgreementKind, empty_label=_("All"))
    stage = django_filters.ChoiceFilter(label=_("Stage"), choices=Stage, empty_label=_("All"))
    group = django_filters.ChoiceFilter(
        label=_("Group"), choices=RegionalGroup, empty_label=_("All"), method="in_group"
    )

    class Meta:
        model = Agreement
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def in_group(self, rows: AgreementQuerySet, name: str, group: str) -> AgreementQuerySet:
        """Agreements with States that belonged to the group on the day."""
        return rows.filter(partner__in=members_of(group, self.on))


class StandingFilter(forms.Form):
    """Status and regional group of the APIC table. The rows are computed for a day, so they are picked in memory."""

    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *ApicStatus.choices]
    )
    group = forms.ChoiceField(
        label=_("Group"), required=False, choices=[("", _("All")), *RegionalGroup.choices]
    )

    def among(self, rows: Iterable[Standing]) -> list[Standing]:
        """The rows that meet the filter; a value that is none leaves its filter out."""
        self.is_valid()
        status, group = self.cleaned_data.get("status"), self.cleaned_data.get("group")
        return [
            row for row in rows if (not status or row.status == status) and (not group or row.group == group)
        ]
