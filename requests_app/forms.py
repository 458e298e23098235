"""Forms of the request pages. They read what was typed; whether it is possible is for the services to say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import Compartment, Person
from accounts.vocab import Level
from common.display import Text
from common.workflow import Action
from partners.models import Partner, Situation
from requests_app.models import CooperationRequest
from requests_app.policies import originators_of
from requests_app.services.due import proposed_due_date
from requests_app.vocab import EventKind, Family

CHANNELS = (_("Embassy in The Hague"), _("Diplomatic channel"), _("Designated national authority"))
LANGUAGES = (_("English"), _("French"))


class Suggestions(forms.TextInput):
    """A text input that proposes some answers and takes any."""

    def __init__(self, words: Iterable[Text]) -> None:
        super().__init__()
        self.words = words

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The input with its list."""
        list_id = f"{name}-words"
        field = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        words = format_html_join("", '<option value="{}"></option>', ((word,) for word in self.words))
        return format_html('{}<datalist id="{}">{}</datalist>', field, list_id, words)


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A date input of the browser's own."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d"], **options)


class RequestForm(forms.Form):
    """Logs a request, or changes its draft; then `version` is what the draft was when the page was opened."""

    family = forms.ChoiceField(label=_("Family"), choices=[("", _("Choose one")), *Family.choices])
    partner = forms.ModelChoiceField(
        Partner.objects.all(), label=_("Addressee"), to_field_name="code", empty_label=_("Choose one")
    )
    subject = forms.CharField(
        label=_("Subject"),
        max_length=300,
        help_text=_("One line; the content of the request stays out of it."),
    )
    originator = forms.ChoiceField(label=_("Asked by"))
    article = forms.CharField(
        label=_("Article"), max_length=60, required=False, help_text=_("For example 93(1)(b).")
    )
    situation = forms.ModelChoiceField(
        Situation.objects.all(),
        label=_("Situation"),
        to_field_name="code",
        required=False,
        empty_label=_("None"),
    )
    level = forms.ChoiceField(label=_("Marking"), choices=Level, initial=Level.PUBLIC)
    compartment = forms.ModelChoiceField(
        Compartment.objects.none(),
        label=_("Compartment"),
        to_field_name="code",
        required=False,
        empty_label=_("None"),
        help_text=_("For a request under seal: its members alone will know of it."),
    )
    urgent = forms.BooleanField(label=_("Urgent"), required=False)
    due_on = day_field(
        _("Answer due on"),
        required=False,
        help_text=_(
            "Leave it empty to have it computed from the day of transmission by the policy of the family."
        ),
    )
    channel = forms.CharField(
        label=_("Channel"), max_length=200, required=False, widget=Suggestions(CHANNELS)
    )
    language = forms.CharField(
        label=_("Language"), max_length=60, required=False, widget=Suggestions(LANGUAGES)
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        originators = originators_of(person.organ)
        self.fields["originator"].choices = [(one.value, one.label) for one in originators]  # type: ignore[attr-defined]
        self.fields["originator"].initial = person.organ
        mine = Compartment.objects.filter(memberships__person=person).order_by("name")
        self.fields["compartment"].queryset = mine  # type: ignore[attr-defined]
        if not mine:
            del self.fields["compartment"]
            sealed_out = [(level.value, level.label) for level in Level if level != Level.UNDER_SEAL]
            self.fields["level"].choices = sealed_out  # type: ignore[attr-defined]

    @classmethod
    def of_draft(cls, draft: CooperationRequest, *, person: Person) -> RequestForm:
        """The form filled with the draft as it stands."""
        names = [name for name in cls.base_fields if name not in {"partner", "situation", "compartment"}]
        initial = {name: getattr(draft, name) for name in names} | {
            "partner": draft.partner.code,
            "situation": draft.situation and draft.situation.code,
            "compartment": draft.compartment and draft.compartment.code,
        }
        return cls(initial=initial, person=person)

    def content(self) -> dict[str, Any]:
        """What was typed, in the words of the services."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def differences(self, current: CooperationRequest) -> list[tuple[Any, str, str]]:
        """Where the form and the draft as it stands now differ: label, there, here."""
        found = []
        for name, mine in self.content().items():
            theirs = getattr(current, name)
            if theirs != mine and (theirs or mine):
                found.append((self.fields[name].label, self._words(name, theirs), self._words(name, mine)))
        return found

    def _words(self, name: str, value: Any) -> str:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
            return str(value or "–")
        labels: dict[Any, Any] = dict(field.choices)  # type: ignore[arg-type]
        return str(labels.get(value, value))


class ActionForm(forms.Form):
    """One action: the day, a note, and what the action needs besides."""

    on = day_field(_("Day"))
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4_000
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, action: Action, draft: CooperationRequest, today: date, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"on": today, "version": draft.version}
        super().__init__(*args, **kwargs)
        if action.name in NOTE_LABELS:
            self.fields["note"].label = NOTE_LABELS[EventKind(action.name)]
            self.fields["note"].required = True
        if action.name == EventKind.TRANSMITTED:
            self._ask_for_transmission(draft, today)
        elif action.name == EventKind.DUE_DATE_CHANGED:
            self.fields["due_on"] = day_field(_("New due date"), initial=draft.due_on)
        self.order_fields(["on", "due_on", "channel", "language", "note_number", "note", "version"])

    def _ask_for_transmission(self, draft: CooperationRequest, today: date) -> None:
        form = RequestForm.base_fields
        proposed = proposed_due_date(draft.family, urgent=draft.urgent, start=today)
        for name, words in (("channel", CHANNELS), ("language", LANGUAGES)):
            label, longest = form[name].label, form[name].max_length  # type: ignore[attr-defined]
            self.fields[name] = forms.CharField(
                label=label, max_length=longest, widget=Suggestions(words), initial=getattr(draft, name)
            )
        self.fields["note_number"] = forms.CharField(
            label=_("Note verbale no."), max_length=60, required=False, initial=draft.note_number
        )
        self.fields["due_on"] = day_field(
            _("Answer due on"),
            required=False,
            initial=draft.due_on,
            help_text=_("Empty: by the policy, which gives %(day)s if it is sent today.")
            % {"day": date_format(proposed.on)},
        )

    def content(self) -> dict[str, Any]:
        """What was typed, in the words of the services."""
        return dict(self.cleaned_data)


NOTE_LABELS = {
    EventKind.SENT_BACK: _("What is to be changed"),
    EventKind.PARTIALLY_EXECUTED: _("What was delivered, and what remains"),
    EventKind.DECLINED: _("Reasons of the refusal"),
    EventKind.WITHDRAWN: _("Reason"),
    EventKind.DUE_DATE_CHANGED: _("Reason"),
}
"""Actions that ask for a note, and how."""
