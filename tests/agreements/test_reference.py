"""The reference file of agreements: loaded once, matched without a key, corrected by dated events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from accounts.models import Person
from accounts.sight import purpose, viewing
from agreements.models import Agreement, AgreementEvent
from agreements.queries import concluded, in_force
from agreements.reference import ENFORCEMENT_AGREEMENTS
from agreements.services import write_agreement
from agreements.vocab import AgreementKind, Stage
from common.asof import start_of
from common.clock import COURT_ZONE
from common.errors import Rejected
from common.reference import Change, ChangeKind
from common.tabular import read
from partners.models import Partner

pytestmark = pytest.mark.django_db

HEADER = "iso3,agreement_kind,signature_date,entry_into_force,source,verified,note"
FIRST = datetime(2026, 1, 5, 9, tzinfo=COURT_ZONE)
LATER = datetime(2026, 3, 2, 9, tzinfo=COURT_ZONE)
KIND = AgreementKind.ENFORCEMENT

RUR = "RUR,enforcement_of_sentences,2010-06-01,2012-07-05,a list,source,first"
WKD = "WKD,enforcement_of_sentences,2011-05-17,,a list,source,"
AD_HOC = (
    "WKD,enforcement_ad_hoc,2015-11-24,2015-11-24,a list,source,one person",
    "WKD,enforcement_ad_hoc,2015-11-24,2015-11-24,a list,source,another person",
)

Load = Callable[..., list[Change]]


@pytest.fixture
def load(tmp_path: Path, ruritania: Partner, wakanda: Partner) -> Load:
    """Loads the rows as a file."""

    def of(*rows: str, known_at: datetime = FIRST, header: str = HEADER) -> list[Change]:
        path = tmp_path / ENFORCEMENT_AGREEMENTS.file
        path.write_text("\n".join([header, *rows]) + "\n")
        found = read(path, ENFORCEMENT_AGREEMENTS.columns, name=path.name)
        if findings := list(ENFORCEMENT_AGREEMENTS.check(found)):
            raise Rejected(findings)
        with purpose("reference"):
            return ENFORCEMENT_AGREEMENTS.apply(found, known_at=known_at)

    return of


def test_on_an_empty_register_each_day_is_known_from_itself(load: Load, facilitator: Person) -> None:
    changes = load(RUR, WKD)
    assert {change.kind for change in changes} == {ChangeKind.ADDED}
    with viewing(facilitator):
        events = AgreementEvent.objects.in_order()
        assert [(event.effective_on, event.known_from) for event in events] == [
            (day, start_of(day)) for day in (date(2010, 6, 1), date(2011, 5, 17), date(2012, 7, 5))
        ]
        assert in_force(KIND, date(2012, 7, 4), FIRST).count() == 0
        assert in_force(KIND, date(2012, 7, 5), start_of(date(2012, 7, 5))).count() == 1


def test_loading_twice_changes_nothing(load: Load) -> None:
    load(RUR, WKD, *AD_HOC)
    assert load(*reversed(AD_HOC), WKD, RUR, known_at=LATER) == []


def test_two_agreements_of_one_state_and_type_are_two(load: Load, facilitator: Person) -> None:
    load(*AD_HOC)
    with viewing(facilitator):
        assert concluded(AgreementKind.ENFORCEMENT_AD_HOC, date(2015, 11, 24), FIRST).count() == 2


def test_rows_added_later_are_known_from_the_moment_of_loading(load: Load, facilitator: Person) -> None:
    load(RUR)
    load(RUR, WKD, known_at=LATER)
    day = date(2013, 9, 30)
    with viewing(facilitator):
        assert concluded(KIND, day, FIRST).count() == 1
        assert concluded(KIND, day, LATER).count() == 2


def test_a_changed_day_is_a_correction_and_the_old_answer_stays(load: Load, facilitator: Person) -> None:
    load(RUR)
    changes = load(RUR.replace("2012-07-05", "2013-01-01"), known_at=LATER)
    assert [(change.kind, change.detail) for change in changes] == [
        (ChangeKind.CHANGED, "entry_into_force: 2012-07-05 → 2013-01-01")
    ]
    with viewing(facilitator):
        assert in_force(KIND, date(2012, 8, 1), FIRST).count() == 1
        assert in_force(KIND, date(2012, 8, 1), LATER).count() == 0
        assert Agreement.objects.get().status == Stage.IN_FORCE


def test_a_day_that_is_filled_in_or_emptied_later(load: Load, facilitator: Person) -> None:
    load(WKD)
    load(WKD.replace("17,,", "17,2021-11-29,"), known_at=LATER)
    with viewing(facilitator):
        assert in_force(KIND, date(2022, 1, 1), FIRST).count() == 0
        assert in_force(KIND, date(2022, 1, 1), LATER).count() == 1
    load(WKD.replace("2011-05-17,,", ",2021-11-29,"), known_at=LATER)
    with viewing(facilitator):
        agreement = Agreement.objects.get()
        assert (agreement.status, agreement.concluded_on) == (Stage.IN_FORCE, date(2021, 11, 29))


def test_the_only_day_can_move_from_one_column_to_the_other(load: Load) -> None:
    load(WKD)
    assert len(load(WKD.replace("2011-05-17,,", ",2011-05-17,"), known_at=LATER)) == 1


def test_a_row_that_is_gone_is_reported_and_kept(load: Load, facilitator: Person) -> None:
    load(RUR, WKD)
    assert [(change.kind, change.row) for change in load(RUR, known_at=LATER)] == [
        (ChangeKind.ABSENT, "WKD, enforcement_of_sentences")
    ]
    with viewing(facilitator):
        assert Agreement.objects.count() == 2


def test_talks_of_the_register_become_the_signed_agreement_of_the_file(load: Load, wakanda: Partner) -> None:
    load(RUR)
    with purpose("demo"):
        talks = write_agreement(kind=KIND, partner=wakanda, stages={Stage.NEGOTIATING: date(2010, 2, 1)})
    load(RUR, WKD, known_at=LATER)
    with purpose("demo"):
        assert Agreement.objects.count() == 2
        assert list(talks.events.in_order().values_list("kind", flat=True)) == ["negotiating", "signed"]


def test_a_conflict_of_sources_is_kept_as_the_note_of_its_row(load: Load, facilitator: Person) -> None:
    load(RUR.replace("first", "Later copies print 8 December 2014"))
    with viewing(facilitator):
        assert Agreement.objects.get().note == "Later copies print 8 December 2014"


@pytest.mark.parametrize(
    ("rows", "where", "words"),
    [
        ((RUR, WKD, RUR), "row 4", "repeats row 2"),
        ((RUR.replace("RUR", "XXX"),), "row 2, column iso3", "no State of states.csv"),
        ((RUR.replace("RUR", "rur"),), "row 2, column iso3", "capital letters"),
        (
            (RUR.replace("2012-07-05", "2010-05-31"),),
            "row 2, column entry_into_force",
            "before the signature",
        ),
        ((RUR.replace("2010-06-01,2012-07-05", ","),), "row 2, column signature_date", "neither day"),
        (
            (RUR.replace("2010-06-01", "2010-02-30"),),
            "row 2, column signature_date",
            "no day of the calendar",
        ),
        (
            (RUR.replace("2010-06-01,2012-07-05", "2026-12-01,"),),
            "row 2, column signature_date",
            "in the future",
        ),
        (
            (RUR.replace("enforcement_of_sentences", "relocation"),),
            "row 2, column agreement_kind",
            "not known",
        ),
        ((RUR.replace("source,first", "rumour,first"),), "row 2, column verified", "not known"),
        ((RUR + ",more",), "row 2", "cells"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column_and_nothing_is_loaded(
    load: Load, facilitator: Person, rows: tuple[str, ...], where: str, words: str
) -> None:
    with pytest.raises(Rejected) as rejected:
        load(*rows)
    (finding,) = rejected.value.findings
    assert finding.where == f"enforcement_agreements.csv, {where}"
    assert words in finding.sentence
    with viewing(facilitator):
        assert not Agreement.objects.exists()


def test_a_wrong_header_is_refused(load: Load) -> None:
    with pytest.raises(Rejected, match="The header is wrong"):
        load(RUR, header=HEADER.replace("note", "notes"))
