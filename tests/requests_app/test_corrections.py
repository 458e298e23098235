"""Corrections: nothing is edited, everything is worked out again, and what was known before does not move."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Person
from accounts.sight import viewing
from common.asof import Period
from common.errors import Forbidden, Refusal, Stale
from partners.models import Partner
from requests_app import policies
from requests_app.clocks import Pause
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.services.corrections import correct, replay
from requests_app.services.moves import clock_of
from requests_app.services.projection import BLANK
from requests_app.vocab import EventKind, Status
from requests_app.workflow import LIFE
from tests.requests_app.conftest import NOW, TODAY, act, brought_to, logged
from tests.requests_app.test_lifecycle import doer

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=30)
AUGUST = Period(date(2013, 8, 1), date(2013, 8, 31))
SEPTEMBER = Period(date(2013, 9, 1), date(2013, 9, 30))


def entry(request: CooperationRequest, kind: str) -> RequestEvent:
    """The latest entry of a kind."""
    return request.events.filter(kind=kind).latest("id")


def counted(period: Period, known_at: datetime) -> int:
    """How many requests were transmitted in the period, as known at the moment."""
    return CooperationRequest.objects.transmitted_in(period, known_at).count()


def test_corrected_transmission_moves_no_figure_of_an_earlier_moment(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        wrong = entry(request, "transmitted")
        right = correct(request, wrong, on=date(2013, 8, 20), by=clerk, known_at=LATER, note="Typing error.")
        assert (right.transmitted_on, right.reference) == (date(2013, 8, 20), request.reference)
        assert [(counted(period, at)) for period in (AUGUST, SEPTEMBER) for at in (NOW, LATER)] == [
            0,
            1,
            2,
            1,
        ]
        again = correct(
            right,
            entry(right, "transmitted"),
            on=None,
            by=clerk,
            known_at=LATER + timedelta(days=1),
            note="Was never sent.",
        )
        assert (again.status, again.transmitted_on, again.due_on) == (Status.APPROVED, None, None)
        moments = (NOW, LATER, LATER + timedelta(days=1))
        assert [counted(AUGUST, at) for at in moments] == [0, 1, 0]
        assert [counted(SEPTEMBER, at) for at in moments] == [2, 1, 1]


def test_amended_request_counts_once_from_its_first_transmission(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.RETURNED_INCOMPLETE, clerk, officer, kenya)
        assert request.due_on is None
        for action in ("amended", "edited", "submitted", "approved", "transmitted"):
            request = act(request, action, doer(action, clerk, officer, officer))
        assert (request.amendment, request.reference, request.transmitted_on) == (1, "REG/2013/0001", TODAY)
        assert request.due_on is not None
        assert counted(SEPTEMBER, LATER) == 1


def test_corrected_day_moves_the_due_date_with_it(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        before = request.due_on
        wrong = entry(request, "transmitted")
        after = correct(request, wrong, on=TODAY - timedelta(days=14), by=clerk, known_at=NOW, note="Error.")
        assert before is not None
        assert after.due_on == before - timedelta(days=14)


def test_wrong_end_is_struck_out_and_the_request_is_open_again(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.EXECUTED, clerk, officer, kenya)
        wrong = entry(request, "executed")
        after = correct(request, wrong, on=None, by=clerk, known_at=NOW, note="Another request was meant.")
        assert (after.status, after.outcome, after.ended_on) == (Status.TRANSMITTED, "", None)
        kinds = list(after.events.order_by("id").values_list("kind", "corrects"))
        assert kinds[-2:] == [("executed", None), ("corrected", wrong.pk)]


def test_correction_that_leaves_a_later_event_without_ground_is_refused(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.CLOSED, clerk, officer, kenya)
        with pytest.raises(Refusal, match=r"Closed.*would not be possible any more"):
            correct(request, entry(request, "executed"), on=None, by=clerk, known_at=NOW, note="Error.")
        with pytest.raises(Refusal, match="would come too early"):
            correct(
                request,
                entry(request, "transmitted"),
                on=TODAY + timedelta(days=1),
                by=clerk,
                known_at=LATER,
                note="Error.",
            )


def test_correction_needs_a_reason_a_writer_the_present_version_and_a_standing_entry(
    clerk: Person, officer: Person, analyst: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.ACKNOWLEDGED, clerk, officer, kenya)
        wrong, given = entry(request, "acknowledged"), {"on": None, "known_at": NOW}
        with pytest.raises(Refusal, match="reason"):
            correct(request, wrong, by=clerk, note=" ", **given)  # type: ignore[arg-type]
        with pytest.raises(Forbidden):
            correct(request, wrong, by=analyst, note="Error.", **given)  # type: ignore[arg-type]
        with pytest.raises(Stale):
            correct(request, wrong, by=clerk, note="Error.", version=1, **given)  # type: ignore[arg-type]
        with pytest.raises(Refusal, match="stands"):
            correct(request, entry(request, "logged"), by=clerk, note="Error.", **given)  # type: ignore[arg-type]
        correct(request, wrong, by=clerk, note="Error.", **given)  # type: ignore[arg-type]
        with pytest.raises(Refusal, match="stands"):
            correct(request, wrong, by=clerk, note="Error.", **given)  # type: ignore[arg-type]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wishes=st.lists(
        st.tuples(
            st.sampled_from(sorted(LIFE.by_name)),
            st.integers(0, 3),
            st.one_of(st.none(), st.tuples(st.integers(0, 20), st.one_of(st.none(), st.integers(0, 20)))),
        ),
        min_size=6,
        max_size=18,
    )
)
def test_row_is_what_its_standing_events_say_whatever_was_corrected(
    clerk: Person,
    officer: Person,
    chief: Person,
    kenya: Partner,
    wishes: list[tuple[str, int, tuple[int, int | None] | None]],
) -> None:
    day = TODAY - timedelta(days=60)
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        first = entry(request, "transmitted")
        request = correct(request, first, on=day, by=clerk, known_at=NOW, note="Typing error.")
        for wish, step, correction in wishes:
            if LIFE.allows(wish, request.status) and policies.unfit(wish, request) is None:
                day = min(day + timedelta(days=step), TODAY)
                request = act(request, wish, doer(wish, clerk, officer, chief), on=day)
            choices = [
                event
                for event in policies.standing(request.events.all()).values()
                if event.kind in policies.CORRECTABLE
            ]
            if correction is not None and choices:
                place, back = correction
                wrong = choices[place % len(choices)]
                on = None if back is None else wrong.effective_on - timedelta(days=back)
                try:
                    request = correct(request, wrong, on=on, by=clerk, known_at=NOW, note="Error.")
                except Refusal:
                    continue
        stored = CooperationRequest.objects.get(pk=request.pk)
        replayed = CooperationRequest.objects.get(pk=request.pk)
        events = policies.standing(stored.events.all())
        replay(replayed, events)
        assert {name: getattr(stored, name) for name in BLANK} == {
            name: getattr(replayed, name) for name in BLANK
        }
        assert policies.flaws(events) == {}
        open_pause = [pause for pause in clock_of(events.values()).pauses if pause.until is None]
        assert bool(open_pause) == stored.clock_stopped


def test_clock_stands_still_from_a_consultation_to_the_end_of_the_postponement(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    days = [date(2013, 9, day) for day in (2, 4, 6, 9)]
    with viewing(clerk):
        request = act(brought_to(Status.APPROVED, clerk, officer, kenya), "transmitted", clerk, on=days[0])
        for action, on in zip(("consultation_opened", "postponed", "resumed"), days[1:], strict=True):
            request = act(request, action, clerk, on=on)
            assert request.clock_stopped == (action != "resumed")
        assert clock_of(request.events.in_order()).pauses == [
            Pause(days[1], days[3], EventKind.CONSULTATION_OPENED)
        ]


def test_corrected_day_of_a_postponement_lies_before_its_agreed_end(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    until, later = date(2013, 9, 20), date(2013, 9, 21)
    with viewing(clerk):
        request = act(brought_to(Status.ACKNOWLEDGED, clerk, officer, kenya), "postponed", clerk, until=until)
        wrong = entry(request, "postponed")
        with pytest.raises(Refusal, match="cannot begin on 21 Sep 2013 and end on 20 Sep 2013") as told:
            correct(request, wrong, on=later, by=clerk, known_at=LATER, note="Typing error.")
        assert told.value.field == "on"
        right = correct(request, wrong, on=until, by=clerk, known_at=LATER, note="Typing error.")
        assert (right.postponed_until, clock_of(policies.standing(right.events.all()).values()).pauses) == (
            until,
            [Pause(until, None, EventKind.POSTPONED)],
        )


def test_entry_is_corrected_on_its_page_and_both_stay_visible(
    clerk: Person, officer: Person, kenya: Partner, client: Client
) -> None:
    with viewing(clerk):
        request = brought_to(Status.ACKNOWLEDGED, clerk, officer, kenya)
        wrong = entry(request, "acknowledged")
    client.force_login(clerk)
    page = f"/requests/{request.code}/correct/"
    typed = {"event": wrong.pk, "how": "day", "on": "", "note": "", "version": request.version}
    refused = client.post(page, typed)
    assert (refused.status_code, sorted(refused.context["form"].errors)) == (400, ["note", "on"])
    answer = client.post(page, {**typed, "how": "never", "note": "Belongs to another."}, follow=True)
    text = answer.content.decode()
    assert "Belongs to another." in text
    assert "Struck out as an error" in text
    with viewing(clerk):
        request.refresh_from_db()
        assert (request.status, request.acknowledged_on) == (Status.TRANSMITTED, None)


def test_draft_has_nothing_to_correct(clerk: Person, kenya: Partner, client: Client) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya)
    client.force_login(clerk)
    assert "nothing to correct" in client.get(f"/requests/{request.code}/correct/").content.decode()


def test_knowledge_begins_with_the_record(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        assert counted(SEPTEMBER, datetime(2013, 9, 1, tzinfo=UTC)) == 0
