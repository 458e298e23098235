"""Who is in charge: who can be, what moves with a handover, what stays and why, and who is told of what stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Compartment, Person
from accounts.services import add_member
from accounts.sight import viewing
from common.errors import Forbidden, Refusal
from partners.models import Partner
from requests_app import services
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.vocab import EventKind, Status
from tests.conftest import make_person
from tests.requests_app.conftest import NOW, TODAY, brought_to, logged

pytestmark = pytest.mark.django_db


def sealed(by: Person, partner: Partner, compartment: Compartment) -> CooperationRequest:
    return logged(by, partner, level="under_seal", compartment=compartment)


def in_charge(person: Person) -> list[int | None]:
    with viewing(person):
        return list(CooperationRequest.objects.order_by("pk").values_list("assigned_to", flat=True))


def test_assignment_is_one_event_that_names_both(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya)
        for to in (officer, clerk):
            request = services.assign(request, to=to, by=clerk, on=TODAY, known_at=NOW, note="Your State.")
        events = RequestEvent.objects.filter(kind=EventKind.ASSIGNED).order_by("id")
        assert [event.detail for event in events] == [
            {"from": None, "to": officer.pk, "name": "Otto Officer"},
            {"from": officer.pk, "to": clerk.pk, "name": "Clara Clerk"},
        ]
        assert (request.assigned_to, request.status, request.version) == (clerk, Status.DRAFT, 3)


def test_only_active_colleagues_who_may_work_on_it_can_be_in_charge(
    clerk: Person, officer: Person, analyst: Person, kenya: Partner, compartment: Compartment
) -> None:
    gone = make_person(clerk.organ, "Gone Before")  # type: ignore[arg-type]
    gone.is_active = False
    gone.save()
    with viewing(clerk):
        add_member(compartment, analyst, by=clerk)
        plain, secret = logged(clerk, kenya), sealed(clerk, kenya, compartment)
        possible = {
            request.level: {*services.candidates(request).values_list("name", flat=True)}
            for request in (plain, secret)
        }
        assert possible == {
            "public": {"Clara Clerk", "Otto Officer"},
            "under_seal": {"Clara Clerk", "Ana Analyst"},
        }
        for request, to in ((plain, analyst), (plain, gone), (secret, officer)):
            with pytest.raises(Refusal, match="Choose an active colleague"):
                services.assign(request, to=to, by=clerk, on=TODAY, known_at=NOW)
        with pytest.raises(Refusal, match="Choose an active colleague"):
            logged(clerk, kenya, assigned_to=analyst)


def test_a_colleague_is_put_in_charge_in_the_browser(
    clerk: Person, officer: Person, kenya: Partner, signed_in: Callable[[Person], Client]
) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya)
    address = request.get_absolute_url()
    form = {"to": officer.pk, "on": TODAY.isoformat(), "version": 1}
    page = signed_in(clerk).post(f"{address}assigned/", form, follow=True).content.decode()
    assert "Now in charge: Otto Officer." in page
    assert in_charge(clerk) == [officer.pk]


def test_handover_moves_open_work_and_says_what_stays(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        drafted, sent = logged(clerk, kenya), brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        closed = brought_to(Status.CLOSED, clerk, officer, kenya)
        colleagues = logged(officer, kenya)
        secret = sealed(clerk, kenya, compartment)
        sorting = services.hand_over(clerk, to=officer, by=clerk, on=TODAY, known_at=NOW, note="On leave.")
        assert sorting.moves == [drafted, sent]
        assert sorting.stays == [
            (secret, "Under seal, in a compartment to which Otto Officer does not belong.")
        ]
        moved = RequestEvent.objects.filter(kind=EventKind.ASSIGNED)
        assert {(event.request_id, event.note) for event in moved} == {
            (drafted.pk, "On leave."),
            (sent.pk, "On leave."),
        }
        charge = dict(CooperationRequest.objects.values_list("pk", "assigned_to"))
    assert charge == {
        drafted.pk: officer.pk,
        sent.pk: officer.pk,
        closed.pk: None,
        colleagues.pk: None,
        secret.pk: None,
    }


def test_a_supervisor_hands_over_for_a_colleague_and_learns_nothing_of_what_is_sealed(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    supervisor = make_person(clerk.organ, "Sue Supervisor")  # type: ignore[arg-type]
    supervisor.supervisor = True
    supervisor.save()
    with viewing(clerk):
        drafted, secret = logged(clerk, kenya), sealed(clerk, kenya, compartment)
    with viewing(supervisor):
        sorting = services.hand_over(clerk, to=officer, by=supervisor, on=TODAY, known_at=NOW)
        assert (sorting.moves, sorting.stays) == ([drafted], [])
    with viewing(clerk):
        secret.refresh_from_db()
        assert secret.assigned_to is None


def test_nobody_else_hands_over(
    clerk: Person, officer: Person, analyst: Person, administrator: Person, kenya: Partner
) -> None:
    analyst.supervisor = administrator.supervisor = True
    with viewing(clerk):
        logged(clerk, kenya)
    for by in (officer, analyst, administrator):
        with viewing(by), pytest.raises(Forbidden, match="by a supervisor of the organ"):
            services.hand_over(clerk, to=officer, by=by, on=TODAY, known_at=NOW)
    for to in (clerk, analyst):
        with viewing(clerk), pytest.raises(Refusal):
            services.hand_over(clerk, to=to, by=clerk, on=TODAY, known_at=NOW)
    assert in_charge(clerk) == [None]


def test_handover_asks_the_same_number_of_queries_however_much_moves(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    counts = []
    with viewing(clerk):
        for rows in (1, 6):
            for _ in range(rows):
                logged(clerk, kenya)
            with CaptureQueriesContext(
                connection,
            ) as captured:
                services.hand_over(clerk, to=officer, by=clerk, on=TODAY, known_at=NOW)
            counts.append(len(captured))
    assert counts[0] == counts[1] <= 8
