"""What the canary's world holds of requests: open ones in every status, and the same under seal."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Compartment, Person
from accounts.services import open_compartment
from accounts.sight import viewing
from accounts.vocab import Level
from arrests import services as arrests
from arrests.models import Warrant
from common import clock
from partners.models import Partner
from requests_app import services
from requests_app.models import (
    CooperationRequest,
)
from requests_app.services import uploads
from requests_app.services.documents import add_documents, add_version, withdraw_document
from requests_app.services.files import COLUMNS
from requests_app.services.memos import add_memo
from requests_app.services.notes import add_note
from requests_app.services.proposals import Way
from requests_app.services.unsent import keep
from requests_app.services.workbooks import request_workbook
from requests_app.tasks import make_workbook
from requests_app.vocab import DocumentKind, Family, FormName, Status
from tests.canary.words import DUE, SEALED_DUE, WORDS
from tests.common import samples
from tests.requests_app.conftest import NOW, TODAY, act, brought_to, logged, whole

if TYPE_CHECKING:
    from tests.canary.world import World

PAGES_OF_REQUESTS = 60
"""Open requests of the Registry, so that lists have a second page."""


def open_requests(people: dict[str, Person], partners: dict[str, Partner], warrant: Warrant) -> None:
    clerk, second = people["registry colleague"], people["registry second"]
    with viewing(clerk):
        for number in range(PAGES_OF_REQUESTS):
            state = list(partners.values())[number % len(partners)]
            logged(clerk, state, subject=f"Records of hospital {number}", due_on=DUE if number % 2 else None)
        for level in (Level.PUBLIC, Level.CONFIDENTIAL):
            for status in Status:
                brought_to(
                    status,
                    clerk,
                    second,
                    partners["KEN"],
                    level=level,
                    due_on=DUE,
                    subject=f"Letters of a bank, {status.label}",
                )
        linked = brought_to(
            Status.TRANSMITTED, clerk, second, partners["KEN"], family=Family.ARREST_SURRENDER, due_on=DUE
        )
        arrests.link_request(warrant, linked, by=clerk)
        _documents(linked, clerk, "Letter", "Letter to another", "Another request")
        _remind(linked, clerk, "Call the embassy")
        brought_to(Status.TRANSMITTED, clerk, second, partners["WKD"], family=Family.ENFORCEMENT, due_on=DUE)
        services.extend(
            brought_to(Status.TRANSMITTED, clerk, second, partners["WKD"]),
            by=clerk,
            on=TODAY,
            known_at=NOW,
            due_on=clock.today() + timedelta(days=3),
            note="Agreed.",
        )
        services.log_together(
            [(partners["KEN"], Way()), (partners["YTT"], Way())],
            by=clerk,
            known_at=NOW,
            family=Family.ASSISTANCE,
            originator="registry",
            subject="Letters asked of several",
        )
        own = open_compartment(name="Own matters", by=clerk)
    with viewing(clerk):
        logged(clerk, partners["KEN"], subject="Own sealed matter", level=Level.UNDER_SEAL, compartment=own)
    analyst, third = people["otp colleague"], people["analyst"]
    with viewing(analyst):
        for status in Status:
            brought_to(
                status,
                analyst,
                third,
                partners["KEN"],
                level=Level.CONFIDENTIAL,
                due_on=DUE,
                subject="Interviews",
            )


def imported(by: Person, name: str, value: str, *, compartment: Compartment | None = None) -> None:
    """A file with an error, as the check left it; what is sealed is nowhere but in the database."""
    content = ",".join(column.name for column in COLUMNS) + f"\nx,registry,registry,{value},,,,,,,,,,,,\n"
    with viewing(by):
        file = SimpleUploadedFile(name, content.encode())
        job = uploads.upload(file, compartment=compartment, by=by, at=NOW)
    uploads.carry_out(job.pk, now=lambda: NOW)
    if compartment is not None:
        default_storage.delete(job.file)


def exported(by: Person, query: str) -> None:
    """A workbook that is made."""
    with viewing(by):
        job = request_workbook(query=query, by=by, at=NOW)
    make_workbook(job.pk)


def seal_requests(world: World, clerk: Person, analyst: Person) -> CooperationRequest:
    """One request in every status, all of them late where they can be; returns one for arrest and surrender."""
    about = {
        "level": Level.UNDER_SEAL,
        "compartment": world.compartment,
        "due_on": SEALED_DUE,
        "situation": world.situation,
        "article": WORDS["article"],
        "channel": WORDS["channel"],
        "language": WORDS["language"],
    }
    for status in Status:
        brought_to(status, clerk, analyst, world.haven, subject=f"{WORDS['subject']} {status.label}", **about)
    _sealed_intake(world, clerk, about)
    surrender = logged(
        clerk,
        world.partner,
        family=Family.ARREST_SURRENDER,
        subject=f"Surrender of {WORDS['person']}",
        contents={**whole(Family.ARREST_SURRENDER), "person": f"{WORDS['person']}, in the capital"},
        **about,
    )
    act(surrender, "submitted", clerk)
    services.approve(surrender, by=analyst, on=TODAY, known_at=NOW)
    services.transmit(surrender, by=clerk, on=TODAY, known_at=NOW, note_number=WORDS["note number"])
    services.remind(surrender, by=clerk, on=TODAY, known_at=NOW, note=f"Called {WORDS['request note']}")
    _documents(surrender, clerk, WORDS["document"], WORDS["withdrawn document"], WORDS["withdrawal reason"])
    add_note(surrender, text=f"Ask about {WORDS['internal note']}", by=clerk)
    for person in (clerk, analyst):  # each sees their own alone
        with viewing(person):
            _remind(surrender, person, f"Call about {WORDS['note to oneself']}")
    return CooperationRequest.objects.get(pk=surrender.pk)


def _sealed_intake(world: World, clerk: Person, about: dict[str, Any]) -> None:
    """The same request to two addressees; and what each of the circle has typed and not sent."""
    content = {name: value for name, value in about.items() if name not in Way._fields}
    way = Way(WORDS["channel"], WORDS["language"])
    services.log_together(
        [(world.partner, way), (world.haven, way)],
        by=clerk,
        known_at=NOW,
        family=Family.ASSISTANCE,
        originator="registry",
        subject=f"{WORDS['subject']} asked of several",
        **content,
    )
    assert world.compartment is not None
    for person in world.circle.values():
        with viewing(person):
            typed = {"subject": [WORDS["unsent form"]], "compartment": [world.compartment.code]}
            keep(FormName.LOG, typed, by=person, at=clock.now())


def _documents(request: CooperationRequest, by: Person, name: str, mistake: str, reason: str) -> None:
    """A document in two versions, and one that was filed by mistake; each says in its file what it is called."""

    def file(called: str) -> SimpleUploadedFile:
        return SimpleUploadedFile(f"{called}.pdf", samples.PDF + called.encode())

    about: dict[str, Any] = {"level": request.level, "by": by, "known_at": NOW}
    first, wrong = add_documents(request, [file(name), file(mistake)], kind=DocumentKind.ANNEX, **about)
    add_version(first, file(f"{name} 2"), **about)
    withdraw_document(wrong, reason=reason, by=by)


def _remind(request: CooperationRequest, by: Person, text: str) -> None:
    today = clock.today()
    add_memo(request, day=today, text=text, by=by, on=today)
