"""What stands beside a request over HTTP: documents, notes, events and their corrections, groups, due dates."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Compartment, Person, ReadAudit
from accounts.sight import purpose, viewing
from partners.models import Partner
from requests_app.models import CooperationRequest, Document
from requests_app.services.deadlines import flag_overdue
from requests_app.vocab import EventKind, Status
from tests.common import samples
from tests.requests_app.conftest import NOW, TODAY, act, brought_to, logged

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
ROOT = "/api/v1/requests/"


@pytest.fixture(autouse=True)
def _nobody_has_asked() -> None:
    cache.clear()


def files(*names: str) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name, samples.PDF + name.encode()) for name in names]


def read(client: Client, address: str, **headers: str) -> tuple[int, bytes]:
    """Status and content of the answer, a file read to its end."""
    answer: Any = client.get(address, headers=headers)
    return answer.status_code, b"".join(answer) if answer.streaming else answer.content


def send(client: Client, address: str, body: object) -> Any:
    return client.post(address, body, content_type="application/json")


# --- Documents


def test_several_files_are_filed_at_once_listed_and_taken_away(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya, level="confidential")
    client, address = signed_in(clerk), f"{ROOT}{row.code}/documents/"
    made = client.post(
        address, {"upload": files("One.pdf", "Two.pdf"), "kind": "annex", "dated_on": "2013-09-01"}
    )
    assert made.status_code == 201, made.content
    listed = client.get(address).json()["documents"]
    assert [one["name"] for one in listed] == ["Two.pdf", "One.pdf"]
    assert sorted(made.json()["documents"], key=str) == sorted(listed, key=str)
    first = listed[1]
    assert (first["kind"], first["level"], first["dated_on"]) == ("annex", "confidential", "2013-09-01")
    status, content = read(client, first["file"])
    assert (status, hashlib.sha256(content).hexdigest()) == (200, first["sha256"])
    assert read(client, first["file"], Accept="application/pdf") == (200, content)
    with purpose("demo"):
        taken = Document.objects.get(code=first["code"])
        assert ReadAudit.objects.filter(path=first["file"], object_ids=[taken.pk]).count() == 2


def test_one_bad_file_keeps_all_of_them_out(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
    client, address = signed_in(clerk), f"{ROOT}{row.code}/documents/"
    bad = [*files("One.pdf"), SimpleUploadedFile("Two.exe", b"MZ")]
    answer = client.post(address, {"upload": bad, "kind": "annex"})
    assert (answer.status_code, "Two.exe" in answer.json()["errors"]["upload"][0]) == (400, True)
    assert client.post(address, {"kind": "annex"}).json()["errors"]["upload"]
    assert client.post(address, {"upload": files("One.pdf")}).json()["errors"]["kind"]
    assert send(client, address, {"kind": "annex"}).status_code == 415
    assert client.get(address).json() == {"documents": []}


def test_an_upload_that_is_sent_twice_is_filed_once(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
    client, address = signed_in(clerk), f"{ROOT}{row.code}/documents/"
    codes = [
        client.post(
            address, {"upload": files("One.pdf"), "kind": "annex"}, headers={"Idempotency-Key": "a"}
        ).json()["documents"][0]["code"]
        for _ in range(2)
    ]
    assert len(set(codes)) == 1
    assert len(client.get(address).json()["documents"]) == 1


def test_an_upload_above_the_ceiling_is_not_read(
    clerk: Person, kenya: Partner, signed_in: SignIn, settings: Any
) -> None:
    settings.UPLOAD_CEILING = 1_000
    with viewing(clerk):
        row = logged(clerk, kenya)
    client, address = signed_in(clerk), f"{ROOT}{row.code}/documents/"
    large = SimpleUploadedFile("One.pdf", samples.PDF * 100)
    answer = client.post(address, {"upload": large, "kind": "annex"})
    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")


def test_a_document_is_replaced_and_withdrawn(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
    client = signed_in(clerk)
    (first,) = client.post(
        f"{ROOT}{row.code}/documents/", {"upload": files("One.pdf"), "kind": "reply"}
    ).json()["documents"]
    root = f"/api/v1/documents/{first['code']}/"
    second = client.post(f"{root}versions/", {"upload": files("One again.pdf")[0]}).json()
    assert (second["version"], second["replaces"], second["kind"]) == (2, first["code"], "reply")
    again = client.post(f"{root}versions/", {"upload": files("Late.pdf")[0]})
    assert (again.status_code, "replaced" in again.json()["detail"]) == (400, True)
    gone = send(client, f"/api/v1/documents/{second['code']}/withdrawal/", {"reason": "Another State’s"})
    assert gone.json()["withdrawal"]["reason"] == "Another State’s"
    assert client.get(root).json() == first


# --- Notes, events, corrections


def test_a_note_is_kept_and_read(clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
    address = f"{ROOT}{row.code}/notes/"
    assert send(signed_in(clerk), address, {"text": " "}).json()["errors"]["text"]
    kept = send(signed_in(clerk), address, {"text": "Ask the embassy."})
    assert (kept.status_code, kept.json()["written_by"]) == (201, clerk.name)
    assert signed_in(officer).get(address).json() == {"notes": [kept.json()]}


def test_events_are_numbered_within_the_request_and_corrected_by_their_number(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        logged(clerk, kenya)
        row = brought_to(Status.ACKNOWLEDGED, clerk, officer, kenya)
    client, address = signed_in(clerk), f"{ROOT}{row.code}/"
    events = client.get(f"{address}events/").json()["events"]
    kinds = ["logged", "submitted", "approved", "transmitted", "acknowledged"]
    assert [(one["number"], one["kind"]) for one in events] == list(enumerate(kinds, start=1))
    body = {"event": 5, "on": None, "note": "It was another State.", "version": row.version}
    assert send(client, f"{address}corrections/", {**body, "event": 6}).json()["errors"]["event"]
    done = send(client, f"{address}corrections/", body).json()
    assert (done["status"], done["acknowledged_on"]) == ("transmitted", None)
    after = client.get(f"{address}events/").json()["events"]
    assert [(one["number"], one["corrects"], one["stands"]) for one in after[4:]] == [
        (5, None, False),
        (6, 5, True),
    ]


def test_an_extension_is_removed_by_the_number_of_its_event(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        logged(clerk, kenya)
        row = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        due = row.due_on
        row = act(row, EventKind.EXTENDED, clerk)
        assert row.due_on != due
    client, address = signed_in(clerk), f"{ROOT}{row.code}/"
    body = {"on": TODAY, "version": row.version, "note": "Not needed.", "extension": 5}
    done = send(client, f"{address}extension_removed/", body)
    assert (done.status_code, done.json()["due_on"]) == (200, due and due.isoformat()), done.content
    last = client.get(f"{address}events/").json()["events"][-1]
    assert (last["kind"], last["extension"], "extension" in last["detail"]) == ("extension_removed", 5, False)


# --- One request


def test_a_request_tells_why_its_date_when_it_was_late_and_what_can_be_done(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
    flag_overdue(on=date(2014, 1, 1), at=NOW)
    read = signed_in(clerk).get(f"{ROOT}{row.code}/").json()
    assert (read["due_reason"]["rule"], read["due_reason"]["start"]) == ("assumption", TODAY.isoformat())
    assert "60 calendar days after 10 Sep 2013." in read["why_due"][0]
    assert [one["due_on"] for one in read["notices"]] == [read["due_on"]]
    assert {"acknowledged", "extended", "withdrawn"} <= set(read["actions"])
    assert not {"approved", "reopened", "extension_removed"} & set(read["actions"])


# --- Groups


def together(client: Client, **changes: Any) -> Any:
    body = {
        "family": "assistance",
        "originator": "registry",
        "subject": "Records of a hospital",
        "addressees": [{"partner": "KEN", "language": "English"}, {"partner": "TCD", "channel": "Embassy"}],
    }
    return send(client, "/api/v1/groups/", {**body, **changes})


def test_several_addressees_get_one_request_each_and_a_roll_up(
    clerk: Person, analyst: Person, kenya: Partner, chad: Partner, signed_in: SignIn
) -> None:
    client = signed_in(clerk)
    made = together(client)
    assert made.status_code == 201, made.content
    assert [(one["partner"], one["language"], one["channel"]) for one in made.json()["requests"]] == [
        ("KEN", "English", ""),
        ("TCD", "", "Embassy"),
    ]
    address = f"/api/v1/groups/{made.json()['group']}/"
    group = client.get(address).json()
    assert (group["unsent"], group["overdue"]) == (2, 0)
    assert [one["reply"] for one in group["members"]] == ["unsent", "unsent"]
    code = made.json()["requests"][0]["code"]
    assert client.get(f"{ROOT}{code}/").json()["group"] == made.json()["group"]
    assert signed_in(analyst).get(address).status_code == 404
    assert client.get(f"{address}?on=x").json()["errors"]["on"]


def test_an_addressee_that_stands_twice_keeps_all_of_them_out(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    client = signed_in(clerk)
    assert together(client, addressees=[{"partner": "KEN"}] * 2).status_code == 400
    assert together(client, addressees=[]).json()["errors"]["addressees"]
    with viewing(clerk):
        assert CooperationRequest.objects.count() == 0


# --- Due dates


def test_the_calculator_gives_the_date_and_every_step_to_it(
    clerk: Person, facilitator: Person, kenya: Partner, signed_in: SignIn
) -> None:
    asked = {"start": "2013-09-10", "family": "assistance", "partner": "KEN"}
    found = signed_in(clerk).get("/api/v1/due-date/", asked).json()
    assert (found["due_on"], found["reason"]["days"]) == ("2013-11-11", 60)
    assert found["why"][0].startswith("60 calendar days after 10 Sep 2013.")
    paused = {**asked, "since_1": "2013-10-01", "until_1": "2013-10-08"}
    assert signed_in(clerk).get("/api/v1/due-date/", paused).json()["due_on"] == "2013-11-18"
    wrong = signed_in(clerk).get("/api/v1/due-date/", {**asked, "start": "x", "famly": "visa"})
    assert (wrong.status_code, list(wrong.json()["errors"])) == (400, ["famly"])
    assert signed_in(facilitator).get("/api/v1/due-date/", asked).status_code == 404


# --- Sight


def test_what_stands_beside_a_sealed_request_is_there_for_its_compartment_alone(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya, level="under_seal", compartment=compartment)
    inside, outside, address = signed_in(clerk), signed_in(officer), f"{ROOT}{row.code}/"
    document = inside.post(f"{address}documents/", {"upload": files("One.pdf"), "kind": "annex"}).json()
    paths = [f"{address}{name}/" for name in ("documents", "notes", "events")]
    paths += [f"/api/v1/documents/{document['documents'][0]['code']}/", document["documents"][0]["file"]]
    for path in paths:
        assert (read(inside, path)[0], read(outside, path)[0]) == (200, 404), path
    upload = {"upload": files("Two.pdf"), "kind": "annex"}
    assert outside.post(f"{address}documents/", upload).status_code == 404
    assert send(outside, f"{address}notes/", {"text": "x"}).status_code == 404
    body = {"event": 1, "on": None, "note": "x", "version": 1}
    assert send(outside, f"{address}corrections/", body).status_code == 404


def test_whoever_only_reads_a_request_files_nothing_beside_it(
    clerk: Person, analyst: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = brought_to(Status.DRAFT, clerk, clerk, kenya, family="arrest_surrender")
        CooperationRequest.objects.filter(pk=row.pk).update(warrant_linked=True)
    client, address = signed_in(analyst), f"{ROOT}{row.code}/"
    upload = {"upload": files("Two.pdf"), "kind": "annex"}
    assert client.post(f"{address}documents/", upload).status_code == 403
    assert send(client, f"{address}notes/", {"text": "x"}).status_code == 403
    body = {"event": 1, "on": None, "note": "x", "version": 1}
    assert send(client, f"{address}corrections/", body).status_code == 403
    assert client.get(address).json()["actions"] == []
