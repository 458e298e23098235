"""Who sees which agreement: the database decides, for pages as for raw SQL."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction

from accounts.models import Person
from accounts.sight import purpose, viewing
from agreements.models import Agreement, AgreementEvent, AgreementHistory
from agreements.vocab import Stage
from tests.agreements.conftest import NOW

pytestmark = pytest.mark.django_db

COURT = {"member", "registry", "otp", "presidency"}


def seen_by(personas: dict[str, Person], agreement: Agreement) -> set[str]:
    """Which personas see the agreement, asked with raw SQL."""
    found = set()
    for name, person in personas.items():
        with viewing(person), connection.cursor() as cursor:
            cursor.execute("select count(*) from agreements_agreement where id = %s", [agreement.pk])
            if cursor.fetchone() == (1,):
                found.add(name)
    return found


def kinds_seen_by(personas: dict[str, Person], agreement: Agreement) -> dict[str, set[str]]:
    """Which stages of the agreement each persona sees."""
    found = {}
    for name, person in personas.items():
        with viewing(person):
            found[name] = set(
                AgreementEvent.objects.filter(agreement=agreement.pk).values_list("kind", flat=True)
            )
    return found


def test_everyone_signed_in_sees_a_concluded_public_agreement(
    personas: dict[str, Person], enforcement: Agreement
) -> None:
    assert seen_by(personas, enforcement) == set(personas)


def test_what_went_before_the_signature_is_the_courts_own(
    personas: dict[str, Person], enforcement: Agreement
) -> None:
    public = {Stage.SIGNED, Stage.IN_FORCE}
    for name, kinds in kinds_seen_by(personas, enforcement).items():
        assert kinds == (public | {Stage.NEGOTIATING} if name in COURT else public)
    for name, person in personas.items():
        with viewing(person):
            assert AgreementHistory.objects.exists() == (name in COURT)


def test_a_negotiation_is_known_to_the_court_alone_until_it_is_signed(
    personas: dict[str, Person], talks: Agreement
) -> None:
    assert seen_by(personas, talks) == COURT


def test_a_relocation_agreement_exists_for_its_compartment_alone(
    personas: dict[str, Person], relocation: Agreement
) -> None:
    assert seen_by(personas, relocation) == {"member"}
    for name, kinds in kinds_seen_by(personas, relocation).items():
        assert bool(kinds) == (name == "member")
    for name, person in personas.items():
        with viewing(person):
            assert AgreementHistory.objects.exists() == (name == "member")


def test_figures_count_relocation_agreements_and_nobody_named_sees_nothing(relocation: Agreement) -> None:
    day = date(2013, 9, 30)
    assert Agreement.objects.concluded(day, NOW).count() == 0
    with purpose("figures"):
        assert Agreement.objects.concluded(day, NOW).count() == 1


def test_only_the_lead_organ_writes(personas: dict[str, Person], enforcement: Agreement) -> None:
    for name, person in personas.items():
        with viewing(person):
            changed = Agreement.objects.filter(pk=enforcement.pk).update(note="changed")
        assert changed == (name == "presidency")


def test_stages_of_other_organs_cannot_be_added(clerk: Person, enforcement: Agreement) -> None:
    event = AgreementEvent(
        agreement=enforcement, kind=Stage.TERMINATED, effective_on=date(2013, 1, 1), known_from=NOW
    )
    with viewing(clerk), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        event.save()


@pytest.mark.parametrize("table", ["agreements_agreementevent", "agreements_agreementhistory"])
def test_history_cannot_be_rewritten(president: Person, enforcement: Agreement, table: str) -> None:
    for statement in (f"delete from {table}", f"update {table} set note = ''"):
        with (
            viewing(president),
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
