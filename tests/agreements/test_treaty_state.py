"""The page of a State in a treaty: what it shows, and how the Registry keeps it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.sight import viewing
from common.clock import COURT_ZONE
from partners.models import Partner, TreatyEvent
from partners.services import record_step
from partners.vocab import Treaty, TreatyEventKind

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
    assert client.get(correct).context["form"].initial["instrument"] == "accession"
    right = {"on": "2005-03-16", "instrument": "ratification", "source": "C.N.78", "note": "Misread"}
    assert correct in shown.content.decode()
    assert client.post(correct, right | {"instrument": ""}).status_code == 400
    assert client.post(correct, right).status_code == 302
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


def test_a_correction_is_told_and_moves_no_figure_of_an_earlier_moment(
    officer: Person, signed_in: SignIn, ruritania: Partner
) -> None:
    with viewing(officer):
        record_step(
            ruritania,
            treaty=Treaty.APIC,
            kind=TreatyEventKind.DEPOSITED,
            on=date(2005, 3, 15),
            source="C.N.77",
            instrument="accession",
            known_at=datetime(2006, 1, 2, tzinfo=COURT_ZONE),
            by=officer,
        )
        deposit = TreatyEvent.objects.get(kind="deposited")
    client = signed_in(officer)

    def told(**days: str) -> list[int]:
        figures = client.get("/api/v1/apic/", days).json()["figures"]
        page_of = client.get(page("apic_status"), days).content.decode()
        assert f">{figures['parties']}<" in page_of
        return [figures[name] for name in ("parties", "in_force")]

    before = told(on="2005-04-14", known="2010-01-01")
    right = {"on": "2005-04-14", "instrument": "acceptance", "source": "C.N.78", "note": "Misread"}
    assert client.post(page("apic_correct", deposit.pk), right).status_code == 302
    assert before == told(on="2005-04-14", known="2010-01-01") == [1, 1]
    assert told(on="2005-04-14") == [1, 0]
    (_follower, row) = client.get(page("apic_state", "RUR")).context["corrections"].rows
    assert (row.note, row.instrument, row.corrects.instrument) == ("Misread", "acceptance", "accession")
    earlier = client.get(page("apic_state", "RUR"), {"known": "2010-01-01"})
    assert earlier.context["corrections"].rows == []
