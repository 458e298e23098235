"""Forms of the account pages."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.audit import marked
from accounts.digest import LAST_HOUR
from accounts.models import Person, ReadAudit
from accounts.vocab import COURT_ORGANS, Language, TokenUse

PURPOSES: Final = "purposes"


class TrailForm(forms.Form):
    """Which lines of the trail are shown: what people read, of one kind only, or what the machine looked at.

    The machine's lines are many; they are folded away until they are asked for.
    """

    kind = forms.ChoiceField(label=_("Show"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        kinds = {model._meta.label_lower: model._meta.verbose_name for model in marked()}
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            ("", _("What people read")),
            *((name, capfirst(label)) for name, label in sorted(kinds.items(), key=lambda one: str(one[1]))),
            (PURPOSES, _("The machine")),
        ]

    def lines(self) -> QuerySet[ReadAudit]:
        """The lines asked for; what people read where a kind is none."""
        kind = self.cleaned_data.get("kind") if self.is_valid() else ""
        if kind == PURPOSES:
            return ReadAudit.objects.exclude(purpose="")
        by_people = ReadAudit.objects.filter(purpose="")
        return by_people.filter(what=kind) if kind else by_people


class CompartmentForm(forms.Form):
    """Opens a compartment."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("Only its members will see it."))


class MemberForm(forms.Form):
    """Adds a colleague to a compartment."""

    person = forms.ModelChoiceField(
        Person.objects.filter(is_active=True, organ__in=COURT_ORGANS).order_by("name"), label=_("Colleague")
    )


class AbsenceForm(forms.Form):
    """Names who stands in, and for which days."""

    stand_in = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Stands in"),
        empty_label=_("Choose one"),
        help_text=_("Sees your work in My day, as far as they may see it anyway."),
    )
    first = forms.DateField(label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = Person.objects.filter(is_active=True, organ=person.organ).exclude(pk=person.pk)
        self.fields["stand_in"].queryset = colleagues.order_by("name")  # type: ignore[attr-defined]


class DigestForm(forms.Form):
    """When the daily message comes, and in which language."""

    hour = forms.TypedChoiceField(
        label=_("Hour"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("No message")), *((hour, f"{hour:02}:00") for hour in range(LAST_HOUR + 1))],
        help_text=_("Time of The Hague; it comes within minutes of the hour."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language)


class TokenForm(forms.Form):
    """Makes an access token for a program."""

    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("The program or device that will use it.")
    )
    use = forms.ChoiceField(
        label=pgettext_lazy("token", "May"),
        choices=[(use.value, use.label) for use in (TokenUse.READ, TokenUse.WRITE)],
    )
    last_on = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        help_text=_("At most a year from now."),
    )
