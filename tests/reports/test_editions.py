"""The life of an edition: who drafts, compiles, approves and publishes it, and what is frozen."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.models import Person
from accounts.sight import purpose, viewing
from common.errors import Forbidden, Refusal, Stale
from common.history import Event
from partners.models import Partner, TreatyEvent
from partners.vocab import PartnerKind, Treaty, TreatyEventKind
from reports.document import Snapshot
from reports.models import Edition, EditionHistory, RenderJob
from reports.queries import snapshot_of
from reports.services import (
    compile_edition,
    draft_edition,
    intact,
    moved_since_compiled,
    publish_edition,
    revise_edition,
)
from tests.reports.editions import AT, ON, PARTICULARS, compiled, countersigned, drafted, published

pytestmark = pytest.mark.django_db


def a_new_party_to_apic(known_from: datetime = AT - timedelta(days=200)) -> Event:
    """A State whose instrument of early 2013 becomes part of the data."""
    with purpose("reference"):
        state = Partner.objects.create(
            code="ZZZ", kind=PartnerKind.STATE, name_en="Zubrowka", name_fr="Zubrowka", sort_key="zubrowka"
        )
        return TreatyEvent.objects.create(
            partner=state,
            treaty=Treaty.APIC,
            kind=TreatyEventKind.DEPOSITED,
            effective_on=date(2013, 1, 15),
            known_from=known_from,
        )


def test_only_the_registry_drafts(analyst: Person, president: Person, facilitator: Person) -> None:
    for person in (analyst, president, facilitator):
        with viewing(person), pytest.raises(Forbidden):
            draft_edition(PARTICULARS, by=person, at=AT)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"symbol": "report 12"}, "symbol"),
        ({"symbol": "ICC-ASP/12/35 <b>"}, "symbol"),
        ({"period_start": date(2013, 10, 1)}, "period_end"),
        ({"apic_on": date(1990, 1, 1)}, "apic_on"),
        ({"meetings": [{"title": "A meeting without a place"}]}, "meetings"),
    ],
)
def test_impossible_particulars_are_refused_with_their_field(
    clerk: Person, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        drafted(clerk, **change)
    assert refused.value.field == field
    with viewing(clerk):
        assert not Edition.objects.exists()


def test_a_symbol_is_given_once(clerk: Person, officer: Person) -> None:
    drafted(clerk)
    with pytest.raises(Refusal) as refused:
        drafted(officer)
    assert refused.value.field == "symbol"


def test_a_corrected_symbol_has_an_address_of_its_own(clerk: Person) -> None:
    symbols = ("ICC-ASP/12/99", "ICC-ASP/12/99*", "ICC-ASP/12/99/Corr.1")
    slugs = [drafted(clerk, symbol=symbol).slug for symbol in symbols]
    assert slugs == ["ICC-ASP-12-99", "ICC-ASP-12-99-reissued", "ICC-ASP-12-99-Corr-1"]


def test_compiling_keeps_the_snapshot_with_its_hash(clerk: Person) -> None:
    edition = compiled(clerk)
    assert edition.status == "compiled"
    assert intact(edition)
    assert Snapshot.from_json(edition.snapshot).figure("F9").value == 0


def test_the_same_data_compile_to_the_same_hash(clerk: Person) -> None:
    first = compiled(clerk)
    with viewing(clerk):
        again = compile_edition(first, seen=first.version, by=clerk, at=AT + timedelta(days=30))
    assert again.sha256 == first.sha256


def test_the_database_refuses_a_snapshot_without_its_hash(clerk: Person) -> None:
    edition = compiled(clerk)
    with viewing(clerk), pytest.raises(DatabaseError, match="hash_of_snapshot"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(snapshot=edition.snapshot.replace("Twelfth", "Eleventh"))


def test_whoever_read_an_older_version_changes_nothing(clerk: Person, officer: Person) -> None:
    edition = drafted(clerk)
    with viewing(officer):
        revise_edition(edition, {"session": "Thirteenth session"}, seen=edition.version, by=officer, at=AT)
    with viewing(clerk):
        with pytest.raises(Stale):
            revise_edition(edition, {"session": "First session"}, seen=edition.version, by=clerk, at=AT)
        assert Edition.objects.get(pk=edition.pk).session == "Thirteenth session"


def test_what_was_signed_is_what_is_published(clerk: Person, officer: Person) -> None:
    edition = countersigned(clerk, officer)
    a_new_party_to_apic()
    with viewing(officer):
        assert moved_since_compiled(edition, snapshot_of(edition, AT)) == ["F9", "F9n"]
        with pytest.raises(Refusal, match="F9"):
            publish_edition(edition, seen=edition.version, by=officer, at=AT, on=ON)


def test_a_published_edition_stays_as_it_was_when_the_data_move(clerk: Person, officer: Person) -> None:
    edition = published(clerk, officer)
    before = snapshot_of(edition, AT)
    a_new_party_to_apic()
    assert snapshot_of(edition, AT + timedelta(days=400)) == before
    assert not before.edition.draft
    assert intact(edition)


@pytest.mark.parametrize(
    "statement", ["update reports_edition set title = 'Another'", "delete from reports_edition"]
)
def test_raw_sql_cannot_touch_a_published_edition(clerk: Person, officer: Person, statement: str) -> None:
    published(clerk, officer)
    for looking in (viewing(clerk), purpose("editions")):
        with (
            looking,
            pytest.raises(DatabaseError, match="reports_edition"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_publishing_asks_for_the_pdf(clerk: Person, officer: Person) -> None:
    edition = published(clerk, officer)
    with viewing(officer):
        job = RenderJob.objects.get()
    assert (job.edition_id, job.status, job.published) == (edition.pk, "queued", True)
    assert job.requested_by == officer


def test_changes_of_an_edition_are_kept_for_the_court_alone(
    clerk: Person, officer: Person, facilitator: Person
) -> None:
    published(clerk, officer)
    with viewing(clerk):
        statuses = set(EditionHistory.objects.values_list("status", flat=True))
        assert statuses == {"drafted", "compiled", "cleared", "signed", "published"}
    with viewing(facilitator):
        assert not EditionHistory.objects.exists()
