"""From an empty folder to an instance with reference data, in processes of their own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services import manage


@pytest.fixture
def var() -> Iterator[Path]:
    """The folder of a new instance. Not pytest's own: that is closed to the user under whom root's server runs."""
    with tempfile.TemporaryDirectory(prefix="icc-coop-test-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def test_setup_makes_an_instance_and_may_be_repeated(var: Path) -> None:
    first = manage(var, "setup")
    assert (first.returncode, first.stderr) == (0, "")
    assert "migrations applied" in first.stdout
    assert "facts loaded" in first.stdout
    second = manage(var, "setup")
    assert (second.returncode, second.stdout) == (0, "Tables: up to date.\nReference data: in place.\n")
    loaded = manage(var, "load_reference")
    assert (loaded.returncode, loaded.stdout.splitlines()[-1]) == (0, "Nothing changed.")
    missing = manage(var, "load_reference", str(var / "nowhere"))
    assert missing.returncode == 1
    assert missing.stderr == (
        f"The folder {var / 'nowhere'} does not exist; name the folder that holds the reference files.\n"
    )


def test_a_server_that_does_not_answer_gets_a_sentence(var: Path) -> None:
    run = manage(var, "setup", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert run.returncode == 1
    assert run.stderr.startswith("The database cannot be reached (")
    assert run.stderr.endswith("without DATABASE_URL the register starts a server of its own.\n")
    assert "Traceback" not in run.stderr


def test_the_application_connects_under_its_own_role_only(var: Path) -> None:
    run = manage(
        var,
        "setup",
        DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing",
        DATABASE_APP_URL="postgresql://somebody@127.0.0.1:1/nothing",
    )
    assert run.returncode == 1
    assert run.stderr == "DATABASE_APP_URL: the user must be icc_app; row security is written for it.\n"
