"""The main job as people do it, in a real browser, over real Redis and worker: from a request to the published report."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from accounts.demo import PASSWORD
from common import clock
from tests.services import PROJECT, Served, environment

SUBJECT = "Questions to an expert by video link (synthetic)"


def signed_in(browser: Browser, served: Served, email: str) -> Page:
    """A page of somebody who has just signed in."""
    page = browser.new_context(base_url=served.url, locale="en-GB", accept_downloads=True).new_page()
    page.goto("/account/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def act(page: Page, action: str, **fields: str) -> None:
    """Opens the form of an action by its button, fills it in and sends it."""
    page.get_by_role("main").get_by_role("link", name=action, exact=True).click()
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " ")).fill(value)
    page.get_by_role("main").get_by_role("button", name=action, exact=True).click()
    expect(page.get_by_text("Done:")).to_be_attached()


@pytest.fixture(scope="module")
def clerk(browser: Browser, served: Served) -> Page:
    return signed_in(browser, served, "clerk@registry.example")


@pytest.fixture(scope="module")
def officer(browser: Browser, served: Served) -> Page:
    return signed_in(browser, served, "officer@registry.example")


@pytest.fixture(scope="module")
def facilitator(browser: Browser, served: Served) -> Page:
    return signed_in(browser, served, "facilitator@assembly.example")


def test_a_request_is_logged_approved_sent_seen_late_and_flagged_by_the_worker(
    clerk: Page, officer: Page, served: Served
) -> None:
    sent, due = (str(clock.today() - timedelta(days=days)) for days in (90, 30))

    clerk.goto("/requests/log/")
    clerk.get_by_label("Family").select_option("assistance")
    clerk.get_by_label("Addressee").select_option("KEN")
    clerk.get_by_label("Subject").fill(SUBJECT)
    clerk.get_by_label("Article").fill("93(1)(b)")
    clerk.get_by_role("button", name="Log the request").click()
    address = clerk.url
    act(clerk, "Submit for approval", Day=sent)
    expect(clerk.get_by_role("link", name="Approve", exact=True)).to_have_count(0)  # not by who wrote it

    officer.goto(address)
    act(officer, "Approve", Day=sent)

    clerk.goto(address)
    act(clerk, "Transmit", Day=sent, Answer_due_on=due, Channel="Embassy in The Hague", Language="English")
    expect(clerk.get_by_text("days late").first).to_be_visible()

    flag = clerk.get_by_text("The answer was due on")
    subprocess.run(
        [sys.executable, "-m", "celery", "--app", "icc_coop", "call", "requests_app.tasks.flag_overdue"],
        cwd=PROJECT,
        env=environment(served.var, REDIS_URL=served.redis_url),
        check=True,
        capture_output=True,
    )
    until_there(clerk, flag)


def test_an_edition_is_published_by_two_and_taken_along_by_a_facilitator(
    clerk: Page, officer: Page, facilitator: Page
) -> None:
    edition = "/reports/ICC-ASP-12-35/"
    assert facilitator.goto(edition).status == 404  # type: ignore[union-attr]

    clerk.goto(edition)
    confirm(clerk, "Approve for publication")
    officer.goto(edition)
    confirm(officer, "Publish")

    facilitator.goto(edition)
    link = facilitator.get_by_role("main").get_by_role("link", name="PDF", exact=True)
    until_there(facilitator, link)
    with facilitator.expect_download() as download:
        link.click()
    text = "\n".join(page.extract_text() for page in PdfReader(download.value.path()).pages)
    for figure in ("1,320", "533", "609", "ICC-ASP/12/35"):
        assert figure in text
    for private in ("Edit", "Compile again", "Make the PDF"):
        expect(facilitator.get_by_role("main").get_by_text(private, exact=True)).to_have_count(0)


def confirm(page: Page, action: str) -> None:
    """Opens the question behind an action and says yes."""
    page.get_by_role("main").locator("summary", has_text=action).click()
    page.get_by_role("main").locator("details[open]").get_by_role("button").click()
    expect(page.get_by_text("Done:")).to_be_attached()


def until_there(page: Page, what: Locator) -> None:
    """Reloads the page until the worker is done, at most a minute."""
    for _turn in range(120):
        if what.count():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(what).to_be_visible()
