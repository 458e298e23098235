"""Every status with every action, and every visibility with every step of an unsealing."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from django.db import transaction

from accounts.models import Person
from accounts.sight import viewing
from arrests import queries, services
from arrests.models import Warrant, WarrantEvent
from arrests.vocab import EXITS, EventKind, Status
from arrests.workflow import LIFE, VISIBILITY
from common.errors import Refusal
from tests.arrests.conftest import ISSUED, NOW, add_event

STEP = timedelta(days=30)
WAYS: dict[str, tuple[str, ...]] = {
    Status.ISSUED: (),
    Status.AT_LARGE: ("at_large",),
    Status.PROVISIONALLY_ARRESTED: ("provisionally_arrested",),
    Status.ARRESTED: ("arrested",),
    Status.NATIONAL_PROCEEDINGS: ("arrested", "national_proceedings"),
    Status.IN_TRANSFER: ("arrested", "transfer_begun"),
}
"""What leads to a status that does not bear the name of an event."""


def bring_to(warrant: Warrant, status: str) -> date:
    """Writes the events that lead to the status; returns the day of the last."""
    way = WAYS.get(status, (status,) if status in EXITS else (EventKind.SURRENDERED, status))
    day = ISSUED
    for kind in way:
        day += STEP
        add_event(warrant, kind, day)
    return day


@pytest.mark.django_db
@pytest.mark.parametrize("status", Status)
def test_every_status_with_every_action(status: Status, public: Warrant, clerk: Person) -> None:
    on = bring_to(public, status) + STEP
    with viewing(clerk):
        before = WarrantEvent.objects.count()
        for action in LIFE.actions:
            with transaction.atomic():
                if LIFE.allows(action.name, status):
                    event = services.record_event(
                        public, action=action.name, on=on, hour=time(6), known_at=NOW, by=clerk, seen=status
                    )
                    assert event.kind == action.name
                    after = queries.status_of(public.events.known(NOW).in_order())
                    assert after == (action.target or status)
                else:
                    with pytest.raises(Refusal, match="not possible while the status is"):
                        services.record_event(public, action=action.name, on=on, known_at=NOW, by=clerk)
                    assert WarrantEvent.objects.count() == before
                transaction.set_rollback(True)


def test_each_action_writes_the_event_of_its_name() -> None:
    assert {action.name for action in LIFE.actions} == set(EventKind) - {EventKind.ISSUED, EventKind.UNSEALED}


def test_every_status_can_be_reached() -> None:
    assert {LIFE.initial} | {action.target for action in LIFE.actions if action.target} == set(Status)


@pytest.mark.django_db
@pytest.mark.parametrize("action", VISIBILITY.actions, ids=lambda action: action.name)
@pytest.mark.parametrize("state", VISIBILITY.states)
def test_every_visibility_with_every_action(
    state: str,
    action: object,
    sealed: Warrant,
    public: Warrant,
    undated: Warrant,
    clerk: Person,
    analyst: Person,
) -> None:
    warrant = {"public": public, "undated": undated}.get(state, sealed)
    if state == "unsealing_proposed":
        with viewing(analyst):
            services.propose_unsealing(
                warrant, on=ISSUED, order_reference="ICC-01/99-1", known_at=NOW, by=analyst
            )
    steps = {
        "propose_unsealing": lambda: services.propose_unsealing(
            warrant, on=ISSUED, order_reference="ICC-01/99-2", known_at=NOW, by=clerk
        ),
        "withdraw_unsealing": lambda: services.withdraw_unsealing(warrant, known_at=NOW, by=clerk),
        "confirm_unsealing": lambda: services.confirm_unsealing(warrant, known_at=NOW, by=clerk),
    }
    name = action.name  # type: ignore[attr-defined]
    with viewing(clerk):
        assert services.visibility(warrant) == state
        if VISIBILITY.allows(name, state):
            steps[name]()
            assert services.visibility(Warrant.objects.get(pk=warrant.pk)) == VISIBILITY.by_name[name].target
        else:
            with pytest.raises(Refusal, match="not possible while the status is"):
                steps[name]()
            assert services.visibility(Warrant.objects.get(pk=warrant.pk)) == state
