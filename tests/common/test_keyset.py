"""Cursors of lists: opaque, not to be forged, and always the same for the same row."""

from __future__ import annotations

import base64

import pytest

from common.errors import Refusal
from common.keyset import _closed, _opened, read_cursor


@pytest.mark.parametrize("text", ["[null, 1]", '["2013-09-30", 123456]', '["Côte d’Ivoire", 7]'])
def test_a_cursor_opens_to_what_was_closed(text: str) -> None:
    assert _opened(_closed(text)).strip() == text
    assert _closed(text) == _closed(text)


def test_a_cursor_tells_neither_the_id_nor_how_long_it_is() -> None:
    short, long = _closed("[null, 9]"), _closed("[null, 987654321]")
    assert len(short) == len(long)
    assert b"987654321" not in base64.urlsafe_b64decode(long + "=" * (-len(long) % 4))


@pytest.mark.parametrize(
    "cursor", ["x", "WzEsIDFd", "é", _closed("[null, 1]")[:-2], "A" + _closed("[null, 1]")[1:] + "A"]
)
def test_a_cursor_that_was_not_made_here_is_refused(cursor: str) -> None:
    with pytest.raises(Refusal, match="first page"):
        read_cursor(cursor)
