"""Forms of the account pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.vocab import COURT_ORGANS


class CompartmentForm(forms.Form):
    """Opens a compartment."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("Only its members will see it."))


class MemberForm(forms.Form):
    """Adds a colleague to a compartment."""

    person = forms.ModelChoiceField(
        Person.objects.filter(is_active=True, organ__in=COURT_ORGANS).order_by("name"), label=_("Colleague")
    )
