"""What the canary asks: every address, and every query string that pages, filters and the API's description offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stderr
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from io import StringIO
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from drf_spectacular.generators import SchemaGenerator

from tests.canary.routes import Route
from tests.canary.words import WORDS

DAYS = ("2013-03-01", "2013-09-20")
TYPED = (WORDS["subject"], WORDS["person"], f"{WORDS['compartment']} {WORDS['meeting']}")
"""Words of sealed things, as somebody who suspects something would type them."""

ALWAYS = ({"q": TYPED[0], "search": TYPED[0]}, {"after": "x", "page": "2", "sort": "-id", "order_by": "-id"})
"""Asked of every page, whether it offers them or not."""

FEW = 2
"""Of a long choice, so many options are tried; words that the sealed things use are among them."""

TELLING = (
    "arrest_surrender",
    "relocation",
    "under_seal",
    "overdue",
    "YTT",
    "Yttrania",
    "atlantis",
    "Atlantis",
)


@dataclass(frozen=True)
class Question:
    """One address as it is asked for."""

    route: Route
    url: str
    htmx: bool = False

    def __str__(self) -> str:
        return f"{self.url}{' (htmx)' if self.htmx else ''} of {self.route}"


@dataclass
class _Select:
    name: str
    options: list[tuple[str, str]] = field(default_factory=list)

    def tried(self) -> list[str]:
        """The options that are worth a question."""
        telling = [value for value, label in self.options if value in TELLING or label in TELLING]
        return list(dict.fromkeys([*telling, *(value for value, _label in self.options if value)]))[
            : FEW + len(telling)
        ]


class Offers(HTMLParser):
    """The query strings that a page offers: fields of its filter forms, and links to itself."""

    def __init__(self, url: str, body: str) -> None:
        super().__init__()
        self.path = urlsplit(url).path
        self.found: list[Mapping[str, str]] = []
        self.htmx = False
        self._filtering = False
        self._select: _Select | None = None
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.htmx = self.htmx or "hx-get" in given
        if tag == "form":
            self._filtering = given.get("method", "get").lower() == "get"
        elif tag == "a" and "?" in given.get("href", ""):
            link = urlsplit(given["href"])
            if link.path in ("", self.path):
                self.found.append(dict(parse_qsl(link.query, keep_blank_values=True)))
        elif self._filtering and tag == "input" and given.get("name"):
            self._input(given)
        elif self._filtering and tag == "select" and given.get("name"):
            self._select = _Select(given["name"])
        elif tag == "option" and self._select:
            self._select.options.append((given.get("value", ""), ""))

    def handle_data(self, data: str) -> None:
        if self._select and self._select.options and data.strip():
            value, label = self._select.options[-1]
            self._select.options[-1] = (value, label + data.strip())

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._select:
            self.found += [{self._select.name: value} for value in self._select.tried()]
            self._select = None
        elif tag == "form":
            self._filtering = False

    def _input(self, given: dict[str, str]) -> None:
        name, kind = given["name"], given.get("type", "text")
        if kind == "date":
            self.found += [{name: day} for day in DAYS]
        elif kind in ("checkbox", "radio"):
            self.found.append({name: given.get("value") or "on"})
        elif kind in ("text", "search"):
            self.found += [{name: word} for word in TYPED]


@cache
def schema() -> Mapping[str, Any]:
    """The paths of the API's description."""
    with redirect_stderr(StringIO()):  # its remarks about names are no affair of the canary
        paths: Mapping[str, Any] = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    return paths


def described(url: str) -> list[Mapping[str, str]]:
    """The query strings that the API's description offers for the address."""
    parameters = schema().get(url, {}).get("get", {}).get("parameters", [])
    found: list[Mapping[str, str]] = []
    for parameter in parameters:
        if parameter["in"] == "query":
            kind = parameter["schema"]
            values: Iterable[str] = (
                kind["enum"][:FEW]
                if "enum" in kind
                else DAYS
                if kind.get("format") == "date"
                else ("true",)
                if kind.get("type") == "boolean"
                else TYPED
            )
            found += [{parameter["name"]: str(value)} for value in values]
    return found


def variants(question: Question, bodies: Iterable[str]) -> Iterator[Question]:
    """The question with every query string that somebody is offered there."""
    offers = [Offers(question.url, body) for body in bodies]
    asked = [*ALWAYS, *(query for offer in offers for query in offer.found), *described(question.url)]
    for query in dict.fromkeys(urlencode(one) for one in asked if one):
        yield Question(question.route, f"{question.url}?{query}")
    if any(offer.htmx for offer in offers):
        yield Question(question.route, question.url, htmx=True)
