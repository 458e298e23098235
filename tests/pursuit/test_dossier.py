"""The dossier of a person: what its reader may know, marked on every page, and kept by the trail like a document."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pikepdf
import pypdf
import pytest
from django.test import Client

from accounts.models import Person, ReadAudit
from accounts.sight import purpose, viewing
from accounts.vocab import Level
from arrests.dossier import Chapter, Grid, Lines, Paper, Words, paper_of, render
from arrests.models import Suspect, Warrant
from arrests.panels import About
from arrests.services import add_charge
from arrests.tables.dossier import panels_of
from partners.models import Partner
from pursuit.services.sightings import record_sighting
from tests.arrests.conftest import ISSUED, reviewed
from tests.canary.pursued import open_measures
from tests.pursuit.conftest import NOW, TODAY
from tests.pursuit.test_sightings import about

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
HOSTILE = (
    '</td><img src="http://example.org/x.png"><script>alert(1)</script>',
    "file:///etc/passwd {{ braces }} {% now %} %(x)s",
    "\u202egnp.exe\u202c a" + "\u0301" * 200,
    "W" * 1_000,
)


def address(suspect: Suspect) -> str:
    return f"/warrants/persons/{suspect.code}/dossier/"


def fill(warrant: Warrant, kenya: Partner, clerk: Person, analyst: Person) -> None:
    """Everything that can hang on a warrant."""
    with viewing(clerk):
        add_charge(warrant, count=1, article="8", wording="Attacks", on=ISSUED, known_at=NOW, by=clerk)
        record_sighting(warrant, by=clerk, **about(kenya, kind="seen", place="A harbour", begins_on=ISSUED))
    with viewing(analyst):
        reviewed(warrant, analyst, ISSUED, known_at=NOW)
    open_measures(clerk, warrant)


def trail(person: Person) -> list[tuple[Any, ...]]:
    with purpose("demo"):
        rows = ReadAudit.objects.filter(person_id=person.pk).order_by("pk")
        return list(rows.values_list("what", "object_ids", "compartment_ids", "level"))


def test_a_sealed_dossier_bears_its_marking_on_every_page_and_exists_in_its_compartment_alone(
    sealed: Warrant,
    kenya: Partner,
    clerk: Person,
    analyst: Person,
    officer: Person,
    facilitator: Person,
    signed_in: SignIn,
) -> None:
    fill(sealed, kenya, clerk, analyst)
    for outsider in (officer, facilitator):
        client = signed_in(outsider)
        assert client.get(address(sealed.suspect)).status_code == 404
        assert client.post(address(sealed.suspect)).status_code == 404
    answer = signed_in(clerk).post(address(sealed.suspect))
    assert answer["Content-Disposition"] == 'attachment; filename="dossier.pdf"'
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages]
    assert len(pages) > 1
    assert [page.count("Under seal") >= 2 for page in pages] == [True] * len(pages)
    text = " ".join(" ".join(pages).split())
    told = [
        "Xantippe Quillfeather",
        "Attacks",
        "Guarded.",
        "A harbour",
        "A talk was held.",
        "An answer came.",
    ]
    assert [word for word in [*told, "Travel of two people", clerk.name] if word not in text] == []
    own = [sealed.compartment_id]
    assert trail(clerk) == [
        ("arrests.suspect", [sealed.suspect_id], own, "under_seal"),
        ("arrests.warrant", [sealed.pk], own, "under_seal"),
    ]
    with pikepdf.open(io.BytesIO(answer.content)) as file, file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert str(file.docinfo.Title).startswith("Xantippe Quillfeather – Dossier")


def chapters(suspect: Suspect, viewer: Person) -> tuple[Level, list[tuple[str, Level]]]:
    """The marking of the paper and of each of its chapters."""
    with viewing(viewer):
        warrants = list(suspect.warrants.with_days(TODAY, NOW))
        found = panels_of(warrants, viewer=viewer, on=TODAY, known_at=NOW)
        paper = paper_of(About(suspect, warrants, viewer, TODAY, NOW), found, least=Level.PUBLIC)
    return paper.level, [(str(one.title), one.level) for one in paper.chapters]


def test_of_a_public_person_outsiders_take_what_is_public_and_the_court_what_is_internal_besides(
    warrant: Warrant,
    kenya: Partner,
    clerk: Person,
    analyst: Person,
    facilitator: Person,
    president: Person,
    signed_in: SignIn,
) -> None:
    fill(warrant, kenya, clerk, analyst)
    public = [("Person", Level.PUBLIC), ("Warrant 1", Level.PUBLIC)]
    internal = ["Reviews", "Sightings and planned travel", "Measures", "Cost of delay"]
    assert chapters(warrant.suspect, facilitator) == (Level.PUBLIC, public)
    assert chapters(warrant.suspect, president) == (
        Level.CONFIDENTIAL,
        [*public, *((title, Level.CONFIDENTIAL) for title in internal)],
    )
    kept: list[tuple[Any, ...]] = [("arrests.suspect", [warrant.suspect_id], [], "confidential")]
    for person, inside in ((facilitator, False), (president, True)):
        page = signed_in(person).get(address(warrant.suspect)).content.decode()
        assert ("Guarded." in page) is inside
        assert trail(person) == (kept if inside else [])


def test_hostile_text_stays_text_within_the_page_and_leads_nowhere() -> None:
    lines = [("Line", text) for text in HOSTILE]
    grid = Grid("Table", ["A", "B", "C", "D"], [HOSTILE])
    paper = Paper(
        language="en",
        level=Level.CONFIDENTIAL,
        court="Court",
        title=HOSTILE[0],
        about=HOSTILE[1],
        copy=HOSTILE[2],
        dated=date(2026, 6, 1),
        foot="Dossier",
        chapters=[Chapter(HOSTILE[0], [Lines(lines), grid, Words(HOSTILE[0])], Level.CONFIDENTIAL)],
    )
    content = render(paper)
    assert render(replace(paper)) == content
    with pikepdf.open(io.BytesIO(content)) as file:
        assert {"/URI", "/Launch", "/JavaScript", "/JS", "/OpenAction", "/AA", "/GoToR"}.isdisjoint(
            key
            for item in file.objects
            if isinstance(item, pikepdf.Dictionary)
            for key in item.keys()  # noqa: SIM118
        )
    read = pypdf.PdfReader(io.BytesIO(content)).pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in read} == {(595, 842)}
    text = "".join(page.extract_text() for page in read)
    assert text.count("<script>alert(1)") >= 4
    assert text.count("W") >= 2_000
    assert all(page.extract_text().count("Confidential") == 2 for page in read)
