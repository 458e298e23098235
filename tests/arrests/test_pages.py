"""The pages about warrants as each persona meets them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Compartment, Person, ReadAudit
from accounts.sight import purpose, viewing
from arrests import services
from arrests.models import Review, Suspect, UnsealingProposal, Warrant, WarrantEvent
from partners.models import Situation
from tests.arrests.conftest import ISSUED, NOW, SECRET, add_event, reviewed, write_warrant

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
BOARD = "/warrants/"
EVERYONE = ["clerk", "officer", "analyst", "second_analyst", "president", "facilitator", "administrator"]
OUTSIDE = ["officer", "second_analyst", "president", "facilitator", "administrator"]


def text(response) -> str:  # type: ignore[no-untyped-def]
    return str(response.content.decode())


def bare(response) -> str:  # type: ignore[no-untyped-def]
    """The page without what differs on every request: tokens, and its own address."""
    return re.sub(r"[A-Za-z0-9]{64}", "", text(response)).replace(response.wsgi_request.path, "")


@pytest.fixture
def persona(request: pytest.FixtureRequest) -> Person:
    person: Person = request.getfixturevalue(request.param)
    return person


# --- The board ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("persona", EVERYONE, indirect=True)
def test_board_counts_individuals_and_says_by_which_rule(
    persona: Person, public: Warrant, situation: Situation, signed_in: SignIn
) -> None:
    write_warrant(situation, public.suspect.name, number=2)
    page = text(signed_in(persona).get(BOARD, {"on": "2026-05-01"}))
    assert '<span class="figure-value">1</span>' in page
    assert "Individuals, not warrants" in page
    assert "5 years, 362 days" in page
    assert "2 warrants" in page


@pytest.mark.parametrize("persona", OUTSIDE, indirect=True)
@pytest.mark.parametrize("on", ["2020-05-04", "2026-05-01"])
def test_board_bears_no_trace_of_a_sealed_warrant(
    persona: Person, on: str, public: Warrant, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(persona)
    client.get(BOARD)
    with CaptureQueriesContext(connection) as without:
        before = bare(client.get(BOARD, {"on": on}))
    request.getfixturevalue("sealed")
    client.get(BOARD)
    with CaptureQueriesContext(connection) as with_sealed:
        after = bare(client.get(BOARD, {"on": on}))
    assert before == after
    assert len(without) == len(with_sealed)
    assert SECRET not in after


def test_member_finds_the_sealed_warrant_under_not_counted_and_the_page_marked(
    sealed: Warrant, clerk: Person, signed_in: SignIn
) -> None:
    client = signed_in(clerk)
    assert '<span class="figure-value">0</span>' in text(client.get(BOARD, {"on": "2026-05-01"}))
    page = text(client.get(BOARD, {"on": "2026-05-01", "show": "hidden"}))
    assert SECRET in page
    assert 'class="figure-value"' not in page
    assert 'class="marked-under_seal"' in page
    with viewing(clerk):
        assert ReadAudit.objects.filter(object_ids=[sealed.pk], what="arrests.warrant").exists()


def test_reading_public_rows_leaves_no_line_in_the_trail(
    public: Warrant, clerk: Person, signed_in: SignIn
) -> None:
    signed_in(clerk).get(BOARD)
    with purpose("demo"):
        assert not ReadAudit.objects.filter(person_id=clerk.pk).exists()


def test_obstacle_is_shown_inside_the_court_only(
    public: Warrant, clerk: Person, president: Person, facilitator: Person, analyst: Person, signed_in: SignIn
) -> None:
    with viewing(analyst):
        reviewed(public, analyst, ISSUED, scenario="political_will", reason="Known address.")
    url = public.suspect.get_absolute_url()
    for person, shown in [(clerk, True), (analyst, True), (president, True), (facilitator, False)]:
        client = signed_in(person)
        assert ("Lack of political will" in text(client.get(BOARD))) is shown
        assert ("Known address." in text(client.get(url))) is shown
        assert ("Reviews" in text(client.get(url))) is shown


def test_real_or_not_a_person_without_assessment_reads_not_assessed(
    public: Warrant, clerk: Person, signed_in: SignIn
) -> None:
    assert "not assessed" in text(signed_in(clerk).get(BOARD))


@pytest.mark.parametrize("order", ["situation", "name", "age", "public", "obstacle", "nonsense", ""])
def test_board_in_every_order_and_with_nonsense(
    order: str, public: Warrant, undated: Warrant, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    for person in (clerk, facilitator):
        response = signed_in(person).get(BOARD, {"sort": order})
        assert response.status_code == 200
        assert public.suspect.name in text(response)


@pytest.mark.parametrize("on", ["2013-02-30", "yesterday", "1066-10-14", "9999-12-31"])
def test_impossible_day_is_told_beside_the_field(on: str, facilitator: Person, signed_in: SignIn) -> None:
    response = signed_in(facilitator).get(BOARD, {"on": on})
    assert response.status_code == 200
    assert 'class="filter-errors"' in text(response)


def test_board_as_known_earlier(public: Warrant, facilitator: Person, signed_in: SignIn) -> None:
    add_event(public, "surrendered", date(2026, 4, 1), known_from=NOW)
    client = signed_in(facilitator)
    assert public.suspect.name not in text(client.get(BOARD, {"on": "2026-04-02"}))
    assert public.suspect.name in text(client.get(BOARD, {"on": "2026-04-02", "known": "2026-05-01"}))


def test_file_is_the_public_board_for_every_reader(
    public: Warrant, sealed: Warrant, undated: Warrant, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    files = [
        text(signed_in(person).get("/warrants/board.csv", {"on": "2026-05-01"}))
        for person in (clerk, facilitator)
    ]
    assert files[0] == files[1]
    assert list(csv.DictReader(io.StringIO(files[0]))) == [
        {
            "situation": "Atlantis",
            "person": "Barnabas Thornquist",
            "warrants": "1",
            "issued_on": "2020-05-04",
            "public_since": "2020-05-04",
            "years": "5",
            "days": "362",
            "national_custody_since": "",
        }
    ]


def test_file_cannot_carry_a_formula(situation: Situation, facilitator: Person, signed_in: SignIn) -> None:
    write_warrant(situation, "=1+1")
    assert "'=1+1" in text(signed_in(facilitator).get("/warrants/board.csv"))


def test_file_for_an_impossible_day_is_refused_with_a_sentence(
    facilitator: Person, signed_in: SignIn
) -> None:
    assert signed_in(facilitator).get("/warrants/board.csv", {"on": "x"}).status_code == 400


# --- The person --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("persona", OUTSIDE, indirect=True)
def test_every_address_of_a_sealed_warrant_is_not_found(
    persona: Person, sealed: Warrant, signed_in: SignIn
) -> None:
    client = signed_in(persona)
    addresses = [
        sealed.suspect.get_absolute_url(),
        *(
            reverse(f"arrests:{name}", args=[sealed.code])
            for name in ("record", "correct", "review", "link", "unseal")
        ),
    ]
    unknown = bare(client.get(reverse("arrests:person", args=["23456789abcdef"])))
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 404, address
        assert bare(response) == unknown
    for name in ("record", "correct", "review", "link", "unseal", "confirm", "withdraw"):
        assert client.post(reverse(f"arrests:{name}", args=[sealed.code])).status_code == 404


def test_facilitator_reads_public_facts_without_names_of_staff(
    public: Warrant, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    with viewing(clerk):
        services.record_event(
            public, action="arrested", on=ISSUED, known_at=NOW, by=clerk, note="Held in a secret place."
        )
        services.record_event(public, action="surrendered", on=date(2026, 4, 1), known_at=NOW, by=clerk)
    page = text(signed_in(facilitator).get(public.suspect.get_absolute_url()))
    assert "Surrendered to the Court" in page
    assert "secret place" not in page
    assert clerk.name not in page
    assert "Record what happened" not in page


def test_corrected_entry_is_shown_inside_and_gone_outside(
    public: Warrant, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    wrong = add_event(public, "surrendered", date(2026, 4, 1))
    with viewing(clerk):
        services.correct_event(wrong, on=date(2026, 5, 1), known_at=NOW, by=clerk)
    url = public.suspect.get_absolute_url()
    assert "1 Apr 2026" in text(signed_in(clerk).get(url))
    assert "1 Apr 2026" not in text(signed_in(facilitator).get(url))
    assert "1 May 2026" in text(signed_in(facilitator).get(url))


def test_person_page_costs_the_same_for_one_warrant_and_for_four(
    public: Warrant, situation: Situation, clerk: Person, signed_in: SignIn
) -> None:
    client = signed_in(clerk)
    client.get(BOARD)
    with CaptureQueriesContext(connection) as one:
        client.get(public.suspect.get_absolute_url())
    for number in (2, 3, 4):
        write_warrant(situation, public.suspect.name, number=number)
    client.get(BOARD)
    with CaptureQueriesContext(connection) as four:
        client.get(public.suspect.get_absolute_url())
    assert len(one) == len(four)
    assert len(four) <= 18


# --- Actions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("record", ["clerk", "officer"]),
        ("correct", ["clerk", "officer"]),
        ("review", ["analyst", "second_analyst"]),
        ("link", ["clerk", "officer", "analyst", "second_analyst"]),
    ],
)
@pytest.mark.parametrize("persona", EVERYONE, indirect=True)
def test_form_opens_for_whoever_may_act_and_is_forbidden_to_others(
    name: str,
    may: list[str],
    persona: Person,
    public: Warrant,
    signed_in: SignIn,
    request: pytest.FixtureRequest,
) -> None:
    allowed = persona in [request.getfixturevalue(one) for one in may]
    client = signed_in(persona)
    address = reverse(f"arrests:{name}", args=[public.code])
    assert client.get(address).status_code == (200 if allowed else 403)
    assert client.post(address, {}).status_code == (200 if allowed else 403)
    assert (address in text(client.get(public.suspect.get_absolute_url()))) is allowed


def test_sealed_warrant_is_registered_through_the_form(
    sealed_circle: Compartment, situation: Situation, clerk: Person, signed_in: SignIn
) -> None:
    client = signed_in(clerk)
    assert sealed_circle.name in text(client.get("/warrants/register/"))
    data = {
        "compartment": sealed_circle.code,
        "name": "New Person",
        "situation": situation.code,
        "on": "2026-05-04",
    }
    response = client.post("/warrants/register/", data, follow=True)
    assert "New Person" in text(response)
    with purpose("demo"):
        assert Warrant.objects.get().level == "under_seal"


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"on": "2026-02-30"},
        {"on": "2099-01-01"},
        {"compartment": "nonsense"},
        {"situation": "nowhere"},
        {"situation": ""},
        {"name": "K" * 201},
        {"suspect": "nobody"},
        {"name": "NUL \x00"},
    ],
)
def test_bad_input_gets_a_sentence_and_registers_nothing(
    change: dict[str, str], sealed_circle: Compartment, situation: Situation, clerk: Person, signed_in: SignIn
) -> None:
    data = {"compartment": sealed_circle.code, "name": "N", "situation": situation.code, "on": "2026-05-04"}
    response = signed_in(clerk).post("/warrants/register/", data | change)
    assert response.status_code == 200
    assert 'class="error-summary"' in text(response)
    with purpose("demo"):
        assert not Suspect.objects.exists()


@pytest.mark.parametrize("persona", ["president", "facilitator", "administrator"], indirect=True)
def test_nobody_else_registers(persona: Person, signed_in: SignIn) -> None:
    assert signed_in(persona).get("/warrants/register/").status_code == 403


def test_unsealing_by_two_people_through_the_pages(
    sealed: Warrant, clerk: Person, analyst: Person, facilitator: Person, signed_in: SignIn
) -> None:
    address = reverse("arrests:unseal", args=[sealed.code])
    confirm = reverse("arrests:confirm", args=[sealed.code])
    first, second = signed_in(clerk), signed_in(analyst)
    first.post(address, {"on": "2026-05-20", "order_reference": "ICC-01/99-12"})
    assert "You proposed it yourself" in text(first.get(address))
    assert first.post(confirm).status_code == 403
    assert signed_in(facilitator).get(sealed.suspect.get_absolute_url()).status_code == 404
    assert "ICC-01/99-12" in text(second.get(address))
    assert SECRET in text(second.post(confirm, follow=True))
    page = signed_in(facilitator).get(sealed.suspect.get_absolute_url())
    assert page.status_code == 200
    assert "20 May 2026" in text(page)


def test_proposal_is_withdrawn_through_the_page(sealed: Warrant, clerk: Person, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    client.post(reverse("arrests:unseal", args=[sealed.code]), {"on": "2026-05-20", "order_reference": "X"})
    client.post(reverse("arrests:withdraw", args=[sealed.code]))
    with viewing(clerk):
        assert UnsealingProposal.objects.get().withdrawn_by == clerk


def test_event_review_and_correction_through_their_forms(
    public: Warrant, clerk: Person, analyst: Person, signed_in: SignIn
) -> None:
    signed_in(analyst).post(
        reverse("arrests:review", args=[public.code]),
        {"scenario": "operational", "confidence": "low", "on": "2026-05-01", "reason": "Armed escort."},
    )
    client = signed_in(clerk)
    client.post(
        reverse("arrests:record", args=[public.code]),
        {"action": "surrendered", "on": "2026-05-02", "seen": "issued"},
    )
    with viewing(clerk):
        assert Review.objects.get().reason == "Armed escort."
        event = WarrantEvent.objects.get(kind="surrendered")
    client.post(
        reverse("arrests:correct", args=[public.code]),
        {"event": event.code, "on": "2026-05-03", "note": "Misread."},
    )
    with viewing(clerk):
        assert WarrantEvent.objects.get(corrects=event).effective_on == date(2026, 5, 3)


def test_stale_form_is_answered_with_a_page_that_says_so(
    public: Warrant, clerk: Person, signed_in: SignIn
) -> None:
    add_event(public, "surrendered", date(2026, 4, 1))
    response = signed_in(clerk).post(
        reverse("arrests:record", args=[public.code]),
        {"action": "convicted", "on": "2026-05-02", "seen": "issued"},
    )
    assert response.status_code == 409
    assert "Somebody else recorded something meanwhile" in text(response)


def test_event_before_the_issue_is_told_beside_the_field(
    public: Warrant, clerk: Person, signed_in: SignIn
) -> None:
    response = signed_in(clerk).post(
        reverse("arrests:record", args=[public.code]), {"action": "surrendered", "on": "2020-05-03"}
    )
    assert "lies before 2020-05-04" in text(response)


# --- The API -----------------------------------------------------------------------------------------------------


def test_api_gives_every_reader_the_public_board(
    public: Warrant, sealed: Warrant, undated: Warrant, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    answers = [
        signed_in(person).get("/api/v1/warrants/", {"on": "2026-05-01", "known": "2026-05-01"}).json()
        for person in (clerk, facilitator)
    ]
    assert answers[0] == answers[1]
    assert answers[0]["individuals"] == 1
    assert [row["name"] for row in answers[0]["results"]] == ["Barnabas Thornquist"]
    assert (answers[0]["results"][0]["years"], answers[0]["results"][0]["days"]) == (5, 362)


def test_api_refuses_an_impossible_day(facilitator: Person, signed_in: SignIn) -> None:
    response = signed_in(facilitator).get("/api/v1/warrants/", {"on": "2013-02-30"})
    assert response.status_code == 400
    assert "on" in response.json()["errors"]
