"""An edition in its languages: wordings, renderings that are stopped, and tables at addresses of their own."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.sight import purpose, viewing
from common.errors import Refusal
from reports.models import Edition, RenderedFile, RenderJob
from reports.rendering import carry_out
from reports.services import publish_edition
from tests.reports.editions import AT, ON, PARTICULARS, compiled, countersigned, drafted, published

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]

LANGUAGES = {"languages": ["en", "fr"]}
FRENCH = {
    "translations": {
        "fr": {
            PARTICULARS["title"]: "Rapport de la Cour sur la coopération",
            PARTICULARS["session"]: "Douzième session",
            PARTICULARS["place_and_dates"]: "La Haye, 20-28 novembre 2013",
        }
    }
}


def address(name: str, edition: Edition, *more: str) -> str:
    return reverse(f"reports:{name}", args=[edition.slug, *more])


def job_of(edition: Edition, language: str) -> RenderJob:
    with purpose("editions"):
        return RenderJob.objects.filter(edition=edition, language=language).latest("id")


def test_an_edition_is_published_in_all_its_languages_from_one_snapshot(
    clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    edition = published(clerk, officer, **LANGUAGES, **FRENCH)
    for language in ("en", "fr"):
        carry_out(job_of(edition, language).pk, now=lambda: AT)
    browser = signed_in(facilitator)
    english, french = (
        browser.get(address("download", edition, "pdf"), {"language": language}) for language in ("en", "fr")
    )
    assert french["Content-Disposition"] == f'attachment; filename="{edition.slug}-fr.pdf"'
    assert french.content.startswith(b"%PDF-")
    assert french.content != english.content
    page = browser.get(address("text", edition), {"language": "fr"}).content.decode()
    assert "Rapport de la Cour sur la coopération" in page
    assert 'id="para-13"' in page
    assert browser.get(address("text", edition), {"language": "xx"}).status_code == 404


def test_an_edition_is_not_published_while_a_text_has_no_wording(clerk: Person, officer: Person) -> None:
    edition = countersigned(clerk, officer, **LANGUAGES)
    with viewing(officer), pytest.raises(Refusal, match=r"In French these texts have no wording: Report of"):
        publish_edition(edition, seen=edition.version, by=officer, at=AT, on=ON)


def test_wordings_are_given_text_by_text_and_make_the_edition_a_draft_again(
    clerk: Person, analyst: Person, signed_in: SignIn
) -> None:
    edition = compiled(clerk, **LANGUAGES)
    where = address("wording", edition, "fr")
    assert signed_in(analyst).get(where).status_code == 404
    browser = signed_in(clerk)
    assert browser.get(address("wording", edition, "en")).status_code == 404
    form = browser.get(where).context["form"]
    assert list(form.texts.values()) == [
        PARTICULARS[name] for name in ("title", "session", "place_and_dates")
    ]
    given = {"seen": edition.version, "text_0": "Rapport", "text_1": "<b>Session</b>", "text_2": ""}
    assert browser.post(where, given).status_code == 302
    with viewing(clerk):
        edition.refresh_from_db()
    assert edition.status == "drafted"
    assert edition.translations == {
        "fr": {PARTICULARS["title"]: "Rapport", PARTICULARS["session"]: "<b>Session</b>"}
    }
    stale = browser.post(where, {**given, "text_0": "Autre"})
    assert stale.status_code == 200
    assert "Autre" in stale.content.decode()


def test_a_rendering_without_its_wordings_fails_and_names_them(clerk: Person, signed_in: SignIn) -> None:
    edition = drafted(clerk, **LANGUAGES)
    browser = signed_in(clerk)
    browser.post(address("render", edition), {"language": "fr"})
    carry_out(job_of(edition, "fr").pk, now=lambda: AT)
    assert "Twelfth session" in job_of(edition, "fr").error
    assert "Twelfth session" in browser.get(address("edition", edition)).content.decode()


def test_a_rendering_is_stopped_and_its_worker_writes_nothing(
    clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    edition = drafted(clerk)
    browser = signed_in(clerk)
    browser.post(address("render", edition))
    carry_out(job_of(edition, "en").pk, now=lambda: AT)
    browser.post(address("render", edition))
    stopped = job_of(edition, "en")
    assert "Stop" in browser.get(address("edition", edition)).content.decode()
    browser.post(address("stop", edition))
    carry_out(stopped.pk, now=lambda: AT)
    assert job_of(edition, "en").status == "cancelled"
    with viewing(clerk):
        assert RenderedFile.objects.count() == 1  # the one that was there stays
    assert browser.get(address("download", edition, "pdf")).status_code == 200
    again = browser.post(address("stop", edition), follow=True)
    assert "there is nothing to stop" in again.content.decode()
    final = published(clerk, officer, symbol="ICC-ASP/12/98")
    assert signed_in(facilitator).post(address("stop", final)).status_code == 403
    assert job_of(final, "en").status == "queued"


def test_each_table_has_its_numbers_at_an_address_of_its_own(
    clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    edition = published(clerk, officer, **LANGUAGES, **FRENCH)
    browser = signed_in(facilitator)
    where = address("table", edition, "figures", "csv")
    assert f'href="{where}?language=en"' in browser.get(address("text", edition)).content.decode()
    answer = browser.get(where)
    assert answer["Content-Disposition"] == f'attachment; filename="{edition.slug}-figures.csv"'
    assert answer.content.decode().splitlines()[0] == "Id,Figure,Value,Date basis,Rule"
    french = json.loads(browser.get(address("table", edition, "figures", "json"), {"language": "fr"}).content)
    assert french["caption"] == "Chiffres de la période"
    for name, more in (("nothing", "csv"), ("figures", "pdf"), ("figures", "xx")):
        assert browser.get(address("table", edition, name, more)).status_code == 404
