"""Filters of the agreement list and of the APIC table; their state is the address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import AgreementQuerySet
from agreements.queries.apic import ApicStatus, Standing
from agreements.vocab import AgreementKind, Stage
from partners.queries import members_of
from partners.vocab import RegionalGroup


def _choice(label: Any, choices: list[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", _("All")), *choices])


class Filter(forms.Form):
    """Filters carry the day of the page along; a value that is none leaves its filter out."""

    on = forms.CharField(widget=forms.HiddenInput, required=False)
    known = forms.CharField(widget=forms.HiddenInput, required=False)

    def chosen(self, name: str) -> str:
        """The value of a filter, empty where it does not apply."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")


class AgreementFilter(Filter):
    """Type, stage and regional group of agreements on a day."""

    kind = _choice(_("Type"), AgreementKind.choices)
    stage = _choice(_("Stage"), Stage.choices)
    group = _choice(_("Group"), RegionalGroup.choices)

    def among(self, rows: AgreementQuerySet, on: date) -> AgreementQuerySet:
        """The rows that meet the filter; groups as they were made up on `on`."""
        exact = {name: value for name in ("kind", "stage") if (value := self.chosen(name))}
        if group := self.chosen("group"):
            rows = rows.filter(partner__in=members_of(group, on))
        return rows.filter(**exact)


class StandingFilter(Filter):
    """Status and regional group of the APIC table. The rows are computed for a day, so they are picked in memory."""

    status = _choice(_("Status"), ApicStatus.choices)
    group = _choice(_("Group"), RegionalGroup.choices)

    def among(self, rows: Iterable[Standing]) -> list[Standing]:
        """The rows that meet the filter."""
        status, group = self.chosen("status"), self.chosen("group")
        return [
            row for row in rows if (not status or row.status == status) and (not group or row.group == group)
        ]
