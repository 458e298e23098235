"""Warrants as a file: the export says what the register says, and an import writes what a person saw, or nothing."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.test import Client

from accounts.models import Person
from accounts.sight import purpose, viewing
from arrests.exports import warrants_csv
from arrests.models import Suspect, Warrant, WarrantEvent, WarrantFile
from arrests.reference import WARRANTS
from arrests.services.files import compare, confirm_file, discard_file, keep_file
from common.asof import start_of
from common.errors import Forbidden, Refusal
from common.tabular import read
from icc_coop.reference import OWN_COPY
from partners.models import Situation
from tests.arrests.conftest import NOW, write_warrant

pytestmark = pytest.mark.django_db
FILE = OWN_COPY / "warrants.csv"
TODAY = date(2026, 11, 24)
LATER = start_of(date(2026, 11, 1))


@pytest.fixture
def loaded(db: None) -> None:
    """The project's own copy."""
    with purpose("reference"):
        WARRANTS.apply(read(FILE, WARRANTS.columns), known_at=NOW)


def own_lines() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(lines: list[dict[str, str]]) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, [column.name for column in WARRANTS.columns])
    writer.writeheader()
    writer.writerows(lines)
    return file.getvalue().encode()


def exported(on: date = TODAY, known_at=LATER) -> list[dict[str, str]]:  # type: ignore[no-untyped-def]
    return list(csv.DictReader(io.StringIO("".join(warrants_csv(on, known_at)))))


def changed(lines: list[dict[str, str]], person: str, **cells: str) -> list[dict[str, str]]:
    return [{**line, **cells} if line["person"] == person else line for line in lines]


def by_key(lines: list[dict[str, str]]) -> list[dict[str, str]]:
    return sorted(lines, key=lambda line: (line["situation"], line["person"], line["warrant_no"]))


def test_export_is_the_file_that_was_loaded_as_far_as_the_reader_sees(
    loaded: None, clerk: Person, facilitator: Person
) -> None:
    with viewing(clerk):
        assert by_key(exported()) == by_key(own_lines())
    with viewing(facilitator):
        public = [line for line in own_lines() if line["date_unsealed"]]
        assert by_key(exported()) == by_key(public)


def test_export_of_a_past_day_says_what_was_public_and_had_happened_by_then(
    loaded: None, clerk: Person
) -> None:
    day = "2013-09-30"
    with viewing(clerk):
        found = exported(date.fromisoformat(day), LATER)
    for line in found:
        given = next(
            one
            for one in own_lines()
            if (one["person"], one["warrant_no"]) == (line["person"], line["warrant_no"])
        )
        assert line["date_unsealed"] <= day
        assert line["first_exit_date"] == (
            given["first_exit_date"] if given["first_exit_date"] <= day else ""
        )
    assert len(found) == sum(
        bool(line["date_unsealed"]) and line["date_unsealed"] <= day for line in own_lines()
    )
    with viewing(clerk):
        assert not exported(TODAY, start_of(date(2005, 1, 1)))


def test_no_file_holds_what_is_under_seal_or_synthetic_and_no_cell_is_a_formula(
    sealed: Warrant, situation: Situation, clerk: Person
) -> None:
    write_warrant(situation, "=Formula")
    synthetic = write_warrant(situation, "Synthetic person")
    with purpose("demo"):
        Suspect.objects.filter(pk=synthetic.suspect_id).update(synthetic=True)
    with viewing(clerk):
        assert [line["person"] for line in exported()] == ["'=Formula"]
        kept = keep_file(name="again.csv", content=written(exported()), by=clerk)
        assert compare(kept, known_at=NOW, by=clerk).changes_nothing


def test_import_shows_every_difference_writes_it_once_and_then_says_nothing(
    loaded: None, clerk: Person
) -> None:
    lines = changed(
        own_lines(),
        "Joseph Kony",
        first_exit_status="died",
        first_exit_date="2026-07-01",
        latest_status="died",
        latest_status_date="2026-07-01",
    )
    lines = changed(lines, "Charles Blé Goudé", date_unsealed="2013-09-27", note="")
    lines.append(
        {**lines[0], "person": "Niobe Newcomer", "first_exit_status": "", "first_exit_date": ""}
        | {"latest_status": "at_large", "latest_status_date": ""}
    )
    content = written(lines)
    with viewing(clerk):
        kept = keep_file(name="new.csv", content=content, by=clerk)
        before = WarrantEvent.objects.count()
        found = compare(kept, known_at=LATER, by=clerk)
        assert WarrantEvent.objects.count() == before
        assert {(change.row, cell.column, cell.before, cell.after) for change, cell in found.changed} == {
            ("Uganda, Joseph Kony, 1", "first_exit_status", "", "died"),
            ("Uganda, Joseph Kony, 1", "first_exit_date", "", "2026-07-01"),
            ("Côte d'Ivoire, Charles Blé Goudé, 1", "date_unsealed", "2013-09-30", "2013-09-27"),
        } | {("Côte d'Ivoire, Charles Blé Goudé, 1", "note", note, "") for note in _note("Charles Blé Goudé")}
        assert [(row.number, change.row) for row, change in found.new] == [
            (73, "Democratic Republic of the Congo, Niobe Newcomer, 1")
        ]
        assert (found.unchanged, found.refused, found.changes_nothing) == (69, 0, False)

        confirm_file(kept, seen=found.digest, known_at=LATER, by=clerk)
        assert WarrantEvent.objects.filter(recorded_by=clerk).count() == WarrantEvent.objects.count() - before
        with pytest.raises(Refusal, match="confirmed already"):
            confirm_file(kept, seen=found.digest, known_at=LATER, by=clerk)
        again = keep_file(name="new.csv", content=content, by=clerk)
        assert compare(again, known_at=LATER, by=clerk).changes_nothing


def _note(person: str) -> list[str]:
    return [line["note"] for line in own_lines() if line["person"] == person and line["note"]]


def test_refused_rows_are_named_and_nothing_is_written(loaded: None, clerk: Person) -> None:
    lines = own_lines()
    lines[0] = {**lines[0], "date_issued": "10 February 2006"}
    lines[7] = {**lines[7], "date_unsealed": "2062-01-01"}
    lines[9] = lines[8]
    lines = changed(lines, "Germain Katanga", note="Another")
    with viewing(clerk):
        kept = keep_file(name="bad.csv", content=written(lines), by=clerk)
        found = compare(kept, known_at=LATER, by=clerk)
        assert [(one.row, one.column) for one in found.findings] == [
            (2, "date_issued"),
            (9, "date_unsealed"),
            (11, ""),
        ]
        assert [cell.column for _change, cell in found.changed] == ["note"]
        with pytest.raises(Refusal, match="rows are refused"):
            confirm_file(kept, seen=found.digest, known_at=LATER, by=clerk)
        assert not WarrantEvent.objects.filter(recorded_by=clerk).exists()
        assert not Warrant.objects.filter(note="Another").exists()


def test_changes_that_nobody_saw_are_not_written(loaded: None, clerk: Person) -> None:
    with viewing(clerk):
        kept = keep_file(
            name="a.csv", content=written(changed(own_lines(), "Joseph Kony", note="One")), by=clerk
        )
        seen = compare(kept, known_at=LATER, by=clerk).digest
        Warrant.objects.filter(suspect__name="Joseph Kony").update(note="Two")
        with pytest.raises(Refusal, match="moved on"):
            confirm_file(kept, seen=seen, known_at=LATER, by=clerk)
        assert Warrant.objects.get(suspect__name="Joseph Kony").note == "Two"


def test_file_is_its_uploaders_until_it_is_confirmed_and_then_the_registrys(
    situation: Situation, clerk: Person, officer: Person, analyst: Person
) -> None:
    line = own_lines()[0] | {"situation": "Atlantis", "person": "Niobe Newcomer"}

    def seen_by(person: Person) -> int:
        with viewing(person):
            return WarrantFile.objects.count()

    with viewing(clerk):
        keep_file(name="first.csv", content=written([line]), by=clerk)
        kept = keep_file(name="second.csv", content=written([line]), by=clerk)
        assert [one.name for one in WarrantFile.objects.all()] == ["second.csv"]
    assert [seen_by(person) for person in (clerk, officer, analyst)] == [1, 0, 0]
    with viewing(clerk):
        confirm_file(kept, seen=compare(kept, known_at=NOW, by=clerk).digest, known_at=NOW, by=clerk)
        discard_file(kept, by=clerk)
    assert [seen_by(person) for person in (clerk, officer, analyst)] == [1, 1, 0]
    with viewing(analyst), pytest.raises(Forbidden):
        keep_file(name="third.csv", content=written([line]), by=analyst)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "empty"), (b"person,situation\n", "header is wrong"), (b"\x00\x01\x02\x03", "UTF-8")],
)
def test_file_that_cannot_be_read_is_refused_beside_the_field(
    content: bytes, words: str, clerk: Person, client: Client
) -> None:
    client.force_login(clerk)
    answer = client.post("/warrants/import/", {"file": io.BytesIO(content)})
    assert answer.status_code == 400
    assert words in answer.content.decode()
    with viewing(clerk):
        assert not WarrantFile.objects.exists()


def test_pages_show_the_differences_and_import_them(
    loaded: None, clerk: Person, analyst: Person, client: Client
) -> None:
    client.force_login(clerk)
    lines = changed(own_lines(), "Joseph Kony", note="Another note")
    file = io.BytesIO(written(lines))
    file.name = "warrants.csv"
    page = client.post("/warrants/import/", {"file": file}, follow=True)
    assert "Another note" in page.content.decode()
    address = page.redirect_chain[-1][0]
    seen = page.context["found"].digest
    done = client.post(f"{address}confirm/", {"seen": seen}, follow=True)
    assert "Every row of the file is in the register." in done.content.decode()
    assert "Another note" in b"".join(client.get("/warrants/export.csv")).decode()
    client.force_login(analyst)
    assert client.get("/warrants/import/").status_code == 403
    assert client.get(address).status_code in (403, 404)
