"""Two people at the same moment: one job, one publication."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.db import connection

from accounts.models import Person
from accounts.sight import purpose, viewing
from accounts.vocab import Organ
from common.errors import Refusal
from reports.models import Edition, RenderedFile, RenderJob
from reports.rendering import carry_out, request_rendering
from reports.services import publish_edition
from tests.conftest import make_person
from tests.reports.editions import AT, ON, countersigned, drafted

pytestmark = pytest.mark.django_db(transaction=True, databases=["owner", "default"])

T = TypeVar("T")


def at_once(act: Callable[[Person], T], people: list[Person]) -> list[T]:
    """What `act` gives for each person, all of them at the same time, each with a connection of their own."""

    def one(person: Person) -> T:
        try:
            return act(person)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(one, people))


def registry(*names: str) -> list[Person]:
    return [make_person(Organ.REGISTRY, name) for name in names]


def test_all_who_ask_at_once_get_the_same_job() -> None:
    people = registry("Anna", "Berta", "Carla", "Dora")
    edition = drafted(people[0])

    def ask(person: Person) -> int:
        with viewing(person):
            return request_rendering(edition, language="en", by=person, at=AT).pk

    assert len(set(at_once(ask, people))) == 1
    with viewing(people[0]):
        assert RenderJob.objects.count() == 1


def test_workers_that_take_a_job_at_once_render_it_once() -> None:
    (clerk,) = registry("Anna")
    edition = drafted(clerk)
    with viewing(clerk):
        job = request_rendering(edition, language="en", by=clerk, at=AT)
    at_once(lambda _: carry_out(job.pk, now=lambda: AT), [clerk] * 3)
    with purpose("editions"):
        assert RenderedFile.objects.count() == 1
        assert RenderJob.objects.get().attempt == 1


def test_of_two_who_publish_at_once_one_is_refused() -> None:
    clerk, first, second = registry("Anna", "Berta", "Carla")
    edition = countersigned(clerk, first)

    def publish(person: Person) -> str:
        try:
            with viewing(person):
                publish_edition(edition, seen=edition.version, by=person, at=AT, on=ON)
        except Refusal:
            return "refused"
        return "published"

    assert sorted(at_once(publish, [first, second])) == ["published", "refused"]
    with viewing(clerk):
        assert Edition.objects.get().published
        assert RenderJob.objects.count() == 1
