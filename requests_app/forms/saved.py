"""The form that keeps the present view of a register under a name."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from requests_app.columns import known, known_sort
from requests_app.filters import RequestFilter

LONGEST_QUERY = 1_000


class SavedViewForm(forms.Form):
    """The name, whether colleagues see it, and the address that it stands for."""

    name = forms.CharField(label=_("Name"), max_length=60)
    shared = forms.BooleanField(
        label=_("Share with my organ"),
        required=False,
        help_text=_("Your colleagues then read its filters, and the words of its search."),
    )
    first = forms.BooleanField(label=_("Open the register with it"), required=False)
    query = forms.CharField(required=False, widget=forms.HiddenInput, max_length=4_000)

    def __init__(self, *args: Any, person: Person, on: date, **kwargs: Any) -> None:
        self.person, self.on = person, on
        super().__init__(*args, **kwargs)

    def clean_query(self) -> str:
        """Only filters, order and columns that the register knows, each with a value that it takes."""
        wish = QueryDict(self.cleaned_data["query"])
        filters = RequestFilter(wish, person=self.person, on=self.on)
        if not filters.is_valid():
            raise forms.ValidationError(
                _("The filters hold a mistake; correct them first, then save the view.")
            )
        kept = QueryDict(mutable=True)
        kept.update(filters.query())
        kept["show"] = filters.name
        for name, value in (
            ("sort", known_sort(wish.get("sort", ""))),
            ("columns", ",".join(known(wish.get("columns", "").split(",")))),
        ):
            if value:
                kept[name] = value
        query = kept.urlencode()
        if len(query) > LONGEST_QUERY:
            raise forms.ValidationError(_("These filters are too long to be kept; shorten the search."))
        return query
