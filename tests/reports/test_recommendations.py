"""Official words of recommendations are entered or brought in by people, and stand in the annex beside the numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Person
from accounts.sight import viewing
from reports.demo import FRENCH
from reports.document import build
from reports.document.blocks import Emphasis, Recommendation, Table
from reports.models import Edition, RecommendationText
from reports.queries import gather
from tests.reports.editions import AT, drafted

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
FOUND = "Paroles inventées"
ADDRESS = "/reports/recommendations/"


def sent(browser: Client, content: str) -> str:
    """The page that answers to the file."""
    file = SimpleUploadedFile("texts.csv", content.encode())
    return browser.post(ADDRESS, {"file": file}).content.decode()


def test_a_file_is_shown_before_it_is_written_and_the_annex_quotes_the_texts(
    clerk: Person, analyst: Person, facilitator: Person, signed_in: SignIn
) -> None:
    browser, edition = signed_in(clerk), drafted(clerk, languages=["en", "fr"], translations={"fr": FRENCH})
    with viewing(clerk):
        before = [len(one.columns) for one in _annex(edition.pk, "en")]
    made_up = "number,text_en,text_fr\n5,Made-up words <b>one</b>,\n11,,Paroles inventées\n"
    page = sent(browser, made_up)
    assert "Made-up words &lt;b&gt;one&lt;/b&gt;" in page
    with viewing(clerk):
        assert not RecommendationText.objects.exists()
    assert browser.post(f"{ADDRESS}confirm/", {"content": made_up}).status_code == 302
    assert "The file changes nothing" in sent(browser, made_up)
    assert browser.post(f"{ADDRESS}11/", {"text_en": "Other\nwords", "text_fr": FOUND}).status_code == 302
    taken = browser.get(f"{ADDRESS}file/").content.decode().splitlines()
    assert (taken[5], taken[11]) == ("5,Made-up words <b>one</b>,", f"11,Other words,{FOUND}")
    with viewing(clerk):
        english, french = _annex(edition.pk, "en"), _annex(edition.pk, "fr")
    assert (before, [len(one.columns) for one in (*english, *french)]) == ([2], [3, 3])
    assert _quoted(english) == {5: "“Made-up words <b>one</b>”", 11: "“Other words”"}
    assert _quoted(french) == {11: f"«\u00a0{FOUND}\u00a0»"}
    assert signed_in(analyst).get(ADDRESS).status_code == 200
    assert signed_in(analyst).get(f"{ADDRESS}5/").status_code == 404
    assert signed_in(facilitator).get(ADDRESS).status_code == 404


def _quoted(tables: list[Table]) -> dict[int, str]:
    """The words in the annex by number."""
    return {
        number.number: words.text
        for table in tables
        for ((number,), (words, *_more), _places) in table.rows
        if isinstance(number, Recommendation) and isinstance(words, Emphasis)
    }


def _annex(key: int, language: str) -> list[Table]:
    document = build(gather(Edition.objects.get(pk=key), AT), language)
    return [one for one in document.tables if one.key == "recommendations"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("number,text_en,text_fr\n67,Words,\n", "numbered from 1 to 66"),
        ("number,text_en,text_fr\n5,One,\n5,Two,\n", "row 3"),
        ("number,words\n5,One\n", "text_en"),
    ],
)
def test_a_wrong_file_is_refused_with_row_and_column(
    clerk: Person, signed_in: SignIn, content: str, sentence: str
) -> None:
    browser = signed_in(clerk)
    assert sentence in sent(browser, content)
    assert browser.post(f"{ADDRESS}confirm/", {"content": content}).status_code == 400
    with viewing(clerk):
        assert not RecommendationText.objects.exists()
