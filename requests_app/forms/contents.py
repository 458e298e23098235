"""The form that completes what a request has to contain."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.findings import Finding, Severity
from requests_app import policies
from requests_app.contents import CONVICTED, LABELS
from requests_app.forms.fields import only_text
from requests_app.models import CooperationRequest
from requests_app.vocab import Family
from requests_app.workflow import LONGEST_TEXT

YES = "yes"


class ContentsForm(forms.Form):
    """One text for each item of the checklist, with what is still missing beside it; nothing need be filled in to save."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, draft: CooperationRequest, documents: Collection[str], **kwargs: Any
    ) -> None:
        stored = draft.contents
        kwargs["initial"] = {**stored, CONVICTED: stored.get(CONVICTED) == YES, "version": draft.version}
        super().__init__(*args, **kwargs)
        self.draft = draft
        missing = {item.name: finding for item, finding in policies.lacking(draft.family, stored, documents)}
        if draft.family == Family.ARREST_SURRENDER:
            self.fields[CONVICTED] = forms.BooleanField(
                label=str(LABELS[CONVICTED]),
                required=False,
                help_text=_("Article 91(3) then asks for other things; save to see them."),
            )
        for item in policies.checklist(draft.family, stored):
            self.fields[item.name] = forms.CharField(
                label=str(item.label),
                required=False,
                max_length=LONGEST_TEXT,
                validators=[only_text],
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_beside(
                    item.article,
                    missing.get(item.name),
                    attached=bool(item.document and item.document in documents),
                ),
            )

    def content(self) -> dict[str, str]:
        """What was typed, with what the draft holds besides, in the words of the services."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        if CONVICTED in typed:
            typed[CONVICTED] = YES if typed[CONVICTED] else ""
        return {**self.draft.contents, **typed}

    def differences(self, current: CooperationRequest) -> list[tuple[Any, str, str]]:
        """Where the form and the draft as it stands now differ: label, there, here."""
        mine, theirs = policies.tidied(self.content()), current.contents
        return [
            (LABELS[name], theirs.get(name, "–"), mine.get(name, "–"))
            for name in LABELS
            if mine.get(name) != theirs.get(name)
        ]


WEIGHTS = {
    Severity.BLOCKER: gettext_lazy("needed before it is submitted"),
    Severity.WARNING: gettext_lazy("advised"),
    Severity.NOTE: gettext_lazy("if it applies"),
}


def _beside(article: str, finding: Finding | None, *, attached: bool) -> str:
    """What stands beside a field: its article, and what is missing or already there."""
    words = [_("Article %(article)s.") % {"article": article}]
    if finding is not None:
        words.append(f"{finding.sentence} ({WEIGHTS[finding.severity]})")
    elif attached:
        words.append(_("It is among the documents; nothing need be written here."))
    return " ".join(words)
