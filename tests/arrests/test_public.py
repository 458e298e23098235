"""The public page: exactly what is public, the same bytes for every reader and whatever is under seal."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client

from accounts.models import Compartment, Person
from accounts.sight import viewing
from arrests import services
from arrests.models import Suspect, Warrant
from common.asof import start_of
from partners.models import Situation
from tests.arrests.conftest import ISSUED, NOW, add_event, reviewed, write_warrant

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
URL = "/warrants/public/"
EVERYONE = ["clerk", "officer", "analyst", "second_analyst", "president", "facilitator", "administrator"]
FACTS = [
    *("1", "individuals at large", "Individuals, not warrants"),
    *("Barnabas Thornquist", "Situation", "Atlantis", "Other names", "B.", "Case", "The case"),
    *("Warrant 1", "Warrant of", "4 May 2020", "Public since", "4 May 2020", "Standing", "outstanding"),
    *(
        "Public redacted version",
        "4 May 2021",
        "ICC-1",
        "Count",
        "Article",
        "In plain words",
        "1",
        "8",
        "Attacks",
    ),
    *("4 May 2021", "Public redacted version filed", "ICC-1", "4 May 2020", "Made public"),
    *("4 May 2020", "Warrant issued"),
]


def main(client: Client, url: str = URL, **query: str) -> str:
    """What stands below the filters of the page, as markup."""
    page = client.get(url, query).content.decode()
    return page[page.index('<div id="results">') : page.index("</main>")]


def told(markup: str) -> list[str]:
    """The words between the marks."""
    words = (" ".join(unescape(part).split()) for part in re.split(r"<[^>]+>", markup))
    return [word for word in words if word not in {"", "Charges"}]


@pytest.fixture
def known(public: Warrant, officer: Person, clerk: Person) -> Warrant:
    """The public warrant with all that can be public of it."""
    with viewing(clerk):
        suspect = Suspect.objects.get(pk=public.suspect_id)
        seen = services.details(suspect)
        services.edit_person(suspect, aliases="B.", case="The case", seen=seen, by=clerk)
        charge = {"article": "8", "wording": "Attacks", "on": ISSUED, "known_at": start_of(ISSUED)}
        services.add_charge(public, count=1, by=clerk, **charge)  # type: ignore[arg-type]
        day = date(2021, 5, 4)
        order = {"on": day, "known_at": start_of(day), "order_reference": "ICC-1"}
        services.record_event(public, action="redacted", by=clerk, **order)  # type: ignore[arg-type]
    return public


def hide(known: Warrant, circle: Compartment, clerk: Person, analyst: Person, situation: Situation) -> None:
    """Everything that is not public of a person who is, and a person of whom nothing is."""
    hidden = {"article": "7", "wording": "Hidden", "on": ISSUED, "known_at": NOW, "is_public": False}
    with viewing(clerk):
        services.add_charge(known, count=2, by=clerk, **hidden)  # type: ignore[arg-type]
        services.record_event(known, action="arrested", on=ISSUED, known_at=NOW, note="Hidden", by=clerk)
        for name, suspect in (("", known.suspect), ("Hidden", None)):
            services.register_sealed_warrant(
                situation=situation,
                name=name,
                suspect=suspect,
                compartment=circle,
                on=ISSUED,
                known_at=NOW,
                by=clerk,
            )
    with viewing(analyst):
        reviewed(known, analyst, ISSUED)


def test_the_page_holds_the_public_facts_and_nothing_else_for_every_reader(
    known: Warrant,
    sealed_circle: Compartment,
    clerk: Person,
    analyst: Person,
    situation: Situation,
    signed_in: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    people = [signed_in(request.getfixturevalue(name)) for name in EVERYONE]
    before = {main(client) for client in people}
    person = f"{known.suspect.get_absolute_url()}public/"
    alone = {main(client, person) for client in people}
    (page,), (one,) = before, alone
    lines = [line for line in told(page) if not line.startswith("Individuals, not warrants")]
    assert lines == [line for line in FACTS if line != "Individuals, not warrants"]
    assert told(one) == FACTS[4:]
    hide(known, sealed_circle, clerk, analyst, situation)
    assert {main(client) for client in people} == before
    assert {main(client, person) for client in people} == alone


def test_the_page_as_known_earlier_never_changes_and_names_nobody_unsealed_since(
    known: Warrant, situation: Situation, facilitator: Person, signed_in: SignIn
) -> None:
    client, then = signed_in(facilitator), {"on": "2023-12-31", "known": "2023-12-31"}
    before = main(client, **then)
    late = write_warrant(situation, "Late", issued=date(2021, 1, 1), unsealed=date(2024, 1, 1))
    add_event(known, "surrendered", date(2023, 1, 1), known_from=NOW - timedelta(days=1))
    assert main(client, **then) == before
    assert "B." not in told(before)
    assert told(main(client, on="2024-01-01"))[0] == "1"
    assert "Late" in main(client, on="2024-01-01")
    page = main(client, f"{late.suspect.get_absolute_url()}public/", on="2023-12-31")
    assert told(page)[-1] == "Nothing was public of this person by this day."


def test_a_person_under_seal_has_no_public_page_in_its_circle_either(
    sealed: Warrant, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    for person in (clerk, facilitator):
        assert signed_in(person).get(f"{sealed.suspect.get_absolute_url()}public/").status_code == 404
