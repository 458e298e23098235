"""The components of the pages: what stands in them, and that nothing is told by colour alone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import Context
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from django.utils.html import strip_tags

from common.deadline import SOON_DAYS, Deadline, DeadlineKind
from common.display import Fact, Moment, Tile, TileGroup, TileStatus
from common.findings import Finding, Severity
from common.templatetags import ui

# The report's own document is a file to take away, no page: its style travels inside it.
PAGES = [
    path
    for path in sorted((settings.BASE_DIR / "templates").rglob("*.html"))
    if not {"document", "letter", "dossier"}
    & set(path.parts)  # these are drawn as PDF, with their style sheet inside
]


@pytest.mark.parametrize(
    ("kind", "days", "words"),
    [
        (DeadlineKind.LATE, 12, "12 days late"),
        (DeadlineKind.LATE, 1, "1 day late"),
        (DeadlineKind.LATE, 1320, "1,320 days late"),
        (DeadlineKind.TODAY, 0, "due today"),
        (DeadlineKind.AHEAD, 1, "1 day left"),
        (DeadlineKind.AHEAD, 14, "14 days left"),
        (DeadlineKind.STOPPED, 0, "clock stopped"),
        (DeadlineKind.MET, 0, "on time"),
        (DeadlineKind.MISSED, 6, "ended 6 days late"),
    ],
)
def test_a_deadline_is_told_in_words_and_by_a_shape(kind: DeadlineKind, days: int, words: str) -> None:
    shown = ui.deadline(Deadline(kind, days))
    assert strip_tags(shown) == words
    assert "<svg" in shown


def test_every_kind_of_deadline_has_a_look_of_its_own_shape_or_word() -> None:
    looks = {ui._deadline_parts(Deadline(kind, 30)) for kind in DeadlineKind}
    assert len(looks) == len(DeadlineKind)


def test_a_deadline_a_week_away_is_near_and_one_day_more_is_not() -> None:
    assert Deadline(DeadlineKind.AHEAD, SOON_DAYS).near
    assert not Deadline(DeadlineKind.AHEAD, SOON_DAYS + 1).near


def test_the_days_of_a_deadline_are_never_negative() -> None:
    with pytest.raises(ValueError, match="counted from zero"):
        Deadline(DeadlineKind.LATE, -1)


def test_without_a_deadline_there_is_a_dash_with_a_word_for_screen_readers() -> None:
    assert strip_tags(ui.deadline(None)) == "– no deadline"


@pytest.mark.parametrize(
    "state", ["draft", "transmitted", "postponed", "executed", "declined", "closed", "never heard of"]
)
def test_a_status_pill_shows_the_word_and_a_shape(state: str) -> None:
    shown = ui.status_pill(state, f"The word for {state}")
    assert strip_tags(shown) == f"The word for {state}"
    assert "<svg" in shown


def test_every_tone_has_a_shape_that_no_other_tone_has() -> None:
    assert len(set(ui.TONE_SHAPES.values())) == len(ui.TONE_SHAPES)
    assert set(ui.STATE_TONES.values()) <= ui.TONE_SHAPES.keys()


def test_a_status_pill_escapes_its_label() -> None:
    assert "<script>" not in ui.status_pill("draft", "<script>")


def test_a_quiet_marking_leaves_out_public_and_nothing_else() -> None:
    assert ui.marking("public", quiet=True) == ""
    assert strip_tags(ui.marking("confidential", quiet=True)) == "Confidential"
    assert strip_tags(ui.marking("under_seal")) == "Under seal"


def test_a_day_is_unambiguous_in_both_languages() -> None:
    assert ui.day(date(2013, 10, 9)) == '<time datetime="2013-10-09">9 Oct 2013</time>'
    with translation.override("fr"):
        assert strip_tags(ui.day(date(2013, 10, 9))) == "9 oct 2013"


def test_a_moment_just_before_midnight_utc_is_shown_as_the_next_day_of_the_court() -> None:
    assert strip_tags(ui.day(datetime(2013, 10, 9, 23, 30, tzinfo=UTC))) == "10 Oct 2013"
    assert strip_tags(ui.moment(datetime(2013, 10, 9, 23, 30, tzinfo=UTC))) == "10 Oct 2013, 01:30"


def test_numbers_carry_the_separator_of_the_language() -> None:
    assert ui.number(1320) == "1,320"
    with translation.override("fr"):
        assert ui.number(1320) == "1\N{NO-BREAK SPACE}320"
    assert ui.number("not counted") == "not counted"


def test_facts_without_value_show_a_dash_and_zero_is_a_value() -> None:
    shown = render_to_string("components/facts.html", ui.facts([("Reminders", 0), Fact("Outcome", None)]))
    assert re.findall(r"<dd>(.*?)</dd>", shown) == ["0", '<span class="no-value">–</span>']


def test_a_timeline_marks_what_was_late_planned_or_corrected_in_words_too() -> None:
    items = [
        Moment(date(2013, 7, 12), "Due", kind="planned"),
        Moment(date(2013, 7, 1), "Sent", kind="corrected"),
    ]
    shown = render_to_string("components/timeline.html", ui.timeline(items))
    assert "still to come" in strip_tags(shown)
    assert "corrected later" in strip_tags(shown)


def test_a_tile_says_the_name_and_the_status_of_its_state() -> None:
    legend = [TileStatus("party", "Party", "solid")]
    groups = [TileGroup("Group", [Tile("AAA", "State A", "party")], "1 party")]
    shown = render_to_string("components/tile_grid.html", ui.tile_grid(groups, legend))
    assert "State A: Party" in strip_tags(shown)
    with pytest.raises(KeyError):
        ui.tile_grid([TileGroup("Group", [Tile("AAA", "State A", "unheard of")])], legend)


class TwoFields(forms.Form):
    partner = forms.CharField(label="Addressee")
    level = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


def test_the_error_summary_links_each_error_to_an_input_that_exists() -> None:
    form = TwoFields({})
    form.is_valid()
    form.add_error(None, "The whole is refused.")
    summary = render_to_string("components/error_summary.html", ui.error_summary(form))
    targets = re.findall(r'href="#(.*?)"', summary)
    assert len(targets) == 2
    assert all(f'id="{target}"' in form.as_div() for target in targets)
    assert "The whole is refused." in summary


def test_an_unsent_form_has_no_error_summary() -> None:
    assert ui.error_summary(TwoFields())["problems"] == []


def test_findings_are_told_in_words() -> None:
    findings = [Finding(severity, "row 3", "Write a date.") for severity in Severity]
    shown = strip_tags(render_to_string("components/findings.html", ui.findings(findings)))
    assert all(word in shown for word in ("Blocks", "Warning", "Note"))


def test_the_next_page_keeps_the_filters_and_drops_the_old_cursor() -> None:
    request = RequestFactory().get("/", {"status": "open", "after": "old"})
    links = ui.next_page(Context({"request": request}), "new")
    assert links == {"first": "?status=open", "next": "?status=open&after=new"}
    request = RequestFactory().get("/", {"status": "open"})
    assert ui.next_page(Context({"request": request}), None) == {"first": None, "next": None}


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html"])
def test_error_pages_need_neither_context_nor_database(name: str) -> None:
    page = render_to_string(name)
    assert page.count("<h1>") == 1
    assert "Nothing was changed" in page or "nothing was changed" in page


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.name))
def test_no_template_holds_inline_script_or_style(path: Path) -> None:
    # The Content-Security-Policy would refuse them in the browser.
    text = path.read_text()
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=|javascript:", text), path
