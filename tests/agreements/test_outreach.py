"""Incidents on privileges and immunities, and outreach events with the agreements signed at them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Compartment, Person
from accounts.sight import viewing
from accounts.vocab import Level
from agreements.models import Agreement, Incident, OutreachEvent, SignedAt
from agreements.services.outreach import end_event, link_agreement, log_incident, plan_event, resolve_incident
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
