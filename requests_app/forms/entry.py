"""The form of the log page: a request to one or several addressees, with as much filled in as can be known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.vocab import Level
from common.errors import Refusal
from partners.models import Partner
from requests_app.forms.fields import only_text
from requests_app.forms.log import RequestForm
from requests_app.models import CooperationRequest
from requests_app.services.proposals import Way, last_entry, usual_article, ways

PUT: Final = ("article", "channel", "language")
"""Inputs that follow from others. What the page put there itself, it may replace; what a person typed stays."""

ASKED: Final = ("originator", "family", "situation")
"""What a person's next request has in common with the last."""

SAME: Final = frozenset(
    {*ASKED, "article", "subject", "urgent", "due_on", "level", "compartment"},
)
"""What the requests to several addressees have in common."""

LIKE: Final = (*("originator", "family", "article", "subject", "urgent"), *("level", "channel", "language"))
"""What another request like one before takes from it as it stands there."""


class EntryForm(RequestForm):
    """Logs a request. `seen` holds the codes of possible doubles that the person was shown before."""

    also_to = forms.CharField(
        label=_("The same to others"),
        required=False,
        max_length=4_000,
        validators=[only_text],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "One a line, or with semicolons between. Each gets a request of its own; they stay linked."
        ),
    )
    put_article = forms.CharField(required=False, widget=forms.HiddenInput)
    put_channel = forms.CharField(required=False, widget=forms.HiddenInput)
    put_language = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = (
        *("originator", "family", "article", "situation", "partner", "also_to", "subject"),
        *("urgent", "due_on", "channel", "language", "level", "compartment"),
    )

    def __init__(self, *args: Any, person: Person, on: date, **kwargs: Any) -> None:
        super().__init__(*args, person=person, **kwargs)
        self.person, self.on = person, on
        self.use_required_attribute = False
        del self.fields["version"]

    @classmethod
    def opened(cls, given: Mapping[str, Any], *, person: Person, on: date) -> Self:
        """An empty form with what is `given`, what the last entry proposes, and what follows from both."""
        last = last_entry(person, str(given.get("originator", ""))) or last_entry(person)
        proposed = {}
        if last is not None:
            proposed = {name: getattr(last, name) for name in ASKED}
            proposed["situation"] = last.situation and last.situation.code
        return cls._filled({**proposed, **given}, person=person, on=on)

    @classmethod
    def like(cls, other: CooperationRequest, *, person: Person, on: date) -> Self:
        """The form for another request like one that was logged before; its due date is its own."""
        given = {name: getattr(other, name) for name in LIKE} | {
            "partner": other.partner.code,
            "situation": other.situation and other.situation.code,
            "compartment": other.compartment and other.compartment.code,
        }
        form = cls(initial=given, person=person, on=on)
        for name, proposed in form._proposed(other.partner, other.family).items():
            # What was chosen by hand for that request stays; the rest follows the addressee again.
            form.initial[f"put_{name}"] = proposed if given[name] == proposed else ""
        return form

    @classmethod
    def refreshed(cls, typed: Mapping[str, str], *, person: Person, on: date) -> Self:
        """The form as it was typed, with what follows from it brought up to date. Nothing is judged."""
        return cls._filled(dict(typed), person=person, on=on)

    @classmethod
    def _filled(cls, values: dict[str, Any], *, person: Person, on: date) -> Self:
        form = cls(initial=values, person=person, on=on)
        partner = form.directory.known(str(values.get("partner", "")))
        for name, proposed in form._proposed(partner, str(values.get("family", ""))).items():
            if (values.get(name) or "") in {"", values.get(f"put_{name}")}:
                form.initial[name] = form.initial[f"put_{name}"] = proposed
        return form

    def _proposed(self, partner: Partner | None, family: str) -> dict[str, str]:
        last = last_entry(self.person)
        way = ways([partner], on=self.on, last=last)[partner.pk] if partner else Way()
        return {"article": usual_article(family), **way._asdict()}

    def clean_also_to(self) -> list[Partner]:
        """The further addressees. Raises ValidationError with a sentence for each name that is not known."""
        found, problems = [], []
        for name in re.split(r"[;\n\r]", self.cleaned_data["also_to"]):
            if name.strip():
                try:
                    found.append(self.directory.find(name))
                except Refusal as refusal:
                    problems.append(refusal.sentence)
        if problems:
            raise forms.ValidationError(problems)
        return found

    def addressees(self) -> list[tuple[Partner, Way]]:
        """To whom it goes, and how: as somebody typed it, else as each of them is usually written to."""
        partners = [self.cleaned_data["partner"], *self.cleaned_data["also_to"]]
        own = ways(partners, on=self.on, last=last_entry(self.person))
        typed = {name: self.cleaned_data[name] for name in Way._fields if self._was_typed(name)}
        return [(partner, own[partner.pk]._replace(**typed)) for partner in partners]

    def content(self) -> dict[str, Any]:
        """What is the same in every one of the requests, in the words of the services."""
        found = {name: value for name, value in self.cleaned_data.items() if name in SAME}
        if not self._was_typed("article"):
            found["article"] = usual_article(found["family"])
        return found

    def _was_typed(self, name: str) -> bool:
        """Whether a person wrote the value of an input in which the page puts a proposal."""
        return bool(self.cleaned_data[name] != self.cleaned_data[f"put_{name}"])

    def point_to_first(self) -> None:
        """Puts the cursor where the person has to type next: into the first input that is wrong, or still empty."""
        wrong = [name for name in self.fields if name in self.errors] if self.is_bound else []
        empty = [name for name in ("family", "partner", "subject") if not self[name].value()]
        for name in (wrong or empty or ["subject"])[:1]:
            self.fields[name].widget.attrs["autofocus"] = True

    @property
    def marking(self) -> str:
        """The marking of what stands in the form."""
        level = str(self["level"].value() or Level.PUBLIC)
        return level if level in Level.values else Level.PUBLIC
