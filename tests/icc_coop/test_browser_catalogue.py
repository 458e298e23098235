"""The catalogue of components in a real browser: accessible, within 360 pixels, usable by keyboard, no script needed."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from accounts.demo import PASSWORD
from tests.services import Served

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def sign_in(page: Page) -> None:
    """Signs a Registry clerk in."""
    page.goto("/account/login/")
    page.get_by_label("Email").fill("clerk@registry.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


@pytest.fixture
def catalogue(tab: Page) -> Page:
    """The catalogue, open; whatever the browser complains about, such as a refused style, fails the test."""
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    sign_in(tab)
    tab.goto("/catalogue/")
    assert complaints == []
    return tab


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1360, 360])
def test_no_component_breaks_a_rule_of_accessibility(catalogue: Page, scheme: str, width: int) -> None:
    catalogue.set_viewport_size({"width": width, "height": 900})
    # Without motion: axe must not measure a colour on its way from one scheme to the other.
    catalogue.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    # axe is brought in from outside, past the Content-Security-Policy of the page.
    violations = Axe().run(catalogue, options={"runOnly": RULES}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []


def test_the_page_needs_no_sideways_scrolling_on_a_telephone(catalogue: Page) -> None:
    catalogue.set_viewport_size({"width": 360, "height": 800})
    assert catalogue.evaluate("document.documentElement.scrollWidth") <= 360


def test_shortcuts_reach_the_search_and_keep_out_of_what_is_typed(catalogue: Page) -> None:
    catalogue.evaluate("document.activeElement.blur()")
    catalogue.keyboard.press("/")
    catalogue.keyboard.type("n/n")
    assert catalogue.get_by_role("searchbox").input_value() == "n/n"
    assert catalogue.url.endswith("/catalogue/")


def test_shortcuts_can_be_switched_off(catalogue: Page) -> None:
    catalogue.get_by_role("button", name="Keyboard shortcuts are on").click()
    catalogue.reload()
    catalogue.evaluate("document.activeElement.blur()")
    catalogue.keyboard.press("/")
    assert catalogue.evaluate("document.activeElement.id") != "site-search"


def test_filters_apply_in_place_and_stand_in_the_address(catalogue: Page) -> None:
    catalogue.get_by_label("Filters").get_by_label("Partner").select_option("a")
    catalogue.wait_for_url("**/catalogue/?partner=a*")


def test_a_confirmation_opens_and_closes_without_any_script(browser: Browser, served: Served) -> None:
    context = browser.new_context(base_url=served.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page)
    page.goto("/catalogue/")
    question = page.get_by_text("Withdraw this request?")
    assert not question.is_visible()
    page.locator("summary", has_text="Withdraw").click()
    assert question.is_visible()
    context.close()
