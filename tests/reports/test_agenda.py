"""The calendar of an edition: back from the session, late or not, and what of it waits for whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.day import piles
from accounts.desk import desk_of
from accounts.digest import compose
from accounts.models import Person
from accounts.sight import viewing
from accounts.tokens import make_token
from accounts.vocab import TokenUse
from common.asof import start_of
from common.clock import now, today
from common.deadline import Deadline, DeadlineKind
from common.errors import Forbidden, Refusal, Stale
from reports.agenda import calendar
from reports.clocks import USUAL_DAYS
from reports.models import Edition
from reports.services import plan_edition, revise_edition
from reports.vocab import Milestone
from tests.reports.editions import AT, ON, compiled, countersigned, drafted, signed

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
SESSION = ON + timedelta(days=60)


def planned(edition: Edition, by: Person, session_on: date | None = SESSION, **days: int) -> Edition:
    """The edition with these days before the session, the others being the usual ones."""
    chosen = {milestone: days.get(milestone.value, USUAL_DAYS[milestone]) for milestone in Milestone}
    with viewing(by):
        return plan_edition(edition, session_on=session_on, days=chosen, seen=edition.version, by=by, at=AT)


def told(row: Any) -> tuple[str, str, date | None]:
    """Which edition waits for what, until when."""
    return row.symbol, row.step, row.due_on


def test_steps_are_counted_back_from_the_session_and_stand_late_ahead_or_done(clerk: Person) -> None:
    edition = planned(compiled(clerk), clerk, contributions=60, compilation=59, translation=59, clearance=59)
    with viewing(clerk):
        found = calendar(edition, ON + timedelta(days=2))
    late, ahead = DeadlineKind.LATE, DeadlineKind.AHEAD
    assert [(due.milestone.value, due.on, due.usual, due.done_on, due.deadline) for due in found] == [
        ("contributions", ON, False, ON, Deadline(DeadlineKind.MET)),
        ("compilation", ON + timedelta(days=1), False, ON, Deadline(DeadlineKind.MET)),
        ("translation", ON + timedelta(days=1), False, ON, Deadline(DeadlineKind.MET)),
        ("clearance", ON + timedelta(days=1), False, None, Deadline(late, 1)),
        ("signature", ON + timedelta(days=4), True, None, Deadline(ahead, 2)),
        ("publication", ON + timedelta(days=18), True, None, Deadline(ahead, 16)),
    ]


def test_a_calendar_is_set_in_order_by_the_registry_and_takes_back_no_clearance(
    clerk: Person, officer: Person, analyst: Person
) -> None:
    edition = countersigned(clerk, officer)
    after = planned(edition, clerk, publication=20)
    assert (after.status, after.session_on, after.version) == ("signed", SESSION, edition.version + 1)
    with pytest.raises(Refusal, match="at most 56 days") as refused:
        planned(after, clerk, publication=57)
    assert refused.value.field == "publication"
    with pytest.raises(Stale):
        planned(edition, clerk)
    with pytest.raises(Forbidden):
        planned(after, analyst)
    again = planned(after, clerk, None)
    with viewing(clerk):
        assert (again.planned.count(), [due.deadline for due in calendar(again, ON)]) == (0, [None] * 6)


def test_an_edition_waits_on_the_desk_of_whoever_has_to_act(
    clerk: Person, officer: Person, analyst: Person, president: Person, facilitator: Person
) -> None:
    drafted(clerk, symbol="DRAFT/1")
    again = compiled(clerk, symbol="AGAIN/1")
    with viewing(clerk):
        revise_edition(again, {"job_number": "1"}, seen=again.version, by=clerk, at=AT)
    compiled(clerk, symbol="UNDATED/1")
    planned(compiled(clerk, symbol="DATED/1"), clerk)
    signed(clerk, officer, symbol="CLEARED/1")
    countersigned(clerk, officer, symbol="SIGNED/1")
    found = {}
    for person in (clerk, officer, analyst, president, facilitator):
        with viewing(person):
            found[person.name] = {
                pile.group.name: [told(row) for row in pile.rows]
                for pile in piles(desk_of(person, ON))
                if pile.rows
            }
    clearance = ("clearance", SESSION - timedelta(days=70))
    clearing = [("DATED/1", *clearance), ("UNDATED/1", "clearance", None)]
    draft, redraft = ("DRAFT/1", "contributions", None), ("AGAIN/1", "compilation", None)
    sign, publish = ("CLEARED/1", "signature", None), ("SIGNED/1", "publication", None)
    assert found == {
        clerk.name: {
            "report_signing": [sign, publish],
            "report_clearing": clearing,
            "report_writing": [draft, redraft],
        },
        officer.name: {  # who signed the cleared one
            "report_signing": [publish],
            "report_clearing": clearing,
            "report_writing": [draft, redraft],
        },
        analyst.name: {"report_clearing": clearing, "report_writing": [draft]},
        president.name: {
            "report_signing": [sign, publish],
            "report_clearing": clearing,
            "report_writing": [draft],
        },
        facilitator.name: {},
    }


def test_my_day_the_list_behind_it_the_message_and_the_feed_tell_of_the_step(
    analyst: Person, clerk: Person, facilitator: Person, signed_in: SignIn, client: Client
) -> None:
    cache.clear()
    planned(compiled(clerk), clerk, today() + timedelta(days=USUAL_DAYS[Milestone.CLEARANCE] - 3))
    browser = signed_in(analyst)
    home = browser.get("/").content.decode()
    assert "Report to be cleared" in home
    listed = browser.get("/reports/?waiting=clearing").content.decode()
    assert "Only those that wait for you" in listed
    assert "3 days late" in listed
    assert "None waits for you" in browser.get("/reports/?waiting=signing").content.decode()
    outside = signed_in(facilitator).get("/reports/?waiting=clearing").content.decode()
    assert "In preparation" not in outside
    with viewing(analyst):
        analyst.digest_hour = 6
        analyst.save()
        letter = compose(analyst, today().isoformat(), start_of(today()))
        _token, secret = make_token(name="Telephone", use=TokenUse.CALENDAR, by=analyst, at=now())
    assert letter
    assert ("Report to be cleared: 1" in letter.text, "ICC-ASP" in letter.text) == (True, False)
    feed = client.get(f"/calendar/{secret}.ics").content.decode()
    assert feed.count("Annual report: Clearance by the organs due") == 1
    assert "ICC-ASP" not in feed


def test_the_registry_sets_the_calendar_on_a_page_that_says_what_is_our_assumption(
    clerk: Person, analyst: Person, signed_in: SignIn
) -> None:
    edition = drafted(clerk)
    address = f"{edition.get_absolute_url()}plan/"
    assert signed_in(analyst).get(address).status_code == 404
    browser = signed_in(clerk)
    assert "Our own assumption is 112." in browser.get(address).content.decode()
    days = {milestone.value: USUAL_DAYS[milestone] for milestone in Milestone}
    entered = {"session_on": "2013-11-20", "seen": edition.version, **days}
    refused = browser.post(address, entered | {"clearance": "200"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (400, ["clearance"])
    kept = browser.post(address, entered | {"signature": "50"})
    assert kept.headers["Location"] == edition.get_absolute_url()
    with viewing(clerk):
        edition.refresh_from_db()
        assert (edition.session_on, list(edition.planned.values_list("milestone", "days"))) == (
            date(2013, 11, 20),
            [("signature", 50)],
        )
