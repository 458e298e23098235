"""What a paragraph says, and what is remarked on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.vocab import COURT_ORGANS, Organ
from reports.services.comments import LONGEST
from reports.services.text import LONGEST_TITLE


class PassageForm(forms.Form):
    """A paragraph in the markup of the register. `seen` is the version that the person started from."""

    title = forms.CharField(
        label=_("Title that runs in before the text"), max_length=LONGEST_TITLE, required=False
    )
    body = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "true"}),
        help_text=_(
            "References stand in braces and stay alive: {F9}, {F9|State|States}, {F9.on}, {paragraph apic}, {recommendation 17}. "
            "*Italics*; footnote: ^[…]; a line that begins with “- ” is a point (a), (b) …"
        ),
    )
    organ = forms.ChoiceField(
        label=_("Answered for by"), choices=[(organ, Organ(organ).label) for organ in COURT_ORGANS]
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, fixed_organ: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].disabled = fixed_organ


class AddedForm(PassageForm):
    """A paragraph that the register has no wording for: also where it stands."""

    place = forms.ChoiceField(label=_("Stands behind"))
    field_order = ("place", "title", "body", "organ")

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]


class CommentForm(forms.Form):
    """A remark on a paragraph."""

    text = forms.CharField(label=_("Comment"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
