"""The life cycle: every state with every action, who may do what, which days are possible, and what is written."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from common.errors import Forbidden, Refusal, Stale
from partners.models import Channel, Partner, Situation
from requests_app import policies, services
from requests_app.models import CooperationRequest, RequestEvent, RequestHistory
from requests_app.services.projection import BLANK, clear, project
from requests_app.vocab import EventKind, Family, Outcome, Status
from requests_app.workflow import LIFE, Datum, Ground, Step, status_after
from tests.requests_app.conftest import NEEDS, NOW, TODAY, act, brought_to, logged

pytestmark = pytest.mark.django_db


def doer(action: str, clerk: Person, officer: Person, chief: Person) -> Person:
    """Who may do the action: the clerk, the second person, or the supervisor."""
    step = LIFE.by_name[action]
    return officer if step.second_person else chief if step.supervisor else clerk


PAIRS = [(state, action) for state in Status for action in LIFE.by_name]


@pytest.mark.parametrize(("state", "action"), PAIRS)
def test_each_action_is_possible_in_the_states_of_the_table_and_in_no_other(
    state: Status, action: str, clerk: Person, officer: Person, chief: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(state, clerk, officer, kenya, urgent=True)
        assert request.status == state
        by = doer(action, clerk, officer, chief)
        if LIFE.allows(action, state):
            after = act(request, action, by)
            assert after.status == (LIFE.by_name[action].target or state)
        else:
            with pytest.raises(Refusal, match="is not possible while the status is"):
                act(request, action, by)
            after = CooperationRequest.objects.get(pk=request.pk)
            assert (after.status, after.version) == (state, request.version)
        events = request.events.order_by("id")
        assert status_after(event.kind for event in events) == after.status


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes=st.lists(st.sampled_from(sorted(LIFE.by_name)), max_size=25), urgent=st.booleans())
def test_stored_row_is_what_the_events_say(
    clerk: Person, officer: Person, chief: Person, kenya: Partner, wishes: list[str], urgent: bool
) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya, urgent=urgent)
        for wish in wishes:
            if LIFE.allows(wish, request.status) and policies.unfit(wish, request) is None:
                request = act(request, wish, doer(wish, clerk, officer, chief))
        stored = CooperationRequest.objects.get(pk=request.pk)
        replayed = CooperationRequest.objects.get(pk=request.pk)
        clear(replayed)
        events = list(stored.events.order_by("id"))
        for event in events:
            project(
                replayed,
                event.kind,
                on=event.effective_on,
                known_from=event.known_from,
                by=event.recorded_by_id,
                detail=event.detail,
            )
        assert {name: getattr(stored, name) for name in BLANK} == {
            name: getattr(replayed, name) for name in BLANK
        }
        assert status_after(event.kind for event in events) == stored.status
        assert stored.version == len(events)


def test_author_does_not_approve(clerk: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = act(logged(clerk, kenya), "submitted", clerk)
        with pytest.raises(Forbidden, match="second person"):
            act(request, "approved", clerk)


def test_whoever_changed_the_draft_does_not_approve_it_either(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = act(act(logged(clerk, kenya), "edited", officer), "submitted", clerk)
        with pytest.raises(Forbidden, match="second person"):
            act(request, "approved", officer)


def test_organ_that_only_reads_is_told_so(clerk: Person, analyst: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya, family=Family.ARREST_SURRENDER)
        services.link_to_warrant(request, by=clerk)
    with viewing(analyst):
        seen = CooperationRequest.objects.get(pk=request.pk)
        with pytest.raises(Forbidden, match="Registry"):
            act(seen, "submitted", analyst)


@pytest.mark.parametrize("who", ["president", "facilitator", "administrator"])
def test_only_registry_and_otp_log_requests(who: str, request: pytest.FixtureRequest, kenya: Partner) -> None:
    person = request.getfixturevalue(who)
    with viewing(person), pytest.raises(Forbidden):
        logged(person, kenya)


def test_nothing_takes_effect_in_the_future(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = brought_to(Status.APPROVED, clerk, officer, kenya)
        with pytest.raises(Refusal, match="future"):
            act(request, "transmitted", clerk, on=TODAY + timedelta(days=1))


def test_the_past_is_possible_but_not_before_what_it_follows(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.APPROVED, clerk, officer, kenya)
        request = act(request, "transmitted", clerk, on=date(2013, 5, 2))
        with pytest.raises(Refusal, match="2 May 2013"):
            act(request, "acknowledged", clerk, on=date(2013, 5, 1))
        request = act(request, "acknowledged", clerk, on=date(2013, 5, 9))
        request = act(request, "reminded", clerk, on=date(2013, 5, 8))
        request = act(request, "execution_started", clerk, on=date(2013, 6, 3))
        with pytest.raises(Refusal, match="3 Jun 2013"):
            act(request, "executed", clerk, on=date(2013, 6, 1))


def test_transmission_gives_number_and_due_date_with_its_reason(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.APPROVED, clerk, officer, kenya, family=Family.VISA)
        sent = act(request, "transmitted", clerk, on=date(2013, 7, 4), note_number="NV/2013/098")
        assert (sent.reference, sent.due_on) == ("REG/2013/0001", date(2013, 8, 5))
        assert (sent.due_reason["rule"], sent.due_reason["days"]) == ("assumption", 30)
        assert [one["why"] for one in sent.due_reason["skipped"]] == ["Saturday", "Sunday"]
        assert sent.transmission_known_from == NOW


def test_urgent_request_is_due_after_seven_days(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = brought_to(Status.APPROVED, clerk, officer, kenya, urgent=True)
        assert act(request, "transmitted", clerk, on=date(2013, 7, 1)).due_on == date(2013, 7, 8)


def test_due_date_of_the_draft_is_kept(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = brought_to(Status.APPROVED, clerk, officer, kenya, due_on=date(2013, 12, 24))
        sent = act(request, "transmitted", clerk)
        assert (sent.due_on, sent.due_given_on) == (date(2013, 12, 24), date(2013, 12, 24))
        assert sent.due_reason["rule"] == "given"


def test_answer_is_not_due_before_the_request_is_sent_and_no_number_is_lost(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.APPROVED, clerk, officer, kenya, due_on=date(2013, 9, 1))
        with pytest.raises(Refusal, match="cannot be due before"):
            act(request, "transmitted", clerk)
        assert act(request, "transmitted", clerk, due_on=TODAY).reference == "REG/2013/0001"


def test_declared_channel_and_language_of_the_day_are_frozen_at_transmission(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with purpose("reference"):
        old, new = (
            Channel.objects.create(
                partner=kenya, channel=name, language=language, source="Note", starts_on=first, ends_on=last
            )
            for name, language, first, last in (
                ("Embassy", "Swahili or English", date(2010, 1, 1), date(2013, 9, 5)),
                ("Ministry of Justice", "English", date(2013, 9, 6), None),
            )
        )
    with viewing(clerk):
        sent = [
            act(
                brought_to(Status.APPROVED, clerk, officer, kenya, channel="", language=""),
                "transmitted",
                clerk,
                on=day,
            )
            for day in (date(2013, 9, 5), date(2013, 9, 6))
        ]
        assert [(row.channel, row.language) for row in sent] == [
            (old.channel, "Swahili"),
            (new.channel, "English"),
        ]
        source = sent[1].events.latest("id").detail["source"]
        assert source == "Declared by the addressee, in force since 6 Sep 2013 (Note)."


def test_silent_state_gets_a_working_language_by_the_diplomatic_channel(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, kenya, channel="", language="")
        assert (request.channel, request.language) == ("Diplomatic channel", "English")
        assert "rule 178" in request.events.latest("id").detail["source"]


DEMANDS = [
    (step, datum)
    for step in LIFE.actions
    for datum in step.asks
    if datum.missing
    and datum.name not in {"extension", "level", "successor", "to"}  # typed arguments of their own
]


@pytest.mark.parametrize(
    ("step", "datum"), DEMANDS, ids=[f"{step.name}-{datum.name}" for step, datum in DEMANDS]
)
def test_what_an_action_asks_for_is_not_left_out(
    step: Step, datum: Datum, clerk: Person, officer: Person, chief: Person, kenya: Partner
) -> None:
    state = next(state for state in Status if state in step.sources)
    missing: dict[str, Any] = {datum.name: None if datum.shape == "day" else " "}
    with viewing(clerk):
        request = brought_to(state, clerk, officer, kenya)
        with pytest.raises(Refusal, match=re.escape(str(datum.missing))) as refused:
            act(request, step.name, doer(step.name, clerk, officer, chief), **missing)
        assert refused.value.field == datum.name


GROUNDS = [(step, ground) for step in LIFE.actions for ground in step.grounds]


@pytest.mark.parametrize(
    ("step", "ground"), GROUNDS, ids=[f"{step.name}-{ground.code}" for step, ground in GROUNDS]
)
def test_a_ground_applies_to_its_families_and_asks_for_its_data(
    step: Step, ground: Ground, clerk: Person, officer: Person, kenya: Partner
) -> None:
    state = next(state for state in Status if state in step.sources)
    family = ground.families[0] if ground.families else Family.ASSISTANCE
    asked = {"until": date(2013, 12, 31)} if ground.asks else {}
    with viewing(clerk):
        request = brought_to(state, clerk, officer, kenya, family=family)
        given = {**NEEDS[step.name], "until": None, **asked, "ground": ground.code, "note": "Because."}
        if step.name != EventKind.POSTPONED:
            del given["until"]
        done = act(request, step.name, clerk, **given)
        assert done.events.latest("id").detail["ground"] == ground.code
        for datum in ground.asks:
            with pytest.raises(Refusal) as refused:
                act(
                    brought_to(state, clerk, officer, kenya, family=family),
                    step.name,
                    clerk,
                    **{**given, datum.name: None},
                )
            assert refused.value.field == datum.name
        if ground.families:
            with pytest.raises(Refusal) as refused:
                act(brought_to(state, clerk, officer, kenya), step.name, clerk, **given)
            assert refused.value.field == "ground"


def test_second_press_of_a_button_changes_nothing(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = brought_to(Status.APPROVED, clerk, officer, kenya)
        sent = act(request, "transmitted", clerk, version=request.version)
        with pytest.raises(Stale, match="Transmitted"):
            act(request, "transmitted", clerk, version=request.version)
        assert CooperationRequest.objects.get(pk=request.pk).version == sent.version


def test_stale_edit_loses_nothing(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        draft = logged(clerk, kenya)
        services.edit_draft(draft, {"subject": "First"}, by=officer, known_at=NOW, version=1)
        with pytest.raises(Stale) as stale:
            services.edit_draft(draft, {"subject": "Second"}, by=clerk, known_at=NOW, version=1)
        assert isinstance(stale.value.current, CooperationRequest)
        assert stale.value.current.subject == "First"


def test_edit_knows_a_closed_set_of_fields(clerk: Person, kenya: Partner) -> None:
    with viewing(clerk), pytest.raises(LookupError):
        services.edit_draft(logged(clerk, kenya), {"status": "closed"}, by=clerk, known_at=NOW, version=1)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"subject": "  "}, "subject"),
        ({"article": "93(1)(z)"}, "article"),
        ({"article": "ninety-three"}, "article"),
        ({"article": "129"}, "article"),
        ({"level": "under_seal"}, "compartment"),
    ],
)
def test_draft_with_impossible_content_is_refused(
    fields: dict[str, str], field: str, clerk: Person, kenya: Partner
) -> None:
    with viewing(clerk), pytest.raises(Refusal) as refused:
        logged(clerk, kenya, **fields)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "article", ["", "87(6)", "89", "93(1)(a)", "93(1)(l)", "93(10)", "APIC 30", "RPE 185"]
)
def test_articles_that_are_possible(article: str, clerk: Person, kenya: Partner) -> None:
    with viewing(clerk):
        assert logged(clerk, kenya, article=article).article == article


def test_otp_transmits_the_prosecutors_requests_only(analyst: Person, kenya: Partner) -> None:
    with viewing(analyst), pytest.raises(Refusal) as refused:
        logged(analyst, kenya, originator="defence")
    assert refused.value.field == "originator"


def test_compartment_is_one_of_my_own(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        assert (
            logged(clerk, kenya, level="under_seal", compartment=compartment).compartment_id == compartment.pk
        )
        with pytest.raises(Refusal) as refused:
            logged(clerk, kenya, compartment=compartment)
        assert refused.value.field == "compartment"
    with viewing(officer), pytest.raises(Refusal):
        logged(officer, kenya, level="under_seal", compartment=compartment)


def test_withdrawn_drafts_never_count_and_withdrawn_requests_do(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        draft = act(logged(clerk, kenya), "withdrawn", clerk)
        sent = act(brought_to(Status.TRANSMITTED, clerk, officer, kenya), "withdrawn", clerk)
        assert (draft.transmitted_on, draft.reference, draft.outcome) == (None, None, Outcome.WITHDRAWN)
        assert (sent.transmitted_on, sent.outcome) == (TODAY, Outcome.WITHDRAWN)


def test_what_was_executed_in_part_can_be_closed(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        closed = act(brought_to(Status.PARTIALLY_EXECUTED, clerk, officer, kenya), "closed", clerk)
        assert (closed.outcome, closed.ended_on, closed.closed_on) == ("partially_executed", TODAY, TODAY)


def test_change_history_has_every_write_with_the_person_behind_it(
    clerk: Person, officer: Person, kenya: Partner, darfur: Situation
) -> None:
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, kenya, situation=darfur)
        CooperationRequest.objects.filter(pk=request.pk).update(subject="By bulk")
        labels = RequestHistory.objects.filter(pgh_obj=request).order_by("pgh_id")
        assert list(labels.values_list("status", "subject"))[-2:] == [
            ("transmitted", "Records of a provincial hospital"),
            ("transmitted", "By bulk"),
        ]


@pytest.mark.parametrize("table", ["requestevent", "notice", "requesthistory"])
def test_history_cannot_be_rewritten_even_by_raw_sql(table: str, clerk: Person, kenya: Partner) -> None:
    with viewing(clerk):
        logged(clerk, kenya)
        for statement in (f"delete from requests_app_{table}", f"update requests_app_{table} set id = id"):
            with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement.replace("set id = id", "set request_id = request_id"))


def test_event_knows_who_and_since_when(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = brought_to(Status.APPROVED, clerk, officer, kenya)
        act(request, "transmitted", clerk, on=date(2013, 9, 2))
        event = RequestEvent.objects.get(request=request, kind="transmitted")
        assert (event.effective_on, event.known_from, event.recorded_by) == (date(2013, 9, 2), NOW, clerk)
