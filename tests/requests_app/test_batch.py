"""The batch: what is pasted becomes rows, every cell is checked, and all rows are logged or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from common.errors import Refusal
from partners.models import Channel, Partner, Situation
from requests_app.forms.batch import pasted_rows
from requests_app.models import CooperationRequest
from requests_app.services.exports import csv_lines
from tests.requests_app.conftest import logged
from tests.requests_app.test_intake import cursor

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
BATCH = "/requests/batch/"
COMMON = {"originator": "registry", "family": "visa", "article": "", "level": "public"}


def rows(*lines: dict[str, str], **fields: Any) -> dict[str, Any]:
    """What the page sends."""
    cells = {
        f"rows-{number}-{name}": cell for number, line in enumerate(lines) for name, cell in line.items()
    }
    return {**COMMON, **cells, **fields}


def count(person: Person) -> int:
    with viewing(person):
        return CooperationRequest.objects.count()


@pytest.mark.parametrize(
    "paste",
    [
        "Visa for A.B.\tKenya\tDarfur, Sudan\t2030-05-03\tyes\nVisa for C.D.\tTCD\t\t\t\n",
        'Visa for A.B.,Kenya,"Darfur, Sudan",3 May 2030,x\r\nVisa for C.D.,TCD\r\n',
        "Visa for A.B.;ken;darf;13/5/2030;1\nVisa for C.D.;chad;;;no",
        "Country\tUrgent\tSubject\tDate needed\tSituation\nKenya\ty\tVisa for A.B.\t3.5.2030\tdarfur\nChad\t\tVisa for C.D.\t\t",
    ],
)
def test_paste_becomes_rows_that_are_logged_together(
    paste: str, clerk: Person, kenya: Partner, chad: Partner, darfur: Situation, signed_in: SignIn
) -> None:
    with purpose("reference"):
        Channel.objects.create(partner=chad, channel="Ministry of Justice", language="Arabic")
    client = signed_in(clerk)
    page = client.post(BATCH, {**COMMON, "paste": paste})
    assert (page.status_code, page.context["count"], count(clerk)) == (200, 2, 0)
    sent = {field.html_name: field.value() or "" for row in page.context["grid"].forms for field in row}
    answer = client.post(BATCH, {**COMMON, **sent})
    assert answer["Location"] == "/requests/?show=prepared"
    with viewing(clerk):
        found = list(CooperationRequest.objects.order_by("id"))
    assert [(row.subject, row.partner.code, row.urgent, row.channel, row.language) for row in found] == [
        ("Visa for A.B.", "KEN", True, "", ""),
        ("Visa for C.D.", "TCD", False, "Ministry of Justice", "Arabic"),
    ]
    assert (found[0].situation_id, found[0].article, found[0].family) == (darfur.pk, "APIC 30", "visa")
    assert found[0].due_on in {date(2030, 5, 3), date(2030, 5, 13)}


def test_every_error_of_every_row_stands_beside_its_cell_and_nothing_is_saved(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    bad = {
        "subject": "",
        "partner": "Atlantis",
        "situation": "nowhere",
        "due_on": "05/03/2030",
        "urgent": "perhaps",
        "language": "x\x07",
    }
    good = {"subject": "Visa for A.B.", "partner": "KEN"}
    answer = signed_in(clerk).post(BATCH, rows(good, bad, {**good, "subject": "#REF!", "due_on": "soon"}))
    errors = [sorted(row.errors) for row in answer.context["grid"].forms]
    assert answer.status_code == 400
    assert errors[:3] == [[], sorted(bad), ["due_on", "subject"]]
    page = answer.content.decode()
    assert "“05/03/2030” can be read as two days" in page
    assert "Atlantis" in page
    assert cursor(page) == ["id_rows-1-subject"]
    assert count(clerk) == 0


@pytest.mark.parametrize(
    ("common", "field"), [({"article": "nonsense"}, "article"), ({"family": "relocation"}, "level")]
)
def test_what_the_service_refuses_keeps_all_rows_from_being_logged(
    common: dict[str, str], field: str, clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    lines = [{"subject": f"Visa for {letter}.", "partner": "KEN"} for letter in "AB"]
    answer = signed_in(clerk).post(BATCH, rows(*lines, **common))
    assert (answer.status_code, list(answer.context["form"].errors), count(clerk)) == (400, [field], 0)
    assert answer.context["grid"].forms[1]["subject"].value() == "Visa for B."


def test_formulas_are_text_in_the_register_and_guarded_in_its_export(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    formula = '=HYPERLINK("http://x","y")'
    signed_in(clerk).post(BATCH, rows({"subject": formula, "partner": "KEN"}))
    with viewing(clerk):
        assert CooperationRequest.objects.get().subject == formula
        line = list(csv_lines(CooperationRequest.objects.all()))[-1]
    assert "\"'=HYPERLINK(" in line


@pytest.mark.parametrize(
    ("paste", "sentence"),
    [
        ("a\tb\tc\td\te\tf\tg", "Row 1 has 7 cells, not at most 6"),
        ("Subject\tColour\nA\tred", "names the column “Colour”"),
        ("Subject\tAddressee\tState\nA\tB\tC", "names the column “Addressee”"),
        ("\n".join(f"Visa {n}\tKenya" for n in range(51)), "These are 51 rows, and there is room for 50"),
    ],
)
def test_paste_that_cannot_be_read_is_told_and_stays(
    paste: str, sentence: str, clerk: Person, signed_in: SignIn
) -> None:
    with pytest.raises(Refusal, match=sentence):
        pasted_rows(paste)
    answer = signed_in(clerk).post(BATCH, rows({"subject": "Typed before"}, paste=paste))
    assert (answer.status_code, list(answer.context["form"].errors)) == (400, ["paste"])
    assert answer.context["form"]["paste"].value() == paste
    assert answer.context["grid"].forms[0]["subject"].value() == "Typed before"


def test_paste_goes_below_the_rows_that_are_there(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    answer = signed_in(clerk).post(BATCH, rows({"subject": "First", "partner": "KEN"}, paste="Second\tKenya"))
    subjects = [row["subject"].value() for row in answer.context["grid"].forms]
    assert subjects[:2] == ["First", "Second"]


def test_doubles_in_the_register_and_in_the_batch_are_shown_before_anything_is_saved(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment, signed_in: SignIn
) -> None:
    with viewing(clerk):
        logged(
            clerk, kenya, family="visa", subject="Visa for A.B.", level="under_seal", compartment=compartment
        )
        logged(clerk, kenya, family="visa", subject="Visa for C.D.")
    letters = ("A.B.", "C.D.", "E.F.", "E.F.")
    sent = rows(*({"subject": f"Visa for {letter}", "partner": "KEN"} for letter in letters))
    client = signed_in(officer)
    answer = client.post(BATCH, sent)
    told = [str(finding) for finding in answer.context["doubles"]]
    assert (answer.status_code, len(told), count(officer)) == (409, 2, 1)
    assert "Visa for C.D." in told[0]
    assert told[1] == "row 4: Row 4 says the same as row 3."
    assert client.post(BATCH, {**sent, "seen": answer.context["seen"]}).status_code == 302
    assert count(officer) == 5


def test_empty_batch_is_told(clerk: Person, signed_in: SignIn) -> None:
    answer = signed_in(clerk).post(BATCH, COMMON)
    assert answer.status_code == 400
    assert "No row is filled in." in answer.content.decode()


def test_double_press_logs_one_batch(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    sent = rows({"subject": "Visa for A.B.", "partner": "KEN"}, once="k" * 14)
    assert [client.post(BATCH, sent).status_code for _press in range(2)] == [302, 302]
    assert count(clerk) == 1


def test_batch_is_kept_and_continued(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    client.post(f"{BATCH}keep/", rows({}, {"subject": "Visa for A.B.", "partner": "KEN"}, family="transit"))
    assert client.get(BATCH).context["waiting"] is not None
    page = client.get(f"{BATCH}?continue=1")
    first = page.context["grid"].forms[0]
    assert (first["subject"].value(), page.context["form"]["family"].value()) == ("Visa for A.B.", "transit")


@pytest.mark.parametrize("name", ["president", "facilitator", "administrator"])
def test_only_transmitting_organs_log_batches(
    name: str, request: pytest.FixtureRequest, signed_in: SignIn
) -> None:
    client = signed_in(request.getfixturevalue(name))
    statuses = {client.get(BATCH).status_code, client.post(f"{BATCH}keep/").status_code}
    assert statuses == {403 if name == "president" else 404}


def test_page_asks_as_many_queries_for_fifty_rows_as_for_one(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    client, counts = signed_in(clerk), []
    for number in (1, 50):
        lines = [{"subject": f"Visa for P-{turn}", "partner": "KEN"} for turn in range(number)]
        with CaptureQueriesContext(connection) as captured:
            client.post(BATCH, rows(*lines, check="1"))
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 24
