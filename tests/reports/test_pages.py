"""The pages of the report as each persona gets them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.sight import purpose, viewing
from reports import compiling
from reports.models import CompileJob, Edition
from reports.rendering import carry_out
from reports.views.actions import DEEDS
from reports.vocab import Replacement
from tests.reports.editions import (
    AT,
    PARTICULARS,
    clear,
    compiled,
    countersigned,
    drafted,
    published,
    unnamed_agreement,
)

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]

READING: list[tuple[str, list[str]]] = [
    ("edition", []),
    ("text", []),
    ("progress", []),
    ("compiling", []),
    ("figure", ["F4"]),
    *(("download", [kind]) for kind in ("pdf", "html", "csv", "json")),
    *(("table", ["figures", kind]) for kind in ("csv", "json")),
]
ACTING: list[tuple[str, list[str]]] = [
    ("render", []),
    ("stop", []),
    ("stop_compiling", []),
    ("wording", ["fr"]),
    *(("act", [action]) for action in DEEDS),
    *(("replace", [kind]) for kind in Replacement.values),
]


def address(name: str, edition: Edition, *more: str) -> str:
    return reverse(f"reports:{name}", args=[edition.slug, *more])


def ready(clerk: Person, officer: Person) -> Edition:
    """A published edition with its PDF."""
    edition = published(clerk, officer)
    with viewing(clerk):
        job = edition.renderings.get()
    carry_out(job.pk, now=lambda: AT)
    return edition


def test_a_draft_does_not_exist_for_facilitators_and_administrators(
    clerk: Person, officer: Person, facilitator: Person, administrator: Person, signed_in: SignIn
) -> None:
    edition = countersigned(clerk, officer)
    for person in (facilitator, administrator):
        browser = signed_in(person)
        for name, more in READING:
            assert browser.get(address(name, edition, *more)).status_code == 404, name
        for name in ("edit", "new"):
            assert (
                browser.get(
                    reverse(f"reports:{name}", args=[edition.slug] if name == "edit" else [])
                ).status_code
                == 404
            )
        for name, more in ACTING:
            answer = browser.post(address(name, edition, *more), {"seen": edition.version})
            assert answer.status_code == 404, (name, more)
        assert edition.symbol not in browser.get(reverse("reports:list")).content.decode()


def test_the_courts_organs_read_a_draft(
    clerk: Person, analyst: Person, president: Person, signed_in: SignIn
) -> None:
    edition = compiled(clerk)
    for person in (clerk, analyst, president):
        browser = signed_in(person)
        for name, more in READING:
            wanted = 400 if more == ["pdf"] else 200  # nobody asked for the PDF yet
            assert browser.get(address(name, edition, *more)).status_code == wanted, (name, person)


def test_a_facilitator_takes_every_format_of_a_published_edition(
    clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    edition = ready(clerk, officer)
    browser = signed_in(facilitator)
    assert edition.symbol in browser.get(reverse("reports:list")).content.decode()
    for name, more in READING:
        assert browser.get(address(name, edition, *more)).status_code == 200, (name, more)
    pdf = browser.get(address("download", edition, "pdf"))
    assert pdf.content.startswith(b"%PDF-")
    assert pdf["Content-Disposition"] == f'attachment; filename="{edition.slug}.pdf"'
    figures = json.loads(browser.get(address("download", edition, "json")).content)["figures"]
    assert list(figures["F6r"]["value"]) == ["WEOG", "EEG", "AFR", "GRULAC", "APG"]
    rows = list(
        csv.DictReader(io.StringIO(browser.get(address("download", edition, "csv")).content.decode()))
    )
    assert {row["id"] for row in rows} == set(figures)


def test_an_unknown_format_or_figure_is_not_there(clerk: Person, signed_in: SignIn) -> None:
    edition = drafted(clerk)
    browser = signed_in(clerk)
    assert browser.get(address("download", edition, "exe")).status_code == 404
    assert browser.get(address("figure", edition, "F99")).status_code == 404


def test_from_the_form_to_publication(clerk: Person, officer: Person, signed_in: SignIn) -> None:
    first, second = signed_in(clerk), signed_in(officer)
    entered = {
        **PARTICULARS,
        "mandate": "ICC-ASP/10/Res.2\r\n\r\n ICC-ASP/11/Res.5 ",
        "distribution": "General",
    }
    entered |= {"original_language": "English", "seen": 0}
    made = first.post(reverse("reports:new"), entered)
    with viewing(clerk):
        edition = Edition.objects.get()
    assert made.status_code == 302
    assert edition.mandate == ["ICC-ASP/10/Res.2", "ICC-ASP/11/Res.5"]

    def act(browser: Client, name: str) -> str:
        with viewing(clerk):
            seen = Edition.objects.get().version
        return browser.post(address("act", edition, name), {"seen": seen}, follow=True).content.decode()

    assert "are being counted" in act(first, "compile")
    with purpose("editions"):
        job = CompileJob.objects.get()
    compiling.carry_out(job.pk, now=lambda: AT)
    assert "Compiled" in first.get(address("edition", edition)).content.decode()
    assert "cleared" in act(first, "clear")
    assert "not possible" in act(first, "sign")
    with viewing(clerk):
        clear(Edition.objects.get())
    assert "Signed" in act(first, "sign")
    assert "second person" in act(first, "countersign")
    assert "Countersigned" in act(second, "countersign")
    assert "Published" in act(second, "publish")
    with viewing(clerk):
        assert Edition.objects.get().published


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"symbol": "35"}, "no document symbol"),
        ({"period_end": "2011-09-30"}, "exchange the two dates"),
        ({"apic_on": "22 April"}, "Enter a valid date"),
        ({"mandate": "x" * 61}, "at most 60 characters"),
        ({"title": ""}, "This field is required"),
    ],
)
def test_the_form_says_what_is_wrong_and_changes_nothing(
    clerk: Person, signed_in: SignIn, change: dict[str, Any], sentence: str
) -> None:
    edition = drafted(clerk)
    entered = {**PARTICULARS, "mandate": "", "distribution": "General", "original_language": "English"}
    page = signed_in(clerk).post(address("edit", edition), {**entered, "seen": edition.version, **change})
    assert sentence in page.content.decode()
    with viewing(clerk):
        assert Edition.objects.get().version == edition.version


@pytest.mark.parametrize("seen", ["", "x", "²", "0"])
def test_an_action_says_which_version_it_means(clerk: Person, signed_in: SignIn, seen: str) -> None:
    edition = drafted(clerk)
    signed_in(clerk).post(address("act", edition, "compile"), {"seen": seen})
    with viewing(clerk):
        assert Edition.objects.get().status == "drafted"


def test_rendering_shows_how_far_it_is_without_scripts(clerk: Person, signed_in: SignIn) -> None:
    edition = drafted(clerk)
    browser = signed_in(clerk)
    page = browser.post(address("render", edition), follow=True).content.decode()
    assert "<progress" in page
    with viewing(clerk):
        job = edition.renderings.get()
    carry_out(job.pk, now=lambda: AT)
    piece = browser.get(address("progress", edition)).content.decode()
    assert "<progress" not in piece
    assert address("download", edition, "pdf") in piece


def test_the_page_of_a_draft_opens_when_the_report_cannot_be_printed(
    clerk: Person, signed_in: SignIn
) -> None:
    unnamed_agreement()
    edition = drafted(clerk)
    page = signed_in(clerk).get(edition.get_absolute_url())
    assert page.status_code == 200
    assert "Figure F6 is 1, but the snapshot names 0" in page.content.decode()


def test_a_facilitator_reads_the_rule_behind_a_figure_and_no_row_that_is_not_public(
    clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    edition = ready(clerk, officer)
    page = signed_in(facilitator).get(address("figure", edition, "F5")).content.decode()
    assert "relocation of witnesses" in page
    assert "Rows that you may see" not in page
