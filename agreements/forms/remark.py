"""Forms that record what belongs to an agreement besides its stages."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements import policies
from agreements.forms.choices import offer, offer_rows
from agreements.forms.days import day_field
from agreements.models import Agreement, ModelText
from agreements.vocab import DAYS_TOLD, REMARKS, AgreementKind, Authority, RemarkKind, Stage

LONGEST: Final = 2000

LABELS: Final = {
    RemarkKind.CONDITION: _("Condition"),
    RemarkKind.CAPACITY: _("What is missing"),
    RemarkKind.CONTACT: _("Who at the Court talks to which office of the State"),
    RemarkKind.DOCUMENT: _("Document"),
    RemarkKind.SOURCE_DIFFERS: _("Note"),
}
"""What the text of a remark is called."""


class RemarkForm(forms.Form):
    """One remark of a kind: it has the fields that its kind asks for."""

    on = day_field(_("Day"))
    stage = forms.ChoiceField(label=_("Stage whose day differs"))
    other_day = day_field(_("Day in the other source"))
    authority = forms.ChoiceField(label=_("What kind of source the other one is"), choices=Authority)
    kept_authority = forms.ChoiceField(label=_("On what the day of the register rests"), choices=Authority)
    model_text = forms.ModelChoiceField(ModelText.objects.none(), label=_("Version"), to_field_name="code")
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST)
    source = forms.CharField(label=_("Source"), max_length=LONGEST, help_text=_("So that others find it."))

    def __init__(self, *args: Any, agreement: Agreement, kind: RemarkKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asks = {*REMARKS[kind].asks}
        if kind is RemarkKind.SOURCE_DIFFERS:
            self.fields["text"].required = False
            asks.add("text")
        else:
            asks.add("on")
        self.fields["text"].label = LABELS.get(kind, _("Note"))
        for name in self.fields.keys() - asks:
            del self.fields[name]
        if "stage" in asks:
            reached = set(agreement.events.standing().values_list("kind", flat=True))
            offer(self, "stage", [(stage, Stage(stage).label) for stage in DAYS_TOLD if stage in reached])
        if "model_text" in asks:
            of_kind = ModelText.objects.filter(kind=policies.MODEL_OF[AgreementKind(agreement.kind)])
            offer_rows(self, "model_text", of_kind.in_order())
