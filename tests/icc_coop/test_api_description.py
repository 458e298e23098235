"""The API does what its description says: whatever fits the description is answered as described, for everyone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr
from decimal import Decimal
from io import StringIO
from typing import Any, Final

import pytest
import schemathesis
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as bounds
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from accounts.tokens import make_token
from common import clock
from icc_coop.wsgi import application
from partners.models import Situation
from pursuit.services.cases import open_case
from pursuit.services.costs import record_cost
from pursuit.services.measures import add_measure, record_measure
from pursuit.services.sightings import record_sighting
from requests_app import services
from requests_app.services.documents import add_documents
from requests_app.services.memos import add_memo
from requests_app.services.notes import add_note
from requests_app.services.proposals import Way
from requests_app.vocab import Status
from tests.agreements import test_outreach as outreach
from tests.arrests.conftest import write_warrant
from tests.common import samples
from tests.reports.editions import published
from tests.requests_app.conftest import NOW, brought_to, logged, make_partner

pytestmark = pytest.mark.django_db

EXAMPLES: Final = 2
"""Calls of each operation by each person. Bad values are the matter of `test_bad_input`."""

CHECKS: Final = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
STRANGER: Final = "a stranger"


@pytest.fixture(autouse=True)
def _one_transaction() -> Iterator[None]:
    """The end of a call leaves the connection, and with it the test's transaction, open; as Django's test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def secrets(request: pytest.FixtureRequest) -> Mapping[str, str]:
    """An access token of one person of each kind; a stranger has none."""
    people = ("clerk", "analyst", "president", "facilitator", "administrator")
    found = {}
    for name in people:
        person: Person = request.getfixturevalue(name)
        with viewing(person):
            _token, found[name] = make_token(
                name="tests", use="write", by=person, at=clock.now(), last_on=clock.today()
            )
    return {**found, STRANGER: ""}


@pytest.fixture
def known(
    clerk: Person, officer: Person, analyst: Person, compartment: Compartment
) -> Mapping[str, list[Any]]:
    """Values that exist: codes by the part of the address before them, others by the names of parameters and of fields.

    A name in braces is that of a parameter in addresses, where a field of that name means something else.
    """
    kenya, chad = make_partner("KEN", "Kenya"), make_partner("TCD", "Chad")
    with purpose("demo"):
        atlantis = Situation.objects.create(code="atlantis", name_en="Atlantis", name_fr="Atlantide")
    warrant = write_warrant(atlantis, "Barnabas Thornquist")
    with viewing(clerk):
        draft = logged(clerk, kenya, situation=atlantis, level="confidential")
        late = brought_to(Status.POSTPONED, clerk, officer, kenya)
        sealed = logged(clerk, kenya, level="under_seal", compartment=compartment)
        pair = services.log_together(
            [(kenya, Way()), (chad, Way())],
            by=clerk,
            known_at=NOW,
            family="visa",
            originator="registry",
            subject="Visas",
        )
        about: dict[str, Any] = {"kind": "annex", "level": "public", "by": clerk, "known_at": NOW}
        (letter,) = add_documents(late, [SimpleUploadedFile("Letter.pdf", samples.PDF)], **about)
        add_note(late, text="Ask.", by=clerk)
        memo = add_memo(late, day=clock.today(), text="Ask.", by=clerk, on=clock.today())
        group = pair[0].membership.group
        now: dict[str, Any] = {"known_at": clock.now(), "by": clerk}
        case = open_case(partner=kenya, kind="averred", on=clock.today(), warrant=warrant, **now)
        sighting = record_sighting(
            warrant,
            kind="seen",
            place="A market",
            state=kenya,
            begins_on=clock.today(),
            source="Somebody",
            reliability="B",
            credibility="2",
            **now,
        )
        measure = add_measure(name="A talk", kind="political", scenario="both", by=clerk)
        taken = record_measure(warrant, measure=measure, on=clock.today(), actor="otp", **now)
        spent: dict[str, Any] = {"first": clock.today(), "last": clock.today(), "staff_days": Decimal(1)}
        cost = record_cost(warrant, category="security", **spent, **now)
        seminar, incident = outreach.planned(clerk), outreach.logged(kenya, clerk)
    return {
        "/requests/": [draft.code, late.code, sealed.code],
        "/partners/": ["KEN", "TCD"],
        "/warrants/": [warrant.code],
        "/non-cooperation/": [case.code],
        "warrant": [warrant.code],
        "sighting": [sighting.code],
        "measure": [measure.code],
        "taken": [taken.code],
        "cost": [cost.code],
        "document": [letter.code],
        "memo": [memo.code],
        "group": [group],
        "slug": [published(clerk, officer).slug],
        "partner": ["KEN", "TCD"],
        "situation": ["atlantis", None],
        "compartment": [None, compartment.code],
        "successor": [draft.code],
        "to": [officer.email],
        "assigned_to": [None, clerk.email],
        "version": [draft.version, late.version],
        "on": ["2013-09-10"],
        "article": ["93(1)(b)"],
        "event": [1, 4],
        "{event}": [seminar.code],
        "incident": [incident.code],
        "extension": [1, 4],
    }


def whole(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """The application, with its answer read to the end and closed, as a web server does it."""
    answer: Any = application(environ, start_response)
    try:
        return [b"".join(answer)]
    finally:
        answer.close()


def description() -> dict[str, Any]:
    """What the API says of itself."""
    with redirect_stderr(StringIO()):
        said: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return said


def explored(operation: Any, answered: Callable[[Any], None], known: Mapping[str, list[Any]]) -> None:
    """Asks the operation for what its description allows; mostly about things that are there."""
    known = {
        **known,
        "code": next(
            (known[part] for part in known if operation.path.startswith(f"/api/v1{part}")), ["none"]
        ),
    }

    @bounds(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), data=st.data())
    def ask(case: Any, data: st.DataObject) -> None:
        for part in (case.path_parameters, case.query, case.body):
            if isinstance(part, dict):
                in_address = part is case.path_parameters
                for name in part.keys() & known.keys():
                    if in_address or data.draw(st.booleans()):
                        values = known.get(f"{{{name}}}", known[name]) if in_address else known[name]
                        part[name] = data.draw(st.sampled_from(values))
        answered(case)

    ask()


def test_every_answer_is_as_described(
    secrets: Mapping[str, str], known: Mapping[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "API_PER_MINUTE", 1_000_000)
    cache.clear()
    schema = schemathesis.openapi.from_dict(description())
    statuses: dict[str, set[int]] = {}
    failures: list[str] = []

    def answered(case: Any) -> None:
        for name, secret in secrets.items():
            point = transaction.savepoint()
            headers = {"Authorization": f"Bearer {secret}"} if secret else {}
            answer = case.call(app=whole, headers=headers)
            transaction.savepoint_rollback(point)
            statuses.setdefault(case.operation.label, set()).add(answer.status_code)
            if name == STRANGER:
                assert answer.status_code == 401, case.operation.label
            try:
                case.validate_response(answer, checks=CHECKS)
            except FailureGroup as error:
                failures.append(f"{name} at {case.operation.label}:\n{error}")

    for result in schema.get_all_operations():
        operation: Any = result
        explored(operation.ok(), answered, known)
    assert not failures, f"{len(failures)} answers; the first of them:\n\n" + "\n\n".join(failures[:6])
    assert not {name for name, found in statuses.items() if found <= {401, 404, 405, 415}}
