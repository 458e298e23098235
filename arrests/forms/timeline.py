"""What the timeline of warrants is asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from arrests.forms.board import AsOfForm
from arrests.vocab import Audience
from partners.models import Situation


class TimelineForm(AsOfForm):
    """Which situation, for which audience, on which day; only the Court's own people choose the audience."""

    situation = forms.ModelChoiceField(
        Situation.objects.all(),
        label=_("Situation"),
        required=False,
        to_field_name="code",
        empty_label=_("All situations"),
    )
    audience = forms.ChoiceField(label=_("Warrants"), required=False, choices=Audience)

    field_order = ["situation", "audience", "on", "known"]

    def __init__(self, data: Any, *, viewer: Person) -> None:
        super().__init__(data)
        if not viewer.works_for_the_court:
            del self.fields["audience"]

    @property
    def asked(self) -> tuple[str, Audience]:
        """The code of the situation (empty for all), and the audience; the public where none was asked."""
        self.is_valid()
        situation = self.cleaned_data.get("situation")
        return (situation.code if situation else ""), Audience(
            self.cleaned_data.get("audience") or Audience.PUBLIC
        )
