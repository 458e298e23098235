"""The form that logs a request, or changes its draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Compartment, Person
from accounts.vocab import Level
from partners.directory import Directory
from partners.models import Partner, Situation
from requests_app.forms.fields import PartnerField, Suggestions, day_field, only_text
from requests_app.models import CooperationRequest
from requests_app.policies import originators_of
from requests_app.vocab import CHANNELS, LANGUAGES, USUAL_ARTICLES, Family


class RequestForm(forms.Form):
    """Logs a request, or changes its draft; then `version` is what the draft was when the page was opened."""

    family = forms.ChoiceField(label=_("Family"), choices=[("", _("Choose one")), *Family.choices])
    partner = PartnerField(
        label=_("Addressee"), help_text=_("Name or code; the beginning of the name is enough.")
    )
    subject = forms.CharField(
        label=_("Subject"),
        max_length=300,
        validators=[only_text],
        help_text=_("One line; the content of the request stays out of it."),
    )
    originator = forms.ChoiceField(label=_("Asked by"))
    article = forms.CharField(
        label=_("Article"),
        max_length=60,
        required=False,
        widget=Suggestions(),
        help_text=_("For example 93(1)(b)."),
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
        limit_to(person, self.fields)
        self.directory = Directory(Partner.objects.all())
        self.fields["partner"].propose(self.directory)  # type: ignore[attr-defined]
        self._propose_articles()

    def _propose_articles(self) -> None:
        """Those of the family; while none is chosen, all of them."""
        family = self["family"].value()
        known = [USUAL_ARTICLES[Family(family)]] if family in Family.values else USUAL_ARTICLES.values()
        words = list(dict.fromkeys(article for articles in known for article in articles))
        self.fields["article"].widget.words = words

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


def limit_to(person: Person, fields: dict[str, forms.Field]) -> None:
    """Offers the originators whose requests the person's organ transmits, and the person's own compartments."""
    originators = originators_of(person.organ)
    fields["originator"].choices = [(one.value, one.label) for one in originators]  # type: ignore[attr-defined]
    fields["originator"].initial = person.organ
    mine = Compartment.objects.filter(memberships__person=person).order_by("name")
    fields["compartment"].queryset = mine  # type: ignore[attr-defined]
    if not mine:
        del fields["compartment"]
        sealed_out = [(level.value, level.label) for level in Level if level != Level.UNDER_SEAL]
        fields["level"].choices = sealed_out  # type: ignore[attr-defined]
