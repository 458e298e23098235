"""Instances of non-cooperation as each persona meets them, and what the services refuse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from accounts.sight import purpose, viewing
from arrests.models import Warrant
from common.asof import start_of
from common.errors import Forbidden, Refusal, Stale
from icc_coop.reference import OWN_COPY, load
from partners.models import Partner, Situation, TreatyEvent
from pursuit.models import Case, CaseEvent, Duty
from pursuit.queries.duty import bound
from pursuit.services import cases
from pursuit.services.publication import confirm_publication, propose_publication
from pursuit.workflow import LIFE
from tests.pursuit.conftest import NOW, TODAY
from tests.requests_app.conftest import make_partner

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
LIST = "/non-cooperation/"
GIVEN: dict[str, dict[str, Any]] = {
    "invited": {"decision": "Order 1", "due_on": date(2026, 6, 20)},
    "heard": {"decision": "Filing 2"},
    "found": {"decision": "Decision 3"},
    "referred": {"decision": "Decision 4", "referred_to": "both"},
    "informal": {"step": "good_offices"},
    "resolved": {"resolution": "complied"},
    "reported": {"document": "ICC-ASP/25/1"},
}


@pytest.fixture
def party(kenya: Partner) -> Partner:
    """A State that the Statute binds."""
    with purpose("reference"):
        for kind in ("deposited", "entered_into_force"):
            TreatyEvent.objects.create(
                partner=kenya,
                treaty="rome_statute",
                kind=kind,
                effective_on=date(2005, 1, 1),
                known_from=start_of(date(2005, 1, 1)),
            )
    return kenya


def moved(case: Case, by: Person, *actions: str, **more: Any) -> Case:
    """The instance after the actions."""
    for action in actions:
        given = GIVEN.get(action, {}) | more
        case = cases.act(case, action=action, on=TODAY, known_at=NOW, by=by, **given)
    return case


def test_from_an_averred_instance_to_the_assembly(party: Partner, case: Case, clerk: Person) -> None:
    with viewing(clerk):
        row = moved(case, clerk, "president_informed", "invited")
        assert (row.status, row.due_on, row.due_step) == ("averred", date(2026, 6, 20), "hearing")
        row = moved(row, clerk, "heard", "found", "referred", "seized", "open_letter")
        assert (row.status, row.due_on, row.due_step) == ("assembly", TODAY + timedelta(days=14), "letter")
        row = moved(row, clerk, "views_received", "informal", "resolved")
        assert (row.status, row.due_on, row.level) == ("resolved", None, "confidential")
        assert cases.standing(row, NOW).status == row.status
        assert (row.duty, row.duty_source) == ("state_party", "Rome Statute, article 86")


def test_no_finding_without_hearing_and_none_against_whoever_is_not_bound(
    kenya: Partner, case: Case, clerk: Person
) -> None:
    with viewing(clerk):
        with pytest.raises(Refusal, match="not possible while the status is “Averred”"):
            moved(case, clerk, "found")
        row = moved(case, clerk, "heard")
        assert row.duty == "voluntary"
        with pytest.raises(Refusal, match="was not bound to cooperate"):
            moved(row, clerk, "found")


def test_an_action_asks_for_its_decision_and_refuses_the_future_and_the_stale(
    case: Case, clerk: Person, president: Person
) -> None:
    with viewing(clerk):
        for given, on, refused, sentence in (
            ({"action": "heard"}, TODAY, Refusal, "reference of the decision"),
            ({"action": "closed"}, TODAY, Refusal, "why the instance is closed"),
            ({"action": "president_informed"}, TODAY + timedelta(days=1), Refusal, "lies in the future"),
            ({"action": "president_informed", "seen": "potential"}, TODAY, Stale, "meanwhile"),
        ):
            with pytest.raises(refused, match=sentence):
                cases.act(case, on=on, known_at=NOW, by=clerk, **given)  # type: ignore[arg-type]
    with viewing(president), pytest.raises(Forbidden):
        cases.act(case, action="president_informed", on=TODAY, known_at=NOW, by=president)


def test_an_entry_on_which_others_rest_is_not_struck_out_and_others_move_the_deadline(
    party: Partner, case: Case, clerk: Person
) -> None:
    with viewing(clerk):
        row = moved(case, clerk, "invited", "heard", "found")
        heard = CaseEvent.objects.get(case=row, kind="heard")
        with pytest.raises(Refusal, match="Other entries rest on this one"):
            cases.correct_entry(heard, on=None, known_at=NOW, by=clerk)
        row = moved(row, clerk, "referred", "seized", "open_letter")
        letter = CaseEvent.objects.get(case=row, kind="open_letter")
        with pytest.raises(Refusal, match="Other entries"):
            cases.correct_entry(letter, on=date(2026, 5, 20), known_at=NOW, by=clerk)
        cases.correct_entry(letter, on=None, known_at=NOW, by=clerk)
        row.refresh_from_db()
        assert (row.status, row.due_on, row.due_step) == ("assembly", None, "")


def test_sight_follows_publication(
    party: Partner,
    case: Case,
    clerk: Person,
    officer: Person,
    analyst: Person,
    president: Person,
    facilitator: Person,
    administrator: Person,
    signed_in: SignIn,
) -> None:
    with viewing(clerk):
        row = moved(case, clerk, "president_informed", note="Told by telephone.")
        cases.add_note(row, text="The embassy keeps silent.", by=clerk)
    url = row.get_absolute_url()
    inside, outside = (clerk, officer, analyst, president), (facilitator, administrator)
    seen = {person: signed_in(person).get(url).status_code for person in (*inside, *outside)}
    assert list(seen.values()) == [200, 200, 200, 200, 404, 404]
    with viewing(clerk):
        propose_publication(row, text="Not arrested in May.", known_at=NOW, by=clerk)
        with pytest.raises(Forbidden, match="second person"):
            confirm_publication(row, known_at=NOW, by=clerk)
    assert signed_in(facilitator).get(url).status_code == 404
    with viewing(officer):
        confirm_publication(row, known_at=NOW, by=officer)
    for person in (*inside, *outside):
        page = signed_in(person).get(url).content.decode()
        assert "Not arrested in May." in page
        told = [word in page for word in ("Told by telephone.", "The embassy keeps silent.", "Duty to")]
        assert told == [person in inside, person in inside, True]
        assert (">Note that" in page or "Inform the President" in page) is (
            person in (clerk, officer, analyst)
        )


def test_a_public_finding_publishes_the_bare_instance(
    party: Partner, case: Case, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = moved(case, clerk, "heard")
        row = moved(row, clerk, "found", is_public=True)
        assert (row.level, row.public_text, row.published_on) == ("public", "", TODAY)
    page = signed_in(facilitator).get(row.get_absolute_url()).content.decode()
    assert ("Decision 3" in page, "Filing 2" in page) == (True, False)


def test_an_instance_about_a_sealed_warrant_is_sealed_and_never_published(
    kenya: Partner, sealed: Warrant, clerk: Person, officer: Person, analyst: Person, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = cases.open_case(partner=kenya, kind="averred", on=TODAY, known_at=NOW, by=clerk, warrant=sealed)
        with pytest.raises(Refusal, match="under seal is not published"):
            propose_publication(row, text="x", known_at=NOW, by=clerk)
    assert [signed_in(p).get(row.get_absolute_url()).status_code for p in (clerk, analyst, officer)] == [
        200,
        200,
        404,
    ]
    assert row.code not in signed_in(officer).get(LIST).content.decode()
    assert "Quillfeather" not in signed_in(clerk).get(f"{LIST}cases.csv").content.decode()


def test_every_action_has_a_form_that_records_it(
    party: Partner, case: Case, clerk: Person, president: Person, signed_in: SignIn
) -> None:
    client, url = signed_in(clerk), case.get_absolute_url()
    for action in ("informal", "invited", "heard", "found", "referred", "seized", "open_letter", "closed"):
        form = client.get(f"{url}do/{action}/")
        assert form.status_code == 200
        empty = client.post(f"{url}do/{action}/", {"on": ""})
        assert empty.status_code == 200
        assert "error" in empty.content.decode()
        body = {"on": "2026-05-05", "note": "Because."} | GIVEN.get(action, {})
        assert client.post(f"{url}do/{action}/", body).status_code == 302, action
    with viewing(clerk):
        assert Case.objects.get(pk=case.pk).status == "closed"
    other = client.get(f"{url}do/heard/")
    assert (other.status_code, other["Location"]) == (302, url)
    assert {signed_in(president).get(f"{url}do/{step.name}/").status_code for step in LIFE.actions} == {403}


def test_the_list_asks_the_same_number_of_queries_for_one_and_for_four(
    kenya: Partner, case: Case, clerk: Person, signed_in: SignIn
) -> None:
    client, counts = signed_in(clerk), []
    for _turn in range(2):
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
        with viewing(clerk):
            for day in (1, 2, 3):
                cases.open_case(
                    partner=kenya,
                    kind="potential",
                    on=TODAY,
                    known_at=NOW,
                    by=clerk,
                    due_on=date(2026, 7, day),
                )
    assert counts[0] == counts[1]


def test_duties_of_parties_of_those_bound_by_the_council_and_of_those_who_left(
    party: Partner, situation: Situation
) -> None:
    with purpose("reference"):
        sudan, chad, other = (
            make_partner(code, name) for code, name in (("SDN", "Sudan"), ("TCD", "Chad"), ("USA", "US"))
        )
        Duty.objects.create(
            partner=sudan,
            situation=situation,
            basis="council",
            starts_on=date(2005, 3, 31),
            source="Resolution",
        )
        for kind, on in (
            ("deposited", date(2006, 1, 1)),
            ("entered_into_force", date(2006, 3, 1)),
            ("withdrawal_effective", date(2026, 1, 1)),
        ):
            TreatyEvent.objects.create(
                partner=chad, treaty="rome_statute", kind=kind, effective_on=on, known_from=start_of(on)
            )
        found = bound(
            [other, chad, sudan, party], TODAY, NOW, situation=situation, pending_since=date(2020, 5, 4)
        )
        assert [(one.partner.code, one.basis) for one in found] == [
            ("USA", "voluntary"),
            ("TCD", "residual"),
            ("SDN", "council"),
            ("KEN", "state_party"),
        ]
        later = bound([chad, sudan], TODAY, NOW, pending_since=date(2026, 2, 1))
        assert [one.basis for one in later] == ["voluntary", "voluntary"]


def test_the_public_examples_of_the_report_have_a_month_and_no_day(
    db: None, facilitator: Person, signed_in: SignIn
) -> None:
    load(OWN_COPY, known_at=NOW)
    again = load(OWN_COPY, known_at=NOW)
    assert (again["noncooperation.csv"], again["duties.csv"]) == ([], [])
    with viewing(facilitator):
        rows: list[Any] = list(
            Case.objects.order_by("began_on").values_list("partner__code", "status", "duty", "warrant")
        )
        assert rows == [("TCD", "reported", "state_party", None), ("NGA", "reported", "state_party", None)]
        row = Case.objects.get(partner__code="TCD")
    page = signed_in(facilitator).get(row.get_absolute_url()).content.decode()
    assert ("February 2013" in page, "1 Feb 2013" in page) == (True, False)
    assert "TCD,Chad,reported,2013-02," in signed_in(facilitator).get(f"{LIST}cases.csv").content.decode()


def test_what_falls_due_waits_in_my_day_and_stands_on_the_page_of_the_state(
    kenya: Partner, clerk: Person, president: Person, facilitator: Person, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = cases.open_case(
            partner=kenya, kind="potential", on=TODAY, known_at=NOW, by=clerk, due_on=date(2026, 6, 9)
        )
    places = {"/": (clerk, {president}), "/partners/KEN/": (clerk, {facilitator})}
    for url, (reader, others) in places.items():
        assert row.get_absolute_url() in signed_in(reader).get(url).content.decode()
        for person in others:
            assert row.get_absolute_url() not in signed_in(person).get(url).content.decode()
