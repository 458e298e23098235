"""Lists of a depositary: read whatever they were saved as, applied by a person, change by change."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime
from html import escape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.sight import viewing
from agreements.depositary import read
from agreements.models import DepositaryList, ListDecision
from agreements.queries.proposals import proposals, unlisted
from agreements.services.depositary import decide, keep_list
from common.clock import COURT_ZONE
from common.errors import Refusal
from icc_coop.reference import OWN_COPY, load
from partners.models import Partner, TreatyEvent
from partners.vocab import Treaty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

LOADED = datetime(2026, 11, 24, 12, tzinfo=COURT_ZONE)
TODAY = date(2026, 11, 25)
LETTERS = {
    "": "",
    "ratification": "",
    "acceptance": " A",
    "approval": " AA",
    "accession": " a",
    "succession": " d",
}
HEAD = ("Participant", "Signature", "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)")

Lines = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def reference(kept: None) -> None:
    """The reference data that the project ships."""
    load(OWN_COPY, known_at=LOADED)


def written(day: str) -> str:
    """A day as the United Nations write it."""
    return date.fromisoformat(day).strftime("%d %b %Y").lstrip("0") if day else ""


def lines() -> Lines:
    """The project's own file as lines of the United Nations' table."""
    names = {state.code: state.un_name_en or state.name_en for state in Partner.objects.states()}
    with (OWN_COPY / "apic.csv").open(encoding="utf-8", newline="") as file:
        return [
            (
                names[row["iso3"]],
                written(row["signature_date"]),
                written(row["deposit_date"]) + LETTERS[row["instrument"]],
            )
            for row in csv.DictReader(file)
        ]


def as_xml(rows: Lines, head: tuple[str, ...] = HEAD) -> bytes:
    """The XML of the treaty collection, with a footnote at every name."""

    def row(cells: tuple[str, ...]) -> str:
        return "<Row>" + "".join(f"<Entry>{escape(cell)}</Entry>" for cell in cells) + "</Row>"

    body = "".join(row((f"{name}<superscript>1</superscript>", *cells)) for name, *cells in rows)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><MTDSG><Treaty><Participants><Table><TGroup><Thead>{row(head)}</Thead>'
        f"<Tbody><Rows>{body}</Rows></Tbody></TGroup></Table></Participants></Treaty></MTDSG>"
    ).encode()


def as_html(rows: Lines, head: tuple[str, ...] = HEAD) -> bytes:
    """A saved page: other tables around the one that counts, one of the same head; footnotes, hard spaces, tags left open."""

    def row(cells: tuple[str, ...]) -> str:
        return "<tr>" + "".join(f"<td>{escape(cell).replace(' ', '&nbsp;')}" for cell in cells)

    body = "".join(
        row((name, *cells)).replace("<td>", "<td><sup><a href='#1'>1</a></sup>", 1) for name, *cells in rows
    )
    return (
        "<!DOCTYPE html><html><head><title>UNTC</title></head><body><table><tr><td>Menu</table>"
        "<table><tr><td>Participant<td>Date of receipt<td>Territories<tr><td>X<td>1 Jan 2010<td>Y</table>"
        f"<table id='ctl00_Content_tblgrid'>{row(head)}{body}</table></body></html>"
    ).encode()


def own() -> bytes:
    return (OWN_COPY / "apic.csv").read_bytes()


@pytest.mark.parametrize("saved_as", [as_xml, as_html])
def test_the_three_formats_say_the_same_and_propose_nothing_that_is_known(
    clerk: Person, saved_as: Callable[[Lines], bytes]
) -> None:
    with viewing(clerk):
        expected = read(own(), Treaty.APIC, today=TODAY)
        found = read(saved_as(lines()), Treaty.APIC, today=TODAY)
        assert expected.findings == found.findings == []
        facts = [
            [(one.partner, one.signed_on, one.deposited_on, one.instrument) for one in reading.entries]
            for reading in (expected, found)
        ]
        assert facts[0] == facts[1]
        assert len(facts[0]) == 87
        source, _new = keep_list(
            treaty=Treaty.APIC, name="x", content=own(), saved_on=TODAY, today=TODAY, by=clerk
        )
        assert proposals(source, found.entries) == []
        assert unlisted(Treaty.APIC, found.entries) == []


def test_lines_that_cannot_be_read_get_a_sentence_and_the_others_count(clerk: Person) -> None:
    rows = [
        ("Atlantis", "", "2 Aug 2006 a"),
        ("Albania", "", "31 Feb 2006 a"),
        ("Andorra", "21 Jun 2001", "11 Feb 2005"),
        ("Austria", "", "[17 Dec 2003]"),
        ("Belgium", "", "28 Mar 2031"),
        ("Belize", "26 Sep 2003", "14 Sep 2002"),
        ("Benin", "", ""),
        ("Peru", "10 Sep 2002", "17 Jan 2017"),
        ("Peru", "10 Sep 2002", "17 Jan 2017"),
    ]
    with viewing(clerk):
        found = read(as_html(rows), Treaty.APIC, today=TODAY)
    assert [entry.partner.code for entry in found.entries] == ["PER"]
    assert [finding.where for finding in found.findings] == [
        f"line {number}, {name}"
        for number, name in enumerate([name for name, *_cells in rows], start=1)
        if number != 8
    ]
    for finding, part in zip(
        found.findings,
        (
            "No State is called so",
            "no such day as 31 Feb 2006",
            "opened on 2002-09-10",
            "record it by hand",
            "today is 2026-11-25",
            "before the signature",
            "neither a signature",
            "line 8",
        ),
        strict=True,
    ):
        assert part in finding.sentence


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (lambda: as_xml(lines())[:-900], "cut off or damaged"),
        (lambda: as_html(lines())[:-900], "cut off: its end is missing"),
        (lambda: as_xml(lines(), HEAD[:1]), "lacks the column Signature, Ratification"),
        (lambda: as_html(lines(), ("Participant", "Signature", "Notes")), "lacks the column Ratification"),
        (lambda: b"<html><body><p>Under maintenance</p></body></html>", "no table whose head"),
        (lambda: b'<!DOCTYPE x [<!ENTITY a "b">]><MTDSG>&a;</MTDSG>', "declares entities"),
        (lambda: own().replace(b"deposit_date", b"deposited", 1), "deposit_date"),
        (lambda: own()[:-60], "row"),
    ],
)
def test_a_file_that_is_no_whole_list_gets_a_sentence_and_is_not_kept(
    officer: Person, signed_in: Callable[[Person], Client], content: Callable[[], bytes], sentence: str
) -> None:
    upload = SimpleUploadedFile("list", content())
    page = signed_in(officer).post(
        reverse("agreements:apic_lists"), {"file": upload, "saved_on": TODAY.isoformat()}
    )
    assert page.status_code == 400
    assert sentence in page.content.decode()
    assert not DepositaryList.objects.exists()


def test_changes_are_applied_one_by_one_and_a_second_import_changes_nothing(
    officer: Person, facilitator: Person, signed_in: Callable[[Person], Client]
) -> None:
    client, address = signed_in(officer), reverse("agreements:apic_lists")
    rows = [*lines(), ("Kenya", "", "3 Mar 2020 a"), ("Japan", "", "4 May 2021 a")]
    rows = [(name, signed, "3 Aug 2006 a" if name == "Albania" else rest) for name, signed, rest in rows]

    def upload() -> str:
        file = SimpleUploadedFile("XVIII-13.en.xml", as_xml(rows))
        return str(client.post(address, {"file": file, "saved_on": "2026-11-20"})["Location"])

    before = TreatyEvent.objects.count()
    page = client.get(upload())
    keys = [one.key for one in page.context["open"]]
    assert keys == ["ALB:deposited:2006-08-03", "KEN:deposited:2020-03-03", "JPN:deposited:2021-05-04"]
    assert TreatyEvent.objects.count() == before
    assert signed_in(facilitator).get(upload()).status_code == 404
    client = signed_in(officer)
    for key, url in zip(keys, ("apply", "apply", "leave"), strict=True):
        source = DepositaryList.objects.get()
        client.post(reverse(f"agreements:apic_list_{url}", args=[source.code]), {"change": key})
    stands = TreatyEvent.objects.filter(
        treaty=Treaty.APIC, corrected_by=None, partner__code__in=["ALB", "KEN", "JPN"]
    )
    assert sorted(stands.values_list("partner__code", "kind", "effective_on", "source")) == [
        ("ALB", "deposited", date(2006, 8, 3), "XVIII-13.en.xml, saved on 2026-11-20"),
        ("ALB", "entered_into_force", date(2006, 9, 2), ""),
        ("KEN", "deposited", date(2020, 3, 3), "XVIII-13.en.xml, saved on 2026-11-20"),
        ("KEN", "entered_into_force", date(2020, 4, 2), "XVIII-13.en.xml, saved on 2026-11-20"),
    ]
    after = TreatyEvent.objects.count()
    page = client.get(upload())
    assert [one.key for one in page.context["open"]] == []
    assert [one.key for one in page.context["left"]] == keys[2:]
    again = client.post(page.context["apply_url"], {"change": keys[0]}, follow=True)
    assert "nothing was done" in again.content.decode()
    assert TreatyEvent.objects.count() == after
    assert (DepositaryList.objects.count(), ListDecision.objects.count()) == (1, 3)
    kept = client.get(page.context["file_url"])
    assert kept.content == as_xml(rows)
    assert kept["Content-Disposition"].startswith("attachment")


def test_a_change_that_is_not_possible_gets_a_sentence(clerk: Person) -> None:
    content = as_xml([("Peru", "10 Sep 2002", "17 Jan 2017"), ("Kenya", "30 Jun 2004", "")])
    with viewing(clerk):
        source, _new = keep_list(
            treaty=Treaty.APIC, name="x", content=content, saved_on=TODAY, today=TODAY, by=clerk
        )
        with pytest.raises(Refusal, match="changed meanwhile"):
            decide(source, key="PER:deposited:2017-01-17", decision="applied", known_at=LOADED, by=clerk)
        decide(source, key="KEN:signed:2004-06-30", decision="applied", known_at=LOADED, by=clerk)
        with pytest.raises(Refusal, match="saved in the future"):
            keep_list(
                treaty=Treaty.APIC,
                name="x",
                content=content,
                saved_on=date(2027, 1, 1),
                today=TODAY,
                by=clerk,
            )
