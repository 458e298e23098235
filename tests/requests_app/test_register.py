"""The register as a desk: columns that a person chose, saved and shared views, order, and whose work it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from accounts.models import Compartment, Person
from accounts.sight import viewing
from common.clock import today
from partners.models import Partner
from requests_app.columns import SORTS, STANDARD, Column
from requests_app.models import CooperationRequest, SavedView
from tests.requests_app.conftest import logged
from tests.requests_app.test_deadlines import sent
from tests.requests_app.test_pages import queries

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def shown(client: Client, address: str = "/requests/") -> list[str]:
    return [column.name for column in client.get(address, follow=True).context["table"].columns]


def saved(client: Client, query: str, **fields: Any) -> str:
    """Saves the view; returns the address that it leads to."""
    answer = client.post("/requests/views/", {"name": "Mine", "query": query, **fields})
    assert answer.status_code == 302, answer.context["form"].errors
    address: str = answer["Location"]
    return address


def test_every_column_can_be_shown_and_sorts_where_an_index_has_the_order(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    sent(kenya, 1)
    client = signed_in(clerk)
    page = client.get(f"/requests/?show=all&columns={','.join(Column)}")
    columns = page.context["table"].columns
    assert [column.name for column in columns] == ["pick", *Column]
    assert {column.name for column in columns if column.sorts} == {*SORTS} - {"id"}


def test_chosen_columns_are_remembered_stand_in_the_address_and_are_given_back(
    clerk: Person, officer: Person, signed_in: SignIn
) -> None:
    client = signed_in(clerk)
    answer = client.post(
        "/requests/columns/", {"column": ["status", "article", "nonsense"], "query": "show=late&sort=due_on"}
    )
    assert parse_qs(urlsplit(answer["Location"]).query) == {
        "show": ["late"],
        "sort": ["due_on"],
        "columns": ["reference,status,article"],
    }
    assert shown(client) == ["pick", "reference", "status", "article"]
    assert shown(client, "/requests/?columns=subject") == ["pick", "reference", "subject"]
    assert shown(signed_in(officer)) == ["pick", *STANDARD]
    client.post("/requests/columns/", {"column": ["status"], "standard": "yes"})
    assert shown(client) == ["pick", *STANDARD]


def test_saved_view_keeps_what_the_register_knows_and_nothing_else(clerk: Person, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    wish = "show=late&family=visa&sort=-due_on&columns=status&after=x&view=y&other=z&csrfmiddlewaretoken=t"
    address = urlsplit(saved(client, wish))
    with viewing(clerk):
        view = SavedView.objects.get()
    assert parse_qs(view.query) == {
        "show": ["late"],
        "family": ["visa"],
        "sort": ["-due_on"],
        "columns": ["reference,status"],
    }
    assert (address.path, address.query) == ("/requests/", f"{view.query}&view={view.code}")
    links = client.get(f"{address.path}?{address.query}").context["views"]
    assert [link["label"] for link in links if link["active"]] == ["Mine"]


def test_words_that_find_what_is_sealed_are_shared_with_nobody(
    clerk: Person, kenya: Partner, compartment: Compartment, signed_in: SignIn
) -> None:
    with viewing(clerk):
        logged(clerk, kenya, subject="Heron", level="under_seal", compartment=compartment)
        logged(clerk, kenya, subject="Gull")
    client = signed_in(clerk)
    answer = client.post("/requests/views/", {"name": "Birds", "query": "q=heron", "shared": "on"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, ["shared"])
    saved(client, "q=heron")
    saved(client, "q=gull", name="Ours", shared="on")
    with viewing(clerk):
        assert dict(SavedView.objects.values_list("name", "shared")) == {"Mine": False, "Ours": True}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"query": "family=nonsense"}, "query"),
        ({"query": "first=2013-02-31"}, "query"),
        ({"name": " "}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"query": f"q={'x' * 101}"}, "query"),
    ],
)
def test_a_view_with_a_mistake_is_not_saved(
    fields: dict[str, str], field: str, clerk: Person, signed_in: SignIn
) -> None:
    answer = signed_in(clerk).post("/requests/views/", {"name": "Mine", "query": "show=late", **fields})
    assert (answer.status_code, [*answer.context["form"].errors]) == (400, [field])
    with viewing(clerk):
        assert not SavedView.objects.exists()


def test_saving_under_the_same_name_replaces_the_view(clerk: Person, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    saved(client, "show=late")
    saved(client, "show=soon", shared="on")
    with viewing(clerk):
        assert [(view.query, view.shared) for view in SavedView.objects.all()] == [("show=soon", True)]


def test_shared_views_are_seen_by_the_organ_and_removed_by_their_owner_alone(
    clerk: Person, officer: Person, analyst: Person, signed_in: SignIn
) -> None:
    saved(signed_in(clerk), "show=late", name="Ours", shared="on")
    saved(signed_in(clerk), "show=late", name="Mine alone")
    names = {}
    for person in (clerk, officer, analyst):
        links = signed_in(person).get("/requests/").context["views"]
        names[person] = [link["label"] for link in links][6:]
    assert names == {clerk: ["Mine alone", "Ours"], officer: ["Ours"], analyst: []}
    with viewing(clerk):
        ours, mine = SavedView.objects.get(name="Ours").code, SavedView.objects.get(name="Mine alone").code
    statuses = {
        (person.name, code == ours): signed_in(person).post(f"/requests/views/{code}/remove/").status_code
        for person in (officer, analyst, clerk)
        for code in (ours, mine)
    }
    assert statuses == {
        (officer.name, True): 403,
        (officer.name, False): 404,
        (analyst.name, True): 404,
        (analyst.name, False): 404,
        (clerk.name, True): 302,
        (clerk.name, False): 302,
    }


def test_register_opens_with_the_view_that_the_person_put_first(
    clerk: Person, officer: Person, signed_in: SignIn
) -> None:
    address = saved(signed_in(clerk), "show=prepared&sort=-id", shared="on", first="on")
    code = address.rpartition("=")[2]
    assert signed_in(clerk).get("/requests/")["Location"] == address
    assert signed_in(clerk).get("/requests/?show=open").status_code == 200
    client = signed_in(officer)
    assert client.get("/requests/").status_code == 200
    client.post(f"/requests/views/{code}/first/")
    assert client.get("/requests/")["Location"] == address
    signed_in(clerk).post(f"/requests/views/{code}/remove/")
    assert client.get("/requests/").status_code == 200


def test_filters_of_work_narrow_the_list(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    day = date(2013, 8, 1)
    sent(kenya, 1, assigned_to=clerk, urgent=True)
    sent(kenya, 2, assigned_to=officer, due_on=day - timedelta(days=1))
    sent(kenya, 3, due_on=day, escalation=2)
    client = signed_in(clerk)
    assert {
        query: sorted(
            row.reference[-1] for row in client.get(f"/requests/?show=all&{query}").context["page"].rows
        )
        for query in (
            "assigned=me",
            "assigned=none",
            f"assigned={officer.pk}",
            "urgent=yes",
            "urgent=no",
            "escalated=yes",
            "escalated=no",
            "overdue=2013-08-01",
            "overdue=2013-08-02",
        )
    } == {
        "assigned=me": ["1"],
        "assigned=none": ["3"],
        f"assigned={officer.pk}": ["2"],
        "urgent=yes": ["1"],
        "urgent=no": ["2", "3"],
        "escalated=yes": ["3"],
        "escalated=no": ["1", "2"],
        "overdue=2013-08-01": ["1", "2"],
        "overdue=2013-08-02": ["1", "2", "3"],
    }


def test_saved_views_and_columns_cost_no_further_query(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    clerk.synthetic = True
    clerk.save()
    sent(kenya, 1, level="confidential", assigned_to=officer)
    client, counts = signed_in(clerk), []
    for views in (1, 4):
        for number in range(views):
            saved(client, "show=late", name=f"View {number}", shared="on")
        counts.append(queries(client, f"/requests/?show=all&columns={','.join(Column)}"))
    assert counts[0] == counts[1] <= 8


def test_whoever_sees_no_request_has_no_views(
    facilitator: Person, administrator: Person, signed_in: SignIn
) -> None:
    for person in (facilitator, administrator):
        client = signed_in(person)
        assert client.get("/requests/views/").status_code == 404
        assert client.post("/requests/columns/", {}).status_code == 404


def test_a_view_shows_each_person_what_they_may_see(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment, signed_in: SignIn
) -> None:
    sent(kenya, 1, level="under_seal", compartment=compartment, reference="S-x", due_on=today())
    address = saved(signed_in(clerk), "show=all&level=under_seal", shared="on")
    seen = {
        person.name: len(signed_in(person).get(address).context["page"].rows) for person in (clerk, officer)
    }
    assert seen == {clerk.name: 1, officer.name: 0}
    with viewing(clerk):
        assert CooperationRequest.objects.count() == 1
