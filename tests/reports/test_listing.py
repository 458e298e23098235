"""What an edition lists is entered row by row, and the report says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from accounts.sight import viewing
from reports.document import build
from reports.document.blocks import Heading, Note, plain, runs_of
from reports.models import Edition
from reports.queries import gather
from tests.reports.editions import AT, drafted, published

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def filled(edition: Edition, rows: list[dict[str, Any]], *, initial: int = 0) -> dict[str, Any]:
    """The rows as a browser sends them."""
    head = {"seen": edition.version, "rows-TOTAL_FORMS": len(rows), "rows-INITIAL_FORMS": initial}
    return head | {f"rows-{at}-{name}": cell for at, row in enumerate(rows) for name, cell in row.items()}


def test_areas_meetings_and_documents_are_entered_and_stand_in_the_report(
    clerk: Person, signed_in: SignIn
) -> None:
    edition = drafted(clerk)
    browser, address = signed_in(clerk), f"{edition.get_absolute_url()}lists/"
    usual = [{"code": theme["code"], "ORDER": at} for at, theme in enumerate(edition.themes, 1)]
    own = {"code": "", "title_en": "Tracing of assets", "title_fr": "Localisation d’avoirs", "ORDER": 2}
    given: dict[str, tuple[list[dict[str, Any]], int]] = {
        "themes": ([usual[0], usual[1] | {"DELETE": "on"}, usual[2] | {"ORDER": 9}, usual[3], own, {}], 4),
        "meetings": ([{"title": "A seminar", "place": "Dakar", "when": "June 2013", "agreements_signed": "on"}, {}], 0),
        "citations": (
            [
                {"symbol": "RC/2", "role": "earlier", "date": "2010-05-11", "ORDER": 2},
                {"symbol": "A/68/314", "role": "earlier", "pinpoint": "paragraphs 98 to 105", "ORDER": 1},
                {"role": "earlier"},
            ],
            0,
        ),
    }  # fmt: skip
    for name, (rows, initial) in given.items():
        with viewing(clerk):
            edition.refresh_from_db()
        answer = browser.post(f"{address}{name}/", filled(edition, rows, initial=initial))
        assert answer.headers.get("Location") == edition.get_absolute_url(), name
    with viewing(clerk):
        edition.refresh_from_db()
        document = build(gather(edition, AT))
    assert [one["code"] for one in edition.themes] == ["arrests", "own-tracing-of-assets", "support", "apic"]
    headings = [one.text for one in document.blocks if isinstance(one, Heading) and one.level == 2]
    assert headings[1] == "Tracing of assets"
    text = "\n".join(plain(run.runs) for run in runs_of(document.blocks) if isinstance(run, Note))
    assert "A/68/314, paragraphs 98 to 105; RC/2 (11 May 2010)." in text


def test_what_is_wrong_in_a_row_stands_beside_it_and_nothing_is_kept(
    clerk: Person, officer: Person, analyst: Person, signed_in: SignIn
) -> None:
    edition = drafted(clerk)
    browser, address = signed_in(clerk), f"{edition.get_absolute_url()}lists/"
    twice = [{"code": "apic"}, {"code": "apic"}]
    wrong: list[tuple[str, list[dict[str, Any]], str]] = [
        ("themes", [{"code": "", "title_en": "Assets"}], "Give its title"),
        ("themes", [{"code": "apic", "DELETE": "on"}], "at least one area"),
        ("themes", twice, "stands twice"),
        ("meetings", [{"title": "A seminar"}], "This field is required"),
        ("citations", [{"symbol": "RC/2", "role": "earlier", "date": "11 May"}], "Enter a valid date"),
    ]
    for name, rows, sentence in wrong:
        answer = browser.post(f"{address}{name}/", filled(edition, rows))
        assert (answer.status_code, sentence in answer.content.decode()) == (400, True), (name, sentence)
    with viewing(clerk):
        before = edition.version
        edition.refresh_from_db()
        assert edition.version == before
    assert browser.get(f"{address}title/").status_code == 404
    assert signed_in(analyst).get(f"{address}themes/").status_code == 404
    out = published(clerk, officer, symbol="ICC-ASP/12/98")
    assert browser.get(f"{out.get_absolute_url()}lists/themes/").status_code == 404
