"""The written report: numbering, figures in sentences, footnotes, and what the HTML carries."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from django.contrib.staticfiles import finders
from hypothesis import given
from hypothesis import strategies as st

from reports.document import (
    Citation,
    Passage,
    Snapshot,
    SnapshotError,
    Theme,
    Wording,
    build,
    problems,
    render_html,
    texts,
)
from reports.document.blocks import Paragraph, Text, plain
from reports.document.cleaning import clean
from reports.document.data import figures_csv, figures_json, table_csv, table_json
from reports.document.html import STYLESHEETS
from reports.document.snapshot import REQUIRED_FIGURES, CountRow, CountTable
from reports.narrative.english.words import alphabetical, listing, number, span
from tests.reports.sample import (
    EDITION,
    ENFORCEMENT,
    FIGURES,
    OUTSIDE,
    SNAPSHOT,
    SOUGHT,
    empty,
    published,
    with_figures,
)

HOSTILE = "<script>alert(1)</script> \u202egnp.exe\u202c\x00\x1b & {braces} %s " + "W" * 200


def text(snapshot: Snapshot) -> str:
    """All numbered paragraphs, one a line, points included."""
    lines = []
    for paragraph in build(snapshot).paragraphs:
        words = [
            f"{paragraph.number}. {plain(paragraph.runs)}",
            *(plain(point) for point in paragraph.points),
        ]
        lines.append(" ".join(words))
    return "\n".join(lines)


def paragraph(snapshot: Snapshot, key: str) -> str:
    return next(plain(p.runs) for p in build(snapshot).paragraphs if p.key == key)


# --- Snapshot


def test_a_snapshot_survives_its_canonical_text() -> None:
    assert Snapshot.from_json(SNAPSHOT.to_json()) == SNAPSHOT


def test_the_canonical_text_has_sorted_keys_and_no_blanks() -> None:
    text = SNAPSHOT.to_json()
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"))


def test_a_snapshot_stored_with_keys_in_another_order_has_the_same_canonical_text() -> None:
    shuffled = json.dumps(dict(reversed(json.loads(SNAPSHOT.to_json()).items())), indent=2)
    assert Snapshot.from_json(shuffled).to_json() == SNAPSHOT.to_json()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda data: data.pop("edition"), "snapshot: edition is missing"),
        (lambda data: data.update(extra=1), "unknown name 'extra'"),
        (
            lambda data: data["figures"][0].update(value="many"),
            "snapshot.figures[0].value: expected a whole number",
        ),
        (
            lambda data: data["figures"][0].update(value=True),
            "snapshot.figures[0].value: expected a whole number",
        ),
        (
            lambda data: data["edition"].update(period_start="1 May"),
            "snapshot.edition.period_start: expected a date",
        ),
    ],
)
def test_a_text_that_is_no_snapshot_is_refused_with_its_place(change, sentence) -> None:  # type: ignore[no-untyped-def]
    data = json.loads(SNAPSHOT.to_json())
    change(data)
    with pytest.raises(SnapshotError, match=re.escape(sentence)):
        Snapshot.from_json(json.dumps(data))


def test_the_sample_has_no_problem() -> None:
    assert problems(SNAPSHOT) == []
    assert problems(empty()) == []


@pytest.mark.parametrize(
    ("snapshot", "sentence"),
    [
        (replace(SNAPSHOT, figures=FIGURES[1:]), "Figure F1: missing"),
        (replace(SNAPSHOT, figures=(*FIGURES, FIGURES[0])), "Figure F1: given 2 times"),
        (with_figures(SNAPSHOT, F1=-1), "Figure F1: a count cannot be negative"),
        (with_figures(SNAPSHOT, F2o=534), "Figure F2o (534) is greater than F2 (533)"),
        (with_figures(SNAPSHOT, F4=13), "Figure F4 is 13, but the snapshot names 12 persons"),
        (with_figures(SNAPSHOT, F6f=8), "Figure F6f is 8, but the snapshot names 7"),
        (
            with_figures(SNAPSHOT, F6r={"WEOG": 8, "EEG": 0, "AFR": 0, "GRULAC": 0, "APG": 0}),
            "Figure F6r, WEOG: 8",
        ),
        (with_figures(SNAPSHOT, F9o=50), "Figure F9o is 50, but the snapshot names 51"),
        (replace(SNAPSHOT, apic_non_states_parties=()), "Figure F9n is 1"),
        (
            replace(
                SNAPSHOT,
                enforcement=(replace(ENFORCEMENT[0], in_force_on=date(2014, 1, 1)), *ENFORCEMENT[1:]),
            ),
            "Agreement with Austria: in force after 2013-09-30",
        ),
        (
            replace(SNAPSHOT, edition=replace(EDITION, period_start=date(2014, 1, 1))),
            "Period: it starts after its end",
        ),
    ],
)
def test_a_snapshot_that_contradicts_itself_is_not_written(snapshot: Snapshot, sentence: str) -> None:
    with pytest.raises(SnapshotError, match=re.escape(sentence)):
        build(snapshot)


def test_a_language_without_narrative_is_refused() -> None:
    with pytest.raises(SnapshotError, match="there is no narrative in “xx”"):
        build(SNAPSHOT, "xx")


# --- Structure


def test_the_report_has_its_sections_in_order() -> None:
    document = build(SNAPSHOT)
    assert [heading.label for heading in document.headings if not heading.annex] == [
        "I.",
        "II.",
        "A.",
        "B.",
        "C.",
        "D.",
        "III.",
    ]
    assert document.headings[0].text == "Introduction"
    assert (
        next(heading.text for heading in document.headings if heading.annex)
        == "Annex: Figures, rules and dates"
    )


@pytest.mark.parametrize("snapshot", [SNAPSHOT, published(), empty()], ids=["draft", "published", "empty"])
def test_paragraphs_and_footnotes_are_numbered_through(snapshot: Snapshot) -> None:
    document = build(snapshot)
    assert [p.number for p in document.paragraphs] == list(range(1, len(document.paragraphs) + 1))
    assert [note.number for note in document.notes] == list(range(1, len(document.notes) + 1))
    assert len(document.paragraphs) >= 40
    assert len(document.notes) >= 10


def test_every_required_figure_is_printed() -> None:
    assert set(REQUIRED_FIGURES) <= build(SNAPSHOT).figures
    assert set(REQUIRED_FIGURES) <= build(empty()).figures


def test_the_same_snapshot_gives_the_same_document() -> None:
    assert build(SNAPSHOT) == build(Snapshot.from_json(SNAPSHOT.to_json()))


def test_a_pointer_names_the_paragraph_it_points_to() -> None:
    document = build(SNAPSHOT)
    at_large = next(p.number for p in document.paragraphs if p.key == "at-large")
    invitations = next(p for p in document.paragraphs if p.key == "invitations")
    assert f"(paragraph {at_large})" in plain(invitations.points[0])


# --- Figures in sentences


def test_the_figures_of_2011_to_2013_are_said() -> None:
    assert paragraph(SNAPSHOT, "requests") == (
        "During the period the Registry transmitted 1,320 requests for visas and 533 other requests for cooperation, 19 of which "
        "were addressed to international or regional organizations. In the same period the Office of the Prosecutor sent 609 "
        "requests for assistance to 71 partners."
    )
    assert paragraph(SNAPSHOT, "at-large").startswith("As of 29 September 2013, 12 individuals")
    assert "13 relocation agreements with States Parties, three of them in 2013 and two on" in paragraph(
        SNAPSHOT, "relocation"
    )
    assert "eight States had concluded an agreement" in paragraph(SNAPSHOT, "enforcement")
    assert "seven were in force" in paragraph(SNAPSHOT, "enforcement")
    assert (
        "As of 22 April 2013, 72 States were parties to APIC, including one State not party to the Rome Statute (Ukraine)"
        in (paragraph(SNAPSHOT, "apic"))
    )
    assert "51 States Parties to the Rome Statute" in paragraph(SNAPSHOT, "apic")


def test_colombia_is_concluded_and_not_in_force() -> None:
    enforcement = next(p for p in build(SNAPSHOT).paragraphs if p.key == "enforcement")
    assert "one (Colombia: concluded, not yet in force)" in plain(enforcement.points[3])


def test_groups_name_their_states_in_alphabetical_order_and_say_none() -> None:
    points = next(p.points for p in build(SNAPSHOT).paragraphs if p.key == "enforcement")
    assert plain(points[0]).endswith("five (Austria, Belgium, Denmark, Finland and United Kingdom);")
    assert plain(points[4]) == "Group of Asia-Pacific States: none."


def test_persons_whose_warrants_became_public_in_the_period_are_named() -> None:
    assert (
        "The warrants against three of them became public during the period: Abdel Raheem Muhammad Hussein, Simone Gbagbo and "
        "Sylvestre Mudacumura." in text(SNAPSHOT)
    )


def test_another_period_changes_who_is_new_and_what_is_said_of_the_period() -> None:
    edition = replace(EDITION, period_start=date(2013, 1, 1), period_end=date(2013, 6, 15))
    written = text(replace(SNAPSHOT, edition=edition))
    assert "concerns the period 1 January 2013 to 15 June 2013." in written
    assert "None of their warrants became public during the period." in written
    assert "From 1 October 2011 to 30 September 2013, the Registry transmitted" in written


def test_one_of_each_is_said_in_the_singular() -> None:
    by_group = {"WEOG": 1, "EEG": 0, "AFR": 0, "GRULAC": 0, "APG": 0}
    singular = with_figures(
        replace(SNAPSHOT, sought=SOUGHT[:1], enforcement=ENFORCEMENT[:1], apic_outside=OUTSIDE[:1]),
        **dict.fromkeys(
            (
                "F1",
                "F2",
                "F2o",
                "F3",
                "F3p",
                "F4",
                "F5",
                "F5y",
                "F5e",
                "F6",
                "F6f",
                "F7",
                "F8",
                "F9",
                "F9n",
                "F9o",
            ),
            1,
        ),
        F6r=by_group,
    )
    written = text(singular)
    for words in (
        "one request for a visa and one other request for cooperation, one of which was addressed",
        "one request for assistance to one partner.",
        "one individual named in public warrants of arrest was at large",
        "one relocation agreement with",
        "one State had concluded an agreement",
        "one was in force",
        "one agreement on interim release",
        "one State was party to APIC, including one State not party",
        "Still outside it was one State Party to",
    ):
        assert words in written
    assert not re.search(r"\b[Oo]ne (requests|individuals|agreements|States|partners)\b", written)


def test_nothing_at_all_is_said_without_nonsense() -> None:
    written = text(empty())
    assert "no requests for visas and no other requests for cooperation. In the same period" in written
    assert "no individuals named in public warrants of arrest were at large." in written
    assert "no relocation agreements with States Parties." in written
    assert "no agreements on interim release." in written
    assert "no States were parties to APIC." in written
    assert "()" not in written
    assert " ," not in written
    assert " ." not in written


@given(st.integers(0, 3_000_000))
def test_numbers_are_words_to_nine_and_digits_with_commas_from_ten(value: int) -> None:
    said = number(value)
    if value < 10:
        assert said.isalpha()
    else:
        assert int(said.replace(",", "")) == value
        assert re.fullmatch(r"\d{1,3}(,\d{3})*", said)


def test_whole_months_are_said_as_months() -> None:
    assert span(date(2011, 10, 1), date(2013, 9, 30)) == "October 2011 to September 2013"
    assert span(date(2012, 2, 1), date(2012, 2, 29)) == "February 2012"
    assert span(date(2012, 2, 1), date(2012, 2, 28)) == "1 February 2012 to 28 February 2012"


def test_lists_have_one_and() -> None:
    assert listing(["Mali"]) == "Mali"
    assert listing(["Mali", "Serbia"]) == "Mali and Serbia"
    assert listing(["Austria", "Mali", "Serbia"]) == "Austria, Mali and Serbia"


def test_accents_do_not_move_a_state_to_the_end() -> None:
    assert alphabetical(["Croatia", "Côte d'Ivoire", "Costa Rica"]) == [
        "Costa Rica",
        "Côte d'Ivoire",
        "Croatia",
    ]


# --- Numbers for programs


def test_figures_as_csv_and_json_say_what_the_snapshot_says() -> None:
    lines = figures_csv(SNAPSHOT).decode().splitlines()
    assert lines[:2] == [
        "id,group,value,on,rule",
        'F1,,1320,2011-10-01/2013-09-30,"Requests of the family visa, transmitted by the Registry."',
    ]
    assert [line.split(",")[:3] for line in lines if line.startswith("F6r")] == [
        ["F6r", "WEOG", "5"],
        ["F6r", "EEG", "1"],
        ["F6r", "AFR", "1"],
        ["F6r", "GRULAC", "1"],
        ["F6r", "APG", "0"],
    ]
    read = json.loads(figures_json(SNAPSHOT))
    assert read["snapshot_sha256"] == hashlib.sha256(SNAPSHOT.to_json().encode()).hexdigest()
    assert {id: one["value"] for id, one in read["figures"].items()} == {one.id: one.value for one in FIGURES}


def test_a_table_for_programs_has_bare_numbers_and_no_formulas() -> None:
    table = build(SNAPSHOT).tables[0]
    assert table_csv(table).decode().splitlines()[:2] == [
        "Situation,Individuals,Oldest warrant outstanding",
        "Uganda,4,8 July 2005",
    ]
    assert json.loads(table_json(table))["rows"][-1] == ["All situations", 12, "8 July 2005"]
    hostile = replace(table, rows=(((Text("=1+1"),), (Text("-2"),), (Text("@x"),)),))
    assert table_csv(hostile).decode().splitlines()[1] == "'=1+1,'-2,'@x"


# --- HTML


class Reader(HTMLParser):
    """Collects what a test asks about."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _tag, attributes in self.tags if "id" in attributes]


def test_every_anchor_exists_once_and_every_link_arrives() -> None:
    for standalone in (False, True):
        reader = Reader(render_html(build(SNAPSHOT), standalone=standalone))
        assert len(reader.ids) == len(set(reader.ids))
        targets = {(a["href"] or "")[1:] for a in reader.all("a") if (a["href"] or "").startswith("#")}
        assert targets <= set(reader.ids)
        assert "para-13" in reader.ids


def test_a_paragraph_is_an_anchor_that_says_how_it_is_cited() -> None:
    for language, cited in (("en", "ICC-ASP/12/35, paragraph 13"), ("fr", "ICC-ASP/12/35, paragraphe 13")):
        links = Reader(render_html(build(SNAPSHOT, language))).all("a")
        assert {"class": "report-number", "href": "#para-13", "title": cited} in links


def test_figures_carry_their_id_and_value() -> None:
    figures = Reader(render_html(build(SNAPSHOT))).all("data")
    assert {"class": "report-figure", "value": "1320", "data-figure": "F1"} in figures
    assert {"class": "report-figure", "value": "5", "data-figure": "F6r", "data-group": "WEOG"} in figures


def test_figures_lead_to_their_rows_only_where_a_link_is_given() -> None:
    html = render_html(
        build(SNAPSHOT), links={"F4": "/warrants/?on=2013-09-29&x=1", "F6r:WEOG": "/agreements/"}
    )
    links = [a["href"] for a in Reader(html).all("a") if a.get("class") == "report-rows"]
    assert set(links) == {"/warrants/?on=2013-09-29&x=1", "/agreements/"}
    assert "report-rows" not in render_html(build(SNAPSHOT))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//elsewhere.example", "https://elsewhere.example/"]
)
def test_links_to_elsewhere_are_refused(address: str) -> None:
    with pytest.raises(ValueError, match="Link of F4"):
        render_html(build(SNAPSHOT), links={"F4": address})


def test_a_part_of_a_page_leaves_the_h1_to_the_page_and_has_no_style() -> None:
    reader = Reader(render_html(build(SNAPSHOT)))
    assert reader.tags[0][0] == "article"
    assert not reader.all("h1")
    assert not reader.all("style")
    assert not any("style" in attributes or "onclick" in attributes for _tag, attributes in reader.tags)


def test_a_file_of_its_own_is_whole_and_needs_nothing_else() -> None:
    html = render_html(build(SNAPSHOT), standalone=True)
    reader = Reader(html)
    assert html.startswith("<!DOCTYPE html>")
    assert reader.all("html") == [{"lang": "en"}]
    assert len(reader.all("h1")) == len(reader.all("main")) == 1
    assert not reader.all("script")
    assert not reader.all("link")
    assert not re.search(r"https?://|url\(|@import", html)


def test_the_style_sheets_to_link_are_shipped() -> None:
    for name in STYLESHEETS:
        assert finders.find(name), name


def test_warnings_stand_on_drafts_and_synthetic_editions_only() -> None:
    assert "Draft, not cleared for publication" in render_html(build(SNAPSHOT))
    assert "Synthetic demonstration data" in render_html(build(SNAPSHOT))
    assert "Draft" not in render_html(build(published()))
    assert "ynthetic" not in render_html(build(published()))


def test_hostile_text_stays_text_wherever_people_wrote_it() -> None:
    edition = replace(EDITION, symbol='X"><img src=x onerror=y>', marking="Marked")
    citation = Citation(symbol=HOSTILE, role="other", title="A title", pinpoint="pages 1 and 2")
    table = CountTable(
        id="T3",
        on="2013-09-29",
        rule="R",
        columns=("all",),
        rows=(CountRow(key="x", label="L", values={"all": 1}),),
    )
    written = Passage(
        key="own",
        language="fr",
        section="arrests",
        title="<b onclick=x>",
        body="<script src=http://example.org/x.js>^[<img src=file:///etc/passwd> \u202egnp.exe] *<i>*\n- <a href=//x>x</a>",
    )
    themes = (Theme(code="own", title_fr=HOSTILE), *SNAPSHOT.themes)
    harmless = replace(
        SNAPSHOT, edition=edition, citations=(citation, *SNAPSHOT.citations), tables=(table,), themes=themes
    )

    def html(words: str, *passages: Passage) -> str:
        """The French edition, in which every text that is not the narrative's has this wording."""
        wordings = tuple(Wording(language="fr", text=text, wording=words) for text in texts(harmless))
        return render_html(
            build(replace(harmless, wordings=wordings, passages=passages), "fr"), standalone=True
        )

    def shape(html: str) -> set[tuple[str, ...]]:
        return {(tag, *attributes) for tag, attributes in Reader(html).tags}

    hostile = html(HOSTILE, written)
    assert shape(hostile) == shape(html("x", replace(written, title="x", body="x^[x] *x*\n- x")))
    assert all((link["href"] or "").startswith("#") for link in Reader(hostile).all("a"))
    assert hostile.count("&lt;script&gt;alert(1)") > 50
    assert not set(hostile) & set("\u202e\u202c\x00\x1b")
    assert "{braces}" in hostile


@given(st.text(st.characters()))
def test_cleaned_text_is_one_line_without_control_and_direction_characters(given: str) -> None:
    cleaned = clean(given)
    assert clean(cleaned) == cleaned
    assert "\n" not in cleaned
    assert not set(cleaned) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff\x00\x7f\x85\u2028"
    )
    cleaned.encode()


def test_ordinary_names_are_left_alone() -> None:
    for name in ("Côte d'Ivoire", "São Tomé", "القدس", "Москва", "Türkiye"):
        assert clean(name) == name


def test_every_paragraph_ends_like_a_sentence_or_a_list() -> None:
    for one in (block for block in build(SNAPSHOT).blocks if isinstance(block, Paragraph)):
        assert plain(one.runs).endswith(":" if one.points else "."), one.number
        if one.points:
            assert plain(one.points[-1]).endswith(".")


def test_every_paragraph_has_a_name_of_its_own() -> None:
    for snapshot in (SNAPSHOT, empty()):
        keys = [paragraph.key for paragraph in build(snapshot).paragraphs]
        assert all(keys)
        assert len(set(keys)) == len(keys)


def test_areas_are_lettered_and_listed_as_the_edition_has_them() -> None:
    themes = (Theme(code="apic"), Theme(code="assets", title_en="Tracing of assets"), Theme(code="arrests"))
    document = build(replace(SNAPSHOT, themes=themes))
    headings = [(one.label, one.text) for one in document.headings if one.level == 2 and not one.annex]
    assert headings == [
        ("A.", "Agreement on Privileges and Immunities of the Court (“APIC”)"),
        ("B.", "Tracing of assets"),
        ("C.", "Arrest strategies"),
    ]
    areas = next(one for one in document.paragraphs if one.key == "areas")
    assert plain(areas.runs).startswith("The report keeps to three areas, ")
    assert [plain(point) for point in areas.points] == [
        "The Agreement on Privileges and Immunities of the Court (“APIC”);",
        "Tracing of assets; and",
        "Arrest strategies.",
    ]
    invitations = next(one for one in document.paragraphs if one.key == "invitations")
    assert len(invitations.points) == 3
