"""The main job as people do it, in a real browser, over real Redis and worker: from a request to the published report."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from common import clock
from tests.icc_coop.browsing import run_flag_job, until_there, visitor
from tests.services import Served

SUBJECT = "Questions to an expert by video link (synthetic)"


def act(page: Page, action: str, **fields: str) -> None:
    """Opens the form of an action by its button, fills it in and sends it."""
    page.get_by_role("main").get_by_role("link", name=action, exact=True).click()
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " ")).fill(value)
    page.get_by_role("main").get_by_role("button", name=action, exact=True).click()
    expect(page.get_by_text("Done:")).to_be_attached()


@pytest.fixture(scope="module")
def clerk(browser: Browser, served: Served) -> Page:
    return visitor(browser, served, "clerk@registry.example")


@pytest.fixture(scope="module")
def officer(browser: Browser, served: Served) -> Page:
    return visitor(browser, served, "officer@registry.example")


@pytest.fixture(scope="module")
def analyst(browser: Browser, served: Served) -> Page:
    return visitor(browser, served, "analyst@otp.example")


@pytest.fixture(scope="module")
def counsel(browser: Browser, served: Served) -> Page:
    return visitor(browser, served, "counsel@presidency.example")


@pytest.fixture(scope="module")
def facilitator(browser: Browser, served: Served) -> Page:
    return visitor(browser, served, "facilitator@assembly.example")


def test_a_request_is_logged_approved_sent_seen_late_and_flagged_by_the_worker(
    clerk: Page, officer: Page, served: Served
) -> None:
    sent, due = (str(clock.today() - timedelta(days=days)) for days in (90, 30))

    clerk.goto("/requests/log/")
    clerk.get_by_label("Family").select_option("assistance")
    clerk.get_by_label("Addressee").fill("TZA")
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
    run_flag_job(served)
    until_there(clerk, flag)


def test_an_edition_is_published_by_two_and_taken_along_by_a_facilitator(
    clerk: Page, officer: Page, analyst: Page, counsel: Page, facilitator: Page
) -> None:
    edition = "/reports/ICC-ASP-12-35/"
    assert facilitator.goto(edition).status == 404  # type: ignore[union-attr]

    for contributor in (clerk, analyst, counsel):
        contributor.goto(edition)
        confirm(contributor, "Clear our part")
    clerk.goto(edition)
    confirm(clerk, "Sign")
    officer.goto(edition)
    confirm(officer, "Countersign")
    confirm(officer, "Publish")

    facilitator.goto(edition)
    link = facilitator.get_by_role("main").get_by_role("link", name="PDF English", exact=True)
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
