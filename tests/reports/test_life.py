"""The life of an edition from compilation to correction: who does what, in which stage, and what falls back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from accounts.models import Person
from accounts.sight import viewing
from accounts.vocab import COURT_ORGANS
from common.errors import Forbidden, Refusal, Stale
from reports.clocks import USUAL_DAYS
from reports.document import Snapshot
from reports.models import Edition, EditionStep
from reports.services import (
    clear_part,
    comment_on,
    compile_edition,
    countersign_edition,
    plan_edition,
    publish_edition,
    replace_edition,
    resolve_comment,
    revise_edition,
    sign_edition,
    withdraw_clearance,
    withdraw_signature,
)
from reports.vocab import EditionStatus, Replacement
from reports.workflow import LIFE, Who
from tests.reports.editions import (
    AT,
    ON,
    clear,
    cleared,
    compiled,
    countersigned,
    drafted,
    published,
    signed,
)
from tests.reports.test_editions import a_new_party_to_apic

pytestmark = pytest.mark.django_db

Make = Callable[[Person, Person], Edition]

STAGES: dict[str, Make] = {
    EditionStatus.DRAFTED: lambda clerk, officer: drafted(clerk),
    EditionStatus.COMPILED: lambda clerk, officer: compiled(clerk),
    EditionStatus.CLEARED: lambda clerk, officer: cleared(clerk),
    EditionStatus.SIGNED: countersigned,
    EditionStatus.PUBLISHED: published,
}
ACTS: dict[str, Callable[[Edition, Person], object]] = {
    "revise": lambda one, by: revise_edition(one, {"session": "Thirteenth"}, seen=one.version, by=by, at=AT),
    "plan": lambda one, by: plan_edition(one, session_on=ON, days=USUAL_DAYS, seen=one.version, by=by, at=AT),
    "compile": lambda one, by: compile_edition(one, seen=one.version, by=by, at=AT),
    "clear": lambda one, by: clear_part(one, seen=one.version, by=by, at=AT),
    "withdraw_clearance": lambda one, by: withdraw_clearance(one, seen=one.version, by=by, at=AT),
    "sign": lambda one, by: sign_edition(one, seen=one.version, by=by, at=AT, on=ON),
    "countersign": lambda one, by: countersign_edition(one, seen=one.version, by=by, at=AT, on=ON),
    "withdraw_signature": lambda one, by: withdraw_signature(one, seen=one.version, by=by, at=AT),
    "publish": lambda one, by: publish_edition(one, seen=one.version, by=by, at=AT, on=ON),
    "correct": lambda one, by: replace_edition(
        one, kind=Replacement.CORRECTED, reason="A slip of the pen", by=by, at=AT
    ),
    "restate": lambda one, by: replace_edition(
        one, kind=Replacement.RESTATED, reason="Late data", by=by, at=AT
    ),
}
RIGHT = {
    Who.PREPARER: {"registry"},
    Who.ORGAN: {"registry", "otp", "presidency"},
    Who.SIGNATORY: {"registry", "presidency"},
    Who.SIGNER: {"registry"},  # the officer signed
}


@pytest.mark.parametrize("stage", STAGES)
def test_every_action_is_done_in_its_stages_by_its_people_and_refused_otherwise(
    stage: str, clerk: Person, officer: Person, analyst: Person, president: Person, facilitator: Person
) -> None:
    edition = STAGES[stage](clerk, officer)
    with viewing(clerk):
        if stage == EditionStatus.CLEARED:  # the first signature, so that a second one can follow
            edition = sign_edition(edition, seen=edition.version, by=clerk, at=AT, on=ON)
    wrong = []
    for step in LIFE.actions:
        if step.who is Who.REGISTER or step.name not in ACTS:
            continue
        for person in (officer, analyst, president, facilitator):
            with viewing(person), transaction.atomic():
                point = transaction.savepoint()
                try:
                    ACTS[step.name](edition, person)
                    done = True
                except (Refusal, Edition.DoesNotExist):
                    done = False
                transaction.savepoint_rollback(point)
            possible = stage in step.sources and person.organ in RIGHT[step.who]
            expected = possible and not _guarded(step.name, stage, person)
            if done != expected:
                wrong.append((step.name, person.organ, done))
    assert not wrong


def _guarded(action: str, stage: str, person: Person) -> bool:
    """What is refused for another reason than stage and organ, as the editions above stand."""
    return (
        (action == "sign")  # somebody signed already
        or (action == "withdraw_clearance" and stage == EditionStatus.COMPILED)  # nobody cleared
        or (
            action == "withdraw_signature" and stage == EditionStatus.CLEARED
        )  # the clerk signed, not the officer
        or (action == "withdraw_signature" and person.organ != "registry")
    )


def test_with_the_last_organ_an_edition_is_cleared_and_the_log_tells_who_did_what(
    clerk: Person, analyst: Person, president: Person
) -> None:
    edition = compiled(clerk)
    statuses = []
    for person in (analyst, clerk, president):
        with viewing(person):
            edition = clear_part(edition, seen=edition.version, by=person, at=AT)
        statuses.append(edition.status)
    assert statuses == ["compiled", "compiled", "cleared"]
    with viewing(clerk):
        log = list(EditionStep.objects.order_by("id").values_list("action", "by__name"))
    assert log == [
        ("draft", clerk.name),
        ("compile", clerk.name),
        ("clear", analyst.name),
        ("clear", clerk.name),
        ("clear", president.name),
        ("complete", None),
    ]


def test_organs_that_clear_at_the_same_time_do_not_hinder_each_other(clerk: Person, analyst: Person) -> None:
    edition = compiled(clerk)
    for person in (clerk, analyst):
        with viewing(person):
            clear_part(edition, seen=edition.version, by=person, at=AT)
    with viewing(clerk):
        assert set(edition.clearances.standing().values_list("organ", flat=True)) == {"registry", "otp"}


def test_a_part_that_changed_loses_its_clearance_and_the_others_keep_theirs(
    clerk: Person, officer: Person
) -> None:
    edition = countersigned(clerk, officer)
    a_new_party_to_apic()
    with viewing(clerk):
        edition = compile_edition(edition, seen=edition.version, by=clerk, at=AT + timedelta(days=1))
        standing = set(edition.clearances.standing().values_list("organ", flat=True))
    assert (edition.status, edition.signed_by, standing) == ("compiled", None, {"otp", "presidency"})


def test_a_compilation_that_says_the_same_is_still_cleared(clerk: Person) -> None:
    edition = cleared(clerk)
    with viewing(clerk):
        edition = revise_edition(edition, {"job_number": "1"}, seen=edition.version, by=clerk, at=AT)
        edition = compile_edition(edition, seen=edition.version, by=clerk, at=AT)
        assert edition.status == "cleared"
        assert edition.clearances.standing().count() == len(COURT_ORGANS)


def test_the_database_too_wants_two_people(clerk: Person) -> None:
    edition = signed(clerk, clerk)
    with viewing(clerk), pytest.raises(DatabaseError, match="two_people"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(
            status="signed", countersigned_by=clerk, countersigned_at=AT
        )


def test_nobody_signs_what_asks_for_days_to_come_or_what_a_comment_waits_on(
    clerk: Person, officer: Person
) -> None:
    early = cleared(clerk, apic_on=ON + timedelta(days=1))
    with viewing(clerk), pytest.raises(Refusal, match="2013-10-10"):
        sign_edition(early, seen=early.version, by=clerk, at=AT, on=ON)
    edition = cleared(clerk, symbol="ICC-ASP/12/98")
    with viewing(officer):
        remark = comment_on(edition, paragraph="apic", text="Is Ukraine one of them?", by=officer, at=AT)
        with pytest.raises(Refusal, match="1 comment is open"):
            sign_edition(edition, seen=edition.version, by=officer, at=AT, on=ON)
        resolve_comment(remark, by=officer, at=AT)
        assert sign_edition(edition, seen=edition.version, by=officer, at=AT, on=ON).signed_by == officer


def test_a_comment_holds_up_the_organ_whose_paragraph_it_is_on_and_no_other(
    clerk: Person, analyst: Person
) -> None:
    edition = compiled(clerk)
    with viewing(clerk):
        comment_on(edition, paragraph="at-large", text="Which day?", by=clerk, at=AT)
        clear_part(edition, seen=edition.version, by=clerk, at=AT)
    with viewing(analyst), pytest.raises(Refusal, match="1 comment is open"):
        clear_part(edition, seen=edition.version, by=analyst, at=AT)


def test_taking_one_signature_back_takes_both(clerk: Person, officer: Person, president: Person) -> None:
    edition = countersigned(clerk, officer)
    with viewing(president), pytest.raises(Refusal, match="not signed"):
        withdraw_signature(edition, seen=edition.version, by=president, at=AT)
    with viewing(clerk):
        edition = withdraw_signature(edition, seen=edition.version, by=clerk, at=AT)
    assert (edition.status, edition.signed_by, edition.countersigned_by) == ("cleared", None, None)


def test_whoever_acts_on_an_older_version_is_told(clerk: Person, officer: Person) -> None:
    edition = cleared(clerk)
    with viewing(clerk):
        sign_edition(edition, seen=edition.version, by=clerk, at=AT, on=ON)
    with viewing(officer), pytest.raises(Stale):
        countersign_edition(edition, seen=edition.version, by=officer, at=AT, on=ON)


def test_a_correction_counts_what_was_known_and_a_restatement_what_is_known_now(
    clerk: Person, officer: Person
) -> None:
    old = published(clerk, officer)
    a_new_party_to_apic(known_from=AT + timedelta(days=1))
    later = AT + timedelta(days=10)
    found = {}
    for kind in (Replacement.CORRECTED, Replacement.RESTATED):
        with viewing(clerk), transaction.atomic():
            point = transaction.savepoint()
            made = replace_edition(old, kind=kind, reason="Because", by=clerk, at=later)
            made = compile_edition(made, seen=made.version, by=clerk, at=later)
            found[made.symbol] = Snapshot.from_json(made.snapshot).figure("F9").value
            transaction.savepoint_rollback(point)
    assert found == {"ICC-ASP/12/99/Corr.1": 0, "ICC-ASP/12/99/Rev.1": 1}
    with viewing(clerk):
        assert Edition.objects.get(pk=old.pk).snapshot == old.snapshot


def test_an_edition_is_replaced_once_and_the_next_correction_corrects_the_last(
    clerk: Person, officer: Person, president: Person
) -> None:
    old = published(clerk, officer)
    with viewing(president), pytest.raises(Forbidden):
        replace_edition(old, kind=Replacement.CORRECTED, reason="Because", by=president, at=AT)
    with viewing(clerk):
        first = replace_edition(old, kind=Replacement.CORRECTED, reason="Because", by=clerk, at=AT)
        with pytest.raises(Refusal, match="in preparation"):
            replace_edition(old, kind=Replacement.RESTATED, reason="Because", by=clerk, at=AT)
        first = compile_edition(first, seen=first.version, by=clerk, at=AT)
        first = clear(first)
    with viewing(clerk):
        first = sign_edition(first, seen=first.version, by=clerk, at=AT, on=ON)
    with viewing(officer):
        first = countersign_edition(first, seen=first.version, by=officer, at=AT, on=ON)
        first = publish_edition(first, seen=first.version, by=officer, at=AT, on=ON)
    with viewing(clerk):
        with pytest.raises(Refusal, match=r"Corr\.1 took the place"):
            replace_edition(old, kind=Replacement.CORRECTED, reason="Because", by=clerk, at=AT)
        second = replace_edition(first, kind=Replacement.CORRECTED, reason="Again", by=clerk, at=AT)
    assert (second.symbol, second.replaces) == ("ICC-ASP/12/99/Corr.2", first)
