"""The same work by other means: without scripts, by keyboard alone, twice at once, on a telephone, through axe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from common import clock
from tests.icc_coop.browsing import Keyboard, Mouse, run_flag_job, sign_in, until_there, visitor
from tests.services import Served

CLERK, OFFICER = "clerk@registry.example", "officer@registry.example"
ANALYST, FACILITATOR = "analyst@otp.example", "facilitator@assembly.example"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

OPEN_PAGES = (
    "/warrants/",
    "/agreements/",
    "/apic/?on=2013-04-22",
    "/partners/",
    "/partners/UGA/",
    "/reports/",
)
"""What everyone who signs in may read."""

COURT_PAGES = ("/", "/requests/", "/requests/log/", "/requests/batch/", "/search/?q=visa")
"""What the organs read and write besides."""

EDITION = "/reports/ICC-ASP-12-35/"

PAGES = [
    *((CLERK, address) for address in (*COURT_PAGES, "/agreements/open/", "/account/compartments/")),
    *((CLERK, address) for address in (EDITION, f"{EDITION}text/", "/reports/new/")),
    *((ANALYST, address) for address in (*COURT_PAGES, f"{EDITION}figures/F4/", "/warrants/register/")),
    *((FACILITATOR, address) for address in (*OPEN_PAGES, "/account/", "/no-such-page/")),
]

FIRST_OF = [
    (CLERK, "/requests/", "tbody a"),
    (ANALYST, "/warrants/", "tbody a"),
    (FACILITATOR, "/warrants/", "tbody a"),
    (FACILITATOR, "/agreements/", "tbody td a"),
]
"""Pages that are reached from a list: who, the list, and the link that leads on."""


@pytest.fixture(scope="module")
def people(browser: Browser, served: Served) -> Iterator[dict[str, Page]]:
    """A signed-in page of each; tests leave them where they like."""
    pages = {email: visitor(browser, served, email) for email in (CLERK, OFFICER, ANALYST, FACILITATOR)}
    yield pages
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize("hands", [Mouse, Keyboard], ids=["without scripts", "by keyboard alone"])
def test_a_request_goes_from_the_log_to_the_flag(
    hands: type[Mouse], browser: Browser, served: Served
) -> None:
    subject = f"Interview of a witness, {hands.__name__.lower()} (synthetic)"
    scripts = hands is Keyboard
    addressee = "Uganda" if scripts else "Kenya"  # to the same one, the second would be taken for a double
    with (
        closing(browser.new_context(base_url=served.url, java_script_enabled=scripts)) as hers,
        closing(browser.new_context(base_url=served.url, java_script_enabled=scripts)) as his,
    ):
        clerk, officer = hands(hers.new_page()), hands(his.new_page())
        sign_in(clerk, CLERK)
        sign_in(officer, OFFICER)

        main = clerk.page.get_by_role("main")
        clerk.press(main.get_by_role("link", name="Log a request"))
        clerk.choose(main.get_by_label("Family"), "Other assistance")
        clerk.write(main.get_by_label("Addressee"), addressee)
        clerk.write(main.get_by_label("Subject"), subject)
        clerk.write(main.get_by_label("Article"), "93(1)(b)")
        clerk.press(main.get_by_role("button", name="Log the request"))
        act(clerk, "Submit for approval")

        officer.press(officer.page.locator("#heading-approval").get_by_role("link"))
        waiting = officer.page.get_by_role("row", name=subject).get_by_role("link")
        officer.press(waiting)
        act(officer, "Approve")

        clerk.page.reload()
        clerk.press(main.get_by_role("link", name="Transmit", exact=True))
        clerk.day(main.get_by_label("Day"), 5, clock.today().year - 1)
        clerk.write(main.get_by_label("Channel"), "Embassy in The Hague")
        clerk.write(main.get_by_label("Language"), "English")
        clerk.press(main.get_by_role("button", name="Transmit", exact=True))
        expect(main.get_by_text("days late").first).to_be_visible()

        run_flag_job(served)
        until_there(clerk.page, main.get_by_text("The answer was due on"))
        clerk.press(main.get_by_role("link", name="Record execution"))
        clerk.press(main.get_by_role("button", name="Record execution"))
        act(clerk, "Close")
        expect(main.get_by_text("Closed").first).to_be_visible()


def act(hands: Mouse, action: str) -> None:
    """Presses the button of an action, and confirms the form that it opens."""
    main = hands.page.get_by_role("main")
    hands.press(main.get_by_role("link", name=action, exact=True))
    hands.press(main.get_by_role("button", name=action, exact=True))
    expect(hands.page.get_by_text("Done:")).to_be_attached()


def test_a_button_pressed_twice_logs_one_request(people: dict[str, Page]) -> None:
    clerk = people[CLERK]
    clerk.goto("/requests/log/")
    clerk.get_by_label("Family").select_option("visa")
    clerk.get_by_label("Addressee").fill("KEN")
    clerk.get_by_label("Subject").fill("Pressed twice (synthetic)")
    held: list[Route] = []
    clerk.route(
        "**/requests/log/",
        lambda route: held.append(route) if route.request.method == "POST" else route.continue_(),
    )
    button = clerk.get_by_role("button", name="Log the request")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    with clerk.expect_request(lambda request: request.method == "POST"):
        clerk.mouse.click(*middle)
    clerk.mouse.click(*middle)  # while the answer to the first press is on its way
    held[0].continue_()
    expect(clerk.get_by_text("The request is logged.")).to_be_visible()
    assert len(held) == 1
    clerk.unroute("**/requests/log/")
    clerk.goto("/search/?q=pressed+twice")
    expect(clerk.get_by_text("Pressed twice (synthetic)")).to_have_count(1)


def test_a_request_is_logged_with_few_keys_and_what_was_typed_survives_a_closed_tab(
    browser: Browser, served: Served
) -> None:
    with closing(visitor(browser, served, CLERK).context) as session:
        page = session.pages[0]
        page.goto("/requests/log/")
        expect(page.get_by_label("Addressee")).to_be_focused()
        page.keyboard.type("keny")
        page.keyboard.press("Tab")
        expect(page.locator("#addressee")).to_contain_text("Kenya")
        page.keyboard.press("Tab")
        page.keyboard.type("Expert opinion on a harbour (synthetic)")
        expect(page.get_by_text("for you alone")).to_be_visible()
        page.close()

        page = session.new_page()
        page.goto("/requests/log/")
        page.get_by_role("main").get_by_role("link", name="Continue").press("Enter")
        expect(page.get_by_label("Subject")).to_have_value("Expert opinion on a harbour (synthetic)")
        page.get_by_label("Subject").press("Control+Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Expert opinion on a harbour (synthetic)")
        page.keyboard.press("l")
        expect(page.get_by_label("Subject")).to_be_focused()
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("heading", name="This may be logged already")).to_be_visible()


def test_a_facilitator_sees_reports_and_open_data_and_nothing_else(people: dict[str, Page]) -> None:
    facilitator = people[FACILITATOR]
    facilitator.goto("/")
    nav = facilitator.get_by_role("navigation", name="Main")
    assert nav.get_by_role("link").all_inner_texts() == [
        "Warrants",
        "Non-cooperation",
        "Agreements",
        "APIC",
        "Partners",
        "Reports",
    ]
    closed = ("/requests/", "/requests/log/", "/account/compartments/", "/account/trail/", "/reports/new/")
    answers = [facilitator.goto(address) for address in closed]
    assert [answer.status for answer in answers if answer] == [404] * len(closed)
    facilitator.goto("/search/?q=visa")
    expect(facilitator.get_by_text("Nothing found")).to_be_visible()


@pytest.mark.parametrize(("email", "address"), PAGES)
def test_a_page_is_accessible_and_fits_a_telephone(people: dict[str, Page], email: str, address: str) -> None:
    page = people[email]
    page.goto(address)
    assert violations(page) == []
    assert width_on_a_telephone(page) <= 360


@pytest.mark.parametrize(("email", "address", "link"), FIRST_OF)
def test_so_does_a_page_behind_a_list(people: dict[str, Page], email: str, address: str, link: str) -> None:
    page = people[email]
    page.goto(address)
    page.locator(link).first.click()
    expect(page.get_by_role("navigation", name="Breadcrumb").get_by_role("listitem")).not_to_have_count(0)
    assert violations(page) == []
    assert width_on_a_telephone(page) <= 360


def violations(page: Page) -> list[tuple[str, str]]:
    """The rules of accessibility that the page breaks, each with the first element that does."""
    # Axe would load every style sheet a second time to look into it; the browser's own computed styles suffice.
    found = Axe().run(page, options={"runOnly": RULES, "preload": False}).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


def width_on_a_telephone(page: Page) -> int:
    """How wide the page becomes where the window has 360 pixels; the window is put back."""
    usual = page.viewport_size
    assert usual
    page.set_viewport_size({"width": 360, "height": 800})
    width: int = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(usual)
    return width
