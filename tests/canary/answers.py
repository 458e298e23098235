"""What an address answers, reduced to what it tells: without tokens and cookies that differ from one answer to the next."""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from django.db import connection, transaction
from django.test import Client

NOISE = (
    re.compile(r"""(?<=name="csrfmiddlewaretoken" value=")\w+"""),
    re.compile(r"""(?<=name="once" value=")\w+"""),
    re.compile(r"""(?<="X-CSRFToken": ")\w+"""),
    re.compile(r"""(?<="known_at": ")[^"]+|(?<="known_at":")[^"]+"""),  # the moment of asking
    re.compile(r"""(?<=<time datetime=")\d{4}-\d\d-\d\dT[^<]+"""),  # moments in the trail; days stay
    re.compile(r"(?<=after=)[\w-]+"),  # opaque, see tests/common/test_keyset.py
)
"""What differs between two answers to the same question though nothing has changed."""

RANDOM_HEADERS = frozenset({"Set-Cookie", "Expires", "Last-Modified"})
"""The moment of the answer, and cookies, whose names are compared apart."""


@dataclass(frozen=True)
class Answer:
    """Status, headers and body, and how many queries it took to find them."""

    status: int
    headers: str
    body: str
    queries: int

    @property
    def text(self) -> str:
        """Everything that the asker gets to read."""
        return f"{self.status}\n{self.headers}\n\n{self.body}"

    def unnamed(self, url: str) -> Answer:
        """The answer with every part of the address taken out that the asker named."""
        # The length of the page follows the length of the address that it repeats.
        headers, body = re.sub(r"Content-Length: \d+", "", self.headers), self.body
        for part in sorted({quote(url, safe=""), url, *url.strip("/").split("/")}, key=len, reverse=True):
            headers, body = headers.replace(part, "…"), body.replace(part, "…")
        return replace(self, headers=headers, body=body)


@dataclass
class Counter:
    """Counts the queries that pass through it."""

    queries: int = 0

    def __call__(self, execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        self.queries += 1
        return execute(sql, params, many, context)


def ask(
    client: Client,
    url: str,
    method: str = "GET",
    *,
    htmx: bool = False,
    data: str | bytes = b"",
    kind: str = "application/x-www-form-urlencoded",
) -> Answer:
    """Asks for the address, follows nothing, and reads a streamed answer to its end."""
    headers = {"HX-Request": "true"} if htmx else {}
    counter = Counter()
    client.raise_request_exception = False
    with connection.execute_wrapper(counter):
        response = client.generic(method, url, data, kind, headers=headers)
        content = b"".join(response) if response.streaming else response.content
    if content.startswith(b"PK"):
        body = unpacked(content)
        del response.headers["Content-Length"]  # follows the moment in which the workbook was made
    else:
        body = content.decode("latin-1" if content.startswith(b"%PDF") else "utf-8", "replace")
    lines = [
        f"{name}: {value}" for name, value in sorted(response.headers.items()) if name not in RANDOM_HEADERS
    ]
    lines += [f"cookie {name}" for name in sorted(response.cookies) if name != "csrftoken"]
    return Answer(response.status_code, "\n".join(lines), _quiet(body), counter.queries)


def unpacked(content: bytes) -> str:
    """What a workbook says, without the moment in which it was made."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name != "docProps/core.xml"]
        return "\n".join(f"{name}: {packed.read(name).decode('utf-8', 'replace')}" for name in names)


def difference(before: Answer, after: Answer) -> str:
    """The first lines that differ, for a message that says what betrays something."""
    lines = difflib.unified_diff(
        before.text.splitlines(), after.text.splitlines(), "before", "after", n=0, lineterm=""
    )
    return "\n".join(line[:300] for line in list(lines)[:12])


def around(text: str, word: str) -> str:
    """Where the word stands."""
    at = text.casefold().index(word.casefold())
    return " ".join(text[max(0, at - 120) : at + len(word) + 120].split())


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside, the trail of reads above all, is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _quiet(text: str) -> str:
    for noise in NOISE:
        text = noise.sub("…", text)
    return text
