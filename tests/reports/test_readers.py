"""Readers of published editions: what is new to them, the message about it, and the log of what they took along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts import outbox
from accounts.models import Person
from accounts.sight import viewing
from accounts.vocab import Language
from reports.models import Download, Edition
from reports.services import replace_edition
from reports.shelf import shelf
from reports.vocab import Replacement
from tests.reports.editions import AT, clear, compile_by, countersign, drafted, publish, published, sign

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
LIST = "/reports/"


def corrected(edition: Edition, by: Person, second: Person) -> Edition:
    """The published correction of the edition."""
    with viewing(by):
        made = replace_edition(
            edition, kind=Replacement.CORRECTED, reason="A name was misspelt.", by=by, at=AT
        )
    made = clear(compile_by(made, by))
    return publish(countersign(sign(made, by), second), second)


def new_to(person: Person) -> list[tuple[str, str, bool]]:
    """Symbol, successor and newness of what the person finds."""
    with viewing(person):
        return [
            (one.edition.symbol, one.successor.symbol if one.successor else "", one.new)
            for one in shelf(person)
        ]


def test_an_edition_is_new_until_it_is_opened_unless_it_was_there_before_the_person(
    clerk: Person, officer: Person, facilitator: Person, analyst: Person, signed_in: SignIn
) -> None:
    Person.objects.filter(pk=facilitator.pk).update(joined_at=AT - timedelta(days=1))
    facilitator.refresh_from_db()
    first = published(clerk, officer)
    browser = signed_in(facilitator)
    assert new_to(facilitator) == [(first.symbol, "", True)]
    assert "New to you" in browser.get(LIST).content.decode()
    assert browser.get(first.get_absolute_url()).status_code == 200
    assert new_to(facilitator) == [(first.symbol, "", False)]
    second = corrected(first, clerk, officer)
    assert new_to(facilitator) == [(second.symbol, "", True), (first.symbol, second.symbol, False)]
    page = browser.get(LIST).content.decode()
    for words in ("New to you", f"Correction of {first.symbol}", "A name was misspelt.", "Corrected by"):
        assert words in page, words
    assert f"{reverse('reports:compare', args=[second.slug])}?with={first.slug}" in page
    browser.get(reverse("reports:text", args=[second.slug]))
    assert "New to you" not in browser.get(LIST).content.decode()
    assert new_to(analyst) == [(second.symbol, "", False), (first.symbol, second.symbol, False)]


def test_whoever_asked_gets_one_message_with_symbol_title_and_address(
    clerk: Person, officer: Person, facilitator: Person, analyst: Person, signed_in: SignIn
) -> None:
    Person.objects.filter(pk=facilitator.pk).update(language=Language.FRENCH)
    for person, wishes in ((facilitator, ["yes", "yes"]), (analyst, ["yes", "no"]), (officer, ["yes"])):
        for wish in wishes:
            assert signed_in(person).post(reverse("reports:by_email"), {"wish": wish}).status_code == 302
    assert signed_in(clerk).post(reverse("reports:by_email"), {"wish": "perhaps"}).status_code == 400
    edition = published(
        clerk, officer, translations={"fr": {"Report of the Court on cooperation": "Rapport"}}
    )
    signed_in(officer).post(reverse("reports:by_email"), {"wish": "no"})
    for _turn in range(2):
        outbox.deliver(now=lambda: AT)
    address = f"{settings.SITE_URL}{edition.get_absolute_url()}"
    assert [(message.to, message.subject, message.body) for message in mail.outbox] == [
        (
            [facilitator.email],
            f"Publication : {edition.symbol}",
            f"{edition.symbol}\nRapport\n\n{address}\n",
        )
    ]


def test_the_log_of_downloads_is_for_supervisors_and_without_drafts_for_administrators(
    clerk: Person,
    officer: Person,
    chief: Person,
    facilitator: Person,
    administrator: Person,
    signed_in: SignIn,
) -> None:
    edition, draft = published(clerk, officer), drafted(clerk, symbol="ICC-ASP/12/98")
    for person, one, file_format, query in (
        (facilitator, edition, "html", ""),
        (facilitator, edition, "csv", "?language=fr"),
        (clerk, draft, "html", "?language=en"),
    ):
        address = reverse("reports:download", args=[one.slug, file_format])
        assert signed_in(person).get(address + query).status_code == 200
    open_rows = [(facilitator.name, "csv", "", True), (facilitator.name, "html", "en", True)]
    draft_row = (clerk.name, "html", "en", False)
    for person, rows in (
        (chief, [draft_row, *open_rows]),
        (administrator, open_rows),
        (officer, []),
        (facilitator, open_rows),
    ):
        with viewing(person):
            found = Download.objects.order_by("-id")
            assert list(found.values_list("person__name", "format", "language", "published")) == rows, person
        page = signed_in(person).get(reverse("reports:downloads"))
        assert page.status_code == (200 if person in (chief, administrator) else 404), person
        if page.status_code == 200:
            assert (draft.symbol in page.content.decode()) is (person == chief)
            only = signed_in(person).get(f"{reverse('reports:downloads')}?edition={draft.slug}")
            assert (clerk.name in only.content.decode()) is (person == chief)
