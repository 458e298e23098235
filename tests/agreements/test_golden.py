"""The real reference data: what the register counts equals what the files say, computed here independently."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from agreements import demo
from agreements.models import Agreement
from agreements.queries import concluded, in_force, relocation_total
from agreements.queries.curve import curve
from agreements.queries.overview import overview
from agreements.queries.participation import figures, participation
from agreements.queries.remarks import conflicts_of
from agreements.queries.texts import versions
from agreements.vocab import NUREMBERG_SEMINARS, AgreementKind
from agreements.vocab.participation import ApicStatus
from common.asof import AsOf, start_of
from common.clock import COURT_ZONE
from icc_coop.reference import OWN_COPY, load
from partners.queries import members_of, parties_to
from partners.vocab import RegionalGroup, Treaty

pytestmark = pytest.mark.django_db

LOADED = datetime(2026, 11, 24, 12, tzinfo=COURT_ZONE)
ENFORCEMENT = AgreementKind.ENFORCEMENT
PERIOD_END = date(2013, 9, 30)

Row = dict[str, str]


@pytest.fixture(scope="module")
def reference(kept: None) -> None:
    """The reference data that the project ships."""
    load(OWN_COPY, known_at=LOADED)


def rows(name: str) -> list[Row]:
    """A reference file as it stands."""
    with (OWN_COPY / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def upto(day: str, on: date) -> bool:
    """Whether the day of a file lies on or before `on`."""
    return bool(day) and date.fromisoformat(day) <= on


def by_group(on: date) -> dict[str, int]:
    """Concluded agreements on enforcement by group, as the page counts them."""
    (line,) = (line for line in overview(AsOf(on, LOADED)) if line.kind is ENFORCEMENT)
    return {group.value: count.concluded for group, count in line.groups}


def month_ends(first: int, last: int) -> Iterator[date]:
    """The last day of each month of the years."""
    for month in range(first * 12, (last + 1) * 12):
        year, number = divmod(month + 1, 12)
        yield date(year, number + 1, 1) - timedelta(days=1)


def party(row: Row, on: date) -> bool:
    """Whether the State of a row was a party on the day, by deposit."""
    left = upto(row.get("withdrawal_effective", ""), on) and not row.get("withdrawal_rescinded")
    return upto(row["deposit_date"], on) and not left


def test_eight_agreements_were_concluded_and_seven_in_force_in_september_2013(
    reference: None, facilitator: Person
) -> None:
    with viewing(facilitator):
        for on in (date(2013, 9, 1), PERIOD_END):
            found = concluded(ENFORCEMENT, on, LOADED)
            assert found.count() == 8
            assert by_group(on) == {"WEOG": 5, "EEG": 1, "AFR": 1, "GRULAC": 1, "APG": 0}
            bound = in_force(ENFORCEMENT, on, LOADED)
            assert bound.count() == 7
            assert [row.partner.code for row in found.exclude(pk__in=bound.values("pk"))] == ["COL"]


@pytest.mark.parametrize("known_at", [LOADED, start_of(date(2013, 10, 1))])
def test_the_same_answer_as_known_at_the_time(
    reference: None, facilitator: Person, known_at: datetime
) -> None:
    with viewing(facilitator):
        assert concluded(ENFORCEMENT, PERIOD_END, known_at).count() == 8
        assert concluded(ENFORCEMENT, date(2026, 1, 1), start_of(PERIOD_END)).count() == 8


def test_the_day_before_a_signature_counts_one_less(reference: None, facilitator: Person) -> None:
    with viewing(facilitator):
        for kind in AgreementKind:
            of_kind = [row for row in rows("enforcement_agreements") if row["agreement_kind"] == kind]
            days = Counter(
                date.fromisoformat(row["signature_date"] or row["entry_into_force"]) for row in of_kind
            )
            for day, count in days.items():
                before = concluded(kind, day - timedelta(days=1), LOADED).count()
                assert concluded(kind, day, LOADED).count() == before + count


def test_counts_of_many_days_equal_the_file(reference: None, facilitator: Person) -> None:
    file = rows("enforcement_agreements")
    groups = {row["iso3"]: row["un_regional_group"] for row in rows("states")}
    with viewing(facilitator):
        for on in [*month_ends(2010, 2014), *(date(year, 12, 31) for year in range(2004, 2026))]:
            for kind in AgreementKind:
                of_kind = [row for row in file if row["agreement_kind"] == kind]
                signed = [
                    row for row in of_kind if upto(row["signature_date"] or row["entry_into_force"], on)
                ]
                assert concluded(kind, on, LOADED).count() == len(signed)
                bound = sum(upto(row["entry_into_force"], on) for row in of_kind)
                assert in_force(kind, on, LOADED).count() == bound
            enforced = [row for row in file if row["agreement_kind"] == ENFORCEMENT]
            wanted = Counter(
                groups[row["iso3"]]
                for row in enforced
                if upto(row["signature_date"] or row["entry_into_force"], on)
            )
            assert +Counter(by_group(on)) == wanted


def test_belgiums_conflict_of_sources_is_kept_and_the_file_decides(
    reference: None, facilitator: Person
) -> None:
    with viewing(facilitator):
        belgium = Agreement.objects.get(partner__code="BEL", kind=ENFORCEMENT)
        assert "8 December 2014" in belgium.note
        found = conflicts_of(belgium, AsOf(PERIOD_END, LOADED), list(belgium.events.known(LOADED).in_order()))
        assert [
            (one.remark.stage, one.kept and one.kept.effective_on, one.remark.other_day) for one in found
        ] == [(stage, date(2010, 6, 1), date(2014, 12, 8)) for stage in ("signed", "in_force")]
        assert in_force(ENFORCEMENT, date(2010, 6, 1), LOADED).filter(pk=belgium.pk).exists()


def test_the_model_texts_of_the_report_stand_with_their_dates(reference: None, clerk: Person) -> None:
    with viewing(clerk):
        found = versions(AsOf(PERIOD_END, LOADED))
        assert [(one.text.kind, one.text.version, one.text.dated, one.replaced) for one in found] == [
            ("interim_release", "2", "2012", False),
            ("interim_release", "1", "May 2011", True),
            ("release_of_persons", "1", "September 2013", False),
        ]
    again = load(OWN_COPY, known_at=LOADED)
    assert again["model_texts.csv"] == again["agreement_conflicts.csv"] == []


def test_apic_on_the_day_of_the_report_and_its_neighbours(reference: None) -> None:
    for on in (date(2013, 4, 21), date(2013, 4, 22), date(2013, 4, 23)):
        found = participation(Treaty.APIC, AsOf(on, LOADED))
        count = figures(found)
        assert (count.parties, count.not_states_parties, count.outside, count.signed_outside) == (
            72,
            1,
            51,
            10,
        )
        assert [row.partner.code for row in found if row.status is ApicStatus.PARTY_ALONE] == ["UKR"]


def test_apic_at_every_month_end_equals_the_files(reference: None) -> None:
    apic, statute = rows("apic"), rows("rome_statute")
    for on in [*month_ends(2002, 2013), date(2017, 5, 17), date(2025, 6, 30)]:
        parties = {row["iso3"] for row in apic if party(row, on)}
        states_parties = {row["iso3"] for row in statute if party(row, on)}
        signed = {
            row["iso3"]
            for row in apic
            if upto(row["signature_date"], on) and not upto(row["deposit_date"], on)
        }
        count = figures(participation(Treaty.APIC, AsOf(on, LOADED)))
        assert count.parties == len(parties)
        assert count.in_force == sum(
            upto(row["entry_into_force"], on) for row in apic if row["iso3"] in parties
        )
        assert count.not_states_parties == len(parties - states_parties)
        assert count.outside == len(states_parties - parties)
        assert count.signed_outside == len((states_parties - parties) & signed)
        assert count.signatories == len(signed)
        assert count.parties - count.not_states_parties + count.outside == len(states_parties)


@pytest.mark.parametrize("treaty", list(Treaty))
def test_the_curve_counts_as_the_page_does_at_every_year_end(reference: None, treaty: Treaty) -> None:
    for point in curve(treaty, AsOf(date(2026, 11, 1), LOADED)):
        count = figures(participation(treaty, AsOf(point.on, LOADED)))
        assert (point.parties, point.in_force, point.outside) == (
            count.parties,
            count.in_force,
            count.outside,
        )


def test_the_rome_statute_has_the_same_page_with_its_withdrawals(
    reference: None, facilitator: Person, signed_in: Callable[[Person], Client]
) -> None:
    client, query = signed_in(facilitator), {"on": "2018-12-31", "since": "2017-10-26"}
    api = client.get(reverse("agreements:api_rome_statute"), query).json()
    export = client.get(reverse("agreements:rome_statute_export"), query).content.decode().splitlines()
    page = client.get(reverse("agreements:rome_statute_status"), query)
    counted = page.context["figures"]
    assert (counted.withdrawn, counted.notices, counted.outside) == (1, 1, 0)
    assert (
        api["figures"]["parties"]
        == counted.parties
        == sum(row["standing"] in {"in_force", "deposited"} for row in csv.DictReader(export))
    )
    left = {row["code"]: (row["notice_on"], row["leaves_on"]) for row in api["states"] if row["leaves_on"]}
    assert left == {"BDI": ("2016-10-27", "2017-10-27"), "PHL": ("2018-03-17", "2019-03-17")}
    steps = client.get(reverse("agreements:rome_statute_changes_export"), query).content.decode().splitlines()
    assert [(row["date"], row["iso3"], row["step"]) for row in csv.DictReader(steps)] == [
        (step["effective_on"], step["partner"], step["kind"]) for step in api["steps"]
    ]
    assert ("2017-10-27", "BDI", "withdrawal_effective") in {
        (step["effective_on"], step["partner"], step["kind"]) for step in api["steps"]
    }


def test_changes_between_two_days_add_up(
    reference: None, facilitator: Person, signed_in: Callable[[Person], Client]
) -> None:
    query = {"since": "2013-04-22", "on": "2017-05-17"}
    page = signed_in(facilitator).get(reverse("agreements:apic_changes"), query)
    rows = {row.name: (row.before, row.after) for row in page.context["differences"].rows}
    assert rows["parties"] == (72, 77)
    deposits = [row for row in page.context["steps"].rows if row.kind == "deposited"]
    assert sorted(row.partner.code for row in deposits) == ["MDA", "PER", "PSE", "SEN", "WSM"]
    turned = signed_in(facilitator).get(
        reverse("agreements:apic_changes"), {"since": "2017-05-17", "on": "2013-04-22"}
    )
    assert "exchange the two" in turned.content.decode()


def test_page_api_and_csv_agree_on_the_day_of_the_report(
    reference: None, facilitator: Person, signed_in: Callable[[Person], Client]
) -> None:
    client, query = signed_in(facilitator), {"on": "2013-04-22", "known": "2013-10-09"}
    page = client.get(reverse("agreements:apic_status"), query)
    counted = page.context["figures"]
    assert (counted.parties, counted.in_force, counted.outside) == (72, 72, 51)
    assert [note for _label, value, note in page.context["counts"] if value == 1] == ["Ukraine"]
    api = client.get(reverse("agreements:api_apic"), query).json()
    assert (api["figures"]["parties"], api["figures"]["outside"]) == (72, 51)
    export = list(
        csv.DictReader(client.get(reverse("agreements:apic_export"), query).content.decode().splitlines())
    )
    assert Counter(row["status"] for row in export) == Counter(row["status"] for row in api["states"])
    assert sum(row["status"] in {"party", "party_alone"} for row in export) == 72
    outside = client.get(reverse("agreements:apic_export"), query | {"status": "outside", "group": "EEG"})
    assert [row["iso3"] for row in csv.DictReader(outside.content.decode().splitlines())] == ["MDA"]


@pytest.fixture
def demonstration(reference: None, clerk: Person, compartment: Compartment) -> int:
    """The synthetic relocation agreements; returns how many."""
    with purpose("demo"):
        return demo.load(rng=random.Random(2013), on=date(2014, 6, 30), by=clerk, compartment=compartment)


def test_demonstration_has_the_thirteen_relocation_agreements_of_the_report(
    demonstration: int, facilitator: Person
) -> None:
    with viewing(facilitator):
        for on, count in (
            (date(2013, 8, 28), 12),
            (PERIOD_END, 13),
            (PERIOD_END + timedelta(days=1), 14),
            (date(2013, 12, 12), 15),
        ):
            assert relocation_total(on, LOADED) == count
        assert Agreement.objects.filter(kind=AgreementKind.RELOCATION).count() == 0
    assert demonstration > 15
    with purpose("figures"):
        found = concluded(AgreementKind.RELOCATION, PERIOD_END, LOADED)
        states_parties = parties_to(Treaty.ROME_STATUTE, PERIOD_END, LOADED)
        assert found.filter(partner__in=states_parties).count() == 13
        of_2013 = found.filter(concluded_on__year=2013)
        african = members_of(RegionalGroup.AFR, PERIOD_END)
        assert of_2013.filter(partner__in=african).count() == of_2013.count() == 3
        assert found.filter(signed_at_event=NUREMBERG_SEMINARS).count() == 2
        assert all(row.synthetic for row in found)
        assert found.values("partner").distinct().count() == 13


def test_demonstration_adds_the_interim_release_talks_once(
    demonstration: int, clerk: Person, facilitator: Person
) -> None:
    kind = AgreementKind.INTERIM_RELEASE
    with viewing(clerk):
        talks = Agreement.objects.with_stages(PERIOD_END, LOADED).filter(kind=kind)
        assert [(row.partner.code, row.stage) for row in talks] == [("BEL", "negotiating")]
        assert concluded(kind, PERIOD_END, LOADED).count() == 0
    with viewing(facilitator):
        assert concluded(kind, date(2014, 4, 10), LOADED).count() == 1
        assert not Agreement.objects.with_stages(PERIOD_END, LOADED).filter(kind=kind).exists()
    assert load(OWN_COPY, known_at=LOADED)["enforcement_agreements.csv"] == []
