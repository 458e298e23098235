"""Opening an agreement, recording its stages, correcting one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from accounts.vocab import Level
from agreements.models import Agreement, AgreementEvent
from agreements.services import (
    add_stage,
    correct_stage,
    open_agreement,
    project,
    record_stage,
    write_agreement,
)
from agreements.vocab import NUREMBERG_SEMINARS, AgreementKind, Form, Stage
from agreements.workflow import LIFE
from common.asof import start_of
from common.errors import Forbidden, Refusal, Stale
from partners.models import Partner
from partners.vocab import PartnerKind
from tests.agreements.conftest import NOW

pytestmark = pytest.mark.django_db

DAY = date(2013, 9, 2)


def opened(by: Person, partner: Partner, **values: object) -> Agreement:
    """An agreement as a form would open it."""
    given_values = {"kind": AgreementKind.ENFORCEMENT, "action": "negotiate", "on": DAY} | values
    return open_agreement(partner=partner, known_at=NOW, by=by, **given_values)  # type: ignore[arg-type]


def test_presidency_opens_an_enforcement_agreement_and_leads_it(
    president: Person, ruritania: Partner
) -> None:
    with viewing(president):
        agreement = opened(president, ruritania)
        event = agreement.events.get()
    assert (agreement.owner_organ, agreement.status, agreement.concluded_on) == (
        "presidency",
        "negotiating",
        None,
    )
    assert (event.effective_on, event.known_from, event.recorded_by) == (DAY, NOW, president)


def test_only_the_lead_organ_opens(
    clerk: Person, president: Person, analyst: Person, ruritania: Partner
) -> None:
    for person, kind in (
        (clerk, AgreementKind.ENFORCEMENT),
        (president, AgreementKind.RELEASE),
        (analyst, AgreementKind.INTERIM_RELEASE),
    ):
        with viewing(person), pytest.raises(Forbidden):
            opened(person, ruritania, kind=kind)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": AgreementKind.ENFORCEMENT_AD_HOC}, "form"),
        ({"form": Form.AD_HOC}, "form"),
        ({"on": NOW.date() + timedelta(days=1)}, "on"),
        ({"action": "enter_into_force"}, None),
    ],
)
def test_what_is_not_possible_is_refused_at_its_field(
    president: Person, ruritania: Partner, values: dict[str, object], field: str | None
) -> None:
    with viewing(president):
        with pytest.raises(Refusal) as refused:
            opened(president, ruritania, **values)
        assert not Agreement.objects.exists()
    assert refused.value.field == field


def test_agreements_are_with_states_only(president: Person, state: Callable[..., Partner]) -> None:
    body = state("BODY", "A body", kind=PartnerKind.REGIONAL)
    with viewing(president), pytest.raises(Refusal, match="choose a State"):
        opened(president, body)


def test_relocation_needs_a_compartment_and_is_never_public(
    clerk: Person, wakanda: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        for marking in ({"compartment": compartment}, {"level": Level.CONFIDENTIAL}):
            with pytest.raises(Refusal, match="belongs to a compartment"):
                opened(clerk, wakanda, kind=AgreementKind.RELOCATION, **marking)
        with pytest.raises(IntegrityError, match="relocation_in_compartment"), transaction.atomic():
            write_agreement(kind=AgreementKind.RELOCATION, partner=wakanda, stages={Stage.NEGOTIATING: DAY})
        kept = opened(
            clerk, wakanda, kind=AgreementKind.RELOCATION, level=Level.CONFIDENTIAL, compartment=compartment
        )
    assert kept.owner_organ == "registry"


def test_signature_concludes_and_entry_into_force_is_a_fact_of_its_own(
    president: Person, ruritania: Partner
) -> None:
    with viewing(president):
        agreement = opened(president, ruritania, on=date(2013, 1, 7))
        record_stage(
            agreement, action="sign", on=DAY, known_at=NOW, by=president, signed_at_event=NUREMBERG_SEMINARS
        )
        agreement.refresh_from_db()
        assert (agreement.status, agreement.concluded_on) == (Stage.SIGNED, DAY)
        assert agreement.signed_at_event == NUREMBERG_SEMINARS
        record_stage(agreement, action="enter_into_force", on=date(2013, 10, 1), known_at=NOW, by=president)
        agreement.refresh_from_db()
        assert (agreement.status, agreement.concluded_on) == (Stage.IN_FORCE, DAY)


def test_a_day_before_the_last_stage_or_in_the_future_is_refused(
    president: Person, ruritania: Partner
) -> None:
    with viewing(president):
        agreement = opened(president, ruritania)
        for day, words in ((DAY - timedelta(days=1), "lies before"), (date(2013, 10, 10), "in the future")):
            with pytest.raises(Refusal, match=words) as refused:
                record_stage(agreement, action="sign", on=day, known_at=NOW, by=president)
            assert refused.value.field == "on"
        assert agreement.events.count() == 1


def test_an_action_that_the_stage_does_not_allow_is_refused(
    president: Person, enforcement: Agreement
) -> None:
    with viewing(president):
        for action in set(LIFE.by_name) - {action.name for action in LIFE.allowed(Stage.IN_FORCE)}:
            with pytest.raises(Refusal, match="not possible while"):
                record_stage(enforcement, action=action, on=DAY, known_at=NOW, by=president)


def test_two_people_do_not_record_the_same_stage_twice(president: Person, ruritania: Partner) -> None:
    with viewing(president):
        agreement = opened(president, ruritania)
        record_stage(agreement, action="sign", on=DAY, known_at=NOW, by=president, seen="negotiating")
        with pytest.raises(Stale, match="meanwhile"):
            record_stage(agreement, action="sign", on=DAY, known_at=NOW, by=president, seen="negotiating")


def test_only_a_signature_takes_place_at_a_meeting(president: Person, ruritania: Partner) -> None:
    with viewing(president):
        agreement = opened(president, ruritania)
        with pytest.raises(Refusal, match="Only a signature"):
            record_stage(
                agreement,
                action="agree_text",
                on=DAY,
                known_at=NOW,
                by=president,
                signed_at_event="Somewhere",
            )


def test_readers_of_other_organs_cannot_record(clerk: Person, enforcement: Agreement) -> None:
    with viewing(clerk), pytest.raises(Forbidden):
        record_stage(enforcement, action="terminate", on=DAY, known_at=NOW, by=clerk)


def test_a_correction_changes_the_answer_from_now_on_and_not_the_answer_of_before(
    president: Person, enforcement: Agreement
) -> None:
    before = NOW - timedelta(days=1)
    with viewing(president):
        signed = enforcement.events.get(kind=Stage.SIGNED)
        correct_stage(signed, on=date(2010, 6, 11), known_at=NOW, by=president)
        enforcement.refresh_from_db()
        assert (enforcement.status, enforcement.concluded_on) == (Stage.IN_FORCE, date(2010, 6, 11))
        day = date(2010, 6, 5)
        assert Agreement.objects.concluded(day, before).count() == 1
        assert Agreement.objects.concluded(day, NOW).count() == 0
        with pytest.raises(Refusal, match="corrected before"):
            correct_stage(signed, on=DAY, known_at=NOW, by=president)


def test_a_stage_that_never_was_is_struck_out(president: Person, enforcement: Agreement) -> None:
    with viewing(president):
        correct_stage(enforcement.events.get(kind=Stage.IN_FORCE), on=None, known_at=NOW, by=president)
        enforcement.refresh_from_db()
        assert enforcement.status == Stage.SIGNED
        assert Agreement.objects.in_force(DAY, NOW - timedelta(days=1)).count() == 1
        assert Agreement.objects.in_force(DAY, NOW).count() == 0


def test_a_correction_to_the_day_of_entry_into_force_leaves_it_in_force(
    president: Person, enforcement: Agreement
) -> None:
    with viewing(president):
        correct_stage(
            enforcement.events.get(kind=Stage.SIGNED), on=date(2012, 7, 5), known_at=NOW, by=president
        )
        enforcement.refresh_from_db()
        assert enforcement.status == Stage.IN_FORCE
        found = Agreement.objects.with_stages(DAY, NOW).get(pk=enforcement.pk)
    assert (found.stage, found.signed_on, found.in_force_on) == (
        "in_force",
        date(2012, 7, 5),
        date(2012, 7, 5),
    )


def test_the_only_stage_cannot_be_struck_out(clerk: Person, talks: Agreement) -> None:
    with viewing(clerk), pytest.raises(Refusal, match="without any stage"):
        correct_stage(talks.events.get(), on=None, known_at=NOW, by=clerk)


def test_an_agreement_with_history_is_not_deleted(enforcement: Agreement) -> None:
    with purpose("demo"), pytest.raises(ProtectedError):
        enforcement.delete()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 40)), max_size=8))
def test_status_and_day_of_conclusion_are_what_the_events_say(
    president: Person, ruritania: Partner, steps: list[tuple[int, int]]
) -> None:
    on = date(2013, 1, 1)
    with viewing(president):
        agreement = opened(president, ruritania, action="share_model", on=on)
        for choice, days in steps:
            allowed = LIFE.allowed(agreement.status)
            on += timedelta(days=days)
            if not allowed or on > NOW.date():
                break
            action = allowed[choice % len(allowed)]
            record_stage(agreement, action=action.name, on=on, known_at=NOW, by=president)
            agreement.refresh_from_db()
            assert agreement.status == action.target
        stored = agreement.status, agreement.concluded_on
        project(agreement)
        assert (agreement.status, agreement.concluded_on) == stored
        found = Agreement.objects.with_stages(NOW.date(), NOW).get(pk=agreement.pk)
        assert (found.stage, found.signed_on) == stored
        assert Agreement.objects.in_force(NOW.date(), NOW).filter(pk=agreement.pk).exists() == (
            stored[0] == Stage.IN_FORCE
        )


def test_history_added_later_finds_its_place(clerk: Person, wakanda: Partner) -> None:
    with purpose("reference"):
        agreement = write_agreement(
            kind=AgreementKind.INTERIM_RELEASE, partner=wakanda, stages={Stage.IN_FORCE: date(2014, 4, 10)}
        )
        add_stage(agreement, Stage.NEGOTIATING, DAY, known_from=start_of(DAY))
        assert (agreement.status, agreement.concluded_on) == (Stage.IN_FORCE, date(2014, 4, 10))
        assert list(AgreementEvent.objects.in_order().values_list("kind", flat=True)) == [
            "negotiating",
            "in_force",
        ]
