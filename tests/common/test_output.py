"""Files that commands write are whole or not touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from common.errors import Refusal
from common.output import whole


def test_a_file_is_replaced_at_the_end_and_nothing_else_is_left(tmp_path: Path) -> None:
    output = tmp_path / "figures.csv"
    output.write_text("old")
    with whole(output) as file:
        file.write(b"new")
        assert output.read_text() == "old"
    assert output.read_text() == "new"
    assert list(tmp_path.iterdir()) == [output]


def test_an_interrupted_file_leaves_the_older_one(tmp_path: Path) -> None:
    output = tmp_path / "figures.csv"
    output.write_text("old")
    with pytest.raises(ZeroDivisionError), whole(output) as file:
        file.write(b"half of" * (1 // 0))
    assert output.read_text() == "old"
    assert list(tmp_path.iterdir()) == [output]


def test_a_link_goes_on_pointing_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "figures.csv")
    with whole(tmp_path / "link.csv") as file:
        file.write(b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "figures.csv").read_text() == "new"


def test_no_folder_no_device_and_no_missing_place_is_written_to(tmp_path: Path) -> None:
    pipe, folder = tmp_path / "pipe", tmp_path / "folder"
    os.mkfifo(pipe)
    folder.mkdir()
    for output in (pipe, folder, tmp_path / "missing" / "figures.csv", Path(), tmp_path / ("n" * 300)):
        with pytest.raises(Refusal, match=r"cannot be written|no folder"), whole(output) as file:
            file.write(b"new")
    assert pipe.is_fifo()
    assert sorted(tmp_path.iterdir()) == [folder, pipe]
