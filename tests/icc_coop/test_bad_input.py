"""Bad input on every page, in every endpoint and command gets a sentence, and changes nothing.

Nothing here is a list of pages: addresses come from the resolver, forms and filters from the pages themselves, bodies
from the description of the API, options from the parsers of the commands.
"""

from __future__ import annotations

import itertools
import json
from argparse import Action
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command, load_command_class
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import resolve

from accounts.models import Compartment, Membership, Person
from accounts.sight import purpose, viewing
from agreements.models import Agreement, AgreementEvent
from agreements.services import write_agreement
from agreements.vocab import AgreementKind, Stage
from arrests.models import Warrant, WarrantEvent
from partners.models import Situation
from reports.models import Edition, RenderJob
from requests_app.models import CooperationRequest, RequestEvent
from tests.arrests.conftest import ISSUED, write_warrant
from tests.canary.questions import Offers, described
from tests.canary.routes import Route, routes
from tests.canary.world import Codes
from tests.icc_coop.forms import Form, Forms
from tests.icc_coop.openapi import inputs
from tests.reports.editions import drafted
from tests.requests_app.conftest import logged, make_partner

pytestmark = pytest.mark.django_db

ALWAYS: Final = ("\0", "9" * 25)
"""Every field meets these, and further ones in turn."""

IN_TURN: Final = (
    *("\ud800", "0001-01-01", "9999-12-31", "2013-02-30", "-1", "NaN", "None", "1,2,x", "", "w" * 5_000),
    *("<script>alert(1)</script>\u202e'\"\\", "w" * 1_000_000),
    "W251bGwsIEluZmluaXR5XQ",  # [null, Infinity] in the alphabet of cursors
)
IN_ADDRESSES: Final = tuple(value for value in (*ALWAYS, *IN_TURN) if len(value) <= 5_000)
IN_ARGUMENTS: Final = (
    *("\udcff", "/", "/nowhere/file"),  # no UTF-8, and places where no file can be
    *(value for value in IN_ADDRESSES if value not in {"\0", "\ud800"}),  # which no command line can carry
)
IN_JSON: Final[tuple[object, ...]] = (
    None,
    [],
    {},
    True,
    1.5,
    10**30,
    "\0",
    "\ud800",
    "0001-01-01",
    "9999-12-31",
    "w" * 100_000,
)
NO_BODIES: Final = (
    *("", "{bad", "[]", "null", '"x"', "[" * 100_000),
    " " * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1),
)

KEPT: tuple[type[Model], ...] = (
    *(CooperationRequest, RequestEvent, Warrant, WarrantEvent, Agreement, AgreementEvent, Edition, RenderJob),
    *(Compartment, Membership, Person),
)
"""What no bad input may change."""

ENDS_THE_SESSION: Final = "/account/logout/"
JSON: Final = "application/json"
COMMANDS: Final = {
    "arrests": ("flag_terms",),
    "reports": ("render_report", "report_figures", "verify_report"),
    "requests_app": ("export_requests", "flag_overdue", "import_requests"),
    "icc_coop": ("load_reference",),
}

SignIn = Callable[[Person], Client]


@pytest.fixture
def codes(clerk: Person, analyst: Person, compartment: Compartment) -> Codes:
    """One row of each kind, by its addresses."""
    kenya = make_partner("KEN", "Kenya")
    with purpose("demo"):
        atlantis = Situation.objects.create(code="atlantis", name_en="Atlantis", name_fr="Atlantis")
        agreement = write_agreement(
            kind=AgreementKind.INTERIM_RELEASE, partner=kenya, stages={Stage.NEGOTIATING: ISSUED}
        )
    warrant = write_warrant(atlantis, "Barnabas Thornquist")
    with viewing(clerk):
        request = logged(clerk, kenya)
        (event, *_) = warrant.events.all()
    return Codes(
        requests=[request.code],
        suspects=[warrant.suspect.code],
        warrants=[warrant.code],
        events=[event.code],
        agreements=[agreement.code],
        compartments=[compartment.code],
        editions=[drafted(clerk).slug],
        partners=[kenya.code],
        people=[str(analyst.pk)],
    )


@pytest.fixture(params=["clerk", "administrator"])
def browser(request: pytest.FixtureRequest, signed_in: SignIn) -> Client:
    """Those who write, each in turn; a failure is raised, not shown."""
    return signed_in(request.getfixturevalue(request.param))


def pages(browser: Client, codes: Codes) -> Iterator[tuple[Route, str, str]]:
    """Every page that opens: its route, its address and its body."""
    for route in routes():
        for url in route.addresses(codes):
            if url != ENDS_THE_SESSION:
                answer: Any = browser.get(url)
                if answer.streaming:
                    b"".join(answer)  # read to its end, a file is closed
                kind = answer.headers.get("Content-Type", "")
                if answer.status_code == 200 and kind.startswith(("text/html", JSON)):
                    yield route, url, answer.content.decode()


def forms(browser: Client, codes: Codes) -> Iterator[tuple[str, Form]]:
    """Every form that somebody can post, once for each view that takes it, and the address it goes to."""
    seen = set()
    for _route, url, body in pages(browser, codes):
        for form in Forms(body).found:
            to = urlsplit(form.action).path or url
            kind = (resolve(to).view_name, *form.fields)
            if form.method == "post" and to != ENDS_THE_SESSION and kind not in seen:
                seen.add(kind)
                yield to, form


def encoded(content: Iterable[tuple[str, str]]) -> str:
    """As a browser would send it, lone surrogates included."""
    return urlencode([(name, value.encode(errors="surrogatepass")) for name, value in content])


def kept() -> list[list[tuple[Any, ...]]]:
    """Every row that may not change."""
    with purpose("demo"):
        return [list(model._default_manager.order_by("pk").values_list()) for model in KEPT]


def test_whatever_is_typed_into_a_form_it_is_taken_or_refused_with_a_sentence(
    browser: Client, codes: Codes
) -> None:
    before, turn = kept(), itertools.cycle(IN_TURN)
    for to, form in forms(browser, codes):
        names = [name for name in form.fields if name not in {"csrfmiddlewaretoken", "once"}]
        filled = form.filled().items()
        contents = [
            [*(item for item in filled if item[0] != name), (name, value)]
            for name in names
            for value in (*ALWAYS, next(turn))
        ]
        if names:
            twice = [*filled, *((name, next(turn)) for name in names)]
            contents += [[("csrfmiddlewaretoken", "x")], twice]  # no form goes without its token
        for content in contents:
            point = transaction.savepoint()
            answer = browser.post(to, encoded(content), "application/x-www-form-urlencoded")
            asked = (to, [(name, value[:30]) for name, value in content[-1:]])
            assert answer.status_code < 500, asked
            if answer.status_code in {302, 303}:
                transaction.savepoint_rollback(point)
            else:
                transaction.savepoint_commit(point)
                text = answer.content.decode()
                # Refused, or taken and shown at once, as a new secret is.
                told = ('role="alert"', 'class="errornote"', '<section class="card" role="status">')
                assert any(mark in text for mark in told), asked
    assert kept() == before


def test_no_address_fails_on_what_stands_behind_its_question_mark(browser: Client, codes: Codes) -> None:
    seen, turn = set(), itertools.cycle(IN_ADDRESSES)
    for route, url, body in pages(browser, codes):
        offered = {name for query in (*Offers(url, body).found, *described(url)) for name in query}
        names = sorted(offered | {"after", "sort", "p", "o", "e"})
        if route not in seen:
            seen.add(route)
            # All at once, and the lists of the administration, which stop at the first, one by one.
            asked = [[(name, value) for name in names] for value in ALWAYS]
            asked += [[(name, next(turn)) for name in names]]
            if route.namespace == "admin":
                asked = [[item] for query in asked for item in query]
            for query in asked:
                assert browser.get(f"{url}?{encoded(query)}").status_code < 500, (url, query)


def test_no_address_fails_on_what_stands_in_it(browser: Client) -> None:
    for route in routes():
        for parameter in route.parameters:
            for value in (*ALWAYS, "\ud800", "-1", "w" * 500, "__str__"):
                given = dict.fromkeys(route.parameters, "1") | {
                    parameter: quote(value.encode(errors="surrogatepass"), safe="")
                }
                assert browser.get("/" + route.template.format_map(given)).status_code < 500, route


def test_every_field_of_every_endpoint_takes_a_value_or_says_why_not(
    clerk: Person, codes: Codes, signed_in: SignIn
) -> None:
    browser, before, tried = signed_in(clerk), kept(), 0
    for route in routes():
        for url, method in itertools.product(route.addresses(codes), ("post", "patch")):
            offered = inputs(url, method)
            for name, value in itertools.product(offered, IN_JSON):
                tried += 1
                point = transaction.savepoint()
                answer = getattr(browser, method)(url, json.dumps({**offered, name: value}), JSON)
                if answer.status_code < 300:
                    transaction.savepoint_rollback(point)
                else:
                    transaction.savepoint_commit(point)
                    assert_problem(answer, url)
    assert tried
    assert kept() == before


@pytest.mark.parametrize("body", NO_BODIES, ids=lambda body: body[:20].strip() or f"{len(body)} blanks")
def test_bad_bodies_are_problems_and_change_nothing(
    clerk: Person, codes: Codes, signed_in: SignIn, body: str
) -> None:
    browser, before = signed_in(clerk), kept()
    for route in routes():
        for url, method in itertools.product(route.addresses(codes), ("post", "patch")):
            if inputs(url, method):
                assert_problem(getattr(browser, method)(url, body, JSON), url)
    assert kept() == before


def test_an_endpoint_reads_nothing_but_json(clerk: Person, codes: Codes, signed_in: SignIn) -> None:
    for content in ("visa", "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)):
        answer = signed_in(clerk).post("/api/v1/requests/", {"family": content, "once": "key"})
        assert_problem(answer, "/api/v1/requests/")


def assert_problem(answer: Any, url: str) -> None:
    """The answer is a refusal in the API's own shape, with words for whoever reads it."""
    assert 400 <= answer.status_code < 500, url
    assert answer.headers["Content-Type"] == "application/problem+json", url
    body = answer.json()
    assert body["status"] == answer.status_code
    assert body["detail"], url


@pytest.mark.parametrize(("app", "name"), [(app, name) for app, names in COMMANDS.items() for name in names])
def test_every_option_of_every_command_takes_a_value_or_says_why_not(
    app: str, name: str, codes: Codes, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where what a command writes under a strange name may lie
    before = kept()
    parser = load_command_class(app, name).create_parser("manage.py", name)
    mine = [action for action in parser._actions if action.help is None or "settings" not in str(action.help)]
    for action, value in itertools.product(mine, IN_ARGUMENTS):
        if action.nargs == 0 or set(action.option_strings) & {"--settings", "--pythonpath", "--verbosity"}:
            continue
        arguments = [
            argument
            for other in mine
            for argument in given(other, value if other is action else sample(other, tmp_path))
            if other is action or other.required
        ]
        with transaction.atomic():
            with suppress(CommandError):
                call_command(name, *arguments, verbosity=0)
            transaction.set_rollback(True)
    assert kept() == before


def given(action: Action, value: str) -> list[str]:
    """The value as it stands on the command line."""
    return [f"{action.option_strings[0]}={value}"] if action.option_strings else [value]


def sample(action: Action, folder: Any) -> str:
    """A value that the command takes; no edition, which would be rendered each time."""
    if action.dest in {"output", "file"}:
        return str(folder / "file")
    return "ICC-ASP/0/0" if action.dest == "symbol" else "2013-09-30"
