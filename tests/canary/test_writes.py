"""Nobody outside the circle can act on a sealed thing, nor learn from trying that it is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connections

from common.codes import new_code
from tests.canary.answers import Answer, ask, difference
from tests.canary.routes import routes
from tests.canary.test_walk import client_of
from tests.canary.world import World, open_world, seal

OWN_BOOKS = {"django_session": "every sign-in writes its session"}
"""Tables that outsiders change rightly by asking, with the reason."""

FORM = "on=2013-09-10&note=Because&version=1&name=x&scenario=both&reason=x&order_reference=x&kind=x&action=arrested&person=1"
JSON = b'{"on": "2013-09-10", "note": "Because", "version": 1}'


@pytest.fixture
def world(transactional_db: None) -> Iterator[World]:
    """The world with its sealed things, committed, so that the owner sees what becomes of it."""
    made = open_world()
    seal(made)
    yield made
    connections["default"].close()


def whole_tables() -> dict[str, str]:
    """A hash of every row of every table, read by the owner, whom no policy binds."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
        )
        names = [name for (name,) in cursor.fetchall() if name not in OWN_BOOKS]
        found = {}
        for name in names:
            cursor.execute(
                f"select md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) from {name} t"
            )
            found[name] = cursor.fetchone()[0]
    return found


@pytest.mark.django_db(transaction=True, databases=["owner", "default"])
def test_outsiders_can_do_nothing_to_sealed_things(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "API_PER_MINUTE", 1_000_000)
    clients = {name: client_of(person) for name, person in world.outsiders.items()}
    codes, nothing, betrayals = world.sealed.all(), new_code(), []
    before = whole_tables()
    for route in (route for route in routes() if route.names_a_thing):
        for name, client in clients.items():
            controls: dict[str, Answer] = {}
            for url in route.addresses(world.sealed.few().filled(world.open)):
                other = "/".join(nothing if part in codes else part for part in url.split("/"))
                if other not in controls:
                    controls[other] = post(client, other)
                found = post(client, url)
                if found != controls[other]:
                    betrayals.append(f"{name}: POST {url} of {route}:\n{difference(controls[other], found)}")
    changed = [name for name, rows in whole_tables().items() if rows != before[name]]
    assert not betrayals, "\n\n".join(betrayals[:8])
    assert not changed, f"Posts of outsiders to sealed things changed {changed}."


def post(client: Any, url: str) -> Answer:
    """Posts something that each action could take, as a form or, to the API, as JSON."""
    if url.startswith("/api/"):
        return ask(client, url, "POST", data=JSON, kind="application/json").unnamed(url)
    return ask(client, url, "POST", data=FORM).unnamed(url)
