"""Documents of a request: what is taken, who gets it, and that nothing filed is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Compartment, Person, ReadAudit
from accounts.sight import purpose, viewing
from accounts.vocab import Level
from common import clock
from common.errors import Forbidden, Refusal
from partners.models import Partner
from requests_app.models import CooperationRequest, Document
from requests_app.services import documents
from requests_app.vocab import DocumentKind
from tests.common import samples
from tests.requests_app.conftest import NOW, TODAY, logged

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def upload(name: str = "Letter.pdf", content: bytes = samples.PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def filed(
    request: CooperationRequest, by: Person, *files: SimpleUploadedFile, level: str = Level.PUBLIC
) -> list[Document]:
    return documents.add_documents(
        request, files or (upload(),), kind=DocumentKind.ANNEX, level=level, by=by, known_at=NOW
    )


def taken(client: Client, document: Document) -> tuple[HttpResponseBase, bytes]:
    """The answer to a download, and its file."""
    answer = client.get(document.get_absolute_url())
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return answer, content


def stored() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


# --- Filing


def test_documents_are_filed_with_their_digest_under_random_names(clerk: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya)
        one, two = filed(request, clerk, upload(), upload("Photo.png", samples.PNG))
        rows = list(Document.objects.order_by("id").values_list("name", "media_type", "size", "sha256"))
    assert rows == [
        ("Letter.pdf", "application/pdf", len(samples.PDF), hashlib.sha256(samples.PDF).hexdigest()),
        ("Photo.png", "image/png", len(samples.PNG), hashlib.sha256(samples.PNG).hexdigest()),
    ]
    assert {path.name for path in stored()} == {one.key, two.key}


def test_one_bad_file_among_several_files_nothing_and_each_is_named(clerk: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya)
        with pytest.raises(Refusal) as refused:
            filed(request, clerk, upload(), upload("run.exe"), upload("empty.pdf", b""))
        assert "“run.exe”" in refused.value.sentence
        assert "“empty.pdf” is empty." in refused.value.sentence
        assert not Document.objects.exists()
    assert stored() == []


def test_a_transaction_that_fails_leaves_neither_row_nor_file(clerk: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya)
        with pytest.raises(ValueError, match="unheard"):
            documents.add_documents(
                request, [upload(), upload()], kind="unheard of", level="public", by=clerk, known_at=NOW
            )
        assert not Document.objects.exists()
    assert stored() == []


def test_sizes_are_limited_for_each_file_and_for_the_request(
    clerk: Person, kenya: Partner, settings: object
) -> None:
    settings.DOCUMENT_LARGEST = len(samples.PDF)  # type: ignore[attr-defined]
    settings.DOCUMENTS_LARGEST = 2 * len(samples.PDF)  # type: ignore[attr-defined]
    with viewing(clerk):
        request = logged(clerk, kenya)
        with pytest.raises(Refusal, match="is larger than"):
            filed(request, clerk, upload(content=samples.PDF + b" "))
        filed(request, clerk, upload(), upload())
        with pytest.raises(Refusal, match="of one request"):
            filed(request, clerk, upload())
    assert len(stored()) == 2


def test_a_document_is_marked_like_its_request_or_higher_and_sealed_only_with_it(
    clerk: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        public, secret = logged(clerk, kenya), logged(clerk, kenya, level=Level.CONFIDENTIAL)
        (document,) = filed(public, clerk, level=Level.CONFIDENTIAL)
        assert document.level == Level.CONFIDENTIAL
        with pytest.raises(Refusal, match="marked so at least"):
            filed(secret, clerk, level=Level.PUBLIC)
        with pytest.raises(Refusal, match="under seal with its request only"):
            filed(secret, clerk, level=Level.UNDER_SEAL)


def test_a_date_in_the_future_and_a_reader_of_another_organ_are_refused(
    clerk: Person, analyst: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya)
        with pytest.raises(Refusal, match="lies in the future"):
            documents.add_documents(
                request,
                [upload()],
                kind="annex",
                level="public",
                by=clerk,
                known_at=NOW,
                dated_on=TODAY + timedelta(days=1),
            )
    with viewing(analyst), pytest.raises(Forbidden):
        filed(request, analyst)


# --- Versions and mistakes


def test_a_new_version_keeps_the_old_one_and_only_the_newest_is_replaced(
    clerk: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        (first,) = filed(logged(clerk, kenya), clerk)
        second = documents.add_version(
            first, upload("Letter 2.pdf"), level="public", by=clerk, known_at=NOW, dated_on=date(2013, 9, 1)
        )
        assert (second.version, second.previous_id, second.kind) == (2, first.pk, first.kind)
        assert list(Document.objects.standing()) == [second]
        with pytest.raises(Refusal, match="replaced or withdrawn meanwhile"):
            documents.add_version(first, upload(), level="public", by=clerk, known_at=NOW)
    assert len(stored()) == 2


def test_a_mistake_is_marked_with_a_reason_and_stays(clerk: Person, kenya: Partner) -> None:
    with viewing(clerk):
        (document,) = filed(logged(clerk, kenya), clerk)
        with pytest.raises(Refusal, match="Say why"):
            documents.withdraw_document(document, reason=" ", by=clerk)
        documents.withdraw_document(document, reason="Belongs to another request.", by=clerk)
        with pytest.raises(Refusal, match="replaced or withdrawn meanwhile"):
            documents.withdraw_document(document, reason="Again.", by=clerk)
        assert not Document.objects.standing().exists()
        assert Document.objects.get().withdrawal.reason == "Belongs to another request."
    assert len(stored()) == 1


@pytest.mark.parametrize(
    "statement", ["update requests_app_document set name = 'x'", "delete from requests_app_document"]
)
def test_no_statement_changes_or_deletes_a_document(clerk: Person, kenya: Partner, statement: str) -> None:
    with viewing(clerk):
        filed(logged(clerk, kenya), clerk)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)


def test_the_search_finds_a_request_by_the_names_of_its_standing_documents(
    clerk: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya)
        (letter,) = filed(request, clerk, upload("Bank_statement-of.Zwicky.pdf"))
        assert list(CooperationRequest.objects.matching("zwicky statements")) == [request]
        documents.withdraw_document(letter, reason="Mistake.", by=clerk)
        assert not CooperationRequest.objects.matching("zwicky").exists()


# --- Sight and the trail


def test_sealed_documents_do_not_exist_for_others(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment, signed_in: SignIn
) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya, level=Level.UNDER_SEAL, compartment=compartment)
        (document,) = filed(request, clerk, level=Level.UNDER_SEAL)
    with viewing(officer):
        assert not Document.objects.exists()
    for url in (document.get_absolute_url(), reverse("requests:document_version", args=[document.code])):
        assert signed_in(officer).get(url).status_code == 404
    assert taken(signed_in(clerk), document)[1] == samples.PDF


def test_a_download_is_a_file_and_nothing_else(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    with viewing(clerk):
        (document,) = filed(logged(clerk, kenya), clerk, upload("Réponse\u202e; x=\r\n.pdf"))
    answer, content = taken(signed_in(clerk), document)
    assert content == samples.PDF
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''R%C3%A9ponse%3B%20x%3D.pdf"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("level", "lines"), [("public", 0), ("confidential", 1)])
def test_downloads_of_confidential_documents_are_in_the_trail(
    clerk: Person, kenya: Partner, signed_in: SignIn, level: str, lines: int
) -> None:
    with viewing(clerk):
        (document,) = filed(logged(clerk, kenya), clerk, level=level)
    taken(signed_in(clerk), document)
    with purpose("demo"):
        found = ReadAudit.objects.filter(
            what="requests_app.document", object_ids=[document.pk], person_id=clerk.pk
        )
        assert [row.level for row in found] == [level] * lines


def test_a_lost_file_is_a_sentence(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    with viewing(clerk):
        (document,) = filed(logged(clerk, kenya), clerk)
    for path in stored():
        path.unlink()
    answer = signed_in(clerk).get(document.get_absolute_url())
    assert answer.status_code == 400
    assert "missing from the store" in answer.content.decode()


def test_the_sweep_keeps_every_document_also_sealed_ones(
    clerk: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        filed(logged(clerk, kenya), clerk)
        sealed = logged(clerk, kenya, level=Level.UNDER_SEAL, compartment=compartment)
        filed(sealed, clerk, level=Level.UNDER_SEAL)
    documents.sweep_orphans(at=clock.now() + timedelta(days=30))
    assert len(stored()) == 2


# --- Pages


def test_the_page_files_several_documents_and_shows_them(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya)
    client, url = signed_in(clerk), reverse("requests:documents", args=[request.code])
    files = [upload("<b>One</b>.pdf"), upload("Two.eml", samples.EML)]
    form = {"upload": files, "kind": "reply", "level": "confidential", "dated_on": "2013-09-01"}
    page = client.post(url, form, follow=True).content.decode()
    assert "2 documents are filed." in page
    assert "b_.pdf" in page
    assert "<b>" not in page
    card = client.get(request.get_absolute_url()).content.decode()
    assert "Two.eml" in card
    with viewing(clerk):
        assert {row.own_level for row in Document.objects.all()} == {"confidential"}


def test_a_refused_upload_says_so_beside_the_field(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya)
    client, url = signed_in(clerk), reverse("requests:documents", args=[request.code])
    for files, sentence in (
        ([], "Choose a file."),
        ([upload("x.pdf", b"MZ")], "is not what its extension says"),
    ):
        answer = client.post(url, {"upload": files, "kind": "reply", "level": "public"})
        assert (answer.status_code, sentence in answer.content.decode()) == (400, True)


def test_an_upload_above_the_ceiling_is_not_stored_and_says_so(
    clerk: Person, kenya: Partner, signed_in: SignIn, settings: object
) -> None:
    settings.UPLOAD_CEILING = 1_000  # type: ignore[attr-defined]
    with viewing(clerk):
        request = logged(clerk, kenya)
    url = reverse("requests:documents", args=[request.code])
    large = upload(content=samples.PDF + bytes(2_000))
    answer = signed_in(clerk).post(url, {"upload": [large], "kind": "reply", "level": "public"})
    assert answer.status_code == 400
    assert "Together the files are larger than" in answer.content.decode()


def test_versions_and_withdrawals_have_their_pages(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya)
        (document,) = filed(request, clerk)
    client = signed_in(clerk)
    url = reverse("requests:document_version", args=[document.code])
    assert client.get(url).status_code == 200
    page = client.post(
        url, {"upload": upload("Letter 2.pdf"), "level": "public"}, follow=True
    ).content.decode()
    assert "The new version is filed" in page
    with viewing(clerk):
        newest = Document.objects.standing().get()
    url = reverse("requests:document_withdraw", args=[newest.code])
    assert client.post(url, {"reason": ""}).status_code == 400
    page = client.post(url, {"reason": "Wrong addressee."}, follow=True).content.decode()
    assert "Withdrawn, filed by mistake (Clara Clerk): Wrong addressee." in page


def test_the_page_asks_the_same_queries_for_one_and_for_four_documents(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        one, four = logged(clerk, kenya), logged(clerk, kenya)
        filed(one, clerk)
        filed(four, clerk, *(upload(f"{number}.pdf") for number in range(4)))
    client, counts = signed_in(clerk), []
    for request in (one, one, four):
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("requests:documents", args=[request.code]))
        counts.append(len(captured))
    assert counts[1] == counts[2]
