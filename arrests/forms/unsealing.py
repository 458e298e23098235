"""Proposes to lift a seal."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from arrests.forms.day import Day


class UnsealingForm(forms.Form):
    """Proposes to unseal a warrant."""

    on = Day(label=_("Public from"), help_text=_("The day on which the order takes effect."))
    order_reference = forms.CharField(label=_("Order that lifts the seal"), max_length=120)
