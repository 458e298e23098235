"""The form of one action on many requests."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from requests_app.forms.fields import day_field
from requests_app.services.bulk import BULK
from requests_app.vocab import EventKind


class BulkForm(forms.Form):
    """What is to be done, who is put in charge where that is asked, the day, and a note."""

    act = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in BULK], widget=forms.HiddenInput)
    to = forms.ModelChoiceField(Person.objects.none(), label=_("In charge"))
    on = day_field(_("Day"))
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=4_000
    )
    query = forms.CharField(required=False, widget=forms.HiddenInput, max_length=4_000)

    def __init__(self, data: Any, *, person: Person, today: date) -> None:
        # The register's buttons ask for nothing: today, and into one's own charge, until the person says otherwise.
        super().__init__({"on": today.isoformat(), "to": person.pk, **data.dict()})
        if data.get("act") == EventKind.ASSIGNED:
            colleagues = Person.objects.filter(organ=person.organ, is_active=True).order_by("name")
            self.fields["to"].queryset = colleagues  # type: ignore[attr-defined]
        else:
            del self.fields["to"]
