"""The form of a note verbale: what goes into its text, and what the transmission needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from partners.queries import channel_of
from requests_app.forms.fields import Suggestions, day_field
from requests_app.letters import Wording
from requests_app.letters.letter import addressee_of, is_proposed
from requests_app.models import CooperationRequest
from requests_app.vocab import CHANNELS, LANGUAGES

TEXT = ("addressee", "further")


class ReminderForm(forms.Form):
    """The text of a reminder, and its day."""

    on = day_field(_("Day"))
    addressee = forms.CharField(
        label=_("Addressee, as the text names it"),
        max_length=200,
        help_text=_("It stands in the middle of sentences: “presents its compliments to …”."),
    )
    further = forms.CharField(
        label=_("Further paragraphs"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In the language of the note; an empty line begins a new paragraph."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def first(cls, request: CooperationRequest, today: date) -> dict[str, Any]:
        """What the form proposes."""
        return {
            "on": today,
            "addressee": addressee_of(request.partner, request.channel, request.language),
            "version": request.version,
        }

    @classmethod
    def typed(cls, data: QueryDict, request: CooperationRequest) -> QueryDict:
        """What the person typed; the addressee that the register proposed follows channel and language."""
        if not is_proposed(request.partner, data.get("addressee", "")):
            return data
        followed = data.copy()
        channel, language = (data.get(name, getattr(request, name)) or "" for name in ("channel", "language"))
        followed["addressee"] = addressee_of(request.partner, channel, language)
        return followed

    def wording(self) -> Wording:
        """What the person decided about the text."""
        return Wording(*(self.cleaned_data[name] for name in TEXT))

    def content(self) -> dict[str, Any]:
        """The rest, in the words of the service."""
        return {name: value for name, value in self.cleaned_data.items() if name not in TEXT}


class NoteForm(ReminderForm):
    """The text of the note that conveys a request, and how it is sent."""

    channel = forms.CharField(label=_("Channel"), max_length=200, widget=Suggestions(CHANNELS))
    language = forms.CharField(label=_("Language"), max_length=60, widget=Suggestions(LANGUAGES))
    due_on = day_field(_("Answer due on"), required=False, help_text=_("Empty: by the policy."))

    field_order = ("on", "channel", "language", "due_on", "addressee", "further", "version")

    @classmethod
    def first(cls, request: CooperationRequest, today: date) -> dict[str, Any]:
        """What the form proposes: the draft’s own channel and language, else those that the partner declared."""
        declared = channel_of(request.partner, today)
        channel = request.channel or (declared.channel if declared else "")
        language = request.language or (declared.language if declared else "")
        return {
            **super().first(request, today),
            "addressee": addressee_of(request.partner, channel, language),
            "channel": channel,
            "language": language,
            "due_on": request.due_on,
        }
