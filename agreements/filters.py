"""Filters of the agreement list and of the tables of treaties; their state is the address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.models import (
    AgreementQuerySet,
    Incident,
    IncidentQuerySet,
    OutreachEvent,
    OutreachQuerySet,
    Placement,
    PlacementQuerySet,
)
from agreements.queries.participation import Participation
from agreements.queries.placements import Case
from agreements.vocab import PLACED_FAMILIES, AgreementKind, Basis, Outcome, Stage
from agreements.vocab.outreach import EventKind, EventStatus, Progress, Protection
from agreements.vocab.participation import STATUSES
from common.asof import AsOf
from partners.models import Partner
from partners.queries import members_of
from partners.vocab import RegionalGroup, Treaty


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


class PipelineFilter(AgreementFilter):
    """Type and regional group of agreements; the stages are the columns."""

    stage = None  # type: ignore[assignment]


class ParticipationFilter(Filter):
    """Status and regional group of a treaty's table. The rows are computed for a day, so they are picked in memory."""

    status = _choice(_("Status"), [])
    group = _choice(_("Group"), RegionalGroup.choices)

    def __init__(self, data: Any, *, treaty: Treaty) -> None:
        super().__init__(data)
        status = self.fields["status"]
        assert isinstance(status, forms.ChoiceField)
        status.choices = [("", _("All")), *STATUSES[treaty].choices]

    def among(self, rows: Iterable[Participation]) -> list[Participation]:
        """The rows that meet the filter."""
        status, group = self.chosen("status"), self.chosen("group")
        return [
            row for row in rows if (not status or row.status == status) and (not group or row.group == group)
        ]


class PlacementFilter(Filter):
    """Family, State, outcome and basis of placements. Where one stood, and on what it rested, is computed for a day."""

    family = _choice(_("Kind"), [*PLACED_FAMILIES])
    partner = forms.ModelChoiceField(
        Partner.objects.none(), label=_("State"), to_field_name="code", required=False, empty_label=_("All")
    )
    outcome = _choice(_("Outcome"), [*Outcome.choices])
    basis = _choice(_("Basis"), [*Basis.choices])

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        # Those that the viewer sees in the list, and no others.
        asked = Placement.objects.values("request__partner")
        states = Partner.objects.filter(pk__in=asked).order_by("sort_key")
        self.fields["partner"].queryset = states  # type: ignore[attr-defined]

    def rows(self, at: AsOf) -> PlacementQuerySet:
        """The placements in the register on the day that meet the filters which a row answers by itself."""
        self.is_valid()
        found = Placement.objects.begun(at)
        if family := self.chosen("family"):
            found = found.of_family(family)
        if partner := self.cleaned_data.get("partner"):
            found = found.filter(request__partner=partner)
        return found

    def fits(self, case: Case) -> bool:
        """Whether the case meets the others."""
        return self.chosen("outcome") in ("", case.outcome) and self.chosen("basis") in ("", case.basis)

    def among(self, rows: Iterable[Case]) -> list[Case]:
        """The rows that meet the others."""
        return [row for row in rows if self.fits(row)]


class IncidentFilter(forms.Form):
    """State, what was at issue, and whether it is resolved."""

    partner = forms.ModelChoiceField(
        Partner.objects.none(), label=_("State"), to_field_name="code", required=False, empty_label=_("All")
    )
    protection = _choice(_("What was at issue"), Protection.choices)
    progress = _choice(_("Status"), Progress.choices)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        # Those that the viewer sees in the list, and no others.
        states = Partner.objects.filter(pk__in=Incident.objects.values("partner")).order_by("sort_key")
        self.fields["partner"].queryset = states  # type: ignore[attr-defined]

    def rows(self) -> IncidentQuerySet:
        """The incidents that meet the filters; a value that is none leaves its filter out."""
        self.is_valid()
        rows = Incident.objects.with_list_data()
        exact = {name: value for name in ("partner", "protection") if (value := self.cleaned_data.get(name))}
        if progress := self.cleaned_data.get("progress"):
            exact["resolved_on__isnull"] = progress == Progress.OPEN
        return rows.filter(**exact)


class EventFilter(forms.Form):
    """Kind of events, and whether they took place."""

    kind = _choice(_("Kind"), EventKind.choices)
    status = _choice(_("Status"), EventStatus.choices)

    def rows(self) -> OutreachQuerySet:
        """The events that meet the filters; a value that is none leaves its filter out."""
        self.is_valid()
        exact = {name: value for name in ("kind", "status") if (value := self.cleaned_data.get(name))}
        return OutreachEvent.objects.with_list_data().filter(**exact)
