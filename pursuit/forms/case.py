"""Forms about instances of non-cooperation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from arrests.forms import Day
from arrests.models import Warrant
from partners.models import Partner
from pursuit.models import Case, CaseEvent, CaseQuerySet
from pursuit.queries.cases import COURTS_OWN, Shown, shown
from pursuit.vocab import CaseEventKind, CaseStatus, Precision
from pursuit.workflow import LONGEST_TEXT, Datum, Step
from requests_app.models import CooperationRequest


def _long(label: Any, *, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=help_text,
    )


class Dated(forms.Form):
    """A day, of which perhaps only the month is known."""

    on = Day(label=_("Day"))
    month_only = forms.BooleanField(label=_("Only the month is known"), required=False)

    def content(self) -> dict[str, Any]:
        """What was typed, in the words of the services."""
        data = dict(self.cleaned_data)
        if data.pop("month_only"):
            data |= {"precision": Precision.MONTH, "on": data["on"].replace(day=1)}
        return data


class OpenForm(Dated):
    """Opens an instance of non-cooperation."""

    partner = forms.ModelChoiceField(
        Partner.objects.states(), label=_("State"), to_field_name="code", empty_label=_("Choose one")
    )
    warrant = forms.ModelChoiceField(
        Warrant.objects.none(),
        label=_("Warrant"),
        to_field_name="code",
        required=False,
        empty_label=_("none"),
        help_text=_("An instance about a warrant under seal is under seal with it."),
    )
    kind = forms.ChoiceField(
        label=_("Instance"),
        choices=[
            (CaseEventKind.AVERRED, CaseStatus.AVERRED.label),
            (CaseEventKind.POTENTIAL, CaseStatus.POTENTIAL.label),
        ],
    )
    due_on = Day(
        label=_("First day of the travel, or of what else is about to happen"),
        required=False,
        help_text=_("Of a potential instance; until then the State can be contacted."),
    )
    note = _long(
        _("Internal narrative"), required=False, help_text=_("The Court's own; it is never published.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["warrant"].queryset = Warrant.objects.select_related("suspect").order_by(  # type: ignore[attr-defined]
            "suspect__sort_name", "number", "id"
        )
        self.order_fields(["partner", "warrant", "kind", "on", "month_only", "due_on", "note"])


class ActionForm(Dated):
    """One action: the day, what the table of the life cycle asks for, a note."""

    is_public = forms.BooleanField(
        label=_("Everybody may know"),
        required=False,
        help_text=_("Shown to everyone who signs in once the instance is published; the note never is."),
    )
    note = _long(_("Internal note"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, step: Step, case: Case, today: date, **options: Any) -> None:
        options["initial"] = {"on": today, "seen": case.status}
        super().__init__(*args, **options)
        for datum in step.asks:
            self.fields[datum.name] = field_for(datum)
        if step.name == CaseEventKind.FOUND:
            self.fields["is_public"].help_text = _(
                "The instance is then published at once: State, status, day and decision, without any narrative."
            )
        if step.note_missing:
            self.fields["note"].required = True
            self.fields["note"].error_messages["required"] = str(step.note_missing)
        self.order_fields(
            ["on", "month_only", *(name for name in self.fields if name not in self.base_fields), "is_public"]
        )


def field_for(datum: Datum) -> forms.Field:
    """The input of something that an action asks for."""
    options: dict[str, Any] = {"label": datum.label, "required": bool(datum.missing)}
    if datum.missing:
        options["error_messages"] = {"required": datum.missing}
    if datum.choices:
        return forms.ChoiceField(choices=[("", _("Choose one")), *datum.choices], **options)
    if datum.shape == "day":
        return Day(**options)
    if datum.shape == "flag":
        return forms.BooleanField(**options)
    return forms.CharField(max_length=200, **options)


class CorrectionForm(forms.Form):
    """Corrects the day of an entry, or strikes it out."""

    event = forms.ModelChoiceField(CaseEvent.objects.none(), label=_("Entry"), to_field_name="code")
    on = Day(
        label=_("Right day"),
        required=False,
        help_text=_("Leave empty to strike the entry out: it never happened."),
    )
    note = _long(_("Why"))

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        entries = case.events.filter(corrected_by=None, struck_out=False).order_by("-effective_on", "-id")
        self.fields["event"].queryset = entries  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    """A paragraph of the internal narrative."""

    text = _long(_("Internal narrative"), help_text=_("The Court's own; it is never published."))


class PublicationForm(forms.Form):
    """The public narrative as one person proposes it."""

    text = _long(
        _("Public narrative"),
        help_text=_("Everybody who signs in reads it. A second person confirms it first."),
    )


class RequestForm(forms.Form):
    """Links a request to the State."""

    request = forms.ModelChoiceField(
        CooperationRequest.objects.none(), label=_("Request"), to_field_name="code"
    )

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        requests = CooperationRequest.objects.filter(
            partner=case.partner_id, compartment=case.compartment_id
        ).exclude(case_links__case=case)
        self.fields["request"].queryset = requests.select_related("partner").order_by("-id")  # type: ignore[attr-defined]


class CaseFilter(forms.Form):
    """The filters of the list; their state is the address, and a value that is none leaves its filter out."""

    show = forms.ChoiceField(label=_("Show"), required=False, choices=[(one, one.label) for one in Shown])
    state = forms.ModelChoiceField(
        Partner.objects.states(), label=_("State"), to_field_name="code", required=False, empty_label=_("All")
    )

    def __init__(self, *args: Any, inside: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not inside:
            offered = [(one, one.label) for one in Shown if one not in COURTS_OWN]
            self.fields["show"].choices = offered  # type: ignore[attr-defined]

    @property
    def shown(self) -> Shown:
        """Which instances are wanted; every one where the address says nothing."""
        self.is_valid()
        return Shown(self.cleaned_data.get("show") or Shown.ALL)

    def among(self, rows: CaseQuerySet, on: date, *, inside: bool) -> CaseQuerySet:
        """The rows that meet the filters on the day."""
        rows = shown(rows, self.shown, on, inside=inside)
        state = self.cleaned_data.get("state")
        return rows.filter(Q(partner=state)) if state else rows
