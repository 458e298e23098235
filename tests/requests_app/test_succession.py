"""A request that takes the place of another, and a closed file that is opened again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Compartment, Membership, Person
from accounts.sight import purpose, viewing
from accounts.vocab import Organ
from common.errors import Forbidden, Refusal
from partners.models import Partner
from requests_app.models import CooperationRequest
from requests_app.services import link_to_warrant
from requests_app.vocab import Family, Status
from tests.conftest import make_person
from tests.requests_app.conftest import act, brought_to, logged

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


@pytest.fixture
def sent(clerk: Person, officer: Person, kenya: Partner) -> CooperationRequest:
    """A request that was sent."""
    with viewing(clerk):
        return brought_to(Status.TRANSMITTED, clerk, officer, kenya)


def refused(request: CooperationRequest, successor: CooperationRequest, by: Person) -> str:
    """The sentence that refuses the successor; nothing was changed."""
    with viewing(by):
        with pytest.raises(Refusal) as refusal:
            act(request, "superseded", by, successor=successor)
        assert refusal.value.field == "successor"
        kept = CooperationRequest.objects.get(pk=request.pk)
        assert (kept.status, kept.version) == (request.status, request.version)
    return refusal.value.sentence


def test_successor_is_another_request_that_is_not_ended(
    clerk: Person, officer: Person, kenya: Partner, sent: CooperationRequest
) -> None:
    with viewing(clerk):
        ended = [brought_to(state, clerk, officer, kenya) for state in (Status.EXECUTED, Status.WITHDRAWN)]
    sentences = {refused(sent, successor, clerk) for successor in (sent, *ended)}
    assert sentences == {"Name another request that is not ended."}


def test_successor_is_in_the_same_register_and_goes_to_the_same_addressee(
    clerk: Person, analyst: Person, kenya: Partner, chad: Partner, sent: CooperationRequest
) -> None:
    with viewing(clerk):
        elsewhere = logged(clerk, chad)
    with viewing(analyst):
        theirs = link_to_warrant(logged(analyst, kenya, family=Family.ARREST_SURRENDER))
    sentences = {refused(sent, successor, clerk) for successor in (elsewhere, theirs)}
    assert sentences == {"Name a request of the same register to the same addressee."}


def test_successor_lies_in_the_same_compartment_or_in_none(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment, sent: CooperationRequest
) -> None:
    seal = {"level": "under_seal", "compartment": compartment}
    with purpose("demo"):
        other = Compartment.objects.create(name="Operation Egret", created_by=clerk)
        for person, where in ((clerk, other), (officer, compartment)):
            Membership.objects.create(person=person, compartment=where, added_by=clerk)
    with viewing(clerk):
        sealed = brought_to(Status.TRANSMITTED, clerk, officer, kenya, **seal)
        apart = logged(clerk, kenya, level="under_seal", compartment=other)
        open_one, beside = logged(clerk, kenya), logged(clerk, kenya, **seal)
    pairs = ((sent, beside), (sealed, open_one), (sealed, apart))
    sentences = {refused(request, successor, clerk) for request, successor in pairs}
    assert sentences == {
        "A request under seal is linked within its compartment only; withdraw this one instead."
    }
    with viewing(clerk):
        assert act(sealed, "superseded", clerk, successor=beside).superseded_by == beside


def test_page_and_sheet_link_both_ways_for_whoever_may_see_the_other(
    clerk: Person, officer: Person, analyst: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        # The Office of the Prosecutor reads the first, for its warrant, and not the second.
        first = brought_to(Status.TRANSMITTED, clerk, officer, kenya, family=Family.ARREST_SURRENDER)
        link_to_warrant(first)
        second = logged(clerk, kenya, level="confidential")
        act(first, "superseded", clerk, successor=second)

    def links(person: Person, row: CooperationRequest, page: str) -> list[tuple[str, str]]:
        answer = signed_in(person).get(f"/requests/{row.code}/{page}")
        told = ("Superseded by", "Supersedes")
        assert answer.context["marking"] == ("public" if person == analyst else second.level)
        return [(str(fact.label), fact.url) for fact in answer.context["facts"] if fact.label in told]

    for page in ("", "sheet/"):
        assert links(clerk, first, page) == [("Superseded by", second.get_absolute_url())]
        assert links(clerk, second, page) == [("Supersedes", first.get_absolute_url())]
        assert links(analyst, first, page) == []
        assert second.code not in signed_in(analyst).get(f"/requests/{first.code}/{page}").content.decode()


def test_only_a_supervisor_of_the_organ_opens_a_closed_file_again(
    clerk: Person, officer: Person, chief: Person, kenya: Partner
) -> None:
    head = make_person(Organ.OTP, "Hanna Head", supervisor=True)
    with viewing(clerk):
        closed = brought_to(Status.CLOSED, clerk, officer, kenya, family=Family.ARREST_SURRENDER)
        link_to_warrant(closed)
    for person, sentence in ((clerk, "A supervisor"), (officer, "A supervisor"), (head, "Registry")):
        with viewing(person), pytest.raises(Forbidden, match=sentence):
            act(closed, "reopened", person)
    with viewing(chief):
        assert act(closed, "reopened", chief).status == Status.IN_EXECUTION


def test_within_a_compartment_too_the_supervisor_is_one_of_the_organ(
    clerk: Person, officer: Person, chief: Person, kenya: Partner, compartment: Compartment
) -> None:
    head = make_person(Organ.OTP, "Hanna Head", supervisor=True)
    with purpose("demo"):
        for person in (officer, chief, head):
            Membership.objects.create(person=person, compartment=compartment, added_by=clerk)
    with viewing(clerk):
        closed = brought_to(Status.CLOSED, clerk, officer, kenya, level="under_seal", compartment=compartment)
    with viewing(head), pytest.raises(Forbidden, match="A supervisor of the Registry"):
        act(closed, "reopened", head)
    with viewing(chief):
        assert act(closed, "reopened", chief).status == Status.IN_EXECUTION
