"""The figures of ICC-ASP/12/35 out of the demonstration data, and how they answer to neighbouring dates."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Compartment, Membership, Person
from accounts.sight import purpose, viewing
from accounts.vocab import Level
from agreements.services import write_agreement
from agreements.vocab import AgreementKind, Form, Stage
from common import clock
from common.asof import Period
from icc_coop import reference
from partners.models import Partner
from reports.demo import SYMBOL
from reports.document import Snapshot, problems
from reports.document.snapshot import BEYOND, FEW, HELD, CountTable
from reports.figures import FIGURES, Asked, FigureDates, compute
from reports.models import Edition
from reports.queries import dates_of, figures_of, gather, snapshot_of
from reports.statistics import KINDS, rows_of
from reports.statistics.agreements import agreements
from reports.statistics.gathering import POLICY
from reports.statistics.requests import requests
from reports.statistics.subject import Subject, name_of
from requests_app.vocab import Status
from tests.reports.disclosure.attacker import Attacker, Published
from tests.requests_app.conftest import act, brought_to

EDITION = {
    "from": "2011-10-01",
    "to": "2013-09-30",
    "on": "2013-09-30",
    "apic-on": "2013-04-22",
    "at-large-on": "2013-09-29",
}
PERIOD = "2011-10-01/2013-09-30"

GOLDEN: dict[str, tuple[Any, str]] = {
    "F1": (1320, PERIOD),
    "F2": (533, PERIOD),
    "F2o": (19, PERIOD),
    "F3": (609, PERIOD),
    "F3p": (71, PERIOD),
    "F4": (12, "2013-09-29"),
    "F5": (13, "2013-09-30"),
    "F5y": (3, "2013-09-30"),
    "F5e": (2, "2013-09-30"),
    "F6": (8, "2013-09-30"),
    "F6f": (7, "2013-09-30"),
    "F6r": ({"WEOG": 5, "EEG": 1, "AFR": 1, "GRULAC": 1, "APG": 0}, "2013-09-30"),
    "F7": (0, "2013-09-30"),
    "F8": (0, "2013-09-30"),
    "F9": (72, "2013-04-22"),
    "F9n": (1, "2013-04-22"),
    "F9o": (51, "2013-04-22"),
}
"""The figures that the report prints, each with the date it holds for."""


@pytest.fixture(scope="module", autouse=True)
def _demonstration(kept: None) -> None:
    """The demonstration data."""
    reference.load(reference.OWN_COPY, known_at=clock.now(), missing_only=True)
    call_command("load_demo", stdout=StringIO())


pytestmark = pytest.mark.django_db


def figures(**dates: str) -> dict[str, Any]:
    """What `report_figures --json` prints; `known_at="…"` and the like replace the dates of the edition."""
    given = EDITION | {name.replace("_", "-"): day for name, day in dates.items()}
    out = StringIO()
    call_command("report_figures", *(f"--{name}={day}" for name, day in given.items()), "--json", stdout=out)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


def value(id: str, **dates: str) -> Any:
    return figures(**dates)[id]["value"]


def test_the_figures_of_the_report() -> None:
    counted = figures()
    assert {id: (figure["value"], figure["on"]) for id, figure in counted.items()} == GOLDEN
    assert all(figure["rule"] for figure in counted.values())
    assert list(counted["F6r"]["value"]) == ["WEOG", "EEG", "AFR", "GRULAC", "APG"]


def test_an_omitted_date_is_that_of_the_others() -> None:
    counted = figures(**{"apic-on": "2013-09-30", "at-large-on": "2013-09-30"})
    out = StringIO()
    call_command(
        "report_figures", "--from=2011-10-01", "--to=2013-09-30", "--on=2013-09-30", "--json", stdout=out
    )
    assert json.loads(out.getvalue()) == counted


@pytest.mark.parametrize(("day", "at_large"), [("2013-03-22", 12), ("2013-09-29", 12), ("2013-09-30", 13)])
def test_an_unsealing_counts_from_its_own_day(day: str, at_large: int) -> None:
    assert value("F4", at_large_on=day) == at_large


def test_what_was_not_known_yet_is_not_counted() -> None:
    assert value("F4", at_large_on="2013-09-30", known_at="2013-09-29") == 12
    assert value("F4", at_large_on="2013-09-30", known_at="2013-09-30") == 13


def test_a_warrant_unsealed_years_later_does_not_alter_the_past() -> None:
    assert value("F4", known_at="2013-10-09") == value("F4", known_at="2024-01-01") == 12


@pytest.mark.parametrize(
    ("day", "concluded", "in_force"),
    [
        ("2011-01-19", 5, 3),  # the day before Serbia signed
        ("2011-01-20", 6, 3),
        ("2011-05-16", 6, 4),  # the day before Colombia signed
        ("2011-05-17", 7, 4),
        ("2012-01-12", 7, 5),  # the day before Mali signed, in force the same day
        ("2012-01-13", 8, 6),
        ("2012-07-04", 8, 6),  # the day before Denmark's entered into force
        ("2012-07-05", 8, 7),
    ],
)
def test_enforcement_agreements_count_from_signature_and_entry_into_force(
    day: str, concluded: int, in_force: int
) -> None:
    counted = figures(agreements_on=day)
    assert (counted["F6"]["value"], counted["F6f"]["value"]) == (concluded, in_force)
    assert sum(counted["F6r"]["value"].values()) == concluded


@pytest.mark.parametrize(
    ("day", "parties", "states_parties"),
    [
        ("2012-09-24", 71, 121),  # the day before Switzerland deposited
        ("2012-09-25", 72, 121),
        ("2013-02-14", 72, 121),  # the day before Côte d'Ivoire became a State Party
        ("2013-02-15", 72, 122),
        ("2013-04-23", 72, 122),
        ("2014-09-24", 72, 122),  # the day before Senegal deposited
        ("2014-09-25", 73, 122),
    ],
)
def test_apic_counts_deposits_by_the_day(day: str, parties: int, states_parties: int) -> None:
    counted = {id: figure["value"] for id, figure in figures(apic_on=day).items()}
    assert counted["F9"] == parties
    assert counted["F9"] - counted["F9n"] + counted["F9o"] == states_parties


def test_the_calendar_year_is_that_of_the_agreements_date() -> None:
    assert value("F5y", agreements_on="2012-12-31") == figures(agreements_on="2012-12-31")["F5"][
        "value"
    ] - value("F5", agreements_on="2011-12-31")
    assert value("F5y", agreements_on="2013-01-01") == 0
    assert value("F5", agreements_on="2013-10-01") == 14


def test_both_ends_of_the_period_are_included() -> None:
    whole = value("F2")
    first_year = value("F2", to="2012-09-30")
    second_year = value("F2", **{"from": "2012-10-01"})
    assert first_year + second_year == whole
    assert first_year > 0
    assert second_year > 0


def test_the_figures_take_few_queries() -> None:
    with purpose("editions"):
        dates = dates_of(Edition.objects.get(symbol=SYMBOL))
    with CaptureQueriesContext(connection) as queries:
        compute(dates, clock.now())
    counting = [query for query in queries.captured_queries if "COUNT" in query["sql"]]
    assert len(counting) == 6


def test_a_figure_may_have_a_day_of_its_own_and_the_others_keep_theirs() -> None:
    own = {
        "F4": date(2013, 9, 30),
        "F5": date(2013, 10, 1),
        "F3": Period(date(2012, 1, 1), date(2012, 12, 31)),
    }
    with purpose("editions"):
        edition = Edition.objects.get(symbol=SYMBOL)
        edition.figure_dates = {id: str(on) for id, on in own.items()}
        of_2012 = compute(
            FigureDates(own["F3"], edition.at_large_on, edition.apic_on, edition.agreements_on),  # type: ignore[arg-type]
            clock.now(),
        )["F3"]
    snapshot = gather(edition, clock.now())
    counted = {id: (one["value"], one["on"]) for id, one in figures_of(snapshot).items()}
    assert counted == GOLDEN | {
        "F4": (13, "2013-09-30"),
        "F5": (14, "2013-10-01"),
        "F3": (of_2012.value, "2012-01-01/2012-12-31"),
    }
    assert {one.id for one in snapshot.figures if one.own} == own.keys()
    assert problems(snapshot) == []
    assert len(snapshot.sought) == 13
    with purpose("figures"):
        asked = Asked(dates_of(edition), clock.now())
        assert {id: FIGURES[id].rows(asked).count() for id in own} == {id: counted[id][0] for id in own}


@pytest.mark.parametrize("shift", [timedelta(0), timedelta(days=-400), timedelta(days=500)])
def test_the_rows_behind_a_figure_are_what_it_counts(shift: timedelta) -> None:
    with purpose("editions"):
        own = dates_of(Edition.objects.get(symbol=SYMBOL))
    dates = FigureDates(
        period=Period(own.period.start + shift, own.period.end + 2 * shift),
        at_large_on=own.at_large_on + shift,
        apic_on=own.apic_on + 2 * shift,
        agreements_on=own.agreements_on + shift,
    )
    now = clock.now()
    counted = compute(dates, now)
    with purpose("figures"):
        rows = {id: figure.rows(Asked(dates, now)).count() for id, figure in FIGURES.items()}
    values = {id: figure.value for id, figure in counted.items()}
    assert rows == {
        id: value if isinstance(value, int) else sum(value.values()) for id, value in values.items()
    }


@pytest.mark.parametrize(
    ("email", "seen"),
    [
        ("clerk@registry.example", {"F1": 1320, "F2": 533, "F4": 12, "F5": 0, "F6": 8, "F9": 72}),
        ("officer@registry.example", {"F1": 1320, "F2": 533, "F5": 13}),  # belongs to two compartments
        ("analyst@otp.example", {"F1": 0, "F3": 609, "F3p": 71, "F5": 0, "F6": 8}),
        ("adviser@otp.example", {"F1": 0, "F3": 609, "F5": 0}),  # belongs to two compartments
    ],
)
def test_the_rows_behind_a_figure_are_listed_under_the_readers_own_sight(
    email: str, seen: dict[str, int]
) -> None:
    with purpose("editions"):
        asked = Asked(dates_of(Edition.objects.get(symbol=SYMBOL)), clock.now())
    with viewing(Person.objects.get(email=email)):
        assert {id: FIGURES[id].rows(asked).count() for id in seen} == seen


def test_the_edition_is_compiled_with_these_figures_and_not_published() -> None:
    with purpose("editions"):
        edition = Edition.objects.get(symbol=SYMBOL)
    assert edition.status == "compiled"
    assert edition.synthetic
    snapshot = snapshot_of(edition, clock.now())
    assert {id: (one["value"], one["on"]) for id, one in figures_of(snapshot).items()} == GOLDEN
    assert problems(snapshot) == []
    assert {"Joseph Kony", "Simone Gbagbo"} <= {person.name for person in snapshot.sought}
    assert [one.state for one in snapshot.enforcement if one.in_force_on is None] == ["Colombia"]
    assert snapshot.apic_non_states_parties == ("Ukraine",)
    assert snapshot.interim_release_negotiating == ("Belgium",)


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(CommandError, match="exchange the two dates"):
        figures(to="2011-09-30")


@pytest.mark.parametrize("wrong", [{"on": "30.9.2013"}, {"known_at": "yesterday"}, {"apic_on": "2013-02-30"}])
def test_a_date_that_is_none_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(CommandError, match=r"write it|no day of the calendar"):
        figures(**wrong)


def test_without_json_the_figures_are_a_table() -> None:
    out = StringIO()
    call_command("report_figures", *(f"--{name}={day}" for name, day in EDITION.items()), stdout=out)
    assert "1,320" in out.getvalue()
    assert "APG" in out.getvalue()


# --- Tables T1 to T5


@pytest.fixture
def edition() -> Edition:
    with purpose("editions"):
        return Edition.objects.get(symbol=SYMBOL)


@pytest.fixture
def snapshot(edition: Edition) -> Snapshot:
    return Snapshot.from_json(edition.snapshot)


def values(table: CountTable) -> dict[str, dict[str, int | str]]:
    return {row.key: row.values for row in table.rows}


def cells(tables: Mapping[str, CountTable]) -> Iterator[tuple[str, int | str]]:
    for table in tables.values():
        for row in table.rows:
            for column, value in row.values.items():
                yield name_of(table.id, row.key, column), value


def test_the_tables_say_what_the_figures_say(snapshot: Snapshot) -> None:
    tables = {table.id: values(table) for table in snapshot.tables}
    assert list(tables) == list(KINDS)
    assert tables["T1"]["registry:visa"]["all"] == 1320
    assert tables["T1"]["registry"] == {
        "states_parties": 1162,
        "other_states": 650,
        "organizations": 41,
        "all": 1320 + 533,
    }
    assert tables["T1"]["otp"]["all"] == tables["T2"]["organ:otp"]["transmitted"] == 609
    assert tables["T1y"]["all"]["all"] == tables["T2"]["all"]["transmitted"] == 1320 + 533 + 609
    assert tables["T3"]["all"] == {"recent": 0, "some": 6, "many": 6, "all": 12}
    assert (tables["T4"]["relocation"]["concluded"], tables["T4g"]["relocation"]["AFR"]) == (13, HELD)
    assert tables["T4g"]["enforcement_of_sentences"] == {
        "WEOG": 5,
        "EEG": 1,
        "AFR": 1,
        "GRULAC": 1,
        "APG": 0,
        "concluded": 8,
    }
    assert tables["T5"]["all"] == {"parties": 72, "not_states_parties": 1, "outside": 51, "statute": 122}
    assert tables["T5y"]["all"]["all"] == 72
    assert tables["T2"]["all"] == {
        "transmitted": 2462,
        "due": 2311,
        "executed": 2101,
        "in_part": HELD,
        "declined": HELD,
        "unanswered": 83,
        "response": 964,
        "execution": 909,
        "to_reply": 35,
        "to_execution": 36,
    }


def test_no_small_number_is_shown_that_does_not_rest_on_public_facts(snapshot: Snapshot) -> None:
    protected = {table.id: table for table in snapshot.tables if table.id in ("T1", "T1y", "T2", "T4", "T4g")}
    shown = [name for name, value in cells(protected) if isinstance(value, int) and 0 < value < 5]
    assert shown == [
        name
        for name in shown
        if name.startswith(("T4 enforcement_of_sentences", "T4g enforcement_of_sentences"))
    ]
    marks = {value for _name, value in cells(protected) if isinstance(value, str)}
    assert marks <= {HELD, FEW, BEYOND}
    assert [table.id for table in snapshot.tables] == list(KINDS)


@pytest.mark.parametrize(("count", "every"), [(requests, 6), (agreements, 1)])
def test_whoever_sets_all_tables_and_figures_against_each_other_learns_no_held_number(
    snapshot: Snapshot, edition: Edition, count: Any, every: int
) -> None:
    with purpose("figures"):
        subject: Subject = count(Asked(dates_of(edition), clock.now()))
    printed = {table.id: table for table in snapshot.tables if table.id in subject.tables}
    shown = {name: value for name, value in cells(printed) if name in subject.release.cells}
    figures = {}
    for id in subject.figures:
        figure, _, part = id.partition(":")
        value = snapshot.figure(figure).value
        figures[id] = value[part] if isinstance(value, dict) else value
    known = {name: value for name, value in {**shown, **figures}.items() if isinstance(value, int)}
    attacker = Attacker([Published(len(subject.release.counts), subject.release.cells, known)])
    held = [name for name, value in shown.items() if value == HELD]
    assert len(held) > 10
    for name in held[::every]:
        least, most = attacker.interval(0, name)
        assert most - least >= POLICY.threshold - 1e-6, name


@pytest.mark.parametrize("excepted", ["T4g relocation AFR", "T4"])
def test_a_number_or_table_that_is_excepted_is_shown_and_the_others_stay_protected(
    edition: Edition, excepted: str
) -> None:
    with purpose("figures"):
        subject = agreements(Asked(dates_of(edition), clock.now()))
    protection = subject.protection(excepted={excepted}, earlier=(), policy=POLICY)
    shown = dict(cells({one.id: one for one in subject.printed(protection.held)}))
    named = {name: value for name, value in shown.items() if name == excepted or name.split()[0] == excepted}
    assert named == {name: subject.release.value(name) for name in named}
    assert named.get("T4g relocation AFR", 3) == 3
    known = {name: value for name, value in shown.items() if isinstance(value, int)}
    known |= {id: subject.release.value(id) for id in subject.figures}
    attacker = Attacker([Published(len(subject.release.counts), subject.release.cells, known)])
    held = protection.held - protection.exposed
    assert held
    for name in held:
        least, most = attacker.interval(0, name)
        assert most - least >= POLICY.threshold - 1e-6, name


def test_the_rows_behind_a_number_of_a_table_are_as_many_as_it_says(
    snapshot: Snapshot, edition: Edition
) -> None:
    asked = Asked(dates_of(edition), clock.now())
    shown = [
        (table.id, row.key, column, value)
        for table in snapshot.tables
        for row in table.rows
        for column, value in row.values.items()
        if isinstance(value, int)
    ]
    different = []
    with purpose("figures"):
        for table, row, column, value in shown[::4]:
            rows = rows_of(table, row, column, asked)
            if rows is not None and rows.count() != value:
                different.append((table, row, column, value))
    assert different == []
    assert {table for table, *_cell in shown[::4]} == set(KINDS)


def test_sealed_rows_change_no_byte_of_what_is_gathered(edition: Edition) -> None:
    now = clock.now()
    before = gather(edition, now).to_json()
    with purpose("demo"):
        clerk = Person.objects.get(email="clerk@registry.example")
        officer = Person.objects.get(email="officer@registry.example")
        kenya = Partner.objects.get(code="KEN")
        sealed = Compartment.objects.create(name="A matter", created_by=officer)
        for person in (clerk, officer):
            Membership.objects.create(person=person, compartment=sealed, added_by=officer)
        write_agreement(
            kind=AgreementKind.RELOCATION,
            partner=kenya,
            stages={Stage.SIGNED: date(2013, 6, 2)},
            form=Form.FRAMEWORK,
            level=Level.UNDER_SEAL,
            compartment=sealed,
        )

    def send(**marking: Any) -> None:
        with viewing(clerk):
            request = brought_to(Status.APPROVED, clerk, officer, kenya, due_on=date(2013, 7, 1), **marking)
            act(request, "transmitted", clerk, date(2013, 6, 1))

    send(level=Level.UNDER_SEAL, compartment=sealed)
    assert gather(edition, now).to_json() == before
    send()
    assert gather(edition, clock.now()).to_json() != before


def test_the_tables_take_few_queries(edition: Edition) -> None:
    gather(edition, now := clock.now())
    with CaptureQueriesContext(connection) as queries:
        gather(edition, now)
    assert len(queries) < 60
