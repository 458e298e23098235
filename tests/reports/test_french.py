"""The French edition: the same numbers from the same snapshot, in the language's own typography."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pypdf
import pytest

from reports import pdf
from reports.document import Document, Snapshot, SnapshotError, build
from reports.document.blocks import FigureRun, Note, Paragraph, Quantity, plain, runs_of
from reports.figures import FIGURES
from reports.narrative.french.first_page import job_number
from reports.narrative.french.rules import RULES
from reports.narrative.french.states import bare, of, with_article
from reports.narrative.french.typesetting import typeset
from reports.narrative.french.words import alphabetical, day, digits, number, span
from reports.statistics import KINDS
from tests.reports.sample import EDITION, OUTSIDE, SNAPSHOT, SOUGHT, empty, with_figures


@cache
def french() -> Document:
    return build(SNAPSHOT, "fr")


def said(snapshot: Snapshot, key: str) -> str:
    return next(plain(one.runs) for one in build(snapshot, "fr").paragraphs if one.key == key)


def numbers(document: Document) -> Counter[tuple[str, int]]:
    return Counter(
        (run.figure if isinstance(run, FigureRun) else "", run.value)
        for run in runs_of(document.blocks)
        if isinstance(run, FigureRun | Quantity)
    )


def test_both_languages_print_the_same_numbers_paragraphs_notes_and_tables() -> None:
    english = build(SNAPSHOT)
    assert numbers(french()) == numbers(english)
    assert [one.key for one in french().paragraphs] == [one.key for one in english.paragraphs]
    assert [len(one.points) for one in french().paragraphs] == [len(one.points) for one in english.paragraphs]
    assert len(french().notes) == len(english.notes)
    assert [(one.key, len(one.rows)) for one in french().tables] == [
        (one.key, len(one.rows)) for one in english.tables
    ]
    assert [one.id for one in french().headings] == [one.id for one in english.headings]


def test_the_attached_figures_are_the_same_snapshot_in_both_languages() -> None:
    assert [one.content for one in french().files] == [one.content for one in build(SNAPSHOT).files]


def test_the_figures_of_2011_to_2013_are_said_in_french() -> None:
    assert said(SNAPSHOT, "requests") == (
        "Au cours de la période, le Greffe a transmis 1\u202f320 demandes de visa et 533 autres demandes de coopération, dont 19 adressées à "
        "des organisations internationales ou régionales. Au cours de la même période, le Bureau du Procureur a adressé 609 demandes "
        "d’assistance à 71 partenaires."
    )
    assert said(SNAPSHOT, "at-large").startswith(
        "Au 29\u00a0septembre 2013, 12 personnes visées par des mandats d’arrêt publics étaient en fuite."
    )
    assert (
        "13 accords de réinstallation avec des États Parties, dont trois en 2013 et deux à l’occasion"
        in said(SNAPSHOT, "relocation")
    )
    assert "72 États étaient parties à l’APIC, dont un État non partie au Statut de Rome (Ukraine)" in said(
        SNAPSHOT, "apic"
    )
    assert "des négociations étaient en cours avec la Belgique." in said(SNAPSHOT, "interim-release")


def test_nothing_and_one_are_said_without_nonsense() -> None:
    nothing = empty_in_french()
    assert "n’a transmis" not in said(nothing, "requests")
    assert "aucune demande de visa et aucune autre demande de coopération." in said(nothing, "requests")
    assert "aucune personne visée par des mandats d’arrêt publics n’était en fuite." in said(
        nothing, "at-large"
    )
    assert "la Cour n’avait conclu aucun accord de réinstallation" in said(nothing, "relocation")
    assert (
        "aucun État n’était partie à l’APIC. Ne restait encore en dehors de celui-ci aucun État Partie"
        in said(nothing, "apic")
    )
    one = with_figures(replace(SNAPSHOT, sought=SOUGHT[:1], apic_outside=OUTSIDE[:1]), F1=1, F4=1, F9o=1)
    assert "une demande de visa et" in said(one, "requests")
    assert "une personne visée par des mandats d’arrêt publics était en fuite." in said(one, "at-large")
    assert "Restait encore en dehors de celui-ci un État Partie au Statut" in said(one, "apic")


def empty_in_french() -> Snapshot:
    return replace(empty(), wordings=SNAPSHOT.wordings)


def test_no_line_can_break_before_a_tall_mark_nor_a_footnote_follow_the_full_stop() -> None:
    for block in french().blocks:
        if not isinstance(block, Paragraph):
            continue
        for runs in (block.runs, *block.points):
            text = plain(runs)
            assert not re.search(r" [:;!?»]|« |'", text), text
            assert not re.search(r"[^\u00a0\u202f][:;]", text), text
            for run, following in pairwise(runs):
                if isinstance(following, Note):
                    assert not plain((run,)).endswith((".", ",", ";", ":")), text


def test_a_text_without_a_wording_refuses_the_edition_and_names_all_that_are_missing() -> None:
    with pytest.raises(SnapshotError) as refused:
        build(replace(SNAPSHOT, edition=replace(EDITION, title="A title", session="A session")), "fr")
    assert str(refused.value).splitlines() == [
        "“A title”: give its wording in “fr”.",
        "“A session”: give its wording in “fr”.",
    ]


def test_every_figure_and_table_of_the_register_has_its_rule_in_french() -> None:
    assert set(RULES) == {*FIGURES, *KINDS}


@pytest.mark.parametrize(
    ("name", "whole", "belonging"),
    [
        ("Belgique", "la Belgique", "de la Belgique"),
        ("Royaume-Uni", "le Royaume-Uni", "du Royaume-Uni"),
        ("Mexique", "le Mexique", "du Mexique"),
        ("Autriche", "l’Autriche", "de l’Autriche"),
        ("Émirats arabes unis", "les Émirats arabes unis", "des Émirats arabes unis"),
        ("Pays-Bas", "les Pays-Bas", "des Pays-Bas"),
        ("Cuba", "Cuba", "de Cuba"),
        ("Israël", "Israël", "d’Israël"),
        ("Sierra Leone", "la Sierra Leone", "de la Sierra Leone"),
        (
            "République démocratique du Congo",
            "la République démocratique du Congo",
            "de la République démocratique du Congo",
        ),
        ("Timor-Leste", "le Timor-Leste", "du Timor-Leste"),
        ("Érythrée", "l’Érythrée", "de l’Érythrée"),
        ("Côte d'Ivoire", "la Côte d'Ivoire", "de la Côte d'Ivoire"),
    ],
)
def test_states_have_their_article_and_de_merges_with_it(name: str, whole: str, belonging: str) -> None:
    assert (with_article(name), of(whole), bare(whole)) == (whole, belonging, name)


def test_words_follow_the_rules_of_the_language() -> None:
    assert [number(value, feminine=True) for value in (0, 1, 2, 9, 10, 1320)] == [
        *("aucune", "une", "deux", "neuf", "10", "1\u202f320"),
    ]
    assert digits(1_234_567) == "1\u202f234\u202f567"
    assert (day(date(2013, 1, 1)), day(date(2013, 4, 22))) == ("1er janvier 2013", "22 avril 2013")
    assert span(date(2011, 10, 1), date(2013, 9, 30)) == "d’octobre 2011 à septembre 2013"
    assert span(date(2012, 2, 1), date(2012, 2, 28)) == "du 1er février 2012 au 28 février 2012"
    assert alphabetical(["le Danemark", "l’Égypte", "la Finlande", "la Côte d'Ivoire"]) == [
        *("la Côte d'Ivoire", "le Danemark", "l’Égypte", "la Finlande"),
    ]
    assert typeset("l'article 5 : « oui » ; le 9 octobre") == (
        "l’article\u00a05\u00a0: «\u00a0oui\u00a0»\u202f; le 9\u00a0octobre"
    )
    assert [job_number(one) for one in ("35-E-091013", "25E291119", "")] == ["35-F-091013", "25F291119", ""]


def test_the_pdf_is_french_throughout() -> None:
    file = pypdf.PdfReader(io.BytesIO(pdf.render(french())))
    pages = [page.extract_text() for page in file.pages]
    assert file.trailer["/Root"]["/Lang"] == "fr"  # type: ignore[index]
    for words in (
        "Cour pénale internationale",
        "Assemblée des États Parties",
        "Distr.\u00a0: générale",
        "35-F-091013",
    ):
        assert words in pages[0]
    assert all("Projet, publication non autorisée" in page for page in pages)
    assert "Pourquoi les arrestations d’abord\u00a0:" in "\n".join(pages)
    lines = [line for page in pages for line in page.splitlines()]
    assert not [line for line in lines if re.match(r"[.,;:!?»]", line)]
    assert not re.search(r"\b(the|of|Paragraph|Table|Draft)\b", "\n".join(pages))
