"""The walk: every address, asked by everyone who may know of nothing, before and after there is something to know."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from io import StringIO
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from accounts.digest import put_digests
from accounts.models import Person
from accounts.outbox import deliver
from arrests.services.terms import flag_terms
from common import clock
from common.asof import start_of
from common.codes import new_code
from requests_app.services.deadlines import flag_overdue
from tests.canary.answers import Answer, around, ask, difference, undone
from tests.canary.questions import Question, variants
from tests.canary.routes import routes
from tests.canary.words import WORDS
from tests.canary.world import World, conclude_relocation, open_world, seal

Answers = dict[tuple[str, Question], Answer]

COUNTS_RELOCATION = {
    "agreements:list",
    "agreements:api_agreements",
    "reports:edition",
    "reports:paragraphs",
    "reports:paragraph",
    "reports:add_paragraph",
    "reports:figure",
    "reports:cells",
    "reports:cell",
    "reports:text",
    "reports:download",
}
"""The routes that legitimately count relocation agreements (figures F5, F5y and F5e, ICC-ASP/12/35, para. 30).

These agreements are confidential in a compartment, not under seal: their number is published, their States are not.
"""

CLOSEST = "registry colleague"

NOWHERE = {
    ":": "the administration's own 404",
}
"""Routes that answer everybody with 404, with the reason."""


INSIDE = {
    "requests:detail",
    "requests:documents",
    "requests:import",
    "requests:export",
    "arrests:person",
    "arrests:unseal",
    "agreements:detail",
    "agreements:placement",
    "agreements:incident",
    "pursuit:case",
    "pursuit:correct",
    "pursuit:whereabouts",
    "accounts:compartment",
}
"""The pages on which the circle finds everything that is recorded about its things."""

SEARCHES = {
    f"/requests/?show=all&q={WORDS['subject']}": "subject",
    f"/requests/?show=all&q={WORDS['note number']}": "note number",
    f"/api/v1/requests/?show=all&q={WORDS['subject']}": "subject",
    f"/search/?q={WORDS['subject']}": "subject",
    f"/search/?q={WORDS['person']}": "person",
    f"/search/?q={WORDS['alias']}": "alias",
    "/": "subject",
    "/warrants/?show=hidden": "person",
    "/warrants/?show=all&sort=-age&custody=held": "person",
    "/warrants/?show=hidden&sort=step&on=2026-01-01": "person",
    f"/warrants/?show=all&q={WORDS['alias']}": "person",
    "/partners/YTT/": "subject",
}
"""Lists and searches, and what the circle finds there."""


@dataclass
class Walk:
    """What everyone was answered before and after, and what the machine let out meanwhile."""

    world: World
    clients: Mapping[str, Client]
    circle: Mapping[str, Client]
    before: Answers = field(default_factory=dict)
    after: Answers = field(default_factory=dict)
    counted: Answers = field(default_factory=dict)
    """After a relocation agreement was concluded besides."""
    read: dict[str, str] = field(default_factory=dict)
    """What each of the circle read meanwhile, on the pages of sealed things."""
    files: list[str] = field(default_factory=list)
    """What the operator's commands put out before and after."""
    mails: list[dict[str, str]] = field(default_factory=list)
    """The daily messages to everyone, before and after."""
    log: list[str] = field(default_factory=list)


class Listener(logging.Handler):
    """Keeps every log record, whatever its level."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


def flag_everything() -> None:
    """What is late today is flagged, in the registers and for the warrants."""
    flag_overdue(on=clock.today(), at=clock.now())
    flag_terms(on=clock.today(), at=clock.now())


def client_of(person: Person | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def program_of(bearer: str) -> Client:
    """A program that shows an access token and has no session."""
    return Client(headers={"Authorization": f"Bearer {bearer}"})


def daily_messages() -> dict[str, str]:
    """What everybody's daily message of today says, by address; an address without one had nothing to read."""
    evening = start_of(clock.today()) + timedelta(hours=20)
    mail.outbox.clear()
    put_digests(at=evening)
    deliver(now=lambda: evening)
    found = {}
    for message in mail.outbox:
        assert isinstance(message, mail.EmailMultiAlternatives)
        found[message.to[0]] = f"{message.subject}\n{message.body}\n{message.alternatives}"
    mail.outbox.clear()
    return found


def base_questions(world: World) -> list[Question]:
    """Every route, for each of a few open things."""
    return [Question(route, url) for route in routes() for url in route.addresses(world.open.few())]


def first_walk(world: World, clients: Mapping[str, Client]) -> Answers:
    """Every address is asked for; then, where it opens, every query string that somebody is offered there.

    Everyone asks for every address without parameters. What has parameters or a query string is asked for by the
    circle's colleague, who comes closest to its things, and by one other in turn.
    """
    answers: Answers = {}
    turns = cycle([name for name in clients if name != CLOSEST])

    def put(question: Question, names: Iterable[str]) -> None:
        for name in names:
            answers[name, question] = ask(clients[name], question.url, htmx=question.htmx)

    questions = base_questions(world)
    by_turn = [one for one in questions if one.route.parameters]
    for name in clients:
        for question in questions:
            if not question.route.parameters:
                put(question, [name])
    for question in by_turn:
        put(question, [next(turns), CLOSEST])
    for question in {one.route: one for one in reversed(questions)}.values():
        opened = {
            name: answer.body
            for name in clients
            if (answer := answers.get((name, question))) and answer.status == 200
        }
        for turn, one in enumerate(variants(question, opened.values()) if opened else ()):
            put(one, {[*opened][turn % len(opened)], *({CLOSEST} & opened.keys())})
    return answers


def walk_again(asked: Iterable[tuple[str, Question]], clients: Mapping[str, Client]) -> Answers:
    """The same questions by the same people in the same order."""
    return {(name, one): ask(clients[name], one.url, htmx=one.htmx) for name, one in asked}


def read_by_circle(world: World, clients: Mapping[str, Client]) -> dict[str, str]:
    """Everything that the pages of sealed things tell each of the circle; the trail keeps it."""
    codes = world.sealed.filled(world.open)
    urls = [url for route in routes() if route.label in INSIDE for url in route.addresses(codes)]
    urls += [world.warrant.suspect.get_absolute_url(), "/requests/log/?continue=1"]
    return {
        name: "\n".join(ask(client, url).body for url in urls).casefold() for name, client in clients.items()
    }


def commands() -> str:
    """The register as the operator exports it, and the figures of the report."""
    figures = StringIO()
    days = {"from": "2011-10-01", "to": "2013-09-30", "on": "2013-09-30"}
    call_command(
        "report_figures", *(f"--{name}={day}" for name, day in days.items()), "--json", stdout=figures
    )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "requests.csv"
        call_command("export_requests", output=file, stdout=StringIO())
        return file.read_text(encoding="utf-8") + figures.getvalue()


@pytest.fixture(scope="module", autouse=True)
def _instance_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One folder for the files of the whole walk."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def _nobody_asks_too_often() -> Iterator[None]:
    """The walk asks the API more often than anybody may."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "API_PER_MINUTE", 1_000_000)
        yield


@pytest.fixture(scope="module")
def walked(
    django_db_setup: None, django_db_blocker: Any, _instance_folder: None, _nobody_asks_too_often: None
) -> Iterator[Walk]:
    """The whole walk, once for all tests of this module; everything is taken back after the last of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        ContentType.objects.clear_cache()  # of tests that had other tables
        ContentType.objects.get_for_models(*apps.get_models())  # asked for once in the life of a process
        world = open_world()
        clients = {name: client_of(person) for name, person in world.outsiders.items()}
        clients["a program"] = program_of(world.bearer)
        circle = {name: client_of(person) for name, person in world.circle.items()}
        found = Walk(world, clients, circle)
        with undone():
            flag_everything()
            found.before = first_walk(world, clients)
            found.files = [commands()]
            found.mails = [daily_messages()]
        seal(world)
        listener = Listener(found.log)
        logging.getLogger().addHandler(listener)
        try:
            with undone():
                flag_everything()
                found.read = read_by_circle(world, found.circle)
                found.after = walk_again(found.before, clients)
                found.files.append(commands())
                found.mails.append(daily_messages())
        finally:
            logging.getLogger().removeHandler(listener)
        yield found
        transaction.set_rollback(True)


pytestmark = pytest.mark.django_db


def outside(walked: Walk) -> Iterator[tuple[str, Question, Answer, Answer]]:
    """What outsiders were answered before and after."""
    for (name, question), before in walked.before.items():
        yield name, question, before, walked.after[name, question]


def report(betrayals: list[str]) -> None:
    """Fails with the first betrayals in full."""
    assert not betrayals, f"{len(betrayals)} betrayals; the first of them:\n\n" + "\n\n".join(betrayals[:8])


def test_every_route_answers_somebody(walked: Walk) -> None:
    asked = {question.route for _name, question in walked.before}
    never = [route for route in routes() if route not in asked]
    assert not never, (
        f"Teach the canary things for the routes {', '.join(map(str, never))}: its world has none."
    )
    reached = {question.route for (_name, question), answer in walked.before.items() if answer.status != 404}
    lost = [route for route in asked - reached if route.label not in NOWHERE]
    assert not lost, f"Teach the canary how to reach {', '.join(map(str, lost))}: everybody was answered 404."


def test_no_answer_is_an_error(walked: Walk) -> None:
    failed = {
        f"{name}: {question}: {answer.status}"
        for answers in (walked.before, walked.after)
        for (name, question), answer in answers.items()
        if answer.status >= 500
    }
    assert not failed


def test_no_answer_is_kept_by_a_browser_or_a_proxy(walked: Walk) -> None:
    kept = {
        f"{name}: {question}"
        for name, question, _before, after in outside(walked)
        if "no-store" not in after.headers
    }
    assert not kept


def test_no_word_of_a_sealed_thing_reaches_an_outsider(walked: Walk) -> None:
    tokens = {kind: word.casefold() for kind, word in walked.world.tokens().items()}
    read = [
        (name, question, after.text, after.text.casefold(), question.url.casefold())
        for name, question, _before, after in outside(walked)
    ]
    report(
        [
            f"{name} reads the {kind} “{word}” at {question}:\n{around(text, word)}"
            for name, question, text, folded, asked in read
            for kind, word in tokens.items()
            if word in folded and word not in asked
        ]
    )


def test_sealed_things_change_no_answer(walked: Walk) -> None:
    report(
        [
            f"{name} is answered differently at {question}:\n{difference(before, after)}"
            for name, question, before, after in outside(walked)
            if before.text != after.text
        ]
    )


def test_sealed_things_make_no_work(walked: Walk) -> None:
    report(
        [
            f"{name} at {question}: {before.queries} queries before, {after.queries} after"
            for name, question, before, after in outside(walked)
            if before.queries != after.queries
        ]
    )


def test_addresses_of_sealed_things_answer_like_any_that_does_not_exist(walked: Walk) -> None:
    world, betrayals = walked.world, []
    codes, nothing = world.sealed.all(), new_code()
    with undone():
        for route in (route for route in routes() if route.names_a_thing):
            for name in walked.clients:
                sealed = world.sealed if name == CLOSEST else world.sealed.few()
                controls: dict[str, Answer] = {}
                for url in route.addresses(sealed.filled(world.open)):
                    other = "/".join(nothing if part in codes else part for part in url.split("/"))
                    if other not in controls:
                        controls[other] = ask(walked.clients[name], other).unnamed(other)
                    found = ask(walked.clients[name], url).unnamed(url)
                    if found != controls[other]:
                        betrayals.append(
                            f"{name}: {url} of {route} ({found.queries} queries, {controls[other].queries} for nothing):\n"
                            f"{difference(controls[other], found)}"
                        )
    report(betrayals)


def test_the_circle_finds_its_things(walked: Walk) -> None:
    """What stands in sealed things is found by those who may know: else the canary would sing for nothing."""
    unshown = {"a compartment's code": walked.world.sealed.compartments}
    for name, text in walked.read.items():
        missing = {
            kind: word
            for kind, word in walked.world.tokens().items()
            if word.casefold() not in text and not any(word in codes for codes in unshown.values())
        }
        assert not missing, f"{name} should have found {missing}"


def test_lists_and_searches_find_sealed_things_for_the_circle(walked: Walk) -> None:
    client = walked.circle["clerk"]
    with undone():
        for url, kind in SEARCHES.items():
            assert WORDS[kind].casefold() in ask(client, url).body.casefold(), (
                f"{url} does not find the {kind}"
            )


def test_no_file_holds_sealed_things(walked: Walk) -> None:
    """A file leaves the compartment with whoever takes it, so that not even the circle gets sealed things that way."""
    client, betrayals = walked.circle["clerk"], []
    files = {one.url for (_name, one), answer in walked.after.items() if "attachment" in answer.headers}
    assert files
    with undone():
        for url in files:
            answer = ask(client, url)
            if "attachment" in answer.headers:
                betrayals += [
                    f"{url} takes the {kind} “{word}” away"
                    for kind, word in walked.world.tokens().items()
                    if word.casefold() in answer.body.casefold()
                ]
    report(betrayals)


def test_commands_put_out_the_same(walked: Walk) -> None:
    """What an operator exports and counts names nothing sealed, and is the same as if there were nothing."""
    before, after = walked.files
    assert [word for word in walked.world.tokens().values() if word.casefold() in after.casefold()] == []
    assert before == after


def test_daily_messages_say_the_same(walked: Walk) -> None:
    """Also to the circle: a mail leaves the house, so that it neither names nor counts what is sealed."""
    before, after = walked.mails
    assert before.keys() >= {person.email for person in walked.world.circle.values()}
    assert before == after


def test_nothing_is_logged_mailed_or_filed(walked: Walk) -> None:
    typed = {question.url for _name, question in walked.after}
    lines = [
        line for line in walked.log if not any(url.partition("?")[0] in line for url in typed if len(url) > 1)
    ]
    files = [path for path in settings.VAR.rglob("*") if path.is_file() and "postgres" not in path.parts]
    mails = [str(message.message()) for message in mail.outbox]
    sources = {
        "the log": lines,
        "a mail": mails,
        "a file's name": map(str, files),
        "a file": (path.read_text(errors="replace") for path in files),
        "a session": (str(session.get_decoded()) for session in Session.objects.all()),
    }
    report(
        [
            f"{place} holds the {kind} “{word}”: {around(text, word)}"
            for place, texts in sources.items()
            for text in texts
            for kind, word in walked.world.tokens().items()
            if word.casefold() in text.casefold()
        ]
    )


def test_a_concluded_relocation_agreement_changes_the_approved_counts_and_nothing_else(walked: Walk) -> None:
    """Every number goes up by one, on the routes that count these agreements; no other character changes."""
    world, betrayals, counted = walked.world, [], set()
    others = cycle([name for name in walked.clients if name != CLOSEST])
    turns = {one: next(others) for one in base_questions(world)}
    base = [
        (name, one)
        for name, one in walked.before
        if "?" not in one.url
        and not one.htmx
        and (one.route.parameters or one.route.label in COUNTS_RELOCATION or name in (CLOSEST, turns[one]))
    ]
    with undone():
        conclude_relocation(world)
        flag_everything()
        for name, question in base:
            before, after = walked.after[name, question], ask(walked.clients[name], question.url)
            if question.route.label == "accounts:trail" or before.text == after.text:
                continue
            if question.route.label in COUNTS_RELOCATION and one_more(before.body, after.body):
                counted.add(question.route.label)
            else:
                betrayals.append(f"{name} at {question}:\n{difference(before, after)}")
    report(betrayals)
    assert counted >= {"agreements:list", "agreements:api_agreements", "reports:edition", "reports:text"}


def one_more(before: str, after: str) -> bool:
    """Whether the texts are the same but for numbers that went up by one."""
    pieces = [re.split(r"(\d+)", text) for text in (before, after)]
    return len(pieces[0]) == len(pieces[1]) and all(
        old == new or (old.isdigit() and new.isdigit() and int(new) == int(old) + 1)
        for old, new in zip(*pieces, strict=True)
    )
