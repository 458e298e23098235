"""Pages, CSV and API of agreements and of APIC, as each persona gets them."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Compartment, Person, ReadAudit
from accounts.sight import purpose, viewing
from accounts.vocab import Level
from agreements.models import Agreement
from agreements.services import write_agreement
from agreements.vocab import AgreementKind, Stage
from partners.models import Partner, TreatyEvent
from partners.vocab import RegionalGroup, Treaty, TreatyEventKind
from tests.agreements.conftest import NOW

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
LISTS = ["agreements:list", "agreements:export", "agreements:api_agreements"]
ALL = [
    *LISTS,
    *(
        f"agreements:{treaty}_{page}"
        for treaty in Treaty
        for page in ("status", "export", "changes", "changes_export", "declarations", "implementation")
    ),
    "agreements:api_apic",
    "agreements:api_rome_statute",
]


def body(client: Client, name: str, **query: str) -> str:
    """The text of a page."""
    response = client.get(reverse(name), query)
    assert response.status_code == 200, response
    return response.content.decode()


@pytest.mark.parametrize("name", ALL)
def test_strangers_are_sent_to_sign_in(name: str, db: None) -> None:
    response = Client().get(reverse(name))
    assert response.status_code in {302, 401, 403}
    assert response.status_code != 302 or reverse("account_login") in response["Location"]


@pytest.mark.parametrize("name", ALL)
def test_every_persona_opens_every_list_on_any_day(
    personas: dict[str, Person], signed_in: SignIn, enforcement: Agreement, name: str
) -> None:
    days = ("", "1998-07-17", "2013-09-30", "2100-01-01")
    for turn, person in enumerate(personas.values()):
        body(signed_in(person), name, on=days[turn % len(days)])


@pytest.mark.parametrize("name", LISTS)
def test_a_relocation_state_is_named_nowhere_outside_its_compartment(
    personas: dict[str, Person], signed_in: SignIn, relocation: Agreement, name: str
) -> None:
    for persona, person in personas.items():
        for query in (
            {},
            {"kind": "relocation"},
            {"group": "AFR"},
            {"sort": "partner"},
            {"on": "2013-09-30"},
        ):
            text = body(signed_in(person), name, **query)
            assert ("Wakanda" in text or "WKD" in text) == (persona == "member" and name == "agreements:list")
            assert relocation.code not in text or persona == "member"


def test_the_page_of_a_state_shows_its_agreements_and_never_relocation(
    personas: dict[str, Person],
    signed_in: SignIn,
    relocation: Agreement,
    enforcement: Agreement,
    ruritania: Partner,
    wakanda: Partner,
) -> None:
    for person in personas.values():
        client = signed_in(person)
        page = client.get(ruritania.get_absolute_url(), {"on": "2013-09-30"}).content.decode()
        assert enforcement.get_absolute_url() in page
        page = client.get(wakanda.get_absolute_url(), {"on": "2013-09-30"}).content.decode()
        assert relocation.code not in page
        assert "Relocation" not in page


def test_a_relocation_agreement_has_a_page_for_members_alone(
    personas: dict[str, Person], signed_in: SignIn, relocation: Agreement
) -> None:
    for persona, person in personas.items():
        for address in (
            relocation.get_absolute_url(),
            reverse("agreements:stage", args=[relocation.code, "enter_into_force"]),
        ):
            status = signed_in(person).get(address).status_code
            assert status == (200 if persona == "member" else 404)


def test_everyone_reads_the_total_of_relocation_agreements_at_ends_of_quarters_and_no_group(
    personas: dict[str, Person], signed_in: SignIn, relocation: Agreement
) -> None:
    for person in personas.values():
        totals = {}
        for on in ("2013-03-30", "2013-03-31", "2013-04-01"):
            answer = signed_in(person).get(reverse("agreements:api_agreements"), {"on": on}).json()
            totals[on] = answer["totals"]["relocation"]
        assert totals == {
            "2013-03-30": {"on": "2012-12-31", "concluded": 0, "in_force": None},
            "2013-03-31": {"on": "2013-03-31", "concluded": 1, "in_force": None},
            "2013-04-01": {"on": "2013-03-31", "concluded": 1, "in_force": None},
        }


def test_reading_a_relocation_agreement_is_in_the_trail_of_its_compartment(
    clerk: Person, administrator: Person, signed_in: SignIn, relocation: Agreement, compartment: Compartment
) -> None:
    signed_in(clerk).get(relocation.get_absolute_url())
    signed_in(clerk).get(reverse("agreements:list"))
    with viewing(clerk):
        rows = list(ReadAudit.objects.filter(what="agreements.agreement"))
        assert [row.object_ids for row in rows] == [[relocation.pk]] * 2
        assert {row.level for row in rows} == {Level.CONFIDENTIAL}
    with viewing(administrator):
        assert not ReadAudit.objects.filter(what="agreements.agreement").exists()


def test_the_marking_of_the_page_is_the_highest_on_it(
    clerk: Person, officer: Person, signed_in: SignIn, relocation: Agreement
) -> None:
    assert "marked-confidential" in body(signed_in(clerk), "agreements:list")
    assert "marked-public" in body(signed_in(officer), "agreements:list")


def test_talks_are_listed_for_the_court_and_not_for_facilitators(
    officer: Person, facilitator: Person, signed_in: SignIn, talks: Agreement
) -> None:
    assert "Wakanda" in body(signed_in(officer), "agreements:list")
    assert "Wakanda" not in body(signed_in(facilitator), "agreements:list")
    assert signed_in(facilitator).get(talks.get_absolute_url()).status_code == 404


def test_the_list_shows_the_stage_of_the_day(
    officer: Person, signed_in: SignIn, enforcement: Agreement
) -> None:
    for on, stage in (
        ("2008-01-01", None),
        ("2010-05-31", "negotiating"),
        ("2010-06-01", "signed"),
        ("2012-07-05", "in_force"),
    ):
        answer = signed_in(officer).get(reverse("agreements:api_agreements"), {"on": on}).json()
        assert [row["stage"] for row in answer["agreements"]] == ([stage] if stage else [])


@pytest.mark.parametrize(
    "name",
    ["agreements:export", "agreements:api_agreements", "agreements:apic_export", "agreements:api_apic"],
)
def test_a_day_that_is_none_gets_a_sentence(officer: Person, signed_in: SignIn, name: str) -> None:
    for value in ("yesterday", "2013-02-30", "1900-01-01", "9999-12-31"):
        response = signed_in(officer).get(reverse(name), {"on": value})
        assert response.status_code == 400


def test_pages_show_today_and_a_sentence_where_the_day_is_none(officer: Person, signed_in: SignIn) -> None:
    for name in ("agreements:list", "agreements:apic_status"):
        assert "Today is shown instead" in body(signed_in(officer), name, on="yesterday")


def test_as_known_before_a_signature_was_recorded(
    officer: Person, president: Person, signed_in: SignIn, ruritania: Partner
) -> None:
    with purpose("demo"):
        write_agreement(
            kind=AgreementKind.ENFORCEMENT,
            partner=ruritania,
            stages={Stage.SIGNED: date(2012, 1, 1)},
            known_from=NOW,
        )
    for known, count in (("2013-10-08", 0), ("2013-10-09", 1)):
        answer = signed_in(officer).get(
            reverse("agreements:api_agreements"), {"on": "2013-01-01", "known": known}
        )
        assert answer.json()["totals"]["enforcement_of_sentences"]["concluded"] == count


def test_queries_do_not_grow_with_the_rows(
    officer: Person, signed_in: SignIn, state: Callable[..., Partner]
) -> None:
    client = signed_in(officer)

    def add(code: str) -> None:
        partner = state(code, f"State {code}", RegionalGroup.AFR)
        with purpose("demo"):
            write_agreement(
                kind=AgreementKind.ENFORCEMENT, partner=partner, stages={Stage.SIGNED: date(2012, 1, 1)}
            )
            TreatyEvent.objects.create(
                partner=partner,
                treaty=Treaty.APIC,
                kind=TreatyEventKind.DEPOSITED,
                effective_on=date(2012, 1, 1),
                known_from=NOW,
            )

    def queries(name: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            body(client, name)
        return len(seen)

    add("AAA")
    few = {name: queries(name) for name in ALL}
    for code in ("BBB", "CCC", "DDD"):
        add(code)
    assert {name: queries(name) for name in ALL} == few


def test_filters_keep_the_day_and_the_day_keeps_the_filters(officer: Person, signed_in: SignIn) -> None:
    for name, query in (
        ("agreements:list", {"stage": "signed"}),
        ("agreements:apic_status", {"status": "outside"}),
    ):
        page = body(signed_in(officer), name, on="2013-04-22", known="2013-10-09", **query)
        for field, value in ({"on": "2013-04-22", "known": "2013-10-09"} | query).items():
            assert re.search(f'<input type="hidden" name="{field}" value="{value}"', page)


def test_csv_has_the_rows_of_the_page(officer: Person, signed_in: SignIn, enforcement: Agreement) -> None:
    rows = list(csv.DictReader(body(signed_in(officer), "agreements:export", on="2012-12-31").splitlines()))
    assert [
        (row["iso3"], row["group"], row["stage"], row["signature_date"], row["entry_into_force"])
        for row in rows
    ] == [("RUR", "WEOG", "in_force", "2010-06-01", "2012-07-05")]


def post(client: Client, address: str, **values: Any) -> Any:
    """What the server says to a form."""
    return client.post(address, values)


def test_an_agreement_is_opened_and_signed_by_form(
    president: Person, signed_in: SignIn, ruritania: Partner
) -> None:
    client = signed_in(president)
    values = {
        "kind": "enforcement_of_sentences",
        "partner": ruritania.pk,
        "form": "framework",
        "action": "negotiate",
        "on": "2013-02-04",
        "level": "public",
    }
    assert post(client, reverse("agreements:open"), **values).status_code == 302
    with viewing(president):
        agreement = Agreement.objects.get()
    sign = reverse("agreements:stage", args=[agreement.code, "sign"])
    assert client.get(sign).status_code == 200
    refused = post(client, sign, on="2013-01-01", seen="negotiating")
    assert "lies before 2013-02-04" in refused.content.decode()
    stale = post(client, sign, on="2013-05-06", seen="model_shared")
    assert "meanwhile" in stale.content.decode()
    assert (
        post(client, sign, on="2013-05-06", seen="negotiating", signed_at_event="The Hague").status_code
        == 302
    )
    page = client.get(agreement.get_absolute_url()).content.decode()
    assert "Petra President" in page
    assert "The Hague" in page
    again = post(client, sign, on="2013-05-06", seen="signed")
    assert "not possible while" in again.content.decode()


def test_a_form_that_is_not_right_names_its_fields(
    president: Person, signed_in: SignIn, ruritania: Partner
) -> None:
    response = post(signed_in(president), reverse("agreements:open"), kind="relocation", partner="x", on="")
    assert {"kind", "partner", "form", "action", "on", "level"} <= set(response.context["form"].errors)
    with viewing(president):
        assert not Agreement.objects.exists()


def test_forms_are_for_the_lead_organs(
    personas: dict[str, Person], signed_in: SignIn, enforcement: Agreement
) -> None:
    stage = reverse("agreements:stage", args=[enforcement.code, "terminate"])
    for persona, person in personas.items():
        client = signed_in(person)
        leads = persona in {"member", "registry", "presidency"}
        assert client.get(reverse("agreements:open")).status_code == (200 if leads else 404)
        assert client.get(stage).status_code == (200 if persona == "presidency" else 404)
        page = client.get(enforcement.get_absolute_url()).content.decode()
        assert (stage in page) == (persona == "presidency")


def test_an_unknown_action_is_no_page(president: Person, signed_in: SignIn, enforcement: Agreement) -> None:
    assert (
        signed_in(president).get(reverse("agreements:stage", args=[enforcement.code, "explode"])).status_code
        == 404
    )
