"""The scripts refuse what they do not understand before they do anything."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.services import PROJECT

SCRIPTS = sorted(file for file in (PROJECT / "scripts").iterdir() if file.is_file())


def _run(script: Path, *arguments: str, cwd: Path, path: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(script), *arguments],
        cwd=cwd,
        env={"PATH": path, "HOME": str(cwd)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def bare_path(tmp_path: Path) -> str:
    """A PATH with the shell's own tools and no Python."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("dirname", "id", "mktemp", "rm", "mkdir"):
        (tools / name).symlink_to(str(shutil.which(name)))
    return str(tools)


@pytest.mark.parametrize(
    "arguments", [["--once"], ["--twice", "a.pdf"], ["a.pdf"], ["--once", "a.pdf", "b.pdf"], ["-h"], [""]]
)
def test_demo_explains_itself_when_it_does_not_understand(tmp_path: Path, arguments: list[str]) -> None:
    done = _run(PROJECT / "scripts/demo", *arguments, cwd=tmp_path, path=os.environ["PATH"])

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("Usage: scripts/demo ")


def test_demo_refuses_a_file_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = _run(
        PROJECT / "scripts/demo", "--once", "nowhere/report.pdf", cwd=tmp_path, path=os.environ["PATH"]
    )

    assert done.returncode == 1
    assert done.stderr == f"nowhere/report.pdf: there is no folder {tmp_path}/nowhere; make it first.\n"


def test_check_takes_no_arguments(tmp_path: Path) -> None:
    done = _run(PROJECT / "scripts/check", "everything", cwd=tmp_path, path=os.environ["PATH"])

    assert done.returncode == 2
    assert done.stderr == "Usage: scripts/check\n"


@pytest.mark.parametrize("script", [one.name for one in SCRIPTS])
def test_without_python_a_script_says_what_to_install(tmp_path: Path, bare_path: str, script: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(PROJECT / "scripts", copy / "scripts")
    library = copy / "scripts/lib/bootstrap.sh"
    library.write_text(library.read_text().replace(" /usr/bin/python3 /usr/local/bin/python3", ""))

    done = _run(copy / "scripts" / script, cwd=tmp_path, path=bare_path)

    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11 to 3.14 is needed and none was found. Install it")
