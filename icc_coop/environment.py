"""Reads settings from the environment. A wrong value stops start-up with a sentence that names it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def refuse(name: str, sentence: str) -> NoReturn:
    """Stops start-up, naming the variable and what to do."""
    raise ImproperlyConfigured(f"{name}: {sentence}")


def text(name: str, default: str | None = None) -> str:
    """The variable's text, or that of the file named by `NAME_FILE` (for secrets); refused when missing without a default."""
    if file := os.environ.get(f"{name}_FILE"):
        try:
            return Path(file).read_text().strip()
        except OSError as error:
            refuse(f"{name}_FILE", f"the file {file} cannot be read ({error.strerror}).")
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        refuse(name, "is not set; see .env.example.")
    return default


def flag(name: str, *, default: bool) -> bool:
    """True for 1, true, yes, on; False for 0, false, no, off."""
    value = text(name, "1" if default else "0").lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    refuse(name, f"“{value}” is neither true nor false; write 1 or 0.")


def number(name: str, default: int, *, least: int = 0, most: int = 2**31) -> int:
    """A whole number within the given bounds."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        refuse(name, f"“{value}” is not a whole number from {least} to {most}.")
    return int(value)


def folder(name: str, default: Path) -> Path:
    """A folder that can be written to; made where it is missing."""
    found = Path(text(name, str(default))).expanduser().resolve()
    try:
        found.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=found) as probe:
            probe.write(b"room")
            probe.flush()
    except OSError as error:
        refuse(name, f"{found} is no folder that the register can write to ({error.strerror}).")
    return found


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(name: str) -> dict[str, Any]:
    """A PostgreSQL server as Django's settings; no other engine is accepted."""
    url = urlsplit(text(name))
    if url.scheme not in {"postgres", "postgresql"}:
        refuse(name, "must begin with postgresql://; the register runs on PostgreSQL only.")
    if not url.path.strip("/"):
        refuse(name, "names no database; write postgresql://user:password@host:5432/database.")
    try:
        port = url.port
    except ValueError:
        refuse(name, "has a port that is not a number.")
    query = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": query.pop("host", unquote(url.hostname or "")),
        "PORT": str(port or ""),
        "OPTIONS": query,
    }


def redis(name: str) -> str:
    """A Redis server, or nothing."""
    value = text(name, "")
    if value and urlsplit(value).scheme not in {"redis", "rediss", "unix"}:
        refuse(name, "must begin with redis://, rediss:// or unix://.")
    return value
