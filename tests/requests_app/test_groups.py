"""Requests that were logged together: one for each addressee, and a roll-up that betrays nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.models import Compartment, Person
from accounts.sight import viewing
from common.errors import Refusal
from partners.models import Partner
from requests_app import services
from requests_app.models import CooperationRequest, GroupMember
from requests_app.services.groups import Group, group
from requests_app.services.proposals import Way
from requests_app.vocab import Family
from tests.requests_app.conftest import NOW, TODAY, act, make_partner
from tests.requests_app.test_pages import queries, typed

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
FAMILY = {"family": Family.ASSISTANCE, "originator": "chambers", "subject": "Records of a hospital"}
NAMES = ("Kenya", "Chad", "Mali", "Togo", "Niger", "Ghana")


def together(by: Person, count: int, **fields: Any) -> list[CooperationRequest]:
    """The same request to so many States; call it while the person is looking."""
    partners = [make_partner(name[:3].upper(), name) for name in NAMES[:count]]
    return services.log_together(
        [(partner, Way("diplomatic", "en")) for partner in partners],
        by=by,
        known_at=NOW,
        **{**FAMILY, **fields},
    )


def found(code: str, on: date = TODAY) -> Group:
    """The group as the viewer sees it."""
    seen = group(code, on=on)
    assert seen is not None
    return seen


def test_each_addressee_gets_a_request_of_its_own_on_its_own_channel(
    clerk: Person, kenya: Partner, chad: Partner, interpol: Partner, signed_in: SignIn
) -> None:
    fields = typed(kenya, also_to="TCD; interp\n", language="French")
    answer = signed_in(clerk).post("/requests/log/", fields, follow=True)
    with viewing(clerk):
        rows = CooperationRequest.objects.order_by("id")
        assert [(row.partner.code, row.language) for row in rows] == [
            ("KEN", "French"),
            ("TCD", "French"),
            ("INTERPOL", "French"),
        ]
        code = GroupMember.objects.values_list("group", flat=True).distinct().get()
    assert answer.redirect_chain == [(f"/requests/together/{code}/", 302)]
    page = signed_in(clerk).get(rows[1].get_absolute_url()).content.decode()
    assert f"/requests/together/{code}/" in page
    assert "3 addressees" in page


@pytest.mark.parametrize("also_to", ["Kenya", "TCD;Chad", "Atlantis", "=1+1", "x\x07"])
def test_addressee_twice_or_unknown_is_told_and_nothing_is_logged(
    also_to: str, clerk: Person, kenya: Partner, chad: Partner, signed_in: SignIn
) -> None:
    answer = signed_in(clerk).post("/requests/log/", typed(kenya, also_to=also_to))
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, ["also_to"])
    with viewing(clerk):
        assert CooperationRequest.objects.count() == 0


def test_too_many_addressees_are_refused_in_a_sentence(clerk: Person, kenya: Partner) -> None:
    with viewing(clerk), pytest.raises(Refusal, match="41 addressees; at most 40"):
        services.log_together([(kenya, Way())] * 41, by=clerk, known_at=NOW, **FAMILY)


def test_roll_up_tells_how_the_addressees_had_replied_by_the_day(clerk: Person, officer: Person) -> None:
    day = {number: date(2013, 5, number) for number in range(1, 10)}
    with viewing(clerk):
        rows = together(clerk, 6, due_on=day[5])
        for row in rows[:5]:
            act(row, "submitted", clerk, on=day[1])
            act(row, "approved", officer, on=day[1])
            row.refresh_from_db()
            act(row, "transmitted", clerk, on=day[2])
        act(rows[0], "executed", clerk, on=day[4])
        act(rows[1], "declined", clerk, on=day[6])
        act(rows[2], "acknowledged", clerk, on=day[3])
        act(rows[3], "withdrawn", clerk, on=day[7])
        act(rows[2], "execution_started", clerk, on=day[4])
        act(rows[2], "partially_executed", clerk, on=day[8])
        code = GroupMember.objects.values_list("group", flat=True).first() or ""
        history = {
            number: (one.answered, one.refused, one.overdue, one.silent, one.unsent, one.withdrawn)
            for number, one in ((number, found(code, day[number])) for number in (1, 2, 3, 5, 6, 9))
        }
    assert history == {
        1: (0, 0, 0, 0, 6, 0),
        2: (0, 0, 0, 5, 1, 0),
        3: (0, 0, 0, 4, 1, 0),
        5: (1, 0, 0, 3, 1, 0),
        6: (1, 1, 3, 2, 1, 0),
        9: (2, 1, 2, 1, 1, 1),
    }


def test_group_counts_only_what_the_viewer_sees_and_one_of_one_is_none(
    clerk: Person, officer: Person, analyst: Person, compartment: Compartment, signed_in: SignIn
) -> None:
    with viewing(clerk):
        rows = together(clerk, 3)
        code = rows[0].membership.group
    address, theirs = f"/requests/together/{code}/", signed_in(officer)
    assert len(theirs.get(address).context["group"].members) == 3
    sealed = {"level": "under_seal", "compartment": compartment}
    for number, seen in ((0, 2), (1, None)):
        with viewing(clerk):
            services.edit_draft(rows[number], sealed, by=clerk, known_at=NOW, version=1)
        answer = theirs.get(address)
        assert (len(answer.context["group"].members) if answer.status_code == 200 else None) == seen
    assert "together" not in theirs.get(rows[2].get_absolute_url()).content.decode()
    assert theirs.get("/requests/together/nothing/").status_code == 404
    assert signed_in(analyst).get(address).status_code == 404
    assert len(signed_in(clerk).get(address).context["group"].members) == 3
    assert signed_in(clerk).get(address).context["marking"] == "under_seal"


def test_group_page_asks_as_many_queries_for_few_as_for_many(clerk: Person, signed_in: SignIn) -> None:
    client, counts = signed_in(clerk), []
    with viewing(clerk):
        few = together(clerk, 2, level="confidential")
    counts.append(queries(client, f"/requests/together/{few[0].membership.group}/"))
    with viewing(clerk):
        partners = list(Partner.objects.all()) + [make_partner(name[:3].upper(), name) for name in NAMES[2:]]
        many = services.log_together(
            [(one, Way()) for one in partners], by=clerk, known_at=NOW, **FAMILY, level="confidential"
        )
    counts.append(queries(client, f"/requests/together/{many[0].membership.group}/"))
    assert counts[0] == counts[1] <= 10
