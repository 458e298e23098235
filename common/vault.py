"""Files that belong to rows: kept outside the web root under random names, whole or not at all, never changed.

A file is on the disk before its row is written, so that a row always has its file. What a failed transaction leaves
behind belongs to no row, and is swept away later.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Final

from django.conf import settings

BATCH: Final = 500
KEY_BYTES: Final = 20


class TooLarge(ValueError):
    """More bytes came than are taken; nothing was kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the vault: the key that its row holds, its size in bytes, and its SHA-256 in hexadecimal digits."""

    key: str
    size: int
    sha256: str


def keep(chunks: Iterable[bytes], *, largest: int) -> Kept:
    """Writes the bytes to the disk, to its platter, under a new random name. Raises TooLarge above `largest` bytes."""
    key = secrets.token_hex(KEY_BYTES)
    place = _path(key)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix="new-")
    try:
        with os.fdopen(handle, "wb") as file:
            size, sha256 = _write(file, chunks, largest)
        Path(name).rename(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync(place.parent)
    return Kept(key, size, sha256)


def _write(file: IO[bytes], chunks: Iterable[bytes], largest: int) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        size += len(chunk)
        if size > largest:
            raise TooLarge
        digest.update(chunk)
        file.write(chunk)
    file.flush()
    os.fsync(file.fileno())
    return size, digest.hexdigest()


def opened(key: str) -> IO[bytes]:
    """The file, for reading. Raises FileNotFoundError where the store has lost it."""
    return _path(key).open("rb")


def forget(keys: Iterable[str]) -> None:
    """Removes files whose rows were not written after all."""
    for key in keys:
        _path(key).unlink(missing_ok=True)


def sweep(owned: Callable[[Collection[str]], Collection[str]], *, before: datetime) -> int:
    """Removes files older than `before` that no row owns; returns how many. `owned` says which of some keys rows hold."""
    removed, older = 0, _older(before)
    while paths := list(islice(older, BATCH)):
        kept = set(owned([path.name for path in paths]))
        for path in paths:
            if path.name not in kept:
                path.unlink(missing_ok=True)
                removed += 1
    return removed


def _older(before: datetime) -> Iterator[Path]:
    for path in _root().glob("??/*"):
        if path.stat().st_mtime < before.timestamp():
            yield path


def _root() -> Path:
    return Path(settings.MEDIA_ROOT, "documents")


def _path(key: str) -> Path:
    if len(key) != 2 * KEY_BYTES or not set(key) <= set("0123456789abcdef"):
        raise ValueError("This is no key of the vault.")
    return _root() / key[:2] / key


def _sync(folder: Path) -> None:
    """The name of a new file is on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
