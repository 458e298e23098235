"""The project's own reference data, and folders with a spoilt copy of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from common.clock import COURT_ZONE
from icc_coop import reference

LOADED_AT = datetime(2026, 10, 1, 9, tzinfo=COURT_ZONE)
"""The moment at which the tests load the first files."""
LATER = datetime(2026, 10, 20, 9, tzinfo=COURT_ZONE)
"""The moment at which they load other files."""

EARLY = date(2013, 4, 22)
"""The day of the report's figures on APIC (ICC-ASP/12/35, para. 49)."""


@pytest.fixture(scope="module")
def loaded(kept: None) -> None:
    """An instance with the project's own reference data."""
    reference.load(reference.OWN_COPY, known_at=LOADED_AT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the project's own files."""
    return Path(shutil.copytree(reference.OWN_COPY, tmp_path / "reference"))


@pytest.fixture
def edit(folder: Path) -> Callable[[str, str, str], Path]:
    """Replaces a text, which must be there, in one of the copied files."""

    def edited(file: str, old: str, new: str) -> Path:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return folder

    return edited
