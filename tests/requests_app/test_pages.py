"""The registers in the browser: lists, one request, forms, actions, export."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Compartment, Person, ReadAudit
from accounts.sight import viewing
from common.clock import today
from partners.models import Partner, Situation
from requests_app.models import CooperationRequest
from requests_app.queries import VIEWS
from requests_app.services import link_to_warrant
from requests_app.vocab import Family, Status
from tests.requests_app.conftest import PATHS, brought_to, logged
from tests.requests_app.test_deadlines import sent

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def typed(addressee: Partner, **fields: Any) -> dict[str, Any]:
    """What a person types into the form."""
    return {
        "family": "assistance",
        "partner": addressee.code,
        "subject": "Records of a provincial hospital",
        "originator": "chambers",
        "article": "93(1)(i)",
        "level": "public",
        **fields,
    }


def test_request_is_logged_approved_by_another_and_transmitted_in_the_browser(
    clerk: Person, officer: Person, kenya: Partner, darfur: Situation, signed_in: SignIn
) -> None:
    mine, theirs = signed_in(clerk), signed_in(officer)
    answer = mine.post("/requests/log/", typed(kenya, situation="darfur"))
    address = answer["Location"]
    with viewing(clerk):
        draft = CooperationRequest.objects.get()
        assert (draft.article, draft.situation, draft.created_by) == ("93(1)(i)", darfur, clerk)
    day = today().isoformat()
    mine.post(f"{address}submitted/", {"on": day, "version": 1})
    assert mine.post(f"{address}approved/", {"on": day, "version": 2}).status_code == 403
    theirs.post(f"{address}approved/", {"on": day, "version": 2})
    sent_on = (today() - timedelta(days=200)).isoformat()
    fields = {"on": sent_on, "version": 3, "channel": "Embassy in The Hague", "language": "English"}
    answer = mine.post(f"{address}transmitted/", fields, follow=True)
    assert "days late" in answer.content.decode()
    assert "Why this date?" in answer.content.decode()
    listed = mine.get("/requests/").content.decode()
    assert f"REG/{sent_on[:4]}/0001" in listed


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"subject": ""}, "subject"),
        ({"partner": "XXX"}, "partner"),
        ({"family": "other"}, "family"),
        ({"article": "nonsense"}, "article"),
        ({"due_on": "31.2.2013"}, "due_on"),
        ({"level": "under_seal"}, "level"),
        ({"family": "relocation"}, "level"),
        ({"situation": "nowhere"}, "situation"),
        ({"subject": "x" * 301}, "subject"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_changes_nothing(
    fields: dict[str, str], field: str, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    answer = signed_in(officer).post("/requests/log/", typed(kenya, **fields))
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, [field])
    with viewing(officer):
        assert CooperationRequest.objects.count() == 0


@pytest.mark.parametrize("name", ["president", "facilitator", "administrator"])
def test_only_transmitting_organs_log(name: str, request: pytest.FixtureRequest, signed_in: SignIn) -> None:
    status = signed_in(request.getfixturevalue(name)).get("/requests/log/").status_code
    assert status == (403 if name == "president" else 404)


@pytest.mark.parametrize("name", ["facilitator", "administrator"])
def test_whoever_sees_no_request_finds_no_page(
    name: str, request: pytest.FixtureRequest, clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
    client = signed_in(request.getfixturevalue(name))
    for address in (
        "/requests/",
        "/requests/export.csv",
        f"/requests/{row.code}/",
        f"/api/v1/requests/{row.code}/",
    ):
        assert client.get(address).status_code == 404, address


def test_sealed_request_is_not_there_for_others(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya, level="under_seal", compartment=compartment, subject="Secret heron")
    client = signed_in(officer)
    for address in (
        f"/requests/{row.code}/",
        f"/requests/{row.code}/edit/",
        f"/requests/{row.code}/submitted/",
    ):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code in {404, 405}
    for address in (
        "/requests/?show=all",
        "/requests/?q=heron",
        "/requests/export.csv?show=all",
        "/api/v1/requests/",
    ):
        answer = client.get(address)
        body = b"".join(answer) if answer.streaming else answer.content
        assert b"Secret heron" not in body, address
        assert row.code.encode() not in body, address
    assert b"Secret heron" in signed_in(clerk).get("/requests/?show=all").content


def test_reader_of_the_other_organ_reads_and_is_refused_every_change(
    clerk: Person, analyst: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = link_to_warrant(logged(clerk, kenya, family=Family.ARREST_SURRENDER))
    client = signed_in(analyst)
    page = client.get(f"/requests/{row.code}/")
    assert page.status_code == 200
    assert page.context["main"] is None
    assert page.context["others"] == []
    for address in (f"/requests/{row.code}/submitted/", f"/requests/{row.code}/edit/"):
        assert client.get(address).status_code == 403
        assert client.post(address, {"on": today().isoformat(), "version": 1}).status_code == 403


def test_second_press_is_told_so_and_changes_nothing(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
    client, fields = signed_in(clerk), {"on": today().isoformat(), "version": row.version}
    answers = [client.post(f"/requests/{row.code}/submitted/", fields, follow=True) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert "pressed twice" in answers[1].content.decode()
    with viewing(clerk):
        assert row.events.filter(kind="submitted").count() == 1


def test_stale_edit_shows_both_and_loses_nothing(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
    first, second = signed_in(clerk), signed_in(officer)
    fields = typed(kenya, version=row.version)
    first.post(f"/requests/{row.code}/edit/", {**fields, "subject": "What the first typed"})
    answer = second.post(f"/requests/{row.code}/edit/", {**fields, "subject": "What the second typed"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "What the first typed" in page
    assert "What the second typed" in page
    again = {**fields, "subject": "What the second typed", "version": answer.context["form"].data["version"]}
    assert second.post(f"/requests/{row.code}/edit/", again).status_code == 302
    with viewing(clerk):
        row.refresh_from_db()
        assert row.subject == "What the second typed"


def test_edit_form_shows_the_draft_as_it_is(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya, article="93(1)(i)", due_on=date(2030, 1, 2))
    form = signed_in(clerk).get(f"/requests/{row.code}/edit/").context["form"]
    assert (form["partner"].value(), form["due_on"].value(), form["version"].value()) == (
        "Kenya",
        date(2030, 1, 2),
        1,
    )


def many(partner: Partner, count: int) -> None:
    """Requests whose due dates have ties, gaps and no value."""
    first = today() - timedelta(days=90)
    for number in range(count):
        due = None if number % 7 == 0 else first + timedelta(days=30 + number // 5)
        level = "confidential" if number % 2 else "public"
        sent(partner, number, transmitted_on=first + timedelta(days=number % 9), due_on=due, level=level)


@pytest.mark.parametrize(
    "sort", ["due_on", "-due_on", "transmitted_on", "-transmitted_on", "reference", "-reference"]
)
def test_paging_neither_repeats_nor_loses_a_row(
    sort: str, clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    many(kenya, 130)
    client, cursor, seen, sizes = signed_in(clerk), "", [], []
    while True:
        page = client.get("/requests/", {"show": "all", "sort": sort, "after": cursor}).context["page"]
        seen += [row.reference for row in page.rows]
        sizes.append(len(page.rows))
        if page.next is None:
            break
        cursor = page.next
    assert sizes == [50, 50, 30]
    assert len(set(seen)) == len(seen) == 130


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    # The test's own transaction around the request makes these; a real request has none of them.
    around = ("SAVEPOINT", "RELEASE", "select icc_view_as(null")
    return len([query for query in captured if not query["sql"].startswith(around)])


@pytest.mark.parametrize(
    "address", ["/requests/", "/requests/?show=all&sort=-reference", "/requests/?q=records"]
)
def test_list_asks_at_most_eight_queries_whatever_its_length(
    address: str, clerk: Person, kenya: Partner, chad: Partner, darfur: Situation, signed_in: SignIn
) -> None:
    # Only where an instance may hold demonstration data is one more query asked, whether it does.
    clerk.synthetic = True
    clerk.save()
    client = signed_in(clerk)
    counts = []
    for rows in (1, 4, 60):
        for number in range(rows):
            partner = kenya if number % 2 else chad
            sent(partner, rows * 1_000 + number, level="confidential", situation=darfur)
        counts.append(queries(client, address))
    assert max(counts) <= 8, counts
    assert counts[0] == counts[1]


def test_request_page_asks_at_most_twenty_queries_whatever_happened(
    clerk: Person, officer: Person, kenya: Partner, darfur: Situation, signed_in: SignIn
) -> None:
    client = signed_in(clerk)
    with viewing(clerk):
        short = logged(clerk, kenya, level="confidential", situation=darfur)
        long = brought_to(Status.CLOSED, clerk, officer, kenya, level="confidential", situation=darfur)
    counts = [queries(client, f"/requests/{row.code}/") for row in (short, long)]
    assert counts[0] == counts[1] <= 20
    assert len(PATHS[Status.CLOSED]) > 3


def test_list_puts_what_is_late_first(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    day = today()
    for number, due in enumerate((day + timedelta(days=3), day - timedelta(days=9), day - timedelta(days=2))):
        sent(kenya, number, transmitted_on=day - timedelta(days=30), due_on=due)
    page = signed_in(clerk).get("/requests/").content.decode()
    assert page.index("REG/2013/0001") < page.index("REG/2013/0002") < page.index("REG/2013/0000")
    assert "9 days late" in page


def test_each_filter_narrows_the_list(
    clerk: Person, kenya: Partner, chad: Partner, darfur: Situation, signed_in: SignIn
) -> None:
    sent(kenya, 1, situation=darfur, family="visa", note_number="NV/2013/777")
    sent(chad, 2, level="confidential", originator="defence", transmitted_on=date(2012, 1, 1))
    client = signed_in(clerk)
    for query in (
        "family=visa",
        "partner=KEN",
        "situation=darfur",
        "originator=chambers",
        "level=public",
        "first=2012-01-02",
        "q=777",
        "q=REG/2013/0001",
    ):
        rows = client.get(f"/requests/?{query}").context["page"].rows
        assert [row.reference for row in rows] == ["REG/2013/0001"], query
    assert client.get("/requests/?last=2012-01-01").context["page"].rows[0].reference == "REG/2013/0002"


@pytest.mark.parametrize(
    "query",
    ["family=x", "partner=x", "first=x", "show=x", "sort=x", "after=x", "after=WzEsMl0", "q=%00", "level=x"],
)
def test_nonsense_in_the_address_is_told_and_never_breaks(
    query: str, clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    sent(kenya, 1)
    assert signed_in(clerk).get(f"/requests/?{query}").status_code in {200, 400}


def test_export_is_what_the_list_shows_in_the_columns_of_the_import(
    clerk: Person, kenya: Partner, compartment: Compartment, signed_in: SignIn
) -> None:
    sent(kenya, 1, subject="=1+1", level="confidential")
    sent(kenya, 2, family="visa")
    sent(kenya, 3, level="under_seal", compartment=compartment, reference="S-x", subject="Heron")
    answer = signed_in(clerk).get("/requests/export.csv?show=all&family=assistance")
    lines = b"".join(answer).decode().splitlines()
    assert lines[0].startswith("reference,organ,originator,family,article,partner")
    assert lines[1:] == [
        "REG/2013/0001,registry,chambers,assistance,,KEN,,'=1+1,confidential,,,2013-05-01,2013-07-01,,,"
    ]
    with viewing(clerk):
        assert ReadAudit.objects.filter(path__startswith="/requests/export.csv").count() == 1


def test_reading_confidential_rows_is_in_the_trail(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    row = sent(kenya, 1, level="confidential")
    sent(kenya, 2)
    page = signed_in(clerk).get("/requests/")
    assert page.context["marking"] == "confidential"
    with viewing(clerk):
        assert ReadAudit.objects.get(path="/requests/").object_ids == [row.pk]


def test_every_saved_view_opens(clerk: Person, signed_in: SignIn) -> None:
    for view in VIEWS:
        assert signed_in(clerk).get(f"/requests/?show={view}").status_code == 200


def test_due_date_is_proposed_while_the_form_is_filled_in(clerk: Person, signed_in: SignIn) -> None:
    page = signed_in(clerk).get("/requests/log/due/?family=visa&urgent=on").content.decode()
    assert "If sent today, due on" in page
    assert signed_in(clerk).get("/requests/log/due/?family=x").content.decode().strip() == ""


def test_partner_page_shows_its_requests_to_those_who_see_them(
    clerk: Person, facilitator: Person, kenya: Partner, signed_in: SignIn
) -> None:
    sent(kenya, 1)
    assert "REG/2013/0001" in signed_in(clerk).get("/partners/KEN/").content.decode()
    assert "REG/2013/0001" not in signed_in(facilitator).get("/partners/KEN/").content.decode()
