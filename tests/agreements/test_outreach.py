"""Incidents on privileges and immunities, and outreach events with the agreements signed at them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.changes import changes_of
from accounts.models import Compartment, Person
from accounts.sight import viewing
from accounts.vocab import Level
from agreements.models import (
    Agreement,
    Incident,
    IncidentHistory,
    OutreachEvent,
    OutreachHistory,
    SignedAt,
)
from agreements.services.incident import edit_incident, log_incident, resolve_incident
from agreements.services.outreach import edit_event, end_event, link_agreement, plan_event
from agreements.vocab.outreach import EventKind, EventStatus, Protection
from common.errors import Forbidden, Refusal, Stale
from partners.models import Partner

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
TODAY = date(2013, 10, 9)


def logged(partner: Partner, by: Person, **more: Any) -> Incident:
    known = {
        "happened_on": date(2013, 2, 4),
        "protection": Protection.TRAVEL,
        "summary": "Stopped at the border.",
    }
    return log_incident(partner=partner, today=TODAY, by=by, **{**known, **more})


def planned(by: Person, **more: Any) -> OutreachEvent:
    known = {"kind": EventKind.SEMINAR, "title": "Regional seminar", "starts_on": date(2013, 6, 25)}
    return plan_event(by=by, **{**known, **more})


def test_an_incident_is_kept_by_its_organ_and_resolved_once(
    clerk: Person, analyst: Person, facilitator: Person, ruritania: Partner
) -> None:
    with viewing(clerk):
        row = logged(ruritania, clerk)
        for on, outcome, sentence in (
            (date(2013, 2, 3), "Settled", "between the incident and today"),
            (date(2013, 10, 10), "Settled", "between the incident and today"),
            (date(2013, 3, 1), " ", "how it ended"),
        ):
            with pytest.raises(Refusal, match=sentence):
                resolve_incident(row, on=on, outcome=outcome, today=TODAY, by=clerk)
        with pytest.raises(Refusal, match="in the future"):
            logged(ruritania, clerk, happened_on=date(2013, 10, 10))
        with pytest.raises(Refusal, match="belongs to a compartment"):
            logged(ruritania, clerk, level=Level.UNDER_SEAL)
        resolve_incident(row, on=date(2013, 3, 1), outcome="Settled", today=TODAY, by=clerk)
        with pytest.raises(Stale):
            resolve_incident(row, on=date(2013, 3, 1), outcome="Settled", today=TODAY, by=clerk)
    with viewing(analyst), pytest.raises(Forbidden):
        resolve_incident(row, on=date(2013, 3, 1), outcome="Settled", today=TODAY, by=analyst)
    with viewing(facilitator):
        assert not Incident.objects.exists()
        with pytest.raises(Forbidden):
            logged(ruritania, facilitator)


def test_incidents_are_read_by_the_court_and_sealed_ones_by_their_compartment(
    personas: dict[str, Person],
    clerk: Person,
    compartment: Compartment,
    signed_in: SignIn,
    ruritania: Partner,
) -> None:
    with viewing(clerk):
        open_one = logged(ruritania, clerk)
        sealed = logged(ruritania, clerk, level=Level.UNDER_SEAL, compartment=compartment)
    for persona, person in personas.items():
        client = signed_in(person)
        court = persona in {"member", "registry", "otp", "presidency"}
        assert client.get(reverse("agreements:incidents")).status_code == (200 if court else 404)
        assert client.get(open_one.get_absolute_url()).status_code == (200 if court else 404)
        assert client.get(sealed.get_absolute_url()).status_code == (200 if persona == "member" else 404)


def test_an_event_is_held_or_cancelled_once_and_leads_to_what_was_signed(
    clerk: Person, president: Person, facilitator: Person, enforcement: Agreement, relocation: Agreement
) -> None:
    with viewing(clerk):
        with pytest.raises(Refusal, match="before it begins"):
            planned(clerk, ends_on=date(2013, 6, 24))
        event, other = planned(clerk), planned(clerk, starts_on=date(2013, 10, 15))
        with pytest.raises(Refusal, match="later than today"):
            end_event(other, status=EventStatus.HELD, today=TODAY, by=clerk)
        with pytest.raises(Refusal, match="why it was cancelled"):
            end_event(other, status=EventStatus.CANCELLED, today=TODAY, by=clerk)
        end_event(other, status=EventStatus.CANCELLED, reason="No funds", today=TODAY, by=clerk)
        with pytest.raises(Refusal, match="was cancelled"):
            link_agreement(OutreachEvent.objects.get(pk=other.pk), agreement=relocation, by=clerk)
        with pytest.raises(Forbidden):
            link_agreement(event, agreement=enforcement, by=clerk)
        link_agreement(event, agreement=relocation, by=clerk)
        end_event(event, status=EventStatus.HELD, attendance=20, today=TODAY, by=clerk)
    with viewing(president):
        link_agreement(event, agreement=enforcement, by=president)
        link_agreement(event, agreement=enforcement, by=president)
    with viewing(clerk):
        with pytest.raises(Stale):
            end_event(event, status=EventStatus.CANCELLED, reason="x", today=TODAY, by=clerk)
        assert SignedAt.objects.count() == 2
    with viewing(facilitator):
        assert [one.agreement for one in SignedAt.objects.all()] == [enforcement]
        assert list(OutreachEvent.objects.order_by("pk").values_list("status", "attendance", "reason")) == [
            ("held", 20, ""),
            ("cancelled", None, "No funds"),
        ]


def test_the_pages_keep_them(
    officer: Person,
    president: Person,
    facilitator: Person,
    signed_in: SignIn,
    ruritania: Partner,
    enforcement: Agreement,
) -> None:
    client = signed_in(officer)
    new = client.post(
        reverse("agreements:incident_new"),
        {
            "partner": "RUR",
            "happened_on": "2013-02-04",
            "protection": "travel",
            "summary": "Stopped.",
            "reading_of_state": "Only signatories.",
            "level": "confidential",
        },
    )
    page = client.get(new["Location"]).content.decode()
    assert "Only signatories." in page
    assert (
        client.post(new["Location"] + "resolve/", {"on": "2013-02-05", "outcome": "Let in."}).status_code
        == 302
    )
    assert "Let in." in client.get(new["Location"]).content.decode()
    assert client.post(reverse("agreements:incident_new"), {"partner": "RUR"}).status_code == 400
    event = client.post(
        reverse("agreements:outreach_new"),
        {"kind": "seminar", "title": "A seminar", "starts_on": "2013-06-25", "funders": "One\nTwo"},
    )["Location"]
    assert client.post(event + "cancelled/", {"reason": ""}).status_code == 400
    assert client.post(event + "held/", {"attendance": "20"}).status_code == 302
    link = event + "link/"
    assert client.post(link, {"agreement": enforcement.code}).status_code == 400
    assert signed_in(president).post(link, {"agreement": enforcement.code}).status_code == 302
    shown = signed_in(facilitator).get(event)
    assert "Enforcement of sentences" in shown.content.decode()
    assert shown.context["actions"] == []


def test_an_incident_is_corrected_by_its_organ_and_its_history_stays(
    clerk: Person, analyst: Person, ruritania: Partner
) -> None:
    with viewing(clerk):
        row = logged(ruritania, clerk)

        def edit(version: int = 1, **changes: Any) -> Incident:
            return edit_incident(row, changes, version=version, today=TODAY, by=clerk)

        with pytest.raises(Refusal, match="in the future"):
            edit(happened_on=date(2013, 10, 10))
        with pytest.raises(Refusal, match="It is open"):
            edit(outcome="Settled")
        assert edit(article="48(3)", summary=" Turned back. ").version == 2
        with pytest.raises(Stale):
            edit(article="48(4)")
        resolved = resolve_incident(row, on=date(2013, 3, 1), outcome="Settled", today=TODAY, by=clerk)
        with pytest.raises(Refusal, match="between the incident and today"):
            edit_incident(resolved, {"resolved_on": date(2013, 1, 1)}, version=3, today=TODAY, by=clerk)
        edit_incident(resolved, {"outcome": "Let in"}, version=3, today=TODAY, by=clerk)
        told = [
            [(line.label, line.before, line.after) for line in change.lines]
            for change in changes_of(row, IncidentHistory)
        ]
    assert told[:3] == [
        [("outcome", "Settled", "Let in")],
        [("resolved on", "", "1 Mar 2013"), ("outcome", "", "Settled")],
        [("article", "", "48(3)"), ("what happened", "Stopped at the border.", "Turned back.")],
    ]
    with viewing(analyst), pytest.raises(Forbidden):
        edit_incident(row, {"article": "x"}, version=4, today=TODAY, by=analyst)


def test_an_event_is_corrected_as_far_as_its_status_goes(clerk: Person, facilitator: Person) -> None:
    with viewing(clerk):
        row = planned(clerk)
        for changes, sentence in (
            ({"ends_on": date(2013, 1, 1)}, "before it begins"),
            ({"attendance": 20}, "that was held"),
            ({"reason": "No funds"}, "no other one"),
        ):
            with pytest.raises(Refusal, match=sentence):
                edit_event(row, changes, version=1, today=TODAY, by=clerk)
        row = end_event(row, status=EventStatus.HELD, attendance=20, today=TODAY, by=clerk)
        with pytest.raises(Refusal, match="cannot begin later"):
            edit_event(row, {"starts_on": date(2013, 10, 10)}, version=2, today=TODAY, by=clerk)
        edit_event(row, {"attendance": 25, "place": "Dakar"}, version=2, today=TODAY, by=clerk)
        assert [
            (line.label, line.before, line.after) for line in changes_of(row, OutreachHistory)[0].lines
        ] == [("place", "", "Dakar"), ("attendance, about", "20", "25")]
    with viewing(facilitator):
        assert not OutreachHistory.objects.exists()


def test_who_was_slower_sees_both_and_loses_nothing(
    officer: Person, signed_in: SignIn, ruritania: Partner
) -> None:
    with viewing(officer):
        row, event = logged(ruritania, officer), planned(officer)
    client = signed_in(officer)
    address = row.get_absolute_url() + "edit/"
    given = client.get(address).context["form"].initial
    typed = {**{name: value or "" for name, value in given.items()}, "partner": "RUR", "article": "48(3)"}
    assert client.post(address, typed).status_code == 302
    late = client.post(address, typed | {"article": "48(4)"})
    assert late.status_code == 409
    assert [tuple(map(str, one)) for one in late.context["differences"]] == [("Article", "48(3)", "48(4)")]
    assert client.post(address, typed | {"article": "48(4)", "version": "2"}).status_code == 302
    assert "48(4)" in client.get(row.get_absolute_url() + "changes/").content.decode()
    address = event.get_absolute_url() + "edit/"
    typed = {"kind": "seminar", "title": "", "starts_on": "2013-06-25", "version": "1"}
    assert client.post(address, typed).status_code == 400
    assert client.post(address, typed | {"title": "A seminar"}).status_code == 302


def test_lists_are_paged_filtered_and_the_same_as_page_file_and_api(
    clerk: Person,
    facilitator: Person,
    signed_in: SignIn,
    ruritania: Partner,
    wakanda: Partner,
    compartment: Compartment,
) -> None:
    with viewing(clerk):
        for day in range(1, 29):
            logged(wakanda, clerk, happened_on=date(2013, 1, day))
            logged(ruritania, clerk, happened_on=date(2013, 1, day))
            planned(clerk, starts_on=date(2013, 1, day), ends_on=date(2013, 1, day))
        logged(wakanda, clerk, level=Level.UNDER_SEAL, compartment=compartment)
    client, page = signed_in(clerk), reverse("agreements:incidents")
    first = client.get(page)
    second = client.get(page, {"after": first.context["page"].next})
    shown = [row.code for one in (first, second) for row in one.context["page"].rows]
    assert (len(shown), len(set(shown)), second.context["page"].next) == (57, 57, None)
    asked = {"partner": "WKD", "progress": "open"}
    found = client.get(page, asked).context["page"].rows
    lines = list(csv.DictReader(client.get(page + "export.csv", asked).content.decode().splitlines()))
    told = client.get("/api/v1/apic/incidents/", asked).json()["incidents"]
    assert [one["code"] for one in told] == [row.code for row in found]
    assert [one["happened_on"] for one in told if one["level"] != "under_seal"] == [
        line["date"] for line in lines
    ]
    assert (len(told), len(lines)) == (29, 28)
    public = signed_in(facilitator)
    events = public.get(reverse("agreements:outreach"), {"status": "planned"}).context["page"].rows
    told = public.get("/api/v1/apic/outreach/", {"status": "planned"}).json()["events"]
    lines = list(
        csv.DictReader(public.get(reverse("agreements:outreach_export")).content.decode().splitlines())
    )
    days = [row.starts_on.isoformat() for row in events]
    assert days == [one["starts_on"] for one in told] == [line["from"] for line in lines]
    assert public.get("/api/v1/apic/incidents/").status_code == 404


def test_the_api_keeps_them_by_the_same_services(
    officer: Person,
    president: Person,
    facilitator: Person,
    signed_in: SignIn,
    ruritania: Partner,
    enforcement: Agreement,
) -> None:
    def send(person: Person, method: str, address: str, body: dict[str, Any], **headers: str) -> Any:
        act = getattr(signed_in(person), method)
        return act(address, body, content_type="application/json", headers=headers)

    about = {"partner": "RUR", "happened_on": "2013-02-04", "protection": "travel", "summary": "Stopped."}
    made = send(officer, "post", "/api/v1/apic/incidents/", about)
    address = made["Location"]
    assert send(officer, "patch", address, {"article": "48(3)"}).status_code == 400
    changed = send(officer, "patch", address, {"article": "48(3)"}, if_match=made["ETag"])
    assert (made.status_code, changed.json()["article"], changed.json()["version"]) == (201, "48(3)", 2)
    assert send(officer, "patch", address, {"article": "x"}, if_match=made["ETag"]).status_code == 412
    assert send(officer, "patch", address, {"article": "x", "version": 1}).status_code == 409
    assert send(president, "patch", address, {"article": "x", "version": 2}).status_code == 403
    ended = send(officer, "post", address + "resolution/", {"on": "2013-02-05", "outcome": "Let in."})
    assert (ended.json()["resolved_on"], ended.json()["outcome"]) == ("2013-02-05", "Let in.")
    wrong = send(officer, "post", "/api/v1/apic/incidents/", about | {"level": "under_seal"})
    assert wrong.json()["errors"] == {
        "compartment": ["A matter under seal belongs to a compartment; choose one."]
    }
    event = {"kind": "seminar", "title": "A seminar", "starts_on": "2013-06-25"}
    assert send(facilitator, "post", "/api/v1/apic/outreach/", event).status_code == 404
    address = send(officer, "post", "/api/v1/apic/outreach/", event)["Location"]
    assert send(officer, "patch", address, {"place": "Dakar", "version": 1}).json()["place"] == "Dakar"
    assert send(officer, "post", address + "held/", {"attendance": 20}).json()["status"] == "held"
    assert send(officer, "post", address + "cancelled/", {"reason": "x"}).status_code == 409
    assert (
        send(president, "post", address + "agreements/", {"agreement": enforcement.code}).status_code == 200
    )
    read = signed_in(facilitator).get(address).json()
    assert read == event | {
        "code": address.split("/")[-2],
        "place": "Dakar",
        "ends_on": None,
        "status": "held",
        "reason": "",
        "attendance": 20,
        "funders": "",
        "recommendation": None,
        "source": "",
        "note": "",
        "version": 3,
        "agreements": [enforcement.code],
    }
