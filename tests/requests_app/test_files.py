"""Registers as files: what goes in comes out, twice is once, and every problem is told at once."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from common.asof import Period
from common.errors import Rejected
from common.tabular import guarded
from partners.models import Partner, Situation
from requests_app.models import CooperationRequest, Holiday, RequestEvent, WorkingCalendar
from requests_app.reference import seed_rules
from requests_app.services.files import COLUMNS
from requests_app.services.imports import Imported, import_requests
from requests_app.vocab import Status
from requests_app.workflow import status_after
from tests.requests_app.conftest import PATHS, brought_to

pytestmark = pytest.mark.django_db

AT = datetime(2013, 10, 9, 10, tzinfo=UTC)
HEADER = [column.name for column in COLUMNS]
ROW = {
    "reference": "REG/2012/0007",
    "organ": "registry",
    "originator": "chambers",
    "family": "assistance",
    "article": "93(1)(b)",
    "partner": "KEN",
    "situation": "",
    "subject": "Records of a provincial hospital",
    "level": "public",
    "channel": "Embassy in The Hague",
    "language": "English",
    "transmitted_on": "2012-03-01",
    "due_on": "2012-04-30",
    "acknowledged_on": "2012-03-09",
    "outcome": "executed",
    "closed_on": "2012-05-02",
}

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, kenya: Partner) -> Write:
    """Writes rows, given as what differs from the sample, to a CSV file."""

    def to_file(*rows: dict[str, str]) -> Path:
        path = tmp_path / "requests.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, HEADER)
            writer.writeheader()
            writer.writerows({**ROW, **row} for row in rows)
        return path

    return to_file


def load(path: Path, **options: Any) -> tuple[int, int, int]:
    result = import_requests(path, at=AT, **options)
    return counts(result)


def counts(result: Imported) -> tuple[int, int, int]:
    return result.added, result.changed, result.unchanged


def everything() -> list[CooperationRequest]:
    with purpose("deadlines"):
        return list(CooperationRequest.objects.select_related("partner", "situation").order_by("pk"))


def exported(tmp_path: Path, *options: str) -> Path:
    path = tmp_path / "out.csv"
    call_command("export_requests", "--output", str(path), *options, stdout=StringIO())
    return path


def test_row_becomes_a_request_with_its_past(write: Write) -> None:
    assert load(write({})) == (1, 0, 0)
    (request,) = everything()
    assert (request.reference, request.status, request.outcome) == ("REG/2012/0007", "closed", "executed")
    assert (request.due_on, request.due_reason["rule"]) == (date(2012, 4, 30), "imported")
    assert (request.ended_on, request.closed_on) == (date(2012, 5, 2), date(2012, 5, 2))
    with purpose("deadlines"):
        events = list(RequestEvent.objects.order_by("id"))
    assert [(event.kind, event.effective_on) for event in events] == [
        ("logged", date(2013, 10, 9)),
        ("transmitted", date(2012, 3, 1)),
        ("acknowledged", date(2012, 3, 9)),
        ("executed", date(2012, 5, 2)),
        ("closed", date(2012, 5, 2)),
    ]
    # A fact of the past counts as known from its own day, 00:00 at the Court.
    assert [event.known_from for event in events[1:2]] == [datetime(2012, 2, 29, 23, tzinfo=UTC)]
    assert status_after(event.kind for event in events) == request.status


def test_imported_history_counts_as_known_at_its_time(write: Write) -> None:
    load(write({}))
    with purpose("figures"):
        rows = CooperationRequest.objects.transmitted_in(
            Period(date(2012, 3, 1), date(2012, 3, 1)), datetime(2012, 3, 2, tzinfo=UTC)
        )
        assert rows.count() == 1


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ({"transmitted_on": "", "acknowledged_on": "", "outcome": "", "closed_on": ""}, "draft"),
        ({"acknowledged_on": "", "outcome": "", "closed_on": ""}, "transmitted"),
        ({"outcome": "", "closed_on": ""}, "acknowledged"),
        ({"outcome": "partially_executed", "closed_on": ""}, "partially_executed"),
        ({"outcome": "partially_executed"}, "closed"),
        ({"closed_on": ""}, "executed"),
        ({"outcome": "declined"}, "closed"),
        ({"outcome": "withdrawn"}, "closed"),
        ({"transmitted_on": "", "acknowledged_on": "", "outcome": "withdrawn", "closed_on": ""}, "withdrawn"),
    ],
)
def test_status_follows_from_the_row(row: dict[str, str], status: str, write: Write) -> None:
    load(write(row))
    (request,) = everything()
    assert request.status == status
    with purpose("deadlines"):
        kinds = RequestEvent.objects.order_by("id").values_list("kind", flat=True)
        assert status_after(kinds) == status
    assert load(write(row)) == (0, 0, 1)


def test_missing_due_date_is_computed_and_a_given_one_kept(write: Write) -> None:
    with purpose("reference"):
        court = WorkingCalendar.objects.create(weekend=[5, 6])
        Holiday.objects.create(calendar=court, day=date(2012, 4, 30), name="Queen’s Day")
    load(write({"due_on": "", "closed_on": ""}, {"reference": "REG/2012/0008", "due_on": "2012-04-29"}))
    computed, given = everything()
    assert (computed.due_on, computed.due_reason["skipped"]) == (
        date(2012, 5, 1),
        [{"on": "2012-04-30", "why": "Queen’s Day", "calendar": ""}],
    )
    assert given.due_on == date(2012, 4, 29)


ERRORS: list[tuple[dict[str, str], str, str]] = [
    ({"organ": "presidency"}, "organ", "not known"),
    ({"originator": "ngo"}, "originator", "not known"),
    ({"family": "visas"}, "family", "not known"),
    ({"partner": "XYZ"}, "partner", "no code of a State"),
    ({"partner": ""}, "partner", "empty"),
    ({"situation": "Atlantis"}, "situation", "no known situation"),
    ({"subject": ""}, "subject", "empty"),
    ({"subject": "x" * 301}, "subject", "longer than 300"),
    ({"level": "secret"}, "level", "not known"),
    ({"level": "under_seal"}, "level", "--compartment"),
    ({"family": "relocation"}, "level", "under seal alone"),
    ({"article": "93(1)(z)"}, "article", "no article"),
    ({"transmitted_on": "31.2.2012"}, "transmitted_on", "no date"),
    ({"transmitted_on": "2012-02-30"}, "transmitted_on", "no day"),
    ({"transmitted_on": "2014-01-01"}, "transmitted_on", "future"),
    ({"due_on": "2012-02-01"}, "due_on", "before transmitted_on"),
    ({"acknowledged_on": "2012-02-01"}, "acknowledged_on", "before transmitted_on"),
    ({"closed_on": "2012-03-05"}, "closed_on", "before acknowledged_on"),
    ({"closed_on": "2014-01-01"}, "closed_on", "future"),
    ({"outcome": "lost"}, "outcome", "not known"),
    ({"outcome": ""}, "outcome", "has an outcome"),
    ({"transmitted_on": ""}, "acknowledged_on", "before it is transmitted"),
    ({"transmitted_on": "", "acknowledged_on": ""}, "outcome", "Only a transmitted request"),
    ({"reference": ""}, "reference", "has a reference"),
]


@pytest.mark.parametrize(("row", "column", "words"), ERRORS)
def test_each_error_is_told_by_row_and_column(
    row: dict[str, str], column: str, words: str, write: Write
) -> None:
    with pytest.raises(Rejected) as rejected:
        load(write({"reference": "REG/2012/0001"}, row))
    found = [finding for finding in rejected.value.findings if finding.where == f"row 3, column {column}"]
    assert len(found) == 1, rejected.value.findings
    assert words in found[0].sentence
    assert everything() == []


def test_every_error_of_a_file_is_told_in_one_pass(write: Write) -> None:
    rows = [
        {**row, "reference": row.get("reference", f"REG/2012/{n:04}")} for n, (row, _, _) in enumerate(ERRORS)
    ]
    with pytest.raises(Rejected) as rejected:
        load(write(*rows))
    places = [finding.where for finding in rejected.value.findings]
    for number, (_, column, _words) in enumerate(ERRORS, start=2):
        assert f"row {number}, column {column}" in places
    numbers = [int(place.split()[1].rstrip(",")) for place in places]
    assert numbers == sorted(numbers)


def test_repeated_reference_in_one_file_is_an_error_in_one_register_only(write: Write) -> None:
    otp = {"organ": "otp", "originator": "otp"}
    assert load(write({}, otp)) == (2, 0, 0)
    with pytest.raises(Rejected, match="row 4, column reference: repeats row 2"):
        load(write({}, otp, {}))


def test_header_must_be_exact(write: Write) -> None:
    path = write({})
    path.write_text(path.read_text().replace("due_on", "deadline", 1))
    with pytest.raises(Rejected, match="row 1: The header is wrong"):
        load(path)


def test_second_import_changes_nothing(write: Write) -> None:
    path = write(
        {}, {"reference": "", "transmitted_on": "", "acknowledged_on": "", "outcome": "", "closed_on": ""}
    )
    assert [load(path), load(path), load(path)] == [(2, 0, 0), (0, 0, 2), (0, 0, 2)]


def test_later_file_adds_what_happened_since(write: Write) -> None:
    load(write({"acknowledged_on": "", "outcome": "", "closed_on": ""}))
    assert load(write({"subject": "Records of two hospitals"})) == (0, 1, 0)
    (request,) = everything()
    assert (request.status, request.subject) == ("closed", "Records of two hospitals")
    with purpose("deadlines"):
        kinds = list(RequestEvent.objects.order_by("id").values_list("kind", flat=True))
    assert kinds == ["logged", "transmitted", "acknowledged", "executed", "closed"]


def test_draft_of_a_file_is_transmitted_by_a_later_one(write: Write) -> None:
    load(write({"transmitted_on": "", "acknowledged_on": "", "outcome": "", "closed_on": ""}))
    assert load(write({})) == (0, 1, 0)
    (request,) = everything()
    assert (request.status, request.transmitted_on) == ("closed", date(2012, 3, 1))
    assert request.transmission_known_from is not None


def test_older_file_takes_nothing_back(write: Write) -> None:
    load(write({}))
    assert load(
        write({"acknowledged_on": "", "outcome": "", "closed_on": "", "due_on": "", "article": ""})
    ) == (0, 0, 1)


def test_true_day_replaces_the_day_that_stood_for_an_unknown_one(write: Write) -> None:
    load(write({"closed_on": ""}))
    assert load(write({})) == (0, 1, 0)
    assert load(write({})) == (0, 0, 1)
    (request,) = everything()
    assert (request.status, request.ended_on) == ("closed", date(2012, 5, 2))
    with purpose("deadlines"):
        assert RequestEvent.objects.get(kind="executed", corrects=None).corrected_by.effective_on == date(
            2012, 5, 2
        )


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"transmitted_on": "2012-03-02"}, "transmitted_on"),
        ({"family": "visa"}, "family"),
        ({"partner": "TCD"}, "partner"),
        ({"acknowledged_on": "2012-03-08"}, "acknowledged_on"),
        ({"outcome": "declined"}, "outcome"),
    ],
)
def test_file_does_not_contradict_what_was_counted_or_happened(
    row: dict[str, str], column: str, write: Write, chad: Partner
) -> None:
    load(write({}))
    with pytest.raises(Rejected, match=f"row 2, column {column}: The register says"):
        load(write(row))


def test_dry_run_says_the_same_and_writes_nothing(write: Write) -> None:
    assert load(write({}), dry_run=True) == (1, 0, 0)
    assert everything() == []


def test_sealed_rows_lie_in_the_compartment_without_a_human_number(
    write: Write, compartment: Compartment, clerk: Person, officer: Person
) -> None:
    path = write({"level": "under_seal"}, {})
    assert load(path, compartment=compartment.code) == (2, 0, 0)
    assert load(path, compartment=compartment.code) == (0, 0, 2)
    with viewing(officer):
        assert CooperationRequest.objects.count() == 1
    with viewing(clerk):
        sealed = CooperationRequest.objects.get(level="under_seal")
    assert str(sealed.reference).startswith("S-")
    assert sealed.compartment_id == compartment.pk


def test_situation_goes_by_name_or_code(write: Write, darfur: Situation) -> None:
    load(write({"situation": "darfur"}, {"reference": "REG/2012/0008", "situation": "Darfur, Sudan"}))
    assert [request.situation for request in everything()] == [darfur, darfur]


def test_prosecutors_register_with_another_originator_is_imported_and_remarked(write: Write) -> None:
    result = import_requests(write({"organ": "otp"}), at=AT)
    assert counts(result) == (1, 0, 0)
    assert [remark.where for remark in result.remarks] == ["row 2, column originator"]


def test_workbook_is_read_like_a_csv_file(tmp_path: Path, kenya: Partner) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADER)
    sheet.append([date.fromisoformat(cell) if name.endswith("_on") else cell for name, cell in ROW.items()])
    book.save(tmp_path / "requests.xlsx")
    assert load(tmp_path / "requests.xlsx") == (1, 0, 0)


def test_export_then_import_changes_nothing(
    tmp_path: Path,
    write: Write,
    clerk: Person,
    officer: Person,
    analyst: Person,
    second_analyst: Person,
    kenya: Partner,
    darfur: Situation,
    compartment: Compartment,
) -> None:
    load(
        write(
            {"subject": "=1+1", "channel": "'@quoted", "situation": "darfur"},
            {"organ": "otp", "originator": "otp"},
        )
    )
    with viewing(clerk):
        for status in PATHS:
            brought_to(
                status, clerk, officer, kenya, subject="-“Accents”, commas,\tand 'quotes'", situation=darfur
            )
            brought_to(status, clerk, officer, kenya, level="confidential")
        brought_to(Status.TRANSMITTED, clerk, officer, kenya, level="under_seal", compartment=compartment)
    with viewing(analyst):
        brought_to(Status.EXECUTED, analyst, second_analyst, kenya)
    before = [(row.pk, row.version, row.status) for row in everything()]
    path = exported(tmp_path)
    content = path.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"'=1+1" in content
    assert b"under_seal" not in content
    assert load(path) == (0, 0, len(before) - 1)
    assert [(row.pk, row.version, row.status) for row in everything()] == before
    assert exported(tmp_path).read_bytes() == content


def test_export_into_an_empty_register_gives_the_same_file_again(tmp_path: Path, write: Write) -> None:
    path = write(
        {},
        {"reference": "REG/2012/0008", "subject": "+49"},
        {"reference": "x", "organ": "otp", "originator": "otp"},
    )
    with transaction.atomic():
        load(path)
        first = exported(tmp_path).read_bytes()
        transaction.set_rollback(True)
    assert everything() == []
    load(tmp_path / "out.csv")
    assert exported(tmp_path).read_bytes() == first


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("=+-@'\",;\t\n"), max_size=40
).map(str.strip)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents=st.lists(st.tuples(WORDS.filter(bool), WORDS, WORDS), min_size=1, max_size=8))
def test_whatever_the_cells_say_export_then_import_changes_nothing(
    contents: list[tuple[str, str, str]], tmp_path: Path, write: Write
) -> None:
    rows = [
        {
            "reference": f"REG/2012/{number}",
            "subject": guarded(subject),
            "channel": guarded(channel),
            "language": guarded(language),
        }
        for number, (subject, channel, language) in enumerate(contents)
    ]
    with transaction.atomic():
        load(write(*rows))
        stored = [(row.subject, row.channel, row.language) for row in everything()]
        again = load(exported(tmp_path))
        transaction.set_rollback(True)
    assert stored == contents
    assert again == (0, 0, len(rows))


@pytest.mark.parametrize(
    ("options", "references"),
    [
        (("--organ", "otp"), ["OTP/1"]),
        (("--family", "visa"), ["REG/2"]),
        (("--partner", "TCD"), ["REG/3"]),
        (("--from", "2012-03-02"), ["REG/3"]),
        (("--to", "2012-02-29"), ["REG/2"]),
        (("--status", "acknowledged"), ["OTP/1"]),
        (("--level", "confidential"), ["REG/2"]),
    ],
)
def test_export_has_filters(
    options: tuple[str, ...], references: list[str], tmp_path: Path, write: Write, chad: Partner
) -> None:
    load(
        write(
            {"reference": "OTP/1", "organ": "otp", "originator": "otp", "outcome": "", "closed_on": ""},
            {"reference": "REG/2", "family": "visa", "transmitted_on": "2012-02-29", "level": "confidential"},
            {"reference": "REG/3", "partner": "TCD", "transmitted_on": "2012-03-02"},
        )
    )
    with exported(tmp_path, *options).open(encoding="utf-8", newline="") as file:
        assert [row["reference"] for row in csv.DictReader(file)] == references


def test_commands_speak_in_sentences(tmp_path: Path, write: Write) -> None:
    out = StringIO()
    call_command("import_requests", str(write({})), "--dry-run", stdout=out)
    call_command("import_requests", str(write({})), stdout=out)
    assert out.getvalue() == (
        "Dry run, nothing written: 1 added, 0 changed, 0 unchanged.\n1 added, 0 changed, 0 unchanged.\n"
    )
    with pytest.raises(CommandError, match="row 2, column partner"):
        call_command("import_requests", str(write({"partner": "XYZ"})))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_requests", str(tmp_path / "missing.csv"))
    with pytest.raises(CommandError, match="no compartment"):
        call_command("import_requests", str(write({})), "--compartment", "nonsense")
    with pytest.raises(CommandError, match="no folder"):
        call_command("export_requests", "--output", str(tmp_path / "no" / "out.csv"))
    with pytest.raises(CommandError, match="exchange the two dates"):
        call_command(
            "export_requests", "--output", str(tmp_path / "x"), "--from", "2013-01-02", "--to", "2013-01-01"
        )


def test_rules_are_seeded_once_and_marked_as_assumptions() -> None:
    with purpose("reference"):
        assert seed_rules() > 400
        assert seed_rules() == 0
        assert Holiday.objects.get(day=date(2013, 12, 25)).assumed
