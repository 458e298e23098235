"""The pages on which the text is written ask the database the same number of times, however much there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Person
from accounts.sight import viewing
from reports.models import Edition
from reports.services import ask_exemption, comment_on
from reports.services.text import Words, write_passage
from tests.reports.editions import AT, drafted

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]

KEYS = ("apic", "at-large", "relocation")
PAGES = (
    *(("paragraphs", ()), ("paragraph", ("apic",)), ("add_paragraph", ()), ("carry", ())),
    *(("edition", ()), ("text", ()), ("exemptions", ()), ("figure", ("F9",))),
)


def written(edition: Edition, by: Person, key: str, *, times: int) -> None:
    """Versions of a paragraph, each with a comment, and an exception for a cell that is named after it."""
    with viewing(by):
        for version in range(times):
            words = Words(
                language="en",
                key=key,
                section="",
                organ="registry",
                state="written",
                body=f"{{F9}} {version}",
            )
            write_passage(edition, words, seen=version, by=by, at=AT)
            comment_on(edition, paragraph=key, text="Is it so?", by=by, at=AT)
        ask_exemption(edition, table="T1", row=key, column="all", reason="Said before", by=by, at=AT)


def test_a_page_of_the_text_asks_as_often_for_three_paragraphs_as_for_one(
    clerk: Person, signed_in: SignIn
) -> None:
    source = drafted(clerk, symbol="ICC-ASP/11/99", period_end=AT.date() - timedelta(days=300))
    edition = drafted(clerk)
    browser = signed_in(clerk)
    asked: list[dict[str, int]] = []
    for keys, times in ((KEYS[:1], 1), (KEYS, 2)):
        for key in keys[len(asked) :]:
            written(source, clerk, key, times=1)
            written(edition, clerk, key, times=times)
        counts = {}
        for name, more in PAGES:
            address = reverse(f"reports:{name}", args=[edition.slug, *more])
            with CaptureQueriesContext(connection) as queries:
                answer = browser.get(address)
            assert answer.status_code == 200, name
            counts[name] = len(queries)
        asked.append(counts)
    assert asked[0] == asked[1]
    assert max(asked[0].values()) < 70, asked[0]
