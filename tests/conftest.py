"""One database for both roles, one persona per organ, and nobody looking unless a test says who."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connections, transaction
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from xdist.scheduler import LoadFileScheduling

from accounts.models import Compartment, Membership, Person
from accounts.sight import purpose
from accounts.vocab import Organ

pytest_plugins = ("tests.services",)

# A machine that is busy with something else fails no test.
hypothesis.settings.register_profile(
    "patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("patient")


LONGEST = (
    "test_walk",
    "test_browser",
    "test_serve",
    "test_bad_input",
    "test_main_job",
    "test_setup",
    "test_writes",
)
"""How the names of the files begin that take longest."""


SERVED = ("test_browser_", "test_serve")
"""How the names of the files begin whose tests visit the running product."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files come first, so that no process is left with one of them while the other waits."""
    items.sort(key=lambda item: not item.path.name.startswith(LONGEST))


class TogetherByFile(LoadFileScheduling):  # type: ignore[misc]  # the library ships no types
    """A file's tests stay in one process, and so do all that visit the running product: it starts once."""

    def _split_scope(self, nodeid: str) -> str:
        file = str(super()._split_scope(nodeid))
        return "served" if file.rpartition("/")[2].startswith(SERVED) else file


@pytest.hookimpl
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> TogetherByFile:
    """Which process takes which tests."""
    return TogetherByFile(config, log)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: object
) -> Iterator[None]:
    """Sets up both aliases: the owner's test database, and `default` as its mirror under the application's role."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        made = setup_databases(verbosity=0, interactive=False, aliases={"owner": False, "default": False})
        for alias in ("owner", "default"):
            name = connections[alias].settings_dict["NAME"]
            assert str(name).startswith("test_"), f"{alias} would have tested on {name}"
        # Statistics: rows of an open transaction count for nothing there, and plans for empty tables take hours on full
        # ones. The disk: a test's database need not survive a power cut.
        with connections["owner"].cursor() as cursor:
            for setting in ("autovacuum", "fsync", "full_page_writes", "synchronous_commit"):
                cursor.execute(f"alter system set {setting} = off")
            cursor.execute("select pg_reload_conf()")
        yield
        for connection in connections.all():
            connection.close()
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What fixtures of a module write stays for its tests, each on a savepoint, and is taken back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _instance_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Uploaded and made files of a test go to a folder of its own."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")


@pytest.fixture(autouse=True)
def _english() -> None:
    """A page that a test before asked for in French leaves its language behind."""
    translation.activate(settings.LANGUAGE_CODE)


def make_person(organ: Organ, name: str, *, supervisor: bool = False) -> Person:
    """A person of an organ who can sign in with the password `correct horse battery`."""
    email = f"{name.lower().replace(' ', '.')}@example.org"
    return Person.objects.create_user(email, None, name=name, organ=organ, supervisor=supervisor)


@pytest.fixture
def clerk(db: None) -> Person:
    """Registry staff."""
    return make_person(Organ.REGISTRY, "Clara Clerk")


@pytest.fixture
def officer(db: None) -> Person:
    """A second person of the Registry, who approves."""
    return make_person(Organ.REGISTRY, "Otto Officer")


@pytest.fixture
def chief(db: None) -> Person:
    """A supervisor of the Registry."""
    return make_person(Organ.REGISTRY, "Chloe Chief", supervisor=True)


@pytest.fixture
def analyst(db: None) -> Person:
    """An analyst of the Office of the Prosecutor."""
    return make_person(Organ.OTP, "Ana Analyst")


@pytest.fixture
def second_analyst(db: None) -> Person:
    """A second person of the Office of the Prosecutor."""
    return make_person(Organ.OTP, "Axel Analyst")


@pytest.fixture
def president(db: None) -> Person:
    """A person of the Presidency."""
    return make_person(Organ.PRESIDENCY, "Petra President")


@pytest.fixture
def facilitator(db: None) -> Person:
    """A facilitator of the Assembly, who sees published things only."""
    return make_person(Organ.ASSEMBLY, "Fiona Facilitator")


@pytest.fixture
def administrator(db: None) -> Person:
    """An administrator: accounts and the trail, no content."""
    return make_person(Organ.ADMINISTRATION, "Adam Administrator")


@pytest.fixture
def compartment(clerk: Person) -> Compartment:
    """A sealed compartment whose only member is the clerk."""
    with purpose("demo"):
        made = Compartment.objects.create(name="Operation Heron", created_by=clerk)
        Membership.objects.create(person=clerk, compartment=made, added_by=clerk)
    return made


@pytest.fixture
def signed_in() -> Callable[[Person], Client]:
    """A browser in which the person is signed in."""

    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in
