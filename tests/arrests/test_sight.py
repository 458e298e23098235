"""Who knows of which warrant, person and fact."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from accounts.models import Person
from accounts.sight import purpose, viewing
from arrests import queries, services
from arrests.models import (
    Review,
    Suspect,
    SuspectHistory,
    UnsealingProposal,
    Warrant,
    WarrantEvent,
    WarrantHistory,
)
from common.asof import start_of
from tests.arrests.conftest import ISSUED, NOW, SECRET, add_event, reviewed

pytestmark = pytest.mark.django_db
MODELS = (
    Suspect,
    Warrant,
    WarrantEvent,
    Review,
    UnsealingProposal,
    SuspectHistory,
    WarrantHistory,
)
OUTSIDE = ["officer", "second_analyst", "president", "facilitator", "administrator"]


@pytest.fixture
def busy(sealed: Warrant, clerk: Person, analyst: Person) -> Warrant:
    """The sealed warrant with an assessment, an internal event and a proposal."""
    with viewing(analyst):
        reviewed(sealed, analyst, ISSUED)
        services.propose_unsealing(sealed, on=ISSUED, order_reference="ICC-01/99-7", known_at=NOW, by=analyst)
    with viewing(clerk):
        services.record_event(sealed, action="arrested", on=ISSUED, known_at=NOW, by=clerk)
    return sealed


@pytest.mark.parametrize("persona", OUTSIDE)
def test_sealed_warrant_does_not_exist_outside_its_compartment(
    persona: str, busy: Warrant, request: pytest.FixtureRequest
) -> None:
    with viewing(request.getfixturevalue(persona)):
        assert [model.__name__ for model in MODELS if model.objects.exists()] == []
        assert queries.not_counted(date(2026, 5, 1), NOW) == []


@pytest.mark.parametrize("persona", ["clerk", "analyst"])
def test_members_of_the_compartment_know_everything(
    persona: str, busy: Warrant, request: pytest.FixtureRequest
) -> None:
    with viewing(request.getfixturevalue(persona)):
        assert [model.__name__ for model in MODELS if not model.objects.exists()] == []
        assert [row.suspect.name for row in queries.not_counted(date(2026, 5, 1), NOW)] == [SECRET]


@pytest.mark.parametrize("scope", ["figures", "export"])
def test_purposes_that_count_never_see_sealed_rows(scope: str, busy: Warrant) -> None:
    with purpose(scope):
        assert [model.__name__ for model in MODELS if model.objects.exists()] == []


def test_warrant_with_unknown_day_of_publication_is_the_courts_alone_and_counted_nowhere(
    undated: Warrant, clerk: Person, president: Person, facilitator: Person, administrator: Person
) -> None:
    for person, seen in [(clerk, True), (president, True), (facilitator, False), (administrator, False)]:
        with viewing(person):
            assert (
                Warrant.objects.exists() is Suspect.objects.exists() is WarrantEvent.objects.exists() is seen
            )
            assert not queries.individuals_at_large(date(2026, 5, 1), NOW).exists()
    with purpose("figures"):
        assert not queries.individuals_at_large(date(2026, 5, 1), NOW).exists()
    with viewing(clerk):
        assert [row.suspect for row in queries.not_counted(date(2026, 5, 1), NOW)] == [undated.suspect]


@pytest.mark.parametrize("persona", ["clerk", "analyst", "president", "facilitator", "administrator"])
def test_public_warrant_is_seen_by_everyone_who_signs_in(
    persona: str, public: Warrant, request: pytest.FixtureRequest
) -> None:
    with viewing(request.getfixturevalue(persona)):
        assert queries.individuals_at_large(date(2026, 5, 1), NOW).get() == public.suspect


def test_facilitator_reads_public_facts_of_a_public_warrant_only(
    public: Warrant, clerk: Person, analyst: Person, president: Person, facilitator: Person
) -> None:
    add_event(public, "arrested", ISSUED + timedelta(days=1))
    with viewing(analyst):
        reviewed(public, analyst, ISSUED, scenario="political_will", reason="Known address.")
    inside = {"issued", "unsealed", "arrested"}
    for person, kinds, assessed in [
        (clerk, inside, True),
        (president, inside, True),
        (facilitator, {"issued", "unsealed"}, False),
    ]:
        with viewing(person):
            assert set(WarrantEvent.objects.values_list("kind", flat=True)) == kinds
            assert Review.objects.exists() is assessed
            assert WarrantHistory.objects.exists() is assessed


def test_what_was_written_under_seal_stays_with_the_compartment_after_the_unsealing(
    busy: Warrant, clerk: Person, officer: Person, facilitator: Person
) -> None:
    with viewing(clerk):
        services.confirm_unsealing(busy, known_at=NOW, by=clerk)
        assert WarrantHistory.objects.filter(level="under_seal").exists()
    with viewing(officer):
        assert set(WarrantHistory.objects.values_list("level", flat=True)) == {"public"}
        assert set(SuspectHistory.objects.values_list("compartment", flat=True)) == {None}
    with viewing(facilitator):
        assert set(WarrantEvent.objects.values_list("kind", flat=True)) == {"issued", "unsealed"}
        assert not UnsealingProposal.objects.exists()


@pytest.mark.parametrize(
    "table",
    ["arrests_warrantevent", "arrests_review", "arrests_warranthistory", "arrests_surrenderlink"],
)
@pytest.mark.parametrize("verb", ["delete from {}", "update {} set warrant_id = 1", "truncate {}"])
def test_history_cannot_be_rewritten_even_by_raw_sql(table: str, verb: str) -> None:
    with (
        purpose("demo"),
        pytest.raises(ProgrammingError),
        connection.cursor() as cursor,
        transaction.atomic(),
    ):
        cursor.execute(verb.format(table))


@pytest.mark.parametrize("persona", ["president", "facilitator", "administrator"])
def test_database_refuses_writing_to_whoever_keeps_no_warrants(
    persona: str, public: Warrant, request: pytest.FixtureRequest
) -> None:
    with viewing(request.getfixturevalue(persona)):
        assert Warrant.objects.filter(pk=public.pk).update(note="changed") == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            WarrantEvent.objects.bulk_create(
                [
                    WarrantEvent(
                        warrant=public,
                        kind="surrendered",
                        effective_on=ISSUED,
                        known_from=NOW,
                        is_public=True,
                    )
                ]
            )


def test_fact_that_decides_the_count_cannot_be_internal(public: Warrant) -> None:
    with (
        purpose("demo"),
        pytest.raises(IntegrityError, match="arrests_event_public_facts"),
        transaction.atomic(),
    ):
        WarrantEvent.objects.create(
            warrant=public, kind="surrendered", effective_on=ISSUED, known_from=start_of(ISSUED)
        )


def test_sealed_warrant_bears_no_number(sealed: Warrant) -> None:
    assert sealed.number is None
    with purpose("demo"), pytest.raises(IntegrityError, match="numbered_when_open"), transaction.atomic():
        Warrant.objects.filter(pk=sealed.pk).update(number=1)
