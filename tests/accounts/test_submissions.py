"""What is sent twice is done once, and answered with what came of it the first time."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import connection
from django.test import Client, RequestFactory

from accounts.models import Compartment, Person, Submission
from accounts.sight import purpose, viewing
from accounts.submissions import KEPT_FOR, Reused, claim, digest_of, digest_of_form, settle
from requests_app.models import CooperationRequest
from tests.requests_app.conftest import make_partner

AT = datetime(2013, 9, 30, 12, tzinfo=UTC)
CONTENT = {"family": "assistance", "partner": "KEN", "subject": "Records of a hospital", "level": "public"}
LOG, COMPARTMENTS = "/requests/log/", "/account/compartments/"

SignIn = Callable[[Person], Client]


def filled(browser: Client, address: str, content: dict[str, str]) -> dict[str, str]:
    """The content with the key of the form as the page has it."""
    key = re.search(r'name="once" value="(\w+)"', browser.get(address).content.decode())
    assert key
    return {"once": key[1], **content}


def pressed(
    browser: Client, address: str, content: dict[str, str]
) -> tuple[list[tuple[str, int]], list[str]]:
    """Where the answer leads, and what the page says there."""
    answer = browser.post(address, content, follow=True)
    said = re.findall(r'class="notice notice-.*?<span>(.*?)</span>', answer.content.decode(), re.DOTALL)
    return answer.redirect_chain, said


@pytest.mark.django_db
def test_a_second_press_is_answered_with_the_result_of_the_first(clerk: Person, signed_in: SignIn) -> None:
    make_partner("KEN", "Kenya")
    browser = signed_in(clerk)
    content = filled(browser, LOG, {**CONTENT, "originator": clerk.organ})
    first, second = (pressed(browser, LOG, content) for _ in range(2))
    assert first == second
    assert first[1] == ["The request is logged. Submit it for approval when it is complete."]
    with viewing(clerk):
        assert [row.get_absolute_url() for row in CooperationRequest.objects.all()] == [first[0][0][0]]


@pytest.mark.django_db(transaction=True, databases=["owner", "default"])
def test_two_presses_at_the_same_moment_are_one(clerk: Person, signed_in: SignIn) -> None:
    browsers = [signed_in(clerk) for _ in range(4)]
    content = filled(browsers[0], COMPARTMENTS, {"name": "Heron"})

    def press(browser: Client) -> tuple[list[tuple[str, int]], list[str]]:
        try:
            return pressed(browser, COMPARTMENTS, content)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(browsers)) as pool:
        answers = list(pool.map(press, browsers))
    with purpose("demo"):
        (made,) = Compartment.objects.all()
    told = ["The compartment is open; you are its first member."]
    assert answers == [([(f"/account/compartments/{made.code}/", 302)], told)] * 4


@pytest.mark.django_db
def test_the_same_form_with_other_content_or_an_unused_key_is_another_act(
    clerk: Person, signed_in: SignIn
) -> None:
    browser = signed_in(clerk)
    content = filled(browser, COMPARTMENTS, {"name": "Heron"})
    browser.post(COMPARTMENTS, content)
    browser.post(COMPARTMENTS, {**content, "name": "Egret"})
    browser.post(COMPARTMENTS, filled(browser, COMPARTMENTS, {"name": "Heron"}))
    with purpose("demo"):
        assert sorted(Compartment.objects.values_list("name", flat=True)) == ["Egret", "Heron", "Heron"]


@pytest.mark.django_db
def test_a_form_that_was_refused_may_be_sent_again(clerk: Person, signed_in: SignIn) -> None:
    browser = signed_in(clerk)
    content = filled(browser, LOG, {**CONTENT, "originator": clerk.organ})
    assert browser.post(LOG, content).status_code == 400  # no such addressee
    make_partner("KEN", "Kenya")
    assert browser.post(LOG, content).status_code == 302


@pytest.mark.django_db
def test_a_key_belongs_to_its_person(clerk: Person, officer: Person, signed_in: SignIn) -> None:
    browser = signed_in(clerk)
    content = filled(browser, COMPARTMENTS, {"name": "Heron"})
    answers = {
        signed_in(person).post(COMPARTMENTS, content).headers["Location"] for person in (clerk, officer)
    }
    assert len(answers) == 2
    with viewing(officer):
        assert set(Submission.objects.values_list("person", flat=True)) == {officer.pk}


@pytest.mark.django_db
def test_a_key_is_refused_with_other_content_and_free_after_its_time(clerk: Person) -> None:
    with viewing(clerk):
        settle(claim(key="k", digest="one", by=clerk, at=AT), {"status": 201})
        assert claim(key="k", digest="one", by=clerk, at=AT).outcome == {"status": 201}
        with pytest.raises(Reused):
            claim(key="k", digest="two", by=clerk, at=AT)
        later = Submission.objects.get().recorded_at + KEPT_FOR + timedelta(seconds=1)
        assert claim(key="k", digest="two", by=clerk, at=later).outcome is None
        assert Submission.objects.count() == 1


def test_a_digest_tells_contents_apart_and_not_how_they_are_wrapped() -> None:
    def sent(content: bytes, boundary: str) -> str:
        file = SimpleUploadedFile("a.pdf", content)
        request = RequestFactory().post("/", {"once": "k", "file": file}, headers={"boundary": boundary})
        digest = digest_of_form(request)
        received = request.FILES["file"]
        assert isinstance(received, UploadedFile)
        assert received.read() == content  # the view still reads all of it
        return digest

    assert sent(b"one", "x") == sent(b"one", "y") != sent(b"two", "x")
    assert digest_of(b"ab", b"c") != digest_of(b"a", b"bc")


def test_every_form_that_is_posted_carries_a_key() -> None:
    forms = {
        template.relative_to(settings.BASE_DIR / "templates").as_posix(): form
        for template in (settings.BASE_DIR / "templates").rglob("*.html")
        for form in re.findall(r'<form[^>]*method="post".*?</form>', Path(template).read_text(), re.DOTALL)
    }
    keyless = {name for name, form in forms.items() if "{% once %}" not in form}
    # To sign out, to choose a language and to take a dossier twice is the same as once.
    once_is_enough = {"components/header.html", "components/footer.html", "account/logout.html"}
    assert keyless == {*once_is_enough, "arrests/dossier/page.html"}
