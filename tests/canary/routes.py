"""Every address of the site, found by walking the resolver: a new route is walked without anybody remembering it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern
from django.utils.regex_helper import normalize

from agreements.vocab import PlacementEventKind, RemarkKind
from agreements.workflow import LIFE as AGREEMENT_LIFE
from pursuit.workflow import LIFE as CASE_LIFE
from reports.figures import FIGURES
from reports.forms import LISTINGS
from reports.vocab import Format, Language, Replacement
from requests_app.workflow import LIFE as REQUEST_LIFE
from tests.canary.world import Codes

Values = Callable[[Codes], Sequence[str]]


def fixed(*values: str) -> Values:
    """Values that are the same whatever the world holds."""
    return lambda codes: values


NAMES: Mapping[tuple[str, str], Values] = {
    ("accounts", "code"): lambda codes: codes.compartments,
    ("requests", "code"): lambda codes: codes.requests,
    ("requests", "document"): lambda codes: codes.documents,
    ("requests", "memo"): lambda codes: codes.memos,
    ("requests", "group"): lambda codes: codes.groups,
    ("requests", "upload"): lambda codes: codes.imports,
    ("requests", "export"): lambda codes: codes.exports,
    ("arrests", "code"): lambda codes: [*codes.suspects, *codes.warrants, *codes.events],
    ("arrests", "charge"): lambda codes: codes.charges,
    ("agreements", "code"): lambda codes: codes.agreements,
    ("agreements", "incident"): lambda codes: codes.incidents,
    ("agreements", "placement"): lambda codes: codes.placements,
    ("pursuit", "code"): lambda codes: codes.cases,
    ("pursuit", "warrant"): lambda codes: codes.warrants,
    ("pursuit", "taken"): lambda codes: codes.taken,
    ("pursuit", "cost"): lambda codes: codes.costs,
    ("pursuit", "sighting"): lambda codes: codes.sightings,
}
"""Parameters that name what can be under seal, by namespace and parameter: there a sealed thing has its addresses."""

CHOICES: Mapping[tuple[str, str], Values] = {
    ("reports", "slug"): lambda codes: codes.editions,
    ("partners", "code"): lambda codes: codes.partners,
    ("partners", "point"): lambda codes: codes.focal_points,
    ("accounts", "person"): lambda codes: codes.people,
    ("requests", "view"): lambda codes: codes.views,
    ("accounts", "absence"): lambda codes: codes.absences,
    ("requests", "owner"): fixed("court", "KEN"),
    ("requests", "day"): fixed("2013-12-25"),
    ("requests", "year"): fixed("2013"),
    ("requests", "secret"): lambda codes: codes.secrets,
    ("requests", "action"): fixed(*(action.name for action in REQUEST_LIFE.actions)),
    ("requests", "letter"): fixed("reminder", "transmission"),
    ("pursuit", "turn"): lambda codes: codes.turns,
    ("pursuit", "point"): lambda codes: codes.points,
    ("pursuit", "measure"): lambda codes: codes.measures,
    ("arrests", "action"): fixed("amended", "landed", "propose_unsealing"),
    ("arrests", "file"): lambda codes: codes.files,
    ("arrests", "situation"): fixed("atlantis"),
    ("arrests", "note"): lambda codes: codes.situation_notes,
    ("pursuit", "action"): fixed(*(action.name for action in CASE_LIFE.actions)),
    ("agreements", "text"): lambda codes: codes.model_texts,
    ("agreements", "answer"): fixed(*PlacementEventKind.values),
    ("agreements", "kind"): fixed(*RemarkKind.values),
    ("agreements", "state"): lambda codes: codes.partners,
    ("agreements", "event"): lambda codes: codes.outreach,
    ("agreements", "step"): lambda codes: codes.steps,
    ("agreements", "statement"): lambda codes: codes.statements,
    ("agreements", "fact"): lambda codes: codes.facts,
    ("agreements", "source"): lambda codes: codes.lists,
    ("agreements", "action"): fixed(*(action.name for action in AGREEMENT_LIFE.actions)),
    ("reports", "action"): fixed("compile", "clear", "publish"),
    ("reports", "key"): fixed("apic"),
    ("reports", "number"): fixed("17"),
    ("reports", "listing"): fixed(*LISTINGS),
    ("reports", "kind"): fixed(*Replacement.values),
    ("reports", "figure"): fixed(*FIGURES),
    ("reports", "language"): fixed(*Language.values),
    ("reports", "table"): fixed("figures", "at-large-by-situation", "T1", "T3", "T4"),
    ("reports", "row"): fixed("1"),
    ("reports", "column"): fixed("all", "all", "all", "all", "concluded"),
    ("reports", "file_format"): fixed(*Format.values),
    ("admin", "object_id"): lambda codes: codes.people,
    ("admin", "app_label"): fixed("accounts", "account", "auth"),
    ("admin", "url"): fixed("nowhere"),
    ("", "key"): fixed("set-password"),
    ("", "uidb36"): lambda codes: codes.people,
}
"""Every other parameter, by namespace and parameter."""


@dataclass(frozen=True)
class Route:
    """One route: its address with `{parameter}` for each parameter, and the view behind it."""

    namespace: str
    name: str
    template: str
    parameters: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.namespace}:{self.name} (/{self.template})" if self.name else f"/{self.template}"

    @property
    def label(self) -> str:
        """Namespace and name."""
        return f"{self.namespace}:{self.name}"

    @property
    def names_a_thing(self) -> bool:
        """Whether one of its parameters names what can be under seal."""
        return any((self.namespace, parameter) in NAMES for parameter in self.parameters)

    def addresses(self, codes: Codes) -> list[str]:
        """Its addresses for the things in `codes`: each value of each parameter occurs in at least one of them.

        Fails for a parameter that the canary has no values for.
        """
        found = [self._values(parameter, codes) for parameter in self.parameters]
        if not all(found):
            return []
        turns = range(max(map(len, found), default=1))
        chosen = ([values[turn % len(values)] for values in found] for turn in turns)
        return [
            "/" + self.template.format_map(dict(zip(self.parameters, values, strict=True)))
            for values in chosen
        ]

    def _values(self, parameter: str, codes: Codes) -> Sequence[str]:
        known = NAMES.get((self.namespace, parameter)) or CHOICES.get((self.namespace, parameter))
        assert known is not None, (
            f"Teach the canary the parameter “{parameter}” of {self}: add it to NAMES in tests/canary/routes.py "
            "if it names what can be under seal, else to CHOICES."
        )
        return known(codes)


def routes() -> list[Route]:
    """Every route of the site; of those that `TEST_ROUTES` matches where somebody works on a few pages only."""
    wanted = re.compile(os.environ.get("TEST_ROUTES", ""))
    found = _walk(get_resolver().url_patterns, "", "")
    return sorted({one for one in found if wanted.match(one.label)}, key=str)


def _walk(patterns: Sequence[URLPattern | URLResolver], prefix: str, namespace: str) -> Iterator[Route]:
    for pattern in patterns:
        here = prefix + _template(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here, pattern.namespace or namespace)
        else:
            yield Route(namespace, pattern.name or "", here, tuple(re.findall(r"{(\w+)}", here)))


def _template(pattern: object) -> str:
    """The piece of an address that a pattern stands for, with `{parameter}` for its parameters."""
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern))
    assert isinstance(pattern, RegexPattern), (
        f"Teach the canary patterns of the kind {type(pattern).__name__}."
    )
    ((piece, _parameters), *_others) = normalize(str(pattern))
    return re.sub(r"%\((\w+)\)s", r"{\1}", piece)
