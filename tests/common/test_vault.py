"""The store of files: whole or not at all, and nothing stays that belongs to no row."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from common import vault

NOW = datetime(2013, 9, 10, tzinfo=UTC)


def files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_kept_file_is_what_came_under_a_random_name_for_its_owner_alone() -> None:
    kept = vault.keep([b"one ", b"two"], largest=100)
    assert (kept.size, kept.sha256) == (7, hashlib.sha256(b"one two").hexdigest())
    with vault.opened(kept.key) as file:
        assert file.read() == b"one two"
    (path,) = files()
    assert path.name == kept.key
    assert path.stat().st_mode & 0o077 == 0


def test_too_much_leaves_nothing() -> None:
    with pytest.raises(vault.TooLarge):
        vault.keep([b"x" * 60, b"x" * 60], largest=100)
    assert files() == []


def test_a_stream_that_breaks_leaves_nothing() -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionError

    with pytest.raises(ConnectionError):
        vault.keep(broken(), largest=100)
    assert files() == []


@pytest.mark.parametrize("key", ["", "../../../etc/passwd", "0" * 39, "A" * 40, "/" * 40])
def test_no_other_file_is_reached(key: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        vault.opened(key)


def test_the_sweep_removes_what_is_old_and_owned_by_no_row() -> None:
    owned, orphan, young = (vault.keep([b"x"], largest=1).key for _turn in range(3))
    long_ago = (NOW - timedelta(days=2)).timestamp()
    for path in files():
        moment = NOW.timestamp() if path.name == young else long_ago
        os.utime(path, (moment, moment))
    half = next(path for path in files() if path.name == owned).with_name("new-half")
    half.write_bytes(b"x")
    os.utime(half, (long_ago, long_ago))
    assert vault.sweep(lambda keys: {owned} & set(keys), before=NOW - timedelta(days=1)) == 2
    assert {path.name for path in files()} == {owned, young}
    assert orphan not in {path.name for path in files()}
