"""Every action of the life cycle over HTTP: what the service does where it may be done, a problem everywhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from accounts.models import Person
from accounts.sight import viewing
from partners.models import Partner
from requests_app import policies, services
from requests_app.models import CooperationRequest
from requests_app.serializers.request import RequestOut
from requests_app.vocab import EventKind, Status
from requests_app.workflow import LIFE
from tests.requests_app.conftest import NEEDS, NOW, TODAY, act, brought_to, logged

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def needs(action: str, row: CooperationRequest, clerk: Person) -> dict[str, Any]:
    """What the service is given for the action besides its day, as far as the state has it."""
    given: dict[str, Any] = {"note": "Because.", **NEEDS.get(action, {})}
    match action:
        case EventKind.ASSIGNED:
            given["to"] = clerk
        case EventKind.SUPERSEDED:
            given["successor"] = logged(clerk, row.partner)
        case EventKind.EXTENSION_REMOVED:
            granted = row.events.filter(kind=EventKind.EXTENDED).first()
            given["extension"] = granted.pk if granted else 1
    return given


def as_sent(given: dict[str, Any], row: CooperationRequest) -> dict[str, Any]:
    """The same in the words of the API: people by their address, requests by their code, events by their number."""
    sent = dict(given)
    if "to" in given:
        sent["to"] = given["to"].email
    if "successor" in given:
        sent["successor"] = given["successor"].code
    if "extension" in given:
        sent["extension"] = row.events.filter(pk__lte=given["extension"]).count() or 1
    return sent


def outcome(row: CooperationRequest) -> tuple[Any, ...]:
    """What became of the request: the row, and the event that was written."""
    row = CooperationRequest.objects.with_list_data().get(pk=row.pk)
    event = row.events.order_by("-pk").first()
    assert event is not None
    return (
        RequestOut(row, context={"residual": {}}).data,
        event.kind,
        event.effective_on,
        event.recorded_by_id,
        event.note,
        event.detail,
    )


@pytest.mark.parametrize("status", Status)
def test_an_action_does_what_its_service_does_and_is_a_problem_in_every_other_state(
    status: Status, clerk: Person, officer: Person, chief: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = brought_to(status, clerk, officer, kenya)
        if LIFE.allows(EventKind.EXTENDED, status):
            row = act(row, EventKind.EXTENDED, clerk)
    cache.clear()
    clients = {person: signed_in(person) for person in (clerk, officer, chief)}
    for step in LIFE.actions:
        if step.name not in services.ACTIONS:
            continue
        person = officer if step.second_person else chief if step.supervisor else clerk
        with transaction.atomic():
            with viewing(person):
                given = needs(step.name, row, clerk)
                fits = LIFE.allows(step.name, status) and policies.unfit(step.name, row) is None
                sent = as_sent(given, row)
                point = transaction.savepoint()
                if fits:
                    services.ACTIONS[step.name](row, by=person, on=TODAY, known_at=NOW, **given)
                    expected = outcome(row)
                transaction.savepoint_rollback(point)
            body = {"on": TODAY, "version": row.version, **sent}
            answer = clients[person].post(
                f"/api/v1/requests/{row.code}/{step.name}/", body, content_type="application/json"
            )
            with viewing(person):
                if fits:
                    assert answer.status_code == 200, (step.name, answer.content)
                    assert outcome(row) == expected, step.name
                else:
                    assert answer.status_code in {400, 409}, (step.name, answer.content)
                    assert answer["Content-Type"] == "application/problem+json"
                    assert answer.json()["detail"], step.name
                    assert CooperationRequest.objects.get(pk=row.pk).version == row.version, step.name
            transaction.set_rollback(True)
