"""From an empty folder to an instance with reference data, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ICC_", "DATABASE_"))}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_setup_makes_an_instance_and_may_be_repeated(tmp_path: Path) -> None:
    first = manage("setup", ICC_VAR=str(tmp_path))
    assert (first.returncode, first.stderr) == (0, "")
    assert "migrations applied" in first.stdout
    assert "facts loaded" in first.stdout
    second = manage("setup", ICC_VAR=str(tmp_path))
    assert (second.returncode, second.stdout) == (0, "Tables: up to date.\nReference data: in place.\n")
    loaded = manage("load_reference", ICC_VAR=str(tmp_path))
    assert (loaded.returncode, loaded.stdout.splitlines()[-1]) == (0, "Nothing changed.")
    missing = manage("load_reference", str(tmp_path / "nowhere"), ICC_VAR=str(tmp_path))
    assert missing.returncode == 1
    assert missing.stderr == (
        f"The folder {tmp_path / 'nowhere'} does not exist; name the folder that holds the reference files.\n"
    )


def test_a_server_that_does_not_answer_gets_a_sentence(tmp_path: Path) -> None:
    run = manage("setup", ICC_VAR=str(tmp_path), DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert run.returncode == 1
    assert run.stderr.startswith("The database cannot be reached (")
    assert run.stderr.endswith("without DATABASE_URL the register starts a server of its own.\n")
    assert "Traceback" not in run.stderr


def test_the_application_connects_under_its_own_role_only(tmp_path: Path) -> None:
    run = manage(
        "setup",
        ICC_VAR=str(tmp_path),
        DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing",
        DATABASE_APP_URL="postgresql://somebody@127.0.0.1:1/nothing",
    )
    assert run.returncode == 1
    assert run.stderr == "DATABASE_APP_URL: the user must be icc_app; row security is written for it.\n"
