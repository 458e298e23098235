"""The main job in processes of its own, on an instance that did not exist before."""

from __future__ import annotations

from pathlib import Path

from tests.services import manage, processes_of


def test_from_an_empty_instance_to_the_report(tmp_path: Path) -> None:
    var, report = tmp_path / "var", tmp_path / "report.pdf"
    done = manage(var, "main_job", str(report))
    assert done.returncode == 0, done.stderr
    assert report.read_bytes().startswith(b"%PDF-")
    for line in (
        "flagged by the worker",
        "ICC-ASP/12/35: compiled",
        "F1     1,320",
        "F4        12",
        "F9o       51",
    ):
        assert line in done.stdout
    assert sorted(file.name for file in tmp_path.iterdir()) == ["report.pdf", "var"]
    assert processes_of(var) == []


def test_a_missing_folder_is_said_before_anything_is_done(tmp_path: Path) -> None:
    done = manage(tmp_path / "var", "main_job", str(tmp_path / "missing" / "report.pdf"))
    assert done.returncode == 1
    assert "There is no folder" in done.stderr
    assert "Traceback" not in done.stderr
