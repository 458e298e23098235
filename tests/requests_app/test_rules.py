"""Policies and calendars: the most specific rule wins, versions are frozen, and a change moves what it touches, once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from accounts.models import Person
from accounts.sight import purpose, viewing
from common.errors import Forbidden, Refusal
from partners.models import GroupMembership, Partner
from requests_app.models import (
    CooperationRequest,
    DuePolicy,
    Holiday,
    Recomputation,
    RequestEvent,
    WorkingCalendar,
)
from requests_app.reference import seed_rules
from requests_app.services import holidays, recompute, rules
from requests_app.services.due import Rulebook, proposed_due_date
from requests_app.vocab import Family
from tests.requests_app.conftest import NOW, TODAY, act, logged

pytestmark = pytest.mark.django_db

SINCE = date(2010, 1, 1)
CHRISTMAS = date(2013, 12, 25)


@pytest.fixture
def head(officer: Person) -> Person:
    """A supervisor of the Registry."""
    officer.supervisor = True
    officer.save()
    return officer


def rule(**fields: object) -> DuePolicy:
    known: dict[str, object] = {"days": 10, "valid_from": SINCE, "source": "Practice note"}
    return DuePolicy(**{**known, **fields})


def days_for(partner: Partner, *, urgent: bool = False, start: date = TODAY) -> int:
    due = proposed_due_date(Family.ASSISTANCE, urgent=urgent, start=start, partner=partner)
    return int(due.reason()["days"])


def test_most_specific_rule_wins(kenya: Partner, chad: Partner, interpol: Partner) -> None:
    with purpose("reference"):
        GroupMembership.objects.create(partner=kenya, group="AFR")
        DuePolicy.objects.bulk_create(
            [
                rule(days=11),
                rule(days=12, family="assistance"),
                rule(days=13, group="states"),
                rule(days=14, group="AFR", version=1),
                rule(days=15, group="AFR", family="assistance"),
                rule(days=16, group="organizations", family="visa"),
            ]
        )
        assert [days_for(one) for one in (kenya, chad, interpol)] == [15, 13, 12]
        DuePolicy.objects.create(**{one: getattr(rule(days=17, partner=kenya), one) for one in FIELDS})
        assert days_for(kenya) == 17
        assert days_for(kenya, urgent=True) == 7


FIELDS = ("days", "valid_from", "source", "partner", "family")


def test_version_holds_from_its_day_and_an_ended_rule_gives_way(kenya: Partner) -> None:
    with purpose("reference"):
        DuePolicy.objects.bulk_create(
            [
                rule(days=20),
                rule(days=30, version=2, valid_from=date(2013, 7, 1)),
                rule(days=5, partner=kenya),
                rule(days=None, partner=kenya, version=2, valid_from=date(2013, 8, 1)),
            ]
        )
        days = [days_for(kenya, start=day) for day in (date(2013, 6, 30), date(2013, 8, 1))]
        assert days == [5, 30]


def test_a_version_is_never_edited(kenya: Partner, head: Person) -> None:
    with viewing(head):
        rules.change_policy(rule(family="assistance"), by=head, at=NOW)
        second = rules.change_policy(rule(family="assistance", days=20), by=head, at=NOW)
        assert (second.version, second.assumed, second.made_by) == (2, False, head)
        assert list(DuePolicy.objects.order_by("version").values_list("days", flat=True)) == [10, 20]


def test_rules_are_kept_by_administrators_and_supervisors(
    clerk: Person, president: Person, administrator: Person
) -> None:
    for person in (clerk, president):
        with viewing(person), pytest.raises(Forbidden):
            rules.change_policy(rule(), by=person, at=NOW)
    with viewing(administrator):
        assert rules.change_policy(rule(), by=administrator, at=NOW).version == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"source": " "}, "source"),
        ({"days": None}, "days"),
        ({"valid_from": date(1913, 1, 1)}, "valid_from"),
    ],
)
def test_impossible_version_is_refused(fields: dict[str, object], field: str, head: Person) -> None:
    with viewing(head), pytest.raises(Refusal) as refused:
        rules.change_policy(rule(**fields), by=head, at=NOW)
    assert refused.value.field == field


def sent_to(partner: Partner, by: Person, second: Person, on: date, **fields: object) -> CooperationRequest:
    """A request that was sent on the day."""
    draft = logged(by, partner, **fields)
    draft = act(draft, "submitted", by, on=on)
    draft = act(draft, "approved", second, on=on)
    return act(draft, "transmitted", by, on=on)


def run_jobs() -> None:
    """What the worker does."""
    with purpose("deadlines"):
        keys = list(Recomputation.objects.order_by("pk").values_list("pk", flat=True))
    for key in keys:
        recompute.carry_out(key, now=lambda: NOW)


def recomputed_events() -> list[tuple[str | None, dict[str, str]]]:
    with purpose("deadlines"):
        rows = RequestEvent.objects.filter(kind="due_date_recomputed").order_by("request_id", "id")
        return [(event.request.reference, event.detail) for event in rows.select_related("request")]


@pytest.fixture
def court(db: None) -> WorkingCalendar:
    """The seeded rules, and with them the Court's calendar."""
    with purpose("reference"):
        seed_rules()
        return WorkingCalendar.objects.get(partner=None)


def test_holiday_moves_every_open_request_that_meets_it_and_tells_why(
    head: Person, clerk: Person, kenya: Partner, court: WorkingCalendar
) -> None:
    with viewing(clerk):
        meets = sent_to(kenya, clerk, head, date(2013, 8, 7))  # due on Monday, 7 October
        passes = sent_to(kenya, clerk, head, date(2013, 8, 9))
        given = sent_to(kenya, clerk, head, date(2013, 8, 7), due_on=date(2013, 10, 7))
        other = sent_to(kenya, clerk, head, date(2013, 8, 7), due_on=date(2013, 10, 9))
        ended = act(sent_to(kenya, clerk, head, date(2013, 8, 7)), "executed", clerk)
    assert meets.due_on == date(2013, 10, 7)
    with viewing(head):
        preview = holidays.preview_days(court, added={date(2013, 10, 7): "Day of the Court"})
        assert [(move.request.pk, move.old, move.new) for move in preview.moves] == [
            (row.pk, date(2013, 10, 7), date(2013, 10, 8)) for row in (meets, given)
        ]
        holidays.add_holiday(court, day=date(2013, 10, 7), name="Day of the Court", by=head, at=NOW)
    for _twice in range(2):
        run_jobs()
        detail = {
            "from": "2013-10-07",
            "to": "2013-10-08",
            "cause": "Holiday added to the calendar of The Court: Day of the Court, 7 Oct 2013",
        }
        assert recomputed_events() == [(meets.reference, detail), (given.reference, detail)]
    with viewing(clerk):
        dates = [CooperationRequest.objects.get(pk=row.pk).due_on for row in (passes, other, ended)]
        assert dates == [passes.due_on, other.due_on, ended.due_on]
        assert CooperationRequest.objects.get(pk=meets.pk).version == meets.version + 1


def test_removed_holiday_lets_the_date_fall_back(
    head: Person, clerk: Person, kenya: Partner, court: WorkingCalendar
) -> None:
    with viewing(clerk):
        request = sent_to(kenya, clerk, head, date(2013, 2, 28), family=Family.VISA)
    assert request.due_on == date(2013, 4, 2)  # Easter Monday is skipped
    with viewing(head):
        holidays.remove_holiday(court.holidays.get(day=date(2013, 4, 1)), by=head, at=NOW)
    run_jobs()
    with viewing(head):
        assert CooperationRequest.objects.get(pk=request.pk).due_on == date(2013, 4, 1)


def test_changed_rule_moves_the_chosen_requests_and_no_others(
    head: Person, clerk: Person, kenya: Partner, court: WorkingCalendar
) -> None:
    with viewing(clerk):
        first, second = (sent_to(kenya, clerk, head, date(2013, 8, 7)) for _ in range(2))
    with viewing(head):
        version = rule(family="assistance", days=30, valid_from=TODAY)
        assert [move.new for move in rules.preview_policy(version, by=head).moves] == [date(2013, 9, 6)] * 2
        made = rules.change_policy(version, by=head, at=NOW, move=[first.code])
    for _twice in range(2):
        run_jobs()
    with viewing(head):
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.due_on, first.due_policy, first.due_reason["version"]) == (date(2013, 9, 6), made, 2)
        assert (second.due_on, second.due_reason["version"]) == (date(2013, 10, 7), 1)
        assert [reference for reference, _detail in recomputed_events()] == [first.reference]


def test_requests_of_another_register_are_neither_shown_nor_chosen(
    head: Person,
    analyst: Person,
    second_analyst: Person,
    administrator: Person,
    kenya: Partner,
    court: WorkingCalendar,
) -> None:
    with viewing(analyst):
        theirs = sent_to(kenya, analyst, second_analyst, date(2013, 8, 7))
    for person in (head, administrator):
        with viewing(person):
            version = rule(family="assistance", days=30, valid_from=TODAY)
            assert rules.preview_policy(version, by=person).moves == []
            rules.change_policy(version, by=person, at=NOW, move=[theirs.code])
            assert holidays.preview_days(court, added={date(2013, 10, 7): "Day"}).moves == []
    run_jobs()
    assert recomputed_events() == []


def test_calendar_of_a_state_counts_where_the_rule_says_so(
    head: Person, kenya: Partner, chad: Partner, court: WorkingCalendar
) -> None:
    with viewing(head):
        Partner.objects.filter(pk=kenya.pk)
        calendar = holidays.open_calendar(kenya, by=head)
        assert holidays.enter_holidays(calendar, first=2013, last=2014, by=head, at=NOW) > 10
        assert holidays.enter_holidays(calendar, first=2013, last=2014, by=head, at=NOW) == 0
        rules.change_policy(rule(days=1, unit="working", calendars="both"), by=head, at=NOW)
        due = [
            Rulebook.load().proposed("", urgent=False, start=date(2013, 10, 18), partner=one.pk)
            for one in (kenya, chad)
        ]
    assert [one.on for one in due] == [date(2013, 10, 22), date(2013, 10, 21)]
    assert [skipped.owner for skipped in due[0].skipped] == ["", "", "KEN"]
    assert due[0].missing == ()


def test_organization_and_unknown_state_have_no_public_holidays(
    head: Person, interpol: Partner, court: WorkingCalendar
) -> None:
    with viewing(head):
        with pytest.raises(Refusal) as refused:
            holidays.open_calendar(interpol, by=head)
        assert refused.value.field == "partner"
        with pytest.raises(Refusal, match="no more than 50"):
            holidays.enter_holidays(court, first=2014, last=2013, by=head, at=NOW)


def test_confirmed_year_is_no_assumption(head: Person, court: WorkingCalendar) -> None:
    with viewing(head):
        assert holidays.confirm_year(court, year=2013, by=head).assumed is False
        assert not court.holidays.get(day=CHRISTMAS).assumed
        assert Holiday.objects.get(calendar=court, day=date(2014, 12, 25)).assumed


# --- Pages ---------------------------------------------------------------------------------------------------------

SignIn = Callable[[Person], Client]


def test_keeper_sees_what_moves_before_the_rule_is_entered(
    head: Person, clerk: Person, kenya: Partner, court: WorkingCalendar, signed_in: SignIn
) -> None:
    with viewing(clerk):
        request = sent_to(kenya, clerk, head, date(2013, 8, 7))
    fields = {
        "family": "assistance",
        "valid_from": "2013-09-10",
        "days": "30",
        "unit": "calendar",
        "calendars": "court",
        "source": "Practice note",
    }
    client = signed_in(head)
    shown = client.post("/due-dates/rules/new/", fields).content.decode()
    assert str(request.reference) in shown
    assert "6 Sep 2013" in shown
    assert DuePolicy.objects.filter(version=2).count() == 0
    answer = client.post("/due-dates/rules/new/", {**fields, "confirm": "1", "move": request.code})
    assert answer.status_code == 302
    with viewing(head):
        assert DuePolicy.objects.get(version=2).days == 30
    assert signed_in(clerk).get("/due-dates/rules/new/").status_code == 403
    page = signed_in(clerk).get("/due-dates/rules/").content.decode()
    assert "2 versions" in page
    assert "New rule" not in page


def test_keeper_sees_what_moves_before_the_calendar_changes(
    head: Person, clerk: Person, kenya: Partner, court: WorkingCalendar, signed_in: SignIn
) -> None:
    with viewing(clerk):
        request = sent_to(kenya, clerk, head, date(2013, 8, 7))
    client, fields = signed_in(head), {"day": "2013-10-07", "name": "Day of the Court"}
    shown = client.post("/due-dates/calendars/court/add/", fields).content.decode()
    assert str(request.reference) in shown
    assert "8 Oct 2013" in shown
    assert client.post("/due-dates/calendars/court/add/", {**fields, "confirm": "1"}).status_code == 302
    assert "Day of the Court" in client.get("/due-dates/calendars/court/?year=2013").content.decode()
    again = client.post("/due-dates/calendars/court/add/", {**fields, "confirm": "1"})
    assert again.status_code == 400
    assert "in the calendar already" in again.content.decode()
    assert client.post("/due-dates/calendars/court/2013-10-07/remove/", {"confirm": "1"}).status_code == 302
    assert client.post("/due-dates/calendars/court/2013-10-07/remove/").status_code == 404
    assert signed_in(clerk).post("/due-dates/calendars/court/add/", fields).status_code == 403


def test_calculator_gives_the_date_and_every_step(
    clerk: Person, facilitator: Person, court: WorkingCalendar, signed_in: SignIn
) -> None:
    query = {
        "start": "2013-02-28",
        "family": "visa",
        "since_1": "2013-03-04",
        "until_1": "2013-03-11",
    }
    page = signed_in(clerk).get("/due-dates/", query).content.decode()
    for words in ("8 Apr 2013", "30 calendar days after 28 Feb 2013", "Easter Monday", "until 11 Mar 2013"):
        assert words in page, words
    longer = signed_in(clerk).get("/due-dates/", {**query, "more_days": "5"}).content.decode()
    assert "Extended by 5 calendar days, to 8 Apr 2013." in longer
    bad = signed_in(clerk).get("/due-dates/", {**query, "until_1": "2013-03-01", "start": "9999-12-31"})
    assert bad.status_code == 400
    assert signed_in(facilitator).get("/due-dates/").status_code == 404


def test_rules_open_for_administrators_too(
    administrator: Person, court: WorkingCalendar, signed_in: SignIn
) -> None:
    client = signed_in(administrator)
    for path in ("rules/", "rules/new/", "calendars/", "calendars/court/"):
        assert client.get(f"/due-dates/{path}").status_code == 200, path
