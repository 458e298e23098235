"""Raw SQL in the application's role: no table holds a word of a sealed thing for anyone outside its compartment."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from accounts.models import Person
from accounts.sight import purpose, viewing
from agreements.models import AgreementEvent, NationalFact, PlacementEvent, Remark, Statement, Support
from arrests.models import Charge, Review, SituationNote, WarrantEvent
from common.codes import new_code
from common.history import Event
from partners.models import TreatyEvent
from pursuit.models import CaseEvent, DelayCost, Outcome, Sighting, Taken
from requests_app.models import RequestEvent
from tests.canary.answers import around, undone
from tests.canary.world import World, open_world, seal

NOT_READ = {
    "django_session": "holds keys and signed payloads of browsers; test_walk decodes them",
}
"""Tables that are left out, with the reason."""


@pytest.fixture(scope="module")
def world(kept: None) -> World:
    """The world with its sealed things."""
    made = open_world()
    seal(made)
    return made


pytestmark = pytest.mark.django_db


def readable_tables() -> list[str]:
    """Every table of the schema that the application may read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relkind in ('r', 'v', 'm', 'p') and relnamespace = 'public'::regnamespace "
            "and has_table_privilege(oid, 'select') order by relname"
        )
        return [name for (name,) in cursor.fetchall() if name not in NOT_READ]


def everything(table: str) -> str:
    """All rows of the table that exist for whoever looks, as text."""
    with connection.cursor() as cursor:
        cursor.execute(f"select coalesce(string_agg(t::text, E'\\n'), '') from {table} t")
        text: str = cursor.fetchone()[0]
    return text


def looking(person: Person | None) -> AbstractContextManager[Any]:
    return nullcontext() if person is None else viewing(person)


def test_no_table_holds_a_word_for_outsiders(world: World) -> None:
    found = []
    for name, person in world.outsiders.items():
        with looking(person):
            for table in readable_tables():
                text = everything(table)
                found += [
                    f"{name} reads the {kind} “{word}” in {table}: {around(text, word)}"
                    for kind, word in world.tokens().items()
                    if word.casefold() in text.casefold()
                ]
    assert not found, "\n".join(found[:8])


def test_the_same_tables_hold_every_word_for_the_circle(world: World) -> None:
    for person in world.circle.values():
        with viewing(person):
            text = "\n".join(everything(table) for table in readable_tables()).casefold()
        missing = [kind for kind, word in world.tokens().items() if word.casefold() not in text]
        assert not missing, f"{person} does not find {missing}"


def test_search_function_finds_nothing_for_outsiders(world: World) -> None:
    for name, person in world.outsiders.items():
        with looking(person), connection.cursor() as cursor:
            for word in world.tokens().values():
                cursor.execute("select icc_search_requests(websearch_to_tsquery('simple', %s), 10)", [word])
                assert cursor.fetchall() == [], (name, word)


def test_the_application_cannot_become_anybody_else() -> None:
    for statement in (
        "set role postgres",
        "set session authorization postgres",
        "alter role icc_app bypassrls",
    ):
        with (
            pytest.raises(Exception, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    with connection.cursor() as cursor:
        cursor.execute("reset role")
        cursor.execute(
            "select current_user, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)"
        )
        assert cursor.fetchone() == ("icc_app", False)


HISTORIES: dict[type[Any], tuple[str, str]] = {
    RequestEvent: ("request", "clerk"),
    WarrantEvent: ("warrant", "clerk"),
    Review: ("warrant", "analyst"),
    Charge: ("warrant", "clerk"),
    AgreementEvent: ("agreement", "clerk"),
    PlacementEvent: ("placement", "clerk"),
    Remark: ("agreement", "clerk"),
    Support: ("giver", "clerk"),
    TreatyEvent: ("partner", "clerk"),
    Statement: ("partner", "clerk"),
    NationalFact: ("partner", "clerk"),
    CaseEvent: ("case", "clerk"),
    Sighting: ("warrant", "clerk"),
    Taken: ("warrant", "clerk"),
    Outcome: ("taken", "clerk"),
    DelayCost: ("warrant", "clerk"),
    SituationNote: ("situation", "clerk"),
}
"""The parent of each history, and somebody who writes it."""


def test_every_history_is_named() -> None:
    assert {model for model in apps.get_models() if issubclass(model, Event)} == set(HISTORIES)


@pytest.mark.parametrize("model", HISTORIES, ids=lambda model: model.__name__)
def test_no_event_corrects_one_of_another_history(world: World, model: type[Any]) -> None:
    parent, writer = HISTORIES[model]
    with viewing(world.circle[writer]):
        event = model._default_manager.filter(corrected_by=None).latest("id")
        others = model._meta.get_field(parent).related_model._default_manager
        other = others.exclude(pk=getattr(event, f"{parent}_id")).latest("pk")
        with undone():
            correct_by_hand(event)
        for wrong in ({f"{parent}_id": other.pk}, {"corrects_id": 0}):
            with pytest.raises(IntegrityError, match="another one of the same history"), transaction.atomic():
                correct_by_hand(event, **wrong)


def test_correcting_the_unseen_fails_as_correcting_nothing_does(world: World) -> None:
    with purpose("demo"):
        sealed = RequestEvent.objects.filter(request__code__in=world.sealed.requests).latest("id")
    with looking(world.outsiders["registry colleague"]):
        own = RequestEvent.objects.filter(corrected_by=None).latest("id")
        told = []
        for key in (sealed.pk, 0):
            with pytest.raises(IntegrityError) as refused, transaction.atomic():
                correct_by_hand(own, corrects_id=key)
            told.append(str(refused.value))
    assert told[0] == told[1]


def correct_by_hand(event: Event, **other: Any) -> None:
    """A copy of the event that corrects it, or has `other` columns, straight into the table."""
    given = {"corrects_id": event.pk, **({"code": new_code()} if hasattr(event, "code") else {}), **other}
    columns = [str(one.column) for one in event._meta.concrete_fields if one.column not in {"id", *given}]
    names, copied = ", ".join((*columns, *given)), ", ".join((*columns, *(["%s"] * len(given))))
    table = event._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {table} ({names}) select {copied} from {table} where id = %s",
            [*given.values(), event.pk],
        )
