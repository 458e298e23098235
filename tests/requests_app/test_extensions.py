"""More time and pauses: the due date follows the events, falls back, and what was late for a while is flagged once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.formats import date_format
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Person
from accounts.sight import purpose, viewing
from common.errors import Refusal
from partners.models import Partner
from requests_app.forms import ActionForm
from requests_app.models import CooperationRequest, Heartbeat, Notice, RequestEvent
from requests_app.services.deadlines import flag_overdue
from requests_app.services.due import Rulebook
from requests_app.services.moves import MOVING, computed, extensions_of
from requests_app.vocab import Status
from requests_app.workflow import LIFE
from tests.requests_app.conftest import act, brought_to
from tests.requests_app.test_deadlines import at

pytestmark = pytest.mark.django_db

SENT = date(2013, 5, 2)
DUE = date(2013, 7, 1)
"""Sixty days later, a Monday."""


def sent(by: Person, second: Person, partner: Partner, **fields: object) -> CooperationRequest:
    """A request that is due on a Monday."""
    draft = brought_to(Status.APPROVED, by, second, partner, **fields)
    return act(draft, "transmitted", by, on=SENT)


def test_pause_moves_the_due_date_by_its_length_once_it_is_over(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = act(sent(clerk, officer, kenya), "consultation_opened", clerk, on=date(2013, 5, 13))
        assert (request.due_on, request.clock_stopped) == (DUE, True)
        request = act(request, "postponed", clerk, on=date(2013, 5, 20))
        request = act(request, "resumed", clerk, on=date(2013, 6, 3))
        assert (request.due_on, request.clock_stopped) == (DUE + timedelta(days=21), False)
        assert request.due_reason["moves"] == [
            {
                "kind": "pause",
                "since": "2013-05-13",
                "until": "2013-06-03",
                "why": "consultation_opened",
                "days": 21,
                "to": "2013-07-22",
                "skipped": [],
            }
        ]


def test_extension_by_days_or_to_a_day_and_its_removal(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = act(sent(clerk, officer, kenya), "extended", clerk, on=date(2013, 6, 3), days=7)
        assert request.due_on == DUE + timedelta(days=7)
        request = act(request, "extended", clerk, on=date(2013, 6, 4), days=None, due_on=date(2013, 9, 14))
        assert request.due_on == date(2013, 9, 14)  # a Saturday, as agreed
        event = request.events.get(kind="extended", effective_on=date(2013, 6, 4))
        assert (event.detail["from"], event.detail["to"]) == ("2013-07-08", "2013-09-14")
        (first, _one), (second, _other) = extensions_of(request)
        request = act(request, "extension_removed", clerk, extension=second)
        assert request.due_on == DUE + timedelta(days=7)
        request = act(request, "extension_removed", clerk, extension=first)
        assert (request.due_on, request.due_reason["moves"]) == (DUE, [])
        with pytest.raises(Refusal):
            act(request, "extension_removed", clerk, extension=first)


def test_given_date_is_kept_and_moved_by_what_follows(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = sent(clerk, officer, kenya, due_on=date(2013, 8, 3))
        assert request.due_on == date(2013, 8, 3)
        request = act(request, "extended", clerk, on=date(2013, 6, 3), days=7)
        assert (request.due_on, request.due_given_on) == (date(2013, 8, 12), date(2013, 8, 3))
        ((key, _extension),) = extensions_of(request)
        assert act(request, "extension_removed", clerk, extension=key).due_on == date(2013, 8, 3)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            {"on": "2013-05-01"},
            {
                "on": "This day lies before 2 May 2013, when the request reached its present state.",
                "due_on": "Give either the new day or a number of days.",
                "note": "Say why the addressee gets more time.",
            },
        ),
        (
            {"on": "2099-05-01", "due_on": "2013-05-03", "note": "Asked for by the addressee"},
            {
                "on": "This day lies in the future; give the day on which it happened.",
                "due_on": f"The answer is due on {date_format(DUE, 'j M Y')}; give a later day.",
            },
        ),
    ],
)
def test_form_tells_everything_that_is_wrong_at_once(
    typed: dict[str, str], told: dict[str, str], clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = sent(clerk, officer, kenya)
        form = ActionForm(
            {**typed, "version": request.version},
            action=LIFE.by_name["extended"],
            draft=request,
            today=date(2013, 6, 3),
        )
        assert {name: " ".join(map(str, errors)) for name, errors in form.errors.items()} == told


@pytest.mark.parametrize(
    "given",
    [
        {"days": None, "due_on": DUE},
        {"days": 3, "due_on": date(2013, 8, 1)},
        {"days": None, "due_on": date(9999, 1, 1)},
    ],
)
def test_extension_is_one_later_day_or_a_number_of_days(
    given: dict[str, Any], clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = sent(clerk, officer, kenya)
        with pytest.raises(Refusal) as refused:
            act(request, "extended", clerk, **given)
        assert refused.value.field == "due_on"


def test_amended_version_has_its_full_time(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = act(sent(clerk, officer, kenya), "extended", clerk, on=date(2013, 5, 6), days=30)
        request = act(request, "returned_incomplete", clerk, on=date(2013, 5, 13))
        assert request.due_on is None
        for action in ("amended", "submitted", "approved", "transmitted"):
            second = officer if action == "approved" else clerk
            request = act(request, action, second, on=date(2013, 6, 3))
        assert request.due_on == date(2013, 8, 2)
        with purpose("deadlines"):
            assert computed(request, standing(request), Rulebook.load()).on == request.due_on


WISHES = sorted(
    name
    for name, step in LIFE.by_name.items()
    if name in MOVING and step.sources & {Status.IN_EXECUTION, Status.POSTPONED}
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes=st.lists(st.tuples(st.sampled_from(WISHES), st.integers(0, 9)), max_size=8))
def test_stored_due_date_is_what_the_events_say(
    wishes: list[tuple[str, int]], clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request, day = sent(clerk, officer, kenya), SENT
        for wish, days in wishes:
            day += timedelta(days=days)
            if LIFE.allows(wish, request.status):
                request = act(request, wish, clerk, on=day)
        stored = CooperationRequest.objects.get(pk=request.pk)
        if stored.due_on is not None:
            assert computed(stored, standing(stored), Rulebook.load()).on == stored.due_on


def standing(request: CooperationRequest) -> list[RequestEvent]:
    return list(request.events.select_related("recorded_by").in_order())


def lives(by: Person, day: date | None) -> None:
    """What happens to a few requests; with a day, only on that day."""
    with viewing(by):
        rows = {row.subject: row for row in CooperationRequest.objects.all()}
        for subject, acts in STORIES.items():
            for on, action, more in acts:
                if day in {None, on}:
                    rows[subject] = act(rows[subject], action, by, on=on, **more)


STORIES: dict[str, list[tuple[date, str, dict[str, Any]]]] = {
    "late, then paused": [
        (date(2013, 7, 4), "consultation_opened", {}),
        (date(2013, 7, 10), "resumed", {}),
    ],
    "paused before it was late": [
        (date(2013, 6, 25), "consultation_opened", {}),
        (date(2013, 7, 20), "resumed", {}),
    ],
    "late, then extended": [
        (date(2013, 7, 3), "extended", {"days": 3}),
        (date(2013, 7, 9), "extended", {"days": 60}),
    ],
    "extended in time": [
        (date(2013, 6, 28), "extended", {"days": 3}),
        (date(2013, 7, 3), "extended", {"days": 60}),
    ],
    "late for no whole day": [(date(2013, 7, 2), "extended", {"days": 60})],
    "answered in a pause": [
        (date(2013, 7, 5), "consultation_opened", {}),
        (date(2013, 7, 8), "withdrawn", {}),
    ],
}


def test_one_pass_after_thirty_days_writes_what_daily_passes_would_have_written(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    first, last = date(2013, 6, 20), date(2013, 7, 25)
    found = []
    for daily in (True, False):
        with viewing(clerk):
            for subject in STORIES:
                sent(clerk, officer, kenya, subject=subject)
        flag_overdue(on=first, at=at(first))
        if daily:
            for number in range(1, (last - first).days + 1):
                day = first + timedelta(days=number)
                lives(clerk, day)
                flag_overdue(on=day, at=at(day))
        else:
            lives(clerk, None)
            flag_overdue(on=last, at=at(last))
            assert flag_overdue(on=last, at=at(last)) == 0
        with purpose("demo"):
            written = Notice.objects.exclude(request__subject="told")
            found.append(set(written.values_list("request__subject", "due_on")))
            CooperationRequest.objects.update(subject="told")
            Heartbeat.objects.all().delete()
    assert found[0] == {
        ("late, then paused", DUE),
        ("late, then paused", date(2013, 7, 8)),
        ("late, then extended", DUE),
        ("late, then extended", date(2013, 7, 4)),
        ("answered in a pause", DUE),
    }
    assert found[1] == found[0]
