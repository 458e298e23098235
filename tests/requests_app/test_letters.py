"""Notes verbales and reminders: what they say in each language, their numbers, and that a sent one stays as it is."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Compartment, Person
from accounts.services import add_member
from accounts.sight import viewing
from accounts.vocab import Level
from common.errors import Refusal
from partners.models import Partner
from requests_app.letters import Letter, Wording, letter_of
from requests_app.letters.letter import addressee_of
from requests_app.letters.words import ENGLISH, FRENCH
from requests_app.models import CooperationRequest, Document
from requests_app.services import documents, letters
from requests_app.services.numbers import give_note_number
from requests_app.vocab import DocumentKind, Family, Originator, Status
from tests.requests_app.conftest import NOW, TODAY, brought_to
from tests.requests_app.test_documents import filed

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
EMBASSY = Wording("the Embassy of Kenya")


def text_of(document: Document) -> list[str]:
    """The text of each page of the filed PDF."""
    with documents.opened(document) as file:
        content = file.read()
    assert hashlib.sha256(content).hexdigest() == document.sha256
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def said(letter: Letter) -> str:
    return " ".join([letter.title, letter.opening, *letter.paragraphs, letter.closing])


# --- Words


@pytest.mark.parametrize("words", [ENGLISH, FRENCH])
def test_each_language_has_a_word_for_everything(words: Any) -> None:
    assert set(words.families) == set(Family.values)
    assert set(words.originators) == set(Originator.values)
    assert set(words.levels) == set(Level.values)
    assert len(words.months) == 12


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [
        (date(2013, 10, 9), "9 October 2013", "9 octobre 2013"),
        (date(2013, 8, 1), "1 August 2013", "1er août 2013"),
    ],
)
def test_days_have_their_month_in_words(day: date, english: str, french: str) -> None:
    assert (ENGLISH.day(day), FRENCH.day(day)) == (english, french)


@pytest.mark.parametrize(
    ("number", "english"), [(1, "first reminder"), (10, "tenth reminder"), (11, "reminder no. 11")]
)
def test_reminders_are_counted_in_words(number: int, english: str) -> None:
    assert ENGLISH.nth_reminder(number) == english


@pytest.mark.parametrize(
    ("language", "sender"),
    [
        ("French", "Le Greffe de la"),
        ("français", "Le Greffe"),
        ("fr", "Le Greffe"),
        ("English", "The Registry"),
        ("Spanish", "The Registry"),
        ("", "The Registry"),
    ],
)
def test_the_note_is_french_for_a_request_in_french_and_english_otherwise(
    clerk: Person, kenya: Partner, language: str, sender: str
) -> None:
    request = CooperationRequest(
        partner=kenya, owner_organ="registry", family="visa", originator="registry", language=language
    )
    assert letter_of(request, on=TODAY, wording=EMBASSY).opening.startswith(sender)


@pytest.mark.parametrize(
    ("channel", "language", "named"),
    [
        ("Embassy in The Hague", "English", "the Embassy of Kenya"),
        ("Diplomatic channel", "French", "l’Ambassade de l’État destinataire (Kenya)"),
        ("Designated national authority", "English", "the competent authority of Kenya"),
        ("Ministry", "French", "l’autorité compétente de l’État destinataire (Kenya)"),
    ],
)
def test_the_addressee_follows_the_channel(kenya: Partner, channel: str, language: str, named: str) -> None:
    assert addressee_of(kenya, channel, language) == named


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("French", "compliments à l’institution destinataire (Union africaine) et a l’honneur"),
        ("English", "compliments to the African Union and has the honour"),
    ],
)
def test_an_organization_is_addressed_by_a_name_that_fits_the_sentence(language: str, opening: str) -> None:
    union = Partner(code="AU", kind="regional", name_en="African Union", name_fr="Union africaine")
    request = CooperationRequest(
        partner=union, owner_organ="registry", family="visa", originator="registry", language=language
    )
    wording = Wording(addressee_of(union, "Liaison office", language))
    assert opening in letter_of(request, on=TODAY, wording=wording).opening


# --- Sending


def test_a_request_is_transmitted_with_a_numbered_note_that_is_filed(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(
            Status.APPROVED, clerk, officer, kenya, level=Level.CONFIDENTIAL, article="93(1)(b)"
        )
        filed(request, clerk, level=Level.CONFIDENTIAL)
        sent = letters.transmit_with_note(request, wording=EMBASSY, by=clerk, on=TODAY, known_at=NOW)
        note = Document.objects.get(kind=DocumentKind.NOTE_VERBALE)
    assert (sent.status, sent.note_number) == (Status.TRANSMITTED, "NV/REG/2013/0001")
    assert (note.number, note.name, note.dated_on, note.own_level) == (
        "NV/REG/2013/0001",
        "NV-REG-2013-0001.pdf",
        TODAY,
        Level.CONFIDENTIAL,
    )
    (page,) = text_of(note)
    text = " ".join(page.split())
    for words in (
        "The Registry of the International Criminal Court presents its compliments to the Embassy of Kenya",
        f"Reference {sent.reference}",
        "Subject Records of a provincial hospital",
        "article 93(1)(b) of the Rome Statute",
        f"grateful for an answer by {ENGLISH.day(sent.due_on)}",  # type: ignore[arg-type]
        "takes this occasion to assure the Embassy of Kenya of its high consideration",
        "The Hague, 10 September 2013",
        "Annexes Letter.pdf",
    ):
        assert words in text
    assert text.count("Confidential") == 2
    assert text.count("NV/REG/2013/0001") == 2


def test_a_reminder_recalls_the_first_note_and_bears_its_own_number(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.APPROVED, clerk, officer, kenya, language="French")
        request = letters.transmit_with_note(
            request, wording=Wording("l’Ambassade du Kenya"), by=clerk, on=TODAY, known_at=NOW
        )
        for day in (1, 2):
            request = letters.remind_with_note(
                request,
                wording=Wording("l’Ambassade du Kenya"),
                by=clerk,
                on=TODAY,
                known_at=NOW + timedelta(days=day),
            )
        last = Document.objects.filter(kind=DocumentKind.REMINDER).order_by("-id")[0]
    text = " ".join(" ".join(text_of(last)).split())
    assert "Note verbale : deuxième rappel" in text
    assert "transmise par la note verbale NV/REG/2013/0001 du 10 septembre 2013" in text
    assert "Aucune réponse" in text
    assert last.number == "NV/REG/2013/0003"


def test_a_long_note_has_its_marking_and_number_on_every_page(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.APPROVED, clerk, officer, kenya, level=Level.CONFIDENTIAL)
        wording = Wording("the Embassy of Kenya", "\n\n".join(["A sentence of the Court. " * 30] * 8))
        letters.transmit_with_note(request, wording=wording, by=clerk, on=TODAY, known_at=NOW)
        pages = text_of(Document.objects.get())
    assert len(pages) > 1
    assert all("Confidential" in page and "NV/REG/2013/0001" in page for page in pages)


def test_numbers_of_notes_have_no_gap_after_a_refusal(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = brought_to(Status.APPROVED, clerk, officer, kenya)
        with pytest.raises(Refusal, match="lies in the future"):
            letters.transmit_with_note(
                request, wording=EMBASSY, by=clerk, on=TODAY + timedelta(days=1), known_at=NOW
            )
        with pytest.raises(Refusal, match="whom the note addresses"):
            letters.transmit_with_note(request, wording=Wording(" "), by=clerk, on=TODAY, known_at=NOW)
        assert not Document.objects.exists()
        assert give_note_number("registry", 2013) == "NV/REG/2013/0001"
        assert give_note_number("registry", 2013) == "NV/REG/2013/0002"
        assert give_note_number("registry", 2014) == "NV/REG/2014/0001"


def test_a_note_about_a_sealed_request_is_outside_the_numbering(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        add_member(compartment, officer, by=clerk)
        request = brought_to(
            Status.APPROVED, clerk, officer, kenya, level=Level.UNDER_SEAL, compartment=compartment
        )
        sent = letters.transmit_with_note(request, wording=EMBASSY, by=clerk, on=TODAY, known_at=NOW)
        assert sent.note_number.startswith("NV/S-")
        assert "Under seal" in text_of(Document.objects.get())[0]
    with viewing(officer):
        assert give_note_number("registry", 2013) == "NV/REG/2013/0001"


# --- Pages


def test_the_note_is_looked_at_as_page_and_pdf_and_then_sent(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        request = brought_to(Status.APPROVED, clerk, officer, kenya)
    client, url = signed_in(clerk), reverse("requests:letter", args=[request.code, "transmission"])
    assert url in client.get(request.get_absolute_url()).content.decode()
    page = client.get(url)
    assert "has the honour to convey" in page.content.decode()
    form = {
        "on": "2013-09-10",
        "channel": "Embassy in The Hague",
        "language": "English",
        "addressee": "the <i>Embassy</i>",
        "further": "Please.",
        "version": request.version,
    }
    preview = client.post(url, form | {"do": "preview"}).content.decode()
    assert "the &lt;i&gt;Embassy&lt;/i&gt; and has the honour" in preview
    proposed = form | {"do": "preview", "addressee": "the Embassy of Kenya"}
    french = client.post(url, proposed | {"language": "French"}).content.decode()
    assert "the Embassy" not in french
    assert "compliments à l’Ambassade de l’État destinataire (Kenya) et" in french
    assert client.post(url, form | {"do": "pdf"}).content.startswith(b"%PDF-")
    assert client.post(url, form | {"do": "send", "addressee": ""}).status_code == 400
    with viewing(clerk):
        assert not Document.objects.exists()
    assert "NV-REG-2013-0001.pdf" in client.post(url, form | {"do": "send"}, follow=True).content.decode()
    assert client.post(url, form | {"do": "send"}).status_code == 400
    with viewing(clerk):
        assert Document.objects.count() == 1


def test_a_note_that_cannot_be_sent_as_things_stand_is_refused(
    clerk: Person, officer: Person, analyst: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        draft = brought_to(Status.DRAFT, clerk, officer, kenya)
    client = signed_in(clerk)
    for note, status in (("transmission", 400), ("reminder", 400), ("unheard-of", 404)):
        assert client.get(reverse("requests:letter", args=[draft.code, note])).status_code == status
    assert (
        signed_in(analyst).get(reverse("requests:letter", args=[draft.code, "reminder"])).status_code == 404
    )
