"""Forms of placements."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from agreements import policies
from agreements.forms.choices import offer_rows
from agreements.forms.days import day_field
from agreements.models import Agreement, Placement
from agreements.vocab import FACTORS, PLACED, PSEUDONYM, CostSource
from requests_app.forms.action import named
from requests_app.forms.fields import Suggestions
from requests_app.models import CooperationRequest, RequestQuerySet
from requests_app.vocab import Family

PROPOSED: Final = 50
"""So many requests are proposed, the latest first; any other is typed."""

NEVER_A_NAME = _(
    "Give a pseudonym such as P-0412: capital letters, a hyphen, digits. Never a name or initials."
)


class PlacementForm(forms.Form):
    """The particulars of a placement; the factors are those of a designation for enforcement."""

    person = forms.CharField(
        label=_("Person"),
        max_length=12,
        validators=[RegexValidator(PSEUDONYM, NEVER_A_NAME)],
        help_text=_("A pseudonym such as P-0412. The list behind it is kept outside the register."),
    )
    agreement = forms.ModelChoiceField(
        Agreement.objects.none(),
        label=_("Rests on the agreement"),
        to_field_name="code",
        required=False,
        empty_label=_("None: asked ad hoc"),
    )
    cost_source = forms.ChoiceField(
        label=_("Costs borne by"), choices=[("", _("Not known yet")), *CostSource.choices], required=False
    )
    applies_on = day_field(
        _("Agreement and costs apply since"),
        required=False,
        help_text=_("Empty: what stood here before was a mistake. A day: it held until then."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2**31 - 1)

    def __init__(self, *args: Any, of: CooperationRequest, opening: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if opening:
            del self.fields["applies_on"]
        kinds = PLACED[of.family]
        agreements = Agreement.objects.filter(partner=of.partner_id, kind__in=kinds)
        offer_rows(self, "agreement", agreements.in_order())
        for factor in FACTORS if of.family == Family.ENFORCEMENT else ():
            self.fields[factor.name] = forms.CharField(
                label=str(factor.label),
                help_text=factor.source,
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=policies.LONGEST_FACTOR,
                required=False,
            )

    def content(self) -> dict[str, Any]:
        """What was typed, in the words of the services."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        factors = {factor.name: data.pop(factor.name) for factor in FACTORS if factor.name in data}
        return {**data, "factors": factors}

    @staticmethod
    def told(placement: Placement) -> dict[str, Any]:
        """The particulars of a placement as the form shows them."""
        return {
            "person": placement.person,
            "agreement": placement.agreement.code if placement.agreement else "",
            "cost_source": placement.cost_source,
            "version": placement.version,
            **placement.factors,
        }


class PickForm(forms.Form):
    """For which request a placement is opened: one of those that the person's organ keeps and that has none yet."""

    request = forms.CharField(
        label=_("Request"),
        max_length=200,
        widget=Suggestions(),
        help_text=_("Its reference, or the code at the end of its address. The latest ones are proposed."),
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.placeable = placeable(by)
        self.proposed = list(self.placeable.order_by("-id")[:PROPOSED])
        # The address holds what was chosen, so that the State stands beside it and not in it.
        self.fields["request"].widget.words = [
            (row.reference or row.code, _told(row)) for row in self.proposed
        ]

    def clean_request(self) -> CooperationRequest:
        """The request that is meant, as far as whoever looks sees it."""
        return named(self.cleaned_data["request"], self.placeable)


def placeable(by: Person) -> RequestQuerySet:
    """The requests for which the person may open a placement."""
    rows = CooperationRequest.objects.filter(family__in=policies.families_kept_by(by), placement__isnull=True)
    return rows.with_list_data()


def _told(request: CooperationRequest) -> str:
    return f"{request.get_family_display()} · {request.partner.name} · {request.title}"


class PlacementStepForm(forms.Form):
    """The day of a step, with a note."""

    on = day_field(_("Day"))
    note = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
        help_text=_("Nothing that tells who the person is."),
    )
