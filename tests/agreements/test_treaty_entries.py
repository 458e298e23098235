"""What States declare about treaties, and what is known of a treaty at home."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.sight import viewing
from agreements.models import NationalFact, Statement
from agreements.queries.participation import participation
from agreements.queries.treaty import declared, extents, implementation_counts, national
from agreements.services.treaty import correct_entry, record_national, record_statement
from agreements.vocab.treaty import Extent, NationalKind, StatementKind
from common.asof import AsOf
from common.errors import Forbidden, Refusal
from partners.models import Partner
from partners.services import record_step
from partners.vocab import Treaty, TreatyEventKind
from tests.agreements.conftest import NOW

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
LATER = NOW + timedelta(days=2)


def says(partner: Partner, by: Person, kind: str, on: date, **more: Any) -> Statement:
    known = {"treaty": Treaty.APIC, "text": "As deposited.", "source": "C.N.5", "known_at": NOW}
    return record_statement(partner, kind=kind, on=on, by=by, **{**known, **more})


def has(partner: Partner, by: Person, kind: str, on: date, **more: Any) -> NationalFact:
    return record_national(
        partner, kind=kind, on=on, by=by, **{"treaty": Treaty.APIC, "known_at": NOW, **more}
    )


def test_declarations_stand_with_their_objections_and_withdrawal_by_date(
    clerk: Person, ruritania: Partner, wakanda: Partner
) -> None:
    with viewing(clerk):
        first = says(ruritania, clerk, StatementKind.ARTICLE_23, date(2005, 1, 1))
        objection = says(wakanda, clerk, StatementKind.OBJECTION, date(2006, 1, 1), about=first)
        withdrawal = says(ruritania, clerk, StatementKind.WITHDRAWN, date(2010, 1, 1), about=first)

        def seen(on: date) -> list[tuple[Statement, list[Statement], Statement | None]]:
            return [
                (row.statement, row.objections, row.withdrawal)
                for row in declared(Treaty.APIC, AsOf(on, NOW))
            ]

        assert seen(date(2004, 12, 31)) == []
        assert seen(date(2005, 1, 1)) == [(first, [], None)]
        assert seen(date(2006, 1, 1)) == [(first, [objection], None)]
        assert seen(date(2013, 1, 1)) == [(first, [objection], withdrawal)]
        with pytest.raises(Refusal, match="strike out their answers first"):
            correct_entry(first, on=None, known_at=LATER, by=clerk)
        correct_entry(withdrawal, on=None, known_at=LATER, by=clerk)
        assert declared(Treaty.APIC, AsOf(date(2013, 1, 1), LATER))[0].withdrawal is None
        assert seen(date(2013, 1, 1))[0][2] == withdrawal


def test_a_statement_that_does_not_fit_gets_a_sentence(
    clerk: Person, analyst: Person, ruritania: Partner, wakanda: Partner
) -> None:
    with viewing(clerk):
        first = says(ruritania, clerk, StatementKind.RESERVATION, date(2005, 1, 1))
        for kind, more, sentence in (
            (StatementKind.ARTICLE_23, {"treaty": Treaty.ROME_STATUTE}, "article of APIC"),
            (StatementKind.OBJECTION, {}, "which declaration"),
            (StatementKind.OBJECTION, {"about": first}, "objects to what another"),
            (StatementKind.DECLARATION, {"about": first}, "Only an objection"),
            (StatementKind.WITHDRAWN, {"about": first, "on": date(2004, 1, 1)}, "lies before"),
            (StatementKind.DECLARATION, {"on": date(2014, 1, 1)}, "in the future"),
        ):
            with pytest.raises(Refusal, match=sentence):
                says(ruritania, clerk, kind, **{"on": date(2006, 1, 1), **more})  # type: ignore[arg-type]
    with viewing(analyst), pytest.raises(Forbidden):
        says(ruritania, analyst, StatementKind.DECLARATION, date(2005, 1, 1))


def test_the_latest_word_on_implementation_counts_among_the_parties(
    clerk: Person, ruritania: Partner, wakanda: Partner
) -> None:
    with viewing(clerk):
        for partner in (ruritania, wakanda):
            record_step(
                partner,
                treaty=Treaty.APIC,
                kind=TreatyEventKind.DEPOSITED,
                on=date(2005, 1, 1),
                instrument="accession",
                source="C.N.1",
                known_at=NOW,
                by=clerk,
            )
        has(ruritania, clerk, NationalKind.IMPLEMENTATION, date(2006, 1, 1), extent=Extent.PARTIAL)
        has(
            ruritania,
            clerk,
            NationalKind.IMPLEMENTATION,
            date(2010, 1, 1),
            extent=Extent.FULL,
            legislation="Act 1",
        )

        def counted(on: date) -> dict[Extent | None, int]:
            at = AsOf(on, NOW)
            found = implementation_counts(participation(Treaty.APIC, at), extents(national(Treaty.APIC, at)))
            return {extent: count for extent, count in found.items() if count}

        assert counted(date(2004, 12, 31)) == {}
        assert counted(date(2005, 1, 1)) == {None: 2}
        assert counted(date(2006, 1, 1)) == {None: 1, Extent.PARTIAL: 1}
        assert counted(date(2010, 1, 1)) == {None: 1, Extent.FULL: 1}


def test_difficulties_and_assistance_are_the_courts_alone(
    clerk: Person, personas: dict[str, Person], signed_in: SignIn, ruritania: Partner, wakanda: Partner
) -> None:
    with viewing(clerk):
        has(ruritania, clerk, NationalKind.AWARENESS, date(2010, 1, 1), text="Circular to the customs")
        has(ruritania, clerk, NationalKind.DIFFICULTY, date(2010, 1, 1), text="No budget for it")
        has(
            ruritania,
            clerk,
            NationalKind.ASSISTANCE_GIVEN,
            date(2011, 1, 1),
            text="A model law",
            helper=wakanda,
        )
    for persona, person in personas.items():
        page = signed_in(person).get(reverse("agreements:apic_state", args=["RUR"])).content.decode()
        court = persona not in {"assembly", "administration"}
        assert "Circular to the customs" in page
        assert ("No budget for it" in page) == ("A model law" in page) == court


def test_the_registry_keeps_them_on_pages(
    officer: Person, analyst: Person, signed_in: SignIn, ruritania: Partner
) -> None:
    client = signed_in(officer)
    declare = reverse("agreements:apic_declare", args=["RUR"])
    home = reverse("agreements:apic_record_national", args=["RUR"])
    assert (
        client.post(
            declare, {"kind": "article_23", "on": "2005-01-01", "text": "Nationals.", "source": "C.N.5"}
        ).status_code
        == 302
    )
    assert (
        client.post(
            home, {"kind": "implementation", "on": "2006-01-01", "extent": "full", "legislation": "=Act 7"}
        ).status_code
        == 302
    )
    refused = client.post(home, {"kind": "difficulty", "on": "2006-01-01"})
    assert "Say what it was" in refused.content.decode()
    assert "Nationals." in client.get(reverse("agreements:apic_declarations")).content.decode()
    assert "Act 7" in client.get(reverse("agreements:apic_implementation")).content.decode()
    api = client.get(reverse("agreements:api_apic")).json()
    assert [(one["partner"], one["kind"], one["objections"]) for one in api["declarations"]] == [
        ("RUR", "article_23", [])
    ]
    (row,) = csv.DictReader(client.get(reverse("agreements:apic_export")).content.decode().splitlines())
    (state,) = api["states"]
    assert (row["implementation"], row["legislation"]) == ("full", "'=Act 7")
    assert (state["implementation"], state["legislation"]) == ("full", "=Act 7")
    statement, fact = Statement.objects.get(), NationalFact.objects.get()
    for name, entry in (("correct_declaration", statement), ("correct_national", fact)):
        address = reverse(f"agreements:apic_{name}", args=[entry.pk])
        assert signed_in(analyst).get(address).status_code == 404
        assert client.post(address, {"on": "2005-02-02"}).status_code == 302
        assert client.get(address).status_code == 404
