"""Inputs that several forms share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from common.display import Text
from common.errors import Refusal
from common.tabular import CONTROLS
from partners.directory import Directory
from partners.models import Partner


class Suggestions(forms.TextInput):
    """A text input that proposes some answers and takes any; an answer may come with words that tell what it means."""

    def __init__(self, words: Iterable[Text | tuple[str, Text]] = (), *, list_id: str = "") -> None:
        super().__init__()
        self.words = words
        self.list_id = list_id
        """The list of another input, where that one has the same words; by default a list of its own."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The input with its list."""
        list_id = self.list_id or f"{name}-words"
        field = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        if self.list_id:
            return field
        told = (word if isinstance(word, tuple) else (word, "") for word in self.words)
        words = format_html_join("", '<option value="{}">{}</option>', told)
        return format_html('{}<datalist id="{}">{}</datalist>', field, list_id, words)


class PartnerField(forms.Field):
    """An addressee by name or code, or by as much of the name as tells it from all others.

    The form that holds the field gives it its `directory`.
    """

    directory: Directory

    def __init__(self, *, list_id: str = "", **options: Any) -> None:
        super().__init__(widget=Suggestions(list_id=list_id), **options)

    def propose(self, directory: Directory) -> None:
        """Knows the addressees, and proposes them."""
        self.directory = directory
        self.widget.words = [one.name for one in directory.partners]

    def to_python(self, value: Any) -> Partner | None:
        """The addressee that is meant; nothing for an empty input."""
        typed = str(value or "").strip()
        return self._found(typed) if typed else None

    def prepare_value(self, value: Any) -> str:
        """The name, where the addressee is known by what was typed."""
        if isinstance(value, Partner):
            return value.name
        try:
            return self.directory.find(str(value)).name if value else ""
        except Refusal:
            return str(value)

    def _found(self, typed: str) -> Partner:
        try:
            return self.directory.find(typed)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A date input of the browser's own."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d"], **options)


def only_text(value: str) -> None:
    """Raises ValidationError for characters that are no text."""
    if CONTROLS.search(value):
        raise forms.ValidationError(_("This holds a character that is no text; delete it."))
