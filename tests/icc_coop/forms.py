"""The forms of a page as somebody finds them: where they go, and what they would send if nobody changed anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

CHOICES = ("checkbox", "radio")
BUTTONS = ("submit", "button", "reset", "image")


@dataclass
class Form:
    """One form: method, address, and its fields with values that it offers."""

    method: str
    action: str
    fields: dict[str, str] = field(default_factory=dict)

    def filled(self) -> dict[str, str]:
        """What would be sent, with words in every empty field."""
        return {name: value or "Words" for name, value in self.fields.items()}


class Forms(HTMLParser):
    """Every form of a page; a select that holds nothing yet is given its first real option."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._form: Form | None = None
        self._area = self._select = ""
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self._form = Form(given.get("method", "get").lower(), given.get("action", ""))
            self.found.append(self._form)
        elif self._form is None:
            return
        elif tag == "option" and self._select:
            if "selected" in given or not self._form.fields[self._select]:
                self._form.fields[self._select] = given.get("value", "")
        elif not name:
            return
        elif tag == "select":
            self._select = name
            self._form.fields[name] = ""
        elif tag == "textarea":
            self._area = name
            self._form.fields[name] = ""
        elif tag == "input" and given.get("type") not in BUTTONS:
            chosen = given.get("type") not in CHOICES or "checked" in given
            if chosen or name not in self._form.fields:
                self._form.fields[name] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._form and self._area:
            self._form.fields[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""
