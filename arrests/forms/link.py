"""The request that a warrant led to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arrests.models import Warrant
from requests_app.models import CooperationRequest
from requests_app.vocab import ARREST_FAMILIES


class LinkForm(forms.Form):
    """Chooses the request for arrest that a warrant led to."""

    request = forms.ModelChoiceField(
        CooperationRequest.objects.none(), label=_("Request"), to_field_name="code"
    )

    def __init__(self, *args: Any, warrant: Warrant, **options: Any) -> None:
        super().__init__(*args, **options)
        requests = CooperationRequest.objects.filter(family__in=ARREST_FAMILIES).exclude(
            surrender_links__warrant=warrant
        )
        if warrant.sealed:
            requests = requests.filter(compartment=warrant.compartment_id)
        self.fields["request"].queryset = requests.select_related("partner").order_by("-id")  # type: ignore[attr-defined]
