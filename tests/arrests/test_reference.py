"""warrants.csv: the golden counts of every month, repeatable loading, corrections, and clear refusals."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from accounts.models import Person
from accounts.sight import purpose, viewing
from arrests import queries
from arrests.models import Suspect, Warrant, WarrantEvent
from arrests.queries.search import Search
from arrests.reference import MOST_ABSENT, WARRANTS
from common.asof import AsOf, start_of
from common.errors import Rejected
from common.reference import Change, ChangeKind
from common.tabular import read
from icc_coop.reference import OWN_COPY
from partners.models import Situation
from tests.arrests.conftest import NOW, write_warrants

pytestmark = pytest.mark.django_db
FILE = OWN_COPY / "warrants.csv"
TODAY = date(2026, 11, 24)
LATER = start_of(date(2026, 11, 1))
Lines = list[dict[str, str]]


def own_lines() -> Lines:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., list[Change]]:
    """Loads lines as warrants.csv, as the command does."""

    def load(lines: Lines, known_at=NOW) -> list[Change]:  # type: ignore[no-untyped-def]
        path = tmp_path / "warrants.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [column.name for column in WARRANTS.columns])
            writer.writeheader()
            writer.writerows(lines)
        rows = read(path, WARRANTS.columns)
        if findings := list(WARRANTS.check(rows)):
            raise Rejected(findings)
        with purpose("reference"):
            return WARRANTS.apply(rows, known_at=known_at)

    return load


@pytest.fixture
def loaded(load: Callable[..., list[Change]]) -> Lines:
    """The project's own copy, loaded into an empty register."""
    lines = own_lines()
    load(lines)
    return lines


def line(lines: Lines, person: str, number: str = "1") -> dict[str, str]:
    return next(row for row in lines if row["person"] == person and row["warrant_no"] == number)


def counted_by_hand(lines: Lines, on: date) -> set[str]:
    """The counting rule once more, straight from the file: ISO dates sort as texts."""
    day = on.isoformat()
    return {
        row["person"]
        for row in lines
        if row["date_unsealed"]
        and row["date_unsealed"] <= day
        and not (row["first_exit_date"] and row["first_exit_date"] <= day)
    }


def at_large(on: date, known_at=LATER) -> set[str]:  # type: ignore[no-untyped-def]
    with purpose("figures"):
        return set(queries.individuals_at_large(on, known_at).values_list("name", flat=True))


def kinds(changes: list[Change]) -> set[ChangeKind]:
    return {change.kind for change in changes}


# --- Counts ------------------------------------------------------------------------------------------------------


def test_every_month_end_agrees_with_the_file(loaded: Lines) -> None:
    days = [date(year, month, 1) - timedelta(days=1) for year in range(2005, 2027) for month in range(1, 13)]
    with purpose("figures"):
        counted = {on: queries.individuals_at_large(on, LATER).count() for on in [*days, TODAY]}
    assert counted == {on: len(counted_by_hand(loaded, on)) for on in counted}


def test_every_day_on_which_something_changes_agrees_with_the_file_and_with_the_board(loaded: Lines) -> None:
    changes = {
        row[column] for row in loaded for column in ("date_unsealed", "first_exit_date") if row[column]
    }
    days = {date.fromisoformat(day) - timedelta(days=back) for day in changes for back in (0, 1)}
    with purpose("figures"):
        for on in days:
            named = set(queries.individuals_at_large(on, LATER).values_list("name", flat=True))
            assert named == counted_by_hand(loaded, on), on
            board = Search(queries.outstanding(on, LATER), AsOf(on, LATER))
            assert set(board.people.values_list("name", flat=True)) == named


@pytest.mark.parametrize(
    ("on", "individuals"),
    [
        (date(2005, 10, 12), 0),
        (date(2005, 10, 13), 5),
        (date(2013, 3, 21), 13),
        (date(2013, 3, 22), 12),
        (date(2013, 9, 29), 12),
        (date(2013, 9, 30), 13),
        (date(2013, 10, 1), 13),
        (date(2013, 10, 2), 14),
        (date(2013, 10, 9), 14),
    ],
)
def test_individuals_at_large_on_the_days_that_matter(on: date, individuals: int, loaded: Lines) -> None:
    assert len(at_large(on)) == individuals


def test_the_twelve_of_paragraph_13(loaded: Lines) -> None:
    found = at_large(date(2013, 9, 29), start_of(date(2013, 10, 9)))
    assert {name.split()[-1].strip("()") for name in found} == {
        "Kony", "Otti", "Odhiambo", "Ongwen", "Harun", "Kushayb", "Bashir", "Hussein",
        "Gaddafi", "Al-Senussi", "Mudacumura", "Gbagbo",
    }  # fmt: skip


def test_warrant_under_seal_in_2013_is_in_no_answer_about_2013(loaded: Lines) -> None:
    khaled = "Al-Tuhamy Mohamed Khaled"
    assert khaled not in at_large(date(2017, 4, 23))
    assert khaled in at_large(date(2017, 4, 24))
    assert khaled not in at_large(date(2017, 4, 24), start_of(date(2017, 4, 23)))


def test_answer_as_known_on_any_day_equals_the_answer_known_today(loaded: Lines) -> None:
    for on in (date(2007, 10, 17), date(2008, 2, 7), date(2013, 9, 29), date(2020, 6, 11), date(2024, 10, 4)):
        assert at_large(on, start_of(on)) == at_large(on)


def test_person_in_national_custody_counts_and_no_one_without_a_day_of_publication_does(
    loaded: Lines,
) -> None:
    assert "Saif Al-Islam Gaddafi" in at_large(date(2013, 9, 29))
    assert "Edmond Beina" not in at_large(TODAY)


def test_warrant_without_day_of_publication_is_for_the_court_alone(
    loaded: Lines, clerk: Person, facilitator: Person
) -> None:
    with viewing(clerk):
        assert [row.suspect.name for row in queries.not_counted(TODAY, LATER)] == ["Edmond Beina"]
    with viewing(facilitator):
        assert not Suspect.objects.filter(name="Edmond Beina").exists()
        assert (Suspect.objects.count(), Warrant.objects.count()) == (65, 70)


# --- Loading again -----------------------------------------------------------------------------------------------


def test_first_load_reports_every_row_and_the_one_without_publication(
    load: Callable[..., list[Change]],
) -> None:
    changes = load(own_lines())
    assert (
        len([change for change in changes if change.kind is ChangeKind.ADDED and change.row.count(",") > 1])
        == 71
    )
    assert [change.row for change in changes if change.kind is ChangeKind.NOTED] == [
        "Central African Republic II, Edmond Beina, 1"
    ]


def test_second_load_writes_nothing(loaded: Lines, load: Callable[..., list[Change]]) -> None:
    with purpose("demo"):
        before = WarrantEvent.objects.count()
    assert kinds(load(loaded, LATER)) == {ChangeKind.NOTED}
    with purpose("demo"):
        assert WarrantEvent.objects.count() == before


def test_new_exit_holds_as_known_from_the_load_on(loaded: Lines, load: Callable[..., list[Change]]) -> None:
    line(loaded, "Joseph Kony").update(
        first_exit_status="surrendered",
        first_exit_date="2026-07-01",
        latest_status="surrendered",
        latest_status_date="2026-07-01",
    )
    assert ChangeKind.CHANGED in kinds(load(loaded, LATER))
    assert "Joseph Kony" not in at_large(date(2026, 7, 1))
    assert "Joseph Kony" in at_large(date(2026, 7, 1), LATER - timedelta(days=1))


def test_changed_day_becomes_a_correction_and_earlier_answers_stay(
    loaded: Lines, load: Callable[..., list[Change]]
) -> None:
    line(loaded, "Charles Blé Goudé")["date_unsealed"] = "2013-09-27"
    load(loaded, LATER)
    assert len(at_large(date(2013, 9, 29))) == 13
    assert len(at_large(date(2013, 9, 29), LATER - timedelta(days=1))) == 12
    with purpose("demo"):
        assert WarrantEvent.objects.filter(corrects__isnull=False).count() == 1
    assert kinds(load(loaded, LATER)) == {ChangeKind.NOTED}


def test_changed_kind_of_exit_is_one_correction(loaded: Lines, load: Callable[..., list[Change]]) -> None:
    line(loaded, "Simone Gbagbo").update(
        first_exit_status="case_inadmissible",
        latest_status="case_inadmissible",
        latest_status_date="2021-07-19",
    )
    load(loaded, LATER)
    with purpose("demo"):
        correction = WarrantEvent.objects.get(corrects__isnull=False)
        assert (correction.kind, correction.corrects.kind) == ("case_inadmissible", "warrant_vacated")  # type: ignore[union-attr]


def test_end_after_the_surrender_is_a_further_fact(loaded: Lines, load: Callable[..., list[Change]]) -> None:
    line(loaded, "Rodrigo Roa Duterte").update(
        latest_status="proceedings_terminated", latest_status_date="2026-08-01"
    )
    load(loaded, LATER)
    with purpose("demo"):
        events = WarrantEvent.objects.filter(warrant__suspect__name="Rodrigo Roa Duterte").in_order()
        assert [event.kind for event in events] == [
            "issued",
            "unsealed",
            "surrendered",
            "proceedings_terminated",
        ]


def test_day_of_publication_found_later_opens_warrant_and_person(
    loaded: Lines, load: Callable[..., list[Change]], facilitator: Person
) -> None:
    line(loaded, "Edmond Beina")["date_unsealed"] = "2024-12-10"
    load(loaded, LATER)
    assert "Edmond Beina" in at_large(date(2024, 12, 10))
    assert "Edmond Beina" not in at_large(date(2024, 12, 9))
    with viewing(facilitator):
        assert Suspect.objects.filter(name="Edmond Beina").exists()


def test_row_that_a_later_file_lacks_is_reported_and_kept(
    loaded: Lines, load: Callable[..., list[Change]]
) -> None:
    loaded.remove(line(loaded, "Joseph Kony"))
    changes = load(loaded, LATER)
    assert [change.row for change in changes if change.kind is ChangeKind.ABSENT] == [
        "Uganda, Joseph Kony, 1"
    ]
    assert "Joseph Kony" in at_large(TODAY)


def test_of_very_many_warrants_that_a_file_lacks_the_first_are_told(
    situation: Situation, load: Callable[..., list[Change]]
) -> None:
    write_warrants(situation, [f"P{number:03}" for number in range(MOST_ABSENT + 2)])
    absent = [change.row for change in load(own_lines()) if change.kind is ChangeKind.ABSENT]
    assert absent == [
        *(f"Atlantis, P{number:03}, 1" for number in range(MOST_ABSENT)),
        "… and further warrants",
    ]


def test_emptied_day_is_reported_and_the_register_keeps_its_own(
    loaded: Lines, load: Callable[..., list[Change]]
) -> None:
    line(loaded, "Dominic Ongwen").update(
        first_exit_status="", first_exit_date="", latest_status="at_large", latest_status_date=""
    )
    changes = load(loaded, LATER)
    assert any("2015-01-16" in change.detail for change in changes if change.kind is ChangeKind.NOTED)
    assert "Dominic Ongwen" not in at_large(TODAY)


def test_late_row_is_public_knowledge_from_its_unsealing(load: Callable[..., list[Change]]) -> None:
    lines = own_lines()
    late = line(lines, "Raska Lukwiya")
    load([row for row in lines if row is not late])
    load(lines, LATER)
    for on in (date(2006, 1, 1), date(2008, 1, 1)):
        assert at_large(on, start_of(on)) == counted_by_hand(lines, on)


def test_situation_that_only_the_file_names_is_added(load: Callable[..., list[Change]]) -> None:
    lines = own_lines()
    line(lines, "Joseph Kony")["situation"] = "Northern Uganda"
    assert ("Northern Uganda", ChangeKind.ADDED) in {(change.row, change.kind) for change in load(lines)}


# --- Refusals ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "where", "words"),
    [
        ({"date_issued": ""}, "row 9, column date_issued", ""),
        ({"date_issued": "2013-02-30"}, "row 9, column date_issued", "2013-02-30"),
        ({"date_issued": "8 July 2005"}, "row 9, column date_issued", "8 July 2005"),
        ({"date_unsealed": "2005-07-07"}, "row 9, column date_unsealed", "before the warrant was issued"),
        ({"first_exit_status": "surrendered"}, "row 9, column first_exit_date", "both"),
        ({"first_exit_date": "2006-01-01"}, "row 9, column first_exit_status", "both"),
        (
            {"first_exit_status": "arrested", "first_exit_date": "2006-01-01"},
            "row 9, column first_exit_status",
            "arrested",
        ),
        ({"latest_status": "convicted"}, "row 9, column latest_status_date", "needs its day"),
        (
            {"latest_status": "convicted", "latest_status_date": "2010-01-01"},
            "row 9, column latest_status",
            "presupposes",
        ),
        (
            {
                "first_exit_status": "warrant_vacated",
                "first_exit_date": "2010-01-01",
                "latest_status": "convicted",
                "latest_status_date": "2011-01-01",
            },
            "row 9, column latest_status",
            "does not follow",
        ),
        (
            {
                "first_exit_status": "surrendered",
                "first_exit_date": "2010-01-01",
                "latest_status": "convicted",
                "latest_status_date": "2009-01-01",
            },
            "row 9, column latest_status_date",
            "before the first exit",
        ),
        ({"warrant_no": "one"}, "row 9, column warrant_no", "one"),
        ({"warrant_no": "0"}, "row 9, column warrant_no", "from 1"),
        ({"verified": "sure"}, "row 9, column verified", "sure"),
        (
            {"person": "Sylvestre Mudacumura", "situation": "Democratic Republic of the Congo"},
            "row 9",
            "repeats row 8",
        ),
        ({"date_unsealed": "2062-10-13"}, "row 9, column date_unsealed", "future"),
        ({"person": "K" * 201}, "row 9, column person", "200"),
    ],
)
def test_bad_cell_is_named_by_row_and_column_and_nothing_is_loaded(
    changes: dict[str, str], where: str, words: str, load: Callable[..., list[Change]]
) -> None:
    lines = own_lines()
    assert lines[7]["person"] == "Joseph Kony"
    lines[7].update(changes)
    with pytest.raises(Rejected) as rejected:
        load(lines)
    first = rejected.value.findings[0]
    assert first.where == where
    assert words in first.sentence
    with purpose("demo"):
        assert not Warrant.objects.exists()


def test_sealed_warrant_of_the_same_person_is_neither_touched_nor_mentioned(
    sealed: Warrant, load: Callable[..., list[Change]]
) -> None:
    lines = own_lines()
    line(lines, "Joseph Kony").update(situation="Atlantis", person=sealed.suspect.name)
    changes = load(lines)
    assert ChangeKind.ABSENT not in kinds(changes)
    with purpose("demo"):
        assert Suspect.objects.filter(name=sealed.suspect.name).count() == 2
        assert Warrant.objects.get(pk=sealed.pk).level == "under_seal"
