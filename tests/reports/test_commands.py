"""The command that renders an edition to a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Person
from tests.reports.editions import drafted, published

pytestmark = pytest.mark.django_db


def test_an_edition_is_rendered_to_the_same_file_each_time(
    clerk: Person, officer: Person, tmp_path: Path
) -> None:
    published(clerk, officer)
    for name in ("first.pdf", "second.pdf"):
        call_command("render_report", "ICC-ASP/12/99", f"--output={tmp_path / name}")
    first = (tmp_path / "first.pdf").read_bytes()
    assert first.startswith(b"%PDF-")
    assert first == (tmp_path / "second.pdf").read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["first.pdf", "second.pdf"]


def test_an_unknown_symbol_is_refused_and_no_file_written(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no edition with the symbol ICC-ASP/1/1"):
        call_command("render_report", "ICC-ASP/1/1", f"--output={tmp_path / 'report.pdf'}")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_refused_with_its_reason(clerk: Person, tmp_path: Path) -> None:
    drafted(clerk)
    (tmp_path / "taken").mkdir()
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("render_report", "ICC-ASP/12/99", f"--output={tmp_path / 'taken'}")
    with pytest.raises(CommandError, match="no folder"):
        call_command("render_report", "ICC-ASP/12/99", f"--output={tmp_path / 'missing' / 'report.pdf'}")
    assert [file.name for file in tmp_path.iterdir()] == ["taken"]


def test_a_language_without_narrative_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("render_report", "ICC-ASP/12/99", f"--output={tmp_path / 'r.pdf'}", "--language=xx")
