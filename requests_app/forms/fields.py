"""Inputs that several forms share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from common.display import Text

CHANNELS = (_("Embassy in The Hague"), _("Diplomatic channel"), _("Designated national authority"))
LANGUAGES = (_("English"), _("French"))


class Suggestions(forms.TextInput):
    """A text input that proposes some answers and takes any."""

    def __init__(self, words: Iterable[Text]) -> None:
        super().__init__()
        self.words = words

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The input with its list."""
        list_id = f"{name}-words"
        field = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        words = format_html_join("", '<option value="{}"></option>', ((word,) for word in self.words))
        return format_html('{}<datalist id="{}">{}</datalist>', field, list_id, words)


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A date input of the browser's own."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d"], **options)
