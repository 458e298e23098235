"""Paragraphs that people write: what the markup means, what is refused with its place, and how it joins the report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.findings import Severity
from reports.document import Citation, Passage, SnapshotError, build
from reports.document.blocks import (
    Emphasis,
    FigureRun,
    Note,
    Paragraph,
    ParagraphPointer,
    Recommendation,
    Runs,
    Table,
    Text,
    plain,
)
from reports.narrative.english import words
from reports.text import Sources, read, written
from reports.text.references import offered
from tests.reports.sample import SNAPSHOT

CITED = replace(
    SNAPSHOT,
    citations=(Citation(symbol="A/68/314", role="other", title="Report", pinpoint="paragraphs 98 to 105"),),
)
SOURCES = Sources(CITED, words, frozenset({"apic", "at-large"}))


def blockers(text: str) -> list[tuple[str, str]]:
    return [
        (one.where, one.sentence) for one in read(text, SOURCES).findings if one.severity is Severity.BLOCKER
    ]


def test_everything_that_can_be_written_becomes_what_it_stands_for() -> None:
    found = read(
        "As of {F9.on}, {F9|State was a party|States were parties} and {F6R.WEOG} *not* more.^[See {document A/68/314},\n"
        "  {day 2013-05-14}.] {recommendation 17}, {paragraph apic}, {period}: \\{a\\} ]\n- first;\n- {list apic-not-party}.",
        SOURCES,
    )
    assert found.findings == ()
    assert found.runs == (
        Text("As of 22 April 2013, "),
        FigureRun("F9", 72, "72"),
        Text(" States were parties and "),
        FigureRun("F6r", 5, "five", "WEOG"),
        Text(" "),
        Emphasis("not"),
        Text(" more."),
        Note((Text("See Report, A/68/314, paragraphs 98 to 105, 14 May 2013."),)),
        Text(" "),
        Recommendation(17),
        Text(", "),
        ParagraphPointer("apic"),
        Text(", October 2011 to September 2013: {a} ]"),
    )
    assert found.points == ((Text("first;"),), (Text("Ukraine."),))


@pytest.mark.parametrize(
    ("text", "where", "sentence"),
    [
        ("See {F99}.", "line 1, character 5", "neither a figure nor a reference"),
        ("One\n- two {F6r.ASIA}", "line 2, character 7", "no part “ASIA”"),
        ("{F1|a|b|c}", "line 1, character 1", "one and the word for several"),
        ("{day 14 May}", "line 1, character 1", "write it like {day 2013-05-14}"),
        ("{paragraph nowhere}", "line 1, character 1", "no paragraph “nowhere”"),
        ("{recommendation 67}", "line 1, character 1", "numbered from 1 to 66"),
        ("{document X/1}", "line 1, character 1", "not among the related documents"),
        ("{list friends}", "line 1, character 1", "is no list"),
        ("a {F1", "line 1, character 3", "no partner"),
        ("a } b", "line 1, character 3", "no partner"),
        ("a *b", "line 1, character 3", "two stars"),
        ("a.^[note", "line 1, character 3", "does not end"),
        ("a.^[]", "line 1, character 3", "footnote is empty"),
        ("a.^[b^[c]]", "line 1, character 6", "inside another"),
        ("", "line 1, character 1", "Write the paragraph"),
        ("- only a point", "line 1, character 1", "before the points"),
        ("W" * 10_000, "line 1, character 1", "10000 characters; no line is so long"),
        ("word " * 3_000, "line 1, character 12001", "has 15000 characters"),
        ("a" + "\n- b" * 27, "line 1, character 1", "more than 26 points"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, where: str, sentence: str) -> None:
    ((found_where, found_sentence),) = blockers(text)
    assert found_where == where
    assert sentence in found_sentence


def test_hostile_text_is_printed_as_it_stands_or_left_out_and_said_so() -> None:
    found = read('<img src="http://x/y.png"> <a href="file:///etc/passwd">x</a> \u202eevil\u200b', SOURCES)
    assert plain(found.runs) == '<img src="http://x/y.png"> <a href="file:///etc/passwd">x</a> evil'
    assert {one.severity for one in found.findings} == {Severity.WARNING}
    assert [one.sentence for one in found.findings] == [
        '“<img src="http://x/y.png">” is no markup here and is printed as it stands.',
        '“<a href="file:///etc/passwd">” is no markup here and is printed as it stands.',
        "“</a>” is no markup here and is printed as it stands.",
        "Invisible characters, or signs that change the direction of reading, are left out.",
    ]


@given(st.text(max_size=200))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    read(text, SOURCES)


def test_the_registers_own_paragraphs_can_be_gone_on_from() -> None:
    document = build(SNAPSHOT)
    sources = Sources(SNAPSHOT, words, frozenset(one.key for one in document.paragraphs))
    for paragraph in document.paragraphs:
        found = read(written(paragraph, sources), sources)
        assert not found.findings, paragraph.key
        assert [plain(runs) for runs in found.points] == [_unnumbered(runs) for runs in paragraph.points]
        assert plain(found.runs) == _unnumbered(paragraph.runs)
    live = {one.key: written(one, sources) for one in document.paragraphs}
    assert live["at-large"].startswith("As of {F4.on}, {F4} individuals")  # the day moves with the edition
    assert live["apic"].startswith("As of {F9.on}, {F9} States")


def _unnumbered(runs: Runs) -> str:
    """The words with 0 in the place of each number of a paragraph: numbers are given when the document is built."""
    return plain(
        tuple(ParagraphPointer(run.key) if isinstance(run, ParagraphPointer) else run for run in runs)
    )


def test_every_reference_that_is_offered_can_be_written() -> None:
    for reference, _words in offered(SOURCES):
        assert not blockers(f"{{{reference}}}"), reference


def passage(key: str, body: str = "", **more: object) -> Passage:
    return Passage(**{"key": key, "language": "en", "section": "apic", "body": body, **more})  # type: ignore[arg-type]


def test_passages_stand_in_the_place_of_the_registers_own_words_beside_them_or_leave_them_out() -> None:
    usual = [one.key for one in build(SNAPSHOT).paragraphs]
    snapshot = replace(
        SNAPSHOT,
        passages=(
            passage("apic", "Parties: {F9}.", title="Numbers"),
            passage("call", left_out=True),
            passage("apic-1", "See paragraph {paragraph apic}.", after="apic"),
            passage("apic-2", "The last of its section."),
            passage("relocation-1", "Behind it.", section="agreements", after="enforcement"),
            passage("help", "En français.", language="fr"),
        ),
    )
    document = build(snapshot)
    keys = [one.key for one in document.paragraphs]
    expected = [key for key in usual if key != "call"]
    expected.insert(expected.index("apic") + 1, "apic-1")
    expected.insert(expected.index("next-steps" if "next-steps" in expected else "help") + 1, "apic-2")
    expected.insert(expected.index("enforcement") + 1, "relocation-1")
    assert keys == expected
    found = {one.key: one for one in document.paragraphs}
    assert (found["apic"].title, plain(found["apic"].runs)) == ("Numbers", "Parties: 72.")
    assert plain(found["apic-1"].runs) == f"See paragraph {found['apic'].number}."
    blocks = list(document.blocks)
    at = blocks.index(found["relocation-1"])
    assert not isinstance(blocks[at - 1], Paragraph)  # table and chart of the paragraph before stay with it


def test_a_pointer_to_what_is_left_out_stops_the_report() -> None:
    with pytest.raises(SnapshotError, match="points to paragraph “at-large”, which is not in the report"):
        build(replace(SNAPSHOT, passages=(passage("at-large", section="arrests", left_out=True),)))


def test_a_passage_whose_reference_lost_its_source_stops_the_report() -> None:
    with pytest.raises(SnapshotError, match=r"Paragraph “apic”, line 1, character 1: .*related documents"):
        build(replace(SNAPSHOT, passages=(passage("apic", "{document X/1}"),)))


def test_an_annex_leads_from_each_recommendation_to_the_paragraphs_that_recall_it() -> None:
    document = build(SNAPSHOT)
    table = next(one for one in document.blocks if isinstance(one, Table) and one.key == "recommendations")
    numbers = {one.key: str(one.number) for one in document.paragraphs}
    assert [tuple(plain(cell) for cell in row) for row in table.rows] == [
        ("5", numbers["capacity"]),
        ("11", numbers["bilateral"]),
        ("17", numbers["momentum"]),
        ("20", numbers["momentum"]),
        ("21", numbers["lessons"]),
        ("48", numbers["bilateral"]),
        ("51", numbers["united-nations"]),
        ("53", numbers["needs"]),
        *((number, numbers["in-organizations"]) for number in ("61", "62", "64", "65")),
        ("66", numbers["bilateral"]),
    ]
