"""The full-text search of the registers: readings, accents, numbers, addressees, phrases, and who finds what."""

from __future__ import annotations

import pytest
from django.db import connection

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from common.folding import FOLDED_FROM, FOLDED_TO, folded
from partners.models import Partner
from requests_app.models import CooperationRequest
from tests.requests_app.conftest import logged, make_partner
from tests.requests_app.test_deadlines import sent

pytestmark = pytest.mark.django_db


def found(words: str) -> set[str]:
    return set(CooperationRequest.objects.matching(words).values_list("subject", flat=True))


@pytest.fixture
def ivory_coast(db: None) -> Partner:
    made = make_partner("CIV", "Côte d’Ivoire")
    with purpose("reference"):
        Partner.objects.filter(pk=made.pk).update(name_fr="République de Côte d’Ivoire")
    return made


def test_database_folds_as_python_does() -> None:
    assert len(FOLDED_FROM) == len(FOLDED_TO)
    text = "Ünïted Nations – Évêché d’Łódź, REG/2013/0001.pdf_x"
    with connection.cursor() as cursor:
        cursor.execute("select lower(translate(%s, %s, %s))", [text, FOLDED_FROM, FOLDED_TO])
        assert cursor.fetchone() == (folded(text),)


def test_words_are_read_in_english_and_french_without_accents_and_with_the_addressee(
    clerk: Person, ivory_coast: Partner, chad: Partner
) -> None:
    hospital, records, orders = "Hospital records of Séguéla", "Relevés téléphoniques", "Banking orders"
    with viewing(clerk):
        logged(clerk, ivory_coast, subject=hospital)
        logged(clerk, chad, subject=records)
        row = logged(clerk, ivory_coast, subject=orders)
        CooperationRequest.objects.filter(pk=row.pk).update(document_names="Réponse_du_ministère.pdf")
        assert {
            words: found(words)
            for words in (
                "hospitals record",
                "seguela",
                "SÉGUÉLA",
                "releve telephonique",
                "cote d'ivoire",
                "Ivoire order",
                "republique banking",
                "ivo",
                "TCD",
                '"banking orders"',
                '"orders banking"',
                "ivoire -banking",
                "ministere",
                "x’; drop table",
                "&!|():*",
                "",
            )
        } == {
            "hospitals record": {hospital},
            "seguela": {hospital},
            "SÉGUÉLA": {hospital},
            "releve telephonique": {records},
            "cote d'ivoire": {hospital, orders},
            "Ivoire order": {orders},
            "republique banking": {orders},
            "ivo": {hospital, orders},
            "TCD": {records},
            '"banking orders"': {orders},
            '"orders banking"': set(),
            "ivoire -banking": {hospital},
            "ministere": {orders},
            "x’; drop table": set(),
            "&!|():*": set(),
            "": set(),
        }


def test_beginning_of_a_number_finds_all_that_begin_so(clerk: Person, kenya: Partner) -> None:
    for number in (51, 52, 511, 1051):
        sent(kenya, number, subject=str(number), note_number=f"NV/{number}/CPI")
    with viewing(clerk):
        assert {
            words: found(words)
            for words in ("REG/2013/005", "reg/2013/0051", "REG/2013/05", "0051", "NV/51/CPI", "NV/5")
        } == {
            "REG/2013/005": {"51", "52"},
            "reg/2013/0051": {"51"},
            "REG/2013/05": {"511"},
            "0051": {"51"},
            "NV/51/CPI": {"51"},
            "NV/5": {"51", "52", "511"},
        }


def test_a_sealed_request_is_found_by_its_compartment_alone(
    clerk: Person, officer: Person, analyst: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        logged(clerk, kenya, subject="Heron", level="under_seal", compartment=compartment)
    hits = {}
    for person in (clerk, officer, analyst):
        with viewing(person):
            hits[person.name] = found("heron") | found("kenya")
    assert hits == {clerk.name: {"Heron"}, officer.name: set(), analyst.name: set()}


def test_the_newest_are_found_where_there_are_more_than_anyone_reads(
    clerk: Person, kenya: Partner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("requests_app.models.request.queryset.SEARCH_CAP", 2)
    with viewing(clerk):
        for number in range(4):
            logged(clerk, kenya, subject=f"Records {number}")
        assert found("records") == {"Records 2", "Records 3"}
