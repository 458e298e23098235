"""Two editions figure by figure, for those who may read both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from reports.models import Edition
from tests.reports.editions import AT, drafted, published
from tests.reports.test_editions import a_new_party_to_apic

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def page(browser: Client, edition: Edition, other: Edition) -> str:
    answer = browser.get(reverse("reports:compare", args=[edition.slug]), {"with": other.slug})
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_published_editions_are_compared_and_drafts_are_no_part_of_it(
    clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    before = published(clerk, officer)
    a_new_party_to_apic(known_from=AT - timedelta(days=1))
    after = published(clerk, officer, symbol="ICC-ASP/13/98")
    draft = drafted(clerk, symbol="ICC-ASP/14/97")
    browser = signed_in(facilitator)
    shown = page(browser, after, before)
    assert "From ICC-ASP/12/99 to ICC-ASP/13/98" in shown
    assert shown.count("+1") == 2  # F9 and F9n
    assert draft.symbol not in shown
    assert page(browser, after, draft) == page(browser, draft, after) == "404"
    assert draft.symbol not in page(signed_in(clerk), after, before)
