"""What stands between an edition and its publication, with the page where each of it is mended."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accounts.models import Person
from accounts.sight import viewing
from common.findings import Severity
from reports.gates import gates
from reports.models import Edition
from reports.queries import snapshot_of
from reports.services import comment_on
from tests.reports.editions import AT, ON, drafted, unnamed_agreement

pytestmark = pytest.mark.django_db


def found(edition: Edition, person: Person) -> set[tuple[str, str, str]]:
    """Weight, place and address of each gate, without the particulars that every test edition leaves alike."""
    with viewing(person):
        asked = gates(edition, snapshot_of(edition, AT), on=ON)
    start = edition.get_absolute_url()
    return {(one.finding.severity, one.finding.where, one.url.removeprefix(start)) for one in asked}


def test_a_sound_draft_has_no_gate_but_what_its_data_leave_out(clerk: Person) -> None:
    edition = drafted(clerk)
    assert all(
        weight == Severity.WARNING and (url == "text/" or url.startswith("figures/"))
        for weight, _where, url in found(edition, clerk)
    )


def test_each_gate_leads_to_where_it_is_mended(clerk: Person) -> None:
    edition = drafted(clerk, apic_on=ON + timedelta(days=1), job_number="", languages=["en", "fr"])
    with viewing(clerk):
        comment_on(edition, paragraph="apic", text="Which day?", by=clerk, at=AT)
    assert found(edition, clerk) >= {
        ("blocker", "10 Oct 2013", "edit/"),
        ("blocker", "apic", "paragraphs/apic/#comments"),
        ("blocker", "French", "wording/fr/"),
        ("warning", "Job number", "edit/"),
    }


def test_a_figure_that_contradicts_the_names_beside_it_blocks_and_leads_to_its_page(clerk: Person) -> None:
    unnamed_agreement()
    assert ("blocker", "F6", "figures/F6/") in found(drafted(clerk), clerk)
