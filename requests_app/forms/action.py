"""The form of one action of the life cycle."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from common.workflow import Action
from requests_app.forms.fields import Suggestions, day_field
from requests_app.forms.log import RequestForm
from requests_app.models import CooperationRequest
from requests_app.services.assignment import candidates
from requests_app.services.due import proposed_due_date
from requests_app.vocab import CHANNELS, LANGUAGES, EventKind


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
        elif action.name == EventKind.ASSIGNED:
            self.fields["to"] = forms.ModelChoiceField(
                candidates(draft).order_by("name"), label=_("In charge"), empty_label=_("Choose one")
            )
        self.order_fields(["to", "on", "due_on", "channel", "language", "note_number", "note", "version"])

    def _ask_for_transmission(self, draft: CooperationRequest, today: date) -> None:
        form = RequestForm.base_fields
        proposed = proposed_due_date(draft.family, urgent=draft.urgent, start=today, partner=draft.partner)
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
