"""The page of a State in a treaty: what it shows, and how the Registry keeps it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from partners.models import Partner, TreatyEvent

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
DEPOSIT = {"kind": "deposited", "on": "2005-03-15", "instrument": "accession", "source": "C.N.77"}


def page(name: str, *args: object) -> str:
    return reverse(f"agreements:{name}", args=args)


def test_a_step_is_recorded_corrected_and_shown(
    officer: Person, signed_in: SignIn, ruritania: Partner
) -> None:
    client, record = signed_in(officer), page("rome_statute_record", "RUR")
    assert client.post(record, DEPOSIT).status_code == 302
    refused = client.post(record, DEPOSIT | {"on": "2007-01-01"})
    assert "“Deposited its instrument” on 1 Jan 2007 is not possible" in refused.content.decode()
    shown = client.get(page("rome_statute_state", "RUR"), {"on": "2005-06-01"})
    assert [(step.kind, str(step.effective_on)) for step in shown.context["steps"].rows] == [
        ("entered_into_force", "2005-06-01"),
        ("deposited", "2005-03-15"),
    ]
    deposit = TreatyEvent.objects.get(kind="deposited")
    correct = page("rome_statute_correct", deposit.pk)
    assert correct in shown.content.decode()
    assert client.post(correct, {"on": "2005-03-16", "note": "Misread"}).status_code == 302
    assert client.get(correct).status_code == 404
    assert [
        str(step.effective_on) for step in client.get(page("rome_statute_state", "RUR")).context["steps"].rows
    ] == ["2005-06-01", "2005-03-16"]


def test_everyone_reads_and_the_registry_alone_keeps(
    personas: dict[str, Person], signed_in: SignIn, ruritania: Partner
) -> None:
    record = page("apic_record", "RUR")
    for persona, person in personas.items():
        client, keeps = signed_in(person), persona in {"member", "registry"}
        shown = client.get(page("apic_state", "RUR"))
        assert shown.status_code == 200
        assert (record in shown.content.decode()) == keeps
        assert client.get(record).status_code == (200 if keeps else 404)
    assert client.get(page("apic_state", "XXX")).status_code == 404
