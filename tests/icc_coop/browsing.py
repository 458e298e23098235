"""What people do in a browser, for the tests of whole journeys."""

from __future__ import annotations

import re
import subprocess
import sys

from playwright.sync_api import Browser, Locator, Page, expect

from accounts.demo import PASSWORD
from tests.services import PROJECT, Served, environment


class Mouse:
    """Works a page by pointing and clicking."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, what: Locator) -> None:
        """Follows a link or presses a button."""
        what.click()

    def write(self, field: Locator, text: str) -> None:
        """Fills a field in."""
        field.fill(text)

    def choose(self, field: Locator, option: str) -> None:
        """Chooses from a list, by the words that the reader sees."""
        field.select_option(label=option)

    def day(self, field: Locator, day: int, year: int) -> None:
        """Gives a day of the month with the same number."""
        field.fill(f"{year}-{day:02}-{day:02}")


class Keyboard(Mouse):
    """Works a page with the keyboard alone: whatever the tab key does not reach cannot be used."""

    def press(self, what: Locator) -> None:
        self.reach(what)
        self.page.keyboard.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.page.keyboard.type(text)

    def choose(self, field: Locator, option: str) -> None:
        self.reach(field)
        self.page.keyboard.type(option)
        expect(field.locator("option:checked")).to_have_text(option)

    def day(self, field: Locator, day: int, year: int) -> None:
        # Day and month have the same number, because browsers ask for them in different orders.
        self.reach(field)
        self.page.keyboard.type(f"{day:02}{day:02}{year}")

    def reach(self, what: Locator) -> None:
        """Presses the tab key until the element has the focus."""
        expect(what).to_be_visible()
        for _press in range(120):
            if what.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"The tab key does not reach {what}.")


def sign_in(hands: Mouse, email: str) -> None:
    """Signs one of the demonstration's people in."""
    page = hands.page
    page.goto("/account/login/")
    hands.write(page.get_by_label("Email"), email)
    hands.write(page.get_by_label("Password"), PASSWORD)
    hands.press(page.get_by_role("main").get_by_role("button", name="Sign in"))
    expect(page).not_to_have_url(re.compile("/account/login/"))


def visitor(browser: Browser, served: Served, email: str, *, scripts: bool = True) -> Page:
    """A page of somebody who has just signed in, in a session of their own."""
    context = browser.new_context(
        base_url=served.url, locale="en-GB", java_script_enabled=scripts, reduced_motion="reduce"
    )
    page = context.new_page()
    sign_in(Mouse(page), email)
    return page


def run_flag_job(served: Served) -> None:
    """Queues the job that flags what is late."""
    run_job(served, "requests_app.tasks.flag_overdue")


def run_job(served: Served, name: str) -> None:
    """Queues a job; the worker of the instance does it."""
    subprocess.run(
        [sys.executable, "-m", "celery", "--app", "icc_coop", "call", name],
        cwd=PROJECT,
        env=environment(served.var, REDIS_URL=served.redis_url),
        check=True,
        capture_output=True,
    )


def until_there(page: Page, what: Locator) -> None:
    """Reloads the page until the worker is done, at most a minute."""
    for _turn in range(120):
        if what.count():
            return
        page.wait_for_timeout(500)
        page.reload()
    expect(what).to_be_visible()
