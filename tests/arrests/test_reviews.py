"""Reviews: what they record, when they are due, and how lateness is flagged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from arrests import services
from arrests.clocks import FLAGS, ReviewPeriod, review_due
from arrests.models import Review, ReviewPolicy, Term, TermNotice, Warrant
from arrests.services.terms import BATCH, JOB, flag_terms, wind
from arrests.vocab import TermKind
from common.asof import end_of, start_of
from common.errors import Forbidden, Refusal
from partners.models import Situation
from requests_app.models import Heartbeat
from tests.arrests.conftest import ISSUED, NOW, SECRET, add_event, reviewed, write_warrant

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
DAY = timedelta(days=1)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def _period(db: None) -> None:
    """Reviews every 90 days since before every warrant of these tests."""
    with purpose("demo"):
        ReviewPolicy.objects.create(valid_from=date(2013, 1, 1), days=90)


def wound(*warrants: Warrant) -> None:
    with purpose("demo"):
        wind([warrant.pk for warrant in warrants], on=TODAY, known_at=NOW)


def terms(person: Person) -> list[tuple[str, date, date]]:
    with viewing(person):
        return list(Term.objects.order_by("kind", "due_on").values_list("kind", "started_on", "due_on"))


def flagged(on: date) -> tuple[int, list[tuple[str, date]]]:
    count = flag_terms(on=on, at=start_of(on))
    with purpose("demo"):
        return count, list(TermNotice.objects.order_by("flagged_for").values_list("kind", "flagged_for"))


# --- When the next review is due ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (date(2012, 5, 1), date(2013, 4, 1)),  # before the first period: from its beginning
        (date(2013, 1, 1), date(2013, 4, 1)),
        (date(2013, 5, 31), date(2013, 8, 29)),
        (date(2013, 6, 1), date(2013, 7, 1)),  # the second period is in force
    ],
)
def test_review_is_due_by_the_period_in_force_on_the_day_of_the_last(last: date, due: date) -> None:
    periods = [ReviewPeriod(date(2013, 6, 1), 30), ReviewPeriod(date(2013, 1, 1), 90)]
    assert review_due(last, periods) == due
    assert review_due(last, []) is None


def test_term_of_the_review_runs_from_the_issue_and_then_from_each_review(
    sealed: Warrant, analyst: Person
) -> None:
    assert terms(analyst) == [("review", ISSUED, ISSUED + 90 * DAY)]
    with viewing(analyst):
        reviewed(sealed, analyst, date(2026, 5, 1))
    assert terms(analyst) == [("review", date(2026, 5, 1), date(2026, 7, 30))]


def test_no_term_runs_once_the_warrant_has_ended_and_again_after_an_escape(
    sealed: Warrant, clerk: Person
) -> None:
    with viewing(clerk):
        services.record_event(sealed, action="surrendered", on=date(2026, 4, 1), known_at=NOW, by=clerk)
        assert terms(clerk) == []
        services.record_event(sealed, action="escaped", on=date(2026, 5, 1), known_at=NOW, by=clerk)
    assert terms(clerk) == [("review", date(2026, 5, 1), date(2026, 7, 30))]


def test_corrected_event_moves_the_term_with_it(sealed: Warrant, clerk: Person) -> None:
    with viewing(clerk):
        arrest = services.record_event(
            sealed, action="provisionally_arrested", on=date(2026, 4, 1), known_at=NOW, by=clerk
        )
        services.correct_event(arrest, on=date(2026, 4, 3), known_at=NOW, by=clerk)
    assert ("surrender_request", date(2026, 4, 3), date(2026, 6, 2)) in terms(clerk)
    with viewing(clerk):
        again = sealed.events.get(corrects=arrest)
        services.correct_event(again, on=None, known_at=NOW, by=clerk)
    assert [kind for kind, _since, _due in terms(clerk)] == ["review"]


# --- What a review says ------------------------------------------------------------------------------------------


def test_review_keeps_everything_that_was_judged(public: Warrant, analyst: Person, clerk: Person) -> None:
    said: dict[str, Any] = {
        "scenario": "political_will",
        "confidence": "low",
        "reason": "Lives at a known address.",
        "changed": "Moved house.",
        "whereabouts": "The capital.",
        "source": "A liaison officer",
        "reliability": "B",
        "credibility": "2",
        "next_step": "Ask the neighbour.",
        "next_owner": clerk,
        "next_on": date(2026, 6, 20),
    }
    with viewing(analyst):
        review = reviewed(public, analyst, TODAY, **said)
        stored = Review.objects.get(pk=review.pk)
        assert {name: getattr(stored, name) for name in said} == said
        assert (stored.grading, stored.recorded_by, stored.effective_on) == ("B2", analyst, TODAY)


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"whereabouts": "Here."}, "source"),
        ({"whereabouts": "Here.", "source": "S", "reliability": "A"}, "source"),
        ({"source": "S"}, "whereabouts"),
        ({"reliability": "A", "credibility": "1"}, "whereabouts"),
        ({"next_step": "Ask."}, "next_owner"),
        ({"next_on": date(2026, 7, 1)}, "next_step"),
    ],
)
def test_whereabouts_are_graded_and_a_step_has_owner_and_day(
    words: dict[str, Any], field: str, public: Warrant, analyst: Person
) -> None:
    with viewing(analyst), pytest.raises(Refusal) as refused:
        reviewed(public, analyst, TODAY, **words)
    assert refused.value.field == field


def test_step_goes_to_nobody_who_may_not_know_of_the_warrant(
    sealed: Warrant, public: Warrant, analyst: Person, second_analyst: Person, president: Person
) -> None:
    step: dict[str, Any] = {"next_step": "Ask.", "next_on": date(2026, 7, 1)}
    for warrant, owner in [(sealed, second_analyst), (public, president)]:
        with viewing(analyst), pytest.raises(Refusal) as refused:
            reviewed(warrant, analyst, TODAY, **step, next_owner=owner)
        assert refused.value.field == "next_owner"
    with viewing(analyst):
        assert (
            reviewed(public, analyst, TODAY, **step, next_owner=second_analyst).next_owner == second_analyst
        )


def test_step_before_the_review_is_refused(public: Warrant, analyst: Person) -> None:
    with viewing(analyst), pytest.raises(Refusal) as refused:
        reviewed(public, analyst, TODAY, next_step="Ask.", next_owner=analyst, next_on=TODAY - DAY)
    assert refused.value.field == "next_on"


def test_period_is_changed_for_the_future_and_by_the_analysts_alone(analyst: Person, clerk: Person) -> None:
    def change(by: Person, on: date, days: int = 60) -> ReviewPolicy:
        return services.change_period(valid_from=on, days=days, source="Decision 7", known_at=NOW, by=by)

    with viewing(analyst):
        made = change(analyst, TODAY + DAY)
        assert (made.days, made.made_by, made.assumed) == (60, analyst, False)
        for on, days, field in [
            (TODAY, 60, "valid_from"),
            (TODAY + DAY, 60, "valid_from"),
            (TODAY + 2 * DAY, 0, "days"),
        ]:
            with pytest.raises(Refusal) as refused:
                change(analyst, on, days)
            assert refused.value.field == field
    with viewing(clerk), pytest.raises(Forbidden):
        change(clerk, TODAY + 3 * DAY)


# --- Flags -------------------------------------------------------------------------------------------------------


def test_overdue_review_is_flagged_once_for_the_day_it_passed_however_late_the_job_runs(
    sealed: Warrant,
) -> None:
    due = ISSUED + 90 * DAY
    assert flagged(due) == (0, [])
    notice = [("review", due + DAY)]
    assert flagged(due + 30 * DAY) == (1, notice)
    assert flagged(due + 31 * DAY) == (0, notice)
    with purpose("demo"):
        assert Heartbeat.objects.get(job=JOB).on == due + 31 * DAY


def test_provisional_arrest_is_flagged_after_45_55_and_60_days(sealed: Warrant, clerk: Person) -> None:
    arrested = date(2020, 6, 1)
    with viewing(clerk):
        services.record_event(
            sealed, action="provisionally_arrested", on=arrested, known_at=start_of(arrested), by=clerk
        )
    assert flagged(arrested + 44 * DAY)[1] == []
    assert flagged(arrested + 61 * DAY)[1] == [
        ("surrender_request", arrested + days * DAY) for days in (45, 55, 61)
    ]
    assert FLAGS[TermKind.SURRENDER_REQUEST] == (-15, -5, 1)


def test_landing_counts_96_hours_until_the_request_for_transit(sealed: Warrant, clerk: Person) -> None:
    day = date(2026, 5, 4)
    with viewing(clerk):
        for action in ("arrested", "transfer_begun"):
            services.record_event(sealed, action=action, on=day, known_at=NOW, by=clerk)
        with pytest.raises(Refusal) as refused:
            services.record_event(sealed, action="landed", on=day, known_at=NOW, by=clerk)
        assert refused.value.field == "hour"
        services.record_event(sealed, action="landed", on=day, hour=time(22, 30), known_at=NOW, by=clerk)
        term = Term.objects.get(kind="transit")
        assert (term.due_on, term.due_at) == (
            date(2026, 5, 8),
            start_of(date(2026, 5, 8)) + timedelta(hours=22.5),
        )
        services.record_event(sealed, action="transit_requested", on=day + DAY, known_at=NOW, by=clerk)
        assert not Term.objects.filter(kind="transit").exists()


def test_what_was_overdue_for_a_while_is_flagged_also_where_no_job_ran_meanwhile(
    sealed: Warrant, analyst: Person
) -> None:
    due = ISSUED + 90 * DAY
    with viewing(analyst):
        reviewed(sealed, analyst, due + 10 * DAY, end_of(due + 10 * DAY))
    with purpose("demo"):
        assert list(TermNotice.objects.values_list("kind", "due_on", "flagged_for")) == [
            ("review", due, due + DAY)
        ]


def test_review_on_the_last_day_is_no_lateness(sealed: Warrant, analyst: Person) -> None:
    due = ISSUED + 90 * DAY
    for on in (due, due + DAY):
        with viewing(analyst):
            reviewed(sealed, analyst, on, end_of(on))
        with purpose("demo"):
            assert not TermNotice.objects.exists()


def test_batches_write_what_one_pass_writes(situation: Situation) -> None:
    warrants = [write_warrant(situation, f"Person {number}") for number in range(5)]
    wound(*warrants)
    assert flag_terms(on=TODAY, at=NOW, batch=2) == 5
    assert flag_terms(on=TODAY, at=NOW, batch=BATCH) == 0


# --- Pages -------------------------------------------------------------------------------------------------------


def text(response) -> str:  # type: ignore[no-untyped-def]
    return str(response.content.decode())


def test_queue_shows_the_longest_overdue_first_to_those_who_may_know(
    sealed: Warrant,
    public: Warrant,
    analyst: Person,
    second_analyst: Person,
    clerk: Person,
    facilitator: Person,
    signed_in: SignIn,
) -> None:
    with purpose("demo"):
        add_event(public, "amended", ISSUED + DAY)
    wound(public)
    for person, names in [
        (analyst, [SECRET, public.suspect.name]),
        (clerk, [SECRET, public.suspect.name]),
        (second_analyst, [public.suspect.name]),
    ]:
        page = signed_in(person).get("/warrants/reviews/", {"show": "late"})
        assert [row.warrant.suspect.name for row in page.context["table"].rows] == names
        assert ('name="row"' in text(page)) is (person.organ == "otp")
    assert signed_in(facilitator).get("/warrants/reviews/").status_code == 404


def test_queue_costs_the_same_for_one_row_and_for_four(
    public: Warrant, situation: Situation, analyst: Person, signed_in: SignIn
) -> None:
    client = signed_in(analyst)
    wound(public)
    client.get("/warrants/reviews/")
    counts = []
    for more in ((), ("B", "C", "D")):
        wound(*(write_warrant(situation, name) for name in more))
        with CaptureQueriesContext(connection) as asked:
            client.get("/warrants/reviews/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_several_warrants_are_reviewed_after_a_preview_that_changes_nothing(
    public: Warrant, situation: Situation, analyst: Person, signed_in: SignIn
) -> None:
    ended = write_warrant(situation, "Ended Long Ago")
    add_event(ended, "surrendered", ISSUED + DAY)
    client = signed_in(analyst)
    picked = {"row": [public.code, ended.code]}
    assert "Picked" in text(client.post("/warrants/reviews/together/", picked))
    said: dict[str, Any] = {
        **picked,
        "on": "2026-05-01",
        "scenario": "operational",
        "confidence": "high",
        "reason": "Guarded.",
    }
    page = text(client.post("/warrants/reviews/together/", {**said, "step": "look"}))
    assert "Record it for 1 warrant" in page
    assert "no longer outstanding" in page
    with viewing(analyst):
        assert not Review.objects.exists()
    page = text(client.post("/warrants/reviews/together/", {**said, "step": "do"}, follow=True))
    assert "1 warrant reviewed." in page
    assert "Left out, Ended Long Ago" in page
    with viewing(analyst):
        assert [(row.warrant_id, row.scenario) for row in Review.objects.all()] == [
            (public.pk, "operational")
        ]


def test_mistake_in_a_review_of_several_stands_beside_its_field(
    public: Warrant, analyst: Person, clerk: Person, signed_in: SignIn
) -> None:
    said: dict[str, Any] = {
        "row": [public.code],
        "on": "2026-05-01",
        "scenario": "both",
        "confidence": "high",
        "reason": "R",
    }
    page = signed_in(analyst).post(
        "/warrants/reviews/together/", {**said, "whereabouts": "Here.", "step": "look"}
    )
    assert page.status_code == 400
    assert "grade it" in text(page)
    assert signed_in(clerk).post("/warrants/reviews/together/", said).status_code == 403
    assert signed_in(analyst).post("/warrants/reviews/together/", {}).status_code == 400


def test_my_day_shows_each_person_what_waits_for_them(
    sealed: Warrant, public: Warrant, analyst: Person, clerk: Person, president: Person, signed_in: SignIn
) -> None:
    wound(public)
    with viewing(analyst):
        reviewed(public, analyst, TODAY, next_step="Ask the neighbour.", next_owner=clerk, next_on=TODAY)
        services.propose_unsealing(sealed, on=TODAY, order_reference="O", known_at=NOW, by=analyst)
    found = {}
    for person in (analyst, clerk, president):
        page = signed_in(person).get("/")
        found[person.organ] = {
            pile.group.name: [row.suspect.name for row in pile.rows]
            for pile in page.context["piles"]
            if pile.rows and hasattr(pile.rows[0], "suspect")
        }
    assert found == {
        "otp": {"reviews_late": [SECRET, public.suspect.name]},
        "registry": {"unsealing": [SECRET], "steps": [public.suspect.name]},
        "presidency": {},
    }


def test_charges_are_public_with_the_warrant_unless_the_public_version_leaves_them_out(
    public: Warrant, clerk: Person, facilitator: Person, signed_in: SignIn, sealed_circle: Compartment
) -> None:
    about: dict[str, Any] = {"on": ISSUED, "known_at": NOW, "by": clerk}
    with viewing(clerk):
        services.add_charge(public, count=1, article="8(2)(b)(i)", wording="Attacks on a village", **about)
        hidden = services.add_charge(
            public, count=2, article="7(1)(a)", wording="Murder in a camp", is_public=False, **about
        )
        with pytest.raises(Refusal) as refused:
            services.add_charge(public, count=2, article="7", wording="Again", **about)
        assert refused.value.field == "count"
    url = public.suspect.get_absolute_url()
    page = text(signed_in(facilitator).get(url))
    assert ("Attacks on a village" in page, "Murder in a camp" in page) == (True, False)
    client = signed_in(clerk)
    assert "Murder in a camp" in text(client.get(url))
    page = text(client.post(f"/warrants/charges/{hidden.code}/strike/", follow=True))
    assert "Murder in a camp" not in page


def test_names_and_case_are_kept_by_the_registry_and_never_overwritten_unseen(
    public: Warrant, clerk: Person, analyst: Person, signed_in: SignIn
) -> None:
    url = f"/warrants/persons/{public.suspect.code}/edit/"
    assert signed_in(analyst).get(url).status_code == 403
    client = signed_in(clerk)
    seen = services.details(public.suspect)
    page = client.post(url, {"aliases": "The Thorn", "case": "Case 7", "seen": seen}, follow=True)
    assert "also The Thorn" in text(page)
    assert client.post(url, {"aliases": "Other", "seen": seen}).status_code == 409
