"""The form of one action of the life cycle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from django import forms
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from common.asof import end_of
from common.display import Text
from common.refusals import shown_on
from partners.queries import channel_of, owes_cooperation
from requests_app import policies
from requests_app.clocks import DueDate, Given, due_date
from requests_app.escalation import rungs_for
from requests_app.forms.fields import Suggestions, day_field
from requests_app.models import CooperationRequest, RequestQuerySet
from requests_app.reasons import in_words
from requests_app.services.assignment import candidates
from requests_app.services.due import proposed_due_date
from requests_app.services.moves import extensions_of
from requests_app.services.record import check_day
from requests_app.vocab import CHANNELS, LANGUAGES, EventKind
from requests_app.workflow import LONGEST_TEXT, Datum, Step


class ActionForm(forms.Form):
    """One action: the day, a note, and what the table of the life cycle asks for besides."""

    on = day_field(_("Day"))
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST_TEXT
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        action: Step,
        draft: CooperationRequest,
        today: date,
        typed: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"on": today, "version": draft.version, **(typed or {})}
        super().__init__(*args, **kwargs)
        self.action, self.draft, self.today = action, draft, today
        if action.grounds:
            self._ask_for_ground(action)
        for datum in action.asks:
            self.fields[datum.name] = field_for(datum)
        match action.name:
            case EventKind.TRANSMITTED:
                self._prepare_transmission()
            case EventKind.EXTENDED if draft.due_on is not None:
                self.fields["due_on"].help_text = _("Due now: %(day)s.") % {"day": date_format(draft.due_on)}
            case EventKind.EXTENSION_REMOVED:
                self.fields["extension"] = forms.TypedChoiceField(
                    label=_("Extension"),
                    choices=[(key, in_words(one)) for key, one in extensions_of(draft)],
                    coerce=int,
                )
            case EventKind.SUPERSEDED:
                self.fields["successor"].help_text = _(
                    "Its reference, or the code at the end of its address."
                )
            case EventKind.ESCALATED:
                self.fields["level"].choices = [("", _("Choose one")), *self._levels()]  # type: ignore[attr-defined]
            case EventKind.ASSIGNED:
                self.fields["to"] = forms.ModelChoiceField(
                    candidates(draft).order_by("name"), label=_("In charge"), empty_label=_("Choose one")
                )
        self.order_fields(["on", *(name for name in self.fields if name not in {"on", "note"}), "note"])

    @classmethod
    def refreshed(
        cls, typed: Mapping[str, str], *, action: Step, draft: CooperationRequest, today: date
    ) -> Self:
        """The form as it was typed, with what follows from its day brought up to date. Nothing is judged."""
        return cls(action=action, draft=draft, today=today, typed=typed)

    @property
    def day(self) -> date | None:
        """The day that stands in the form; None where it is no day, or lies in the future."""
        day = self._day_in("on")
        return day if day is not None and day <= self.today else None

    @property
    def due(self) -> DueDate | None:
        """When the answer is due if the request is sent on the day; None without a day."""
        draft = self.draft
        if self.day is None:
            return None
        if given := self._day_in("due_on") or draft.due_on:
            return due_date(self.day, Given(given), ())
        return proposed_due_date(draft.family, urgent=draft.urgent, start=self.day, partner=draft.partner)

    def clean_successor(self) -> CooperationRequest:
        """The request that the reference or the code names, as far as whoever looks sees it."""
        register = CooperationRequest.objects.filter(owner_organ=self.draft.owner_organ)
        return named(self.cleaned_data["successor"], register)

    def clean_level(self) -> int:
        """The level as a number."""
        return int(self.cleaned_data["level"])

    def clean(self) -> dict[str, Any]:
        """What the service would refuse only once every field is filled is told at once with what is missing."""
        data = super().clean() or {}
        if "on" in data:
            with shown_on(self):
                check_day(self.draft, self.action.name, on=data["on"], today=self.today)
        if self.action.name == EventKind.EXTENDED and {"due_on", "days"} <= data.keys():
            with shown_on(self):
                policies.check_extension(self.draft, due_on=data["due_on"], days=data["days"])
        return data

    def content(self) -> dict[str, Any]:
        """What was typed, in the words of the services."""
        return dict(self.cleaned_data)

    def _day_in(self, name: str) -> date | None:
        """The day that stands in a field, where it is one."""
        try:
            day: date | None = self.fields[name].to_python(self[name].value())
        except forms.ValidationError:
            return None
        return day

    def _ask_for_ground(self, action: Step) -> None:
        grounds = action.grounds_for(self.draft.family)
        choices = [("", _("Choose one")), *((one.code, f"{one.label} ({one.article})") for one in grounds)]
        self.fields["ground"] = forms.ChoiceField(label=_("Ground"), choices=choices)
        for ground in grounds:
            for datum in ground.asks:
                self.fields[datum.name] = field_for(datum, required=False)
                self.fields[datum.name].help_text = _("Needed for %(article)s.") % {"article": ground.article}

    def _levels(self) -> list[tuple[int, str]]:
        """The levels that there are for the addressee, each with its basis on the day."""
        partner, day = self.draft.partner, self.day or self.today
        state_party = owes_cooperation(partner, self.draft.transmitted_on, day, end_of(self.today))
        return [
            (rung.level, rung.name_for(state_party=state_party))
            for rung in rungs_for(is_state=partner.is_state)
        ]

    def _prepare_transmission(self) -> None:
        draft, fields = self.draft, self.fields
        declared = policies.route(channel_of(draft.partner, self.day or self.today))
        suggested: dict[str, tuple[Text, ...]] = {
            "channel": CHANNELS,
            "language": (*declared.languages, *LANGUAGES),
        }
        for name, words in suggested.items():
            fields[name].widget = Suggestions(words)
            fields[name].required = True
            fields[name].initial = getattr(draft, name) or getattr(declared, name)
        fields["channel"].help_text = _("On that day: %(channel)s, %(languages)s. %(source)s") % {
            "channel": declared.channel,
            "languages": ", ".join(declared.languages),
            "source": declared.source,
        }
        for name in ("note_number", "due_on"):
            fields[name].initial = getattr(draft, name)
        fields["due_on"].help_text = (
            _("Empty: the day of the draft holds.") if draft.due_on else _("Empty: by the policy, as above.")
        )
        if not draft.urgent:
            del fields["urgent_medium"]


def field_for(datum: Datum, *, required: bool | None = None) -> forms.Field:
    """The input of something that an action asks for."""
    needed = bool(datum.missing) if required is None else required
    options: dict[str, Any] = {"label": datum.label, "required": needed}
    if datum.missing:
        options["error_messages"] = {"required": datum.missing}
    if datum.choices:
        first = _("Choose one") if needed else _("Not given")
        return forms.ChoiceField(choices=[("", first), *datum.choices], **options)
    if datum.shape == "day":
        return day_field(**options)
    if datum.shape == "number":
        return forms.IntegerField(min_value=1, max_value=datum.longest, **options)
    if datum.shape == "text":
        options["widget"] = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(max_length=datum.longest, **options)


def named(words: str, rows: RequestQuerySet) -> CooperationRequest:
    """The one of the requests with this reference or code; a sentence where there is none for the viewer."""
    wanted = words.strip().rstrip("/").rsplit("/requests/")[-1]
    found = rows.filter(Q(reference=wanted) | Q(code=wanted)).first()
    if found is None:
        raise forms.ValidationError(_("There is no request with this reference in the register."))
    return found
