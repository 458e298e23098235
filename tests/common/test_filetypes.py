"""What is taken as a document: by its content, with an extension that agrees."""

from __future__ import annotations

import io
import itertools

import pytest

from common.errors import Refusal
from common.filetypes import recognise
from tests.common import samples

GOOD = {
    "a.pdf": samples.PDF,
    "A.PDF": samples.PDF,
    "a.docx": samples.docx(),
    "a.xlsx": samples.xlsx(),
    "a.png": samples.PNG,
    "a.jpg": samples.JPEG,
    "a.jpeg": samples.JPEG,
    "a.tif": samples.TIFF,
    "a.eml": samples.EML,
    "a.msg": samples.msg(),
}


@pytest.mark.parametrize("name", GOOD)
def test_each_kind_is_recognised_and_left_at_its_beginning(name: str) -> None:
    file = io.BytesIO(GOOD[name])
    assert name.lower().endswith(recognise(name, file).extensions)
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *((f"a{extension}", b"MZ" + bytes(600)) for extension in (".pdf", ".docx", ".png", ".eml", ".msg")),
        *((f"a{extension}", b"<html><script>1</script></html>") for extension in (".pdf", ".jpg", ".eml")),
        ("a.docx", samples.xlsx()),
        ("a.xlsx", samples.docx()),
        ("a.docx", samples.archive()),
        ("a.docx", samples.docx("application/vnd.ms-word.document.macroEnabled.main+xml")),
        ("a.docx", samples.docx()[:60]),
        ("a.png", samples.JPEG),
        ("a.pdf", samples.PNG),
        ("a.pdf", b"x" + samples.PDF),
        ("a.msg", samples.msg("WordDocument")),
        ("a.msg", samples.msg()[:600]),
        ("a.eml", b"Dear colleague,\n\nFrom: nobody\n"),
        ("a.eml", b"Subject: no sender\n\n"),
        ("a.eml", samples.EML.replace(b"Reply", b"Re\x00ply")),
    ],
    ids=itertools.count(),  # an archive holds the time of its making, and every process collects the same names
)
def test_a_content_that_is_not_what_the_extension_says_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(Refusal, match="is not what its extension says"):
        recognise(name, io.BytesIO(content))


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.svg", "a.docm", "a.zip", "a", "pdf", "a.pdf.exe", ""])
def test_other_kinds_are_refused_whatever_is_in_them(name: str) -> None:
    with pytest.raises(Refusal, match="of a kind that is not taken"):
        recognise(name, io.BytesIO(samples.PDF))
