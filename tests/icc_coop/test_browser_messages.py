"""The daily message as the worker sends it, over real Redis."""

from __future__ import annotations

import email
import email.policy

from playwright.sync_api import Browser

from common import clock
from tests.icc_coop.browsing import run_job, until_there, visitor
from tests.services import Served


def test_the_worker_sends_the_daily_message_once(browser: Browser, served: Served) -> None:
    page = visitor(browser, served, "analyst@otp.example", scripts=False)
    page.goto("/account/digest/")
    page.get_by_label("Hour").select_option("00:00")
    page.get_by_role("button", name="Keep").click()
    for job in ("accounts.tasks.put_digests", "accounts.tasks.deliver") * 2:
        run_job(served, job)
    page.goto("/account/digest/")
    until_there(page, page.get_by_text("Last sent:"))
    files = [file.read_bytes() for file in (served.var / "mail").iterdir()]
    messages = [
        email.message_from_bytes(part.strip() + b"\n", policy=email.policy.default)
        for file in files
        for part in file.split(b"-" * 79)
        if b"To: analyst@otp.example" in part
    ]
    (message,) = messages
    assert message["Subject"] == f"My day, {clock.today():%-d %B %Y}"
    page.context.close()
