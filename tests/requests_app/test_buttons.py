"""What the page of a request offers to whom: the table of the life cycle, read off the rendered page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Person
from accounts.sight import viewing
from partners.models import Partner
from requests_app.models import CooperationRequest
from requests_app.services import link_to_warrant
from requests_app.vocab import EventKind, Family, Status
from requests_app.workflow import LIFE, Step
from tests.requests_app.conftest import brought_to

pytestmark = pytest.mark.django_db

EDIT = "edit"
"""The page that changes a draft has an address of its own."""


def offered(client: Client, row: CooperationRequest) -> set[str]:
    """The actions to which the request's page leads."""
    page = client.get(row.get_absolute_url())
    assert page.status_code == 200
    words = re.findall(rf'href="/requests/{row.code}/(\w+)/"', page.content.decode())
    return {EventKind.EDITED if word == EDIT else word for word in words} & LIFE.by_name.keys()


def test_page_offers_to_each_what_the_table_allows_them_and_each_form_opens(
    clerk: Person,
    officer: Person,
    chief: Person,
    analyst: Person,
    kenya: Partner,
    signed_in: Callable[[Person], Client],
) -> None:
    may: dict[Person, Callable[[Step], bool]] = {
        clerk: lambda step: not step.second_person and not step.supervisor,  # the author
        officer: lambda step: not step.supervisor,  # the second person
        chief: lambda step: True,  # a supervisor, and a second person, too
        analyst: lambda step: False,  # the other organ reads what is linked to a warrant
    }
    browsers = {person: signed_in(person) for person in may}
    found, expected = {}, {}
    for state in Status:
        with viewing(clerk):
            row = brought_to(state, clerk, officer, kenya, family=Family.ARREST_SURRENDER, urgent=True)
            link_to_warrant(row)
        for person, allows in may.items():
            found[state, person.name] = offered(browsers[person], row)
            expected[state, person.name] = {
                step.name
                for step in LIFE.actions
                # No extension was granted that could be removed.
                if state in step.sources and allows(step) and step.name != EventKind.EXTENSION_REMOVED
            }
        for name in sorted(found[state, chief.name]):
            word = EDIT if name == EventKind.EDITED else name
            assert browsers[chief].get(f"{row.get_absolute_url()}{word}/").status_code == 200, (state, name)
        assert browsers[chief].get(f"{row.get_absolute_url()}nonsense/").status_code == 404
    assert found == expected
