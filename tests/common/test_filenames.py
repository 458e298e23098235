"""Names of files that strangers give."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common import filenames


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("Letter.pdf", "Letter.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\clerk\\Réponse.docx", "Réponse.docx"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("nul\x00byte.pdf", "nulbyte.pdf"),
        ("two\nlines.pdf", "two lines.pdf"),
        ('a<b>:"|?*.pdf', "a_b______.pdf"),
        ("...hidden", "hidden"),
        ("", "document"),
        ("\u202e\u2066", "document"),
        (".pdf", "pdf"),
        ("x" * 1_000 + ".pdf", "x" * 146 + ".pdf"),
        ("رسالة.pdf", "رسالة.pdf"),
    ],
)
def test_a_hostile_name_is_made_harmless(given_name: str, shown: str) -> None:
    assert filenames.harmless(given_name) == shown


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=400))
def test_whatever_is_given_gives_a_short_name_on_one_line(name: str) -> None:
    shown = filenames.harmless(name)
    assert 0 < len(shown) <= filenames.LONGEST
    assert not {"/", "\\"} & set(shown)
    assert all(unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in shown)
    assert filenames.harmless(shown) == shown


def test_words_of_a_name_are_found_one_by_one() -> None:
    assert filenames.words("Letter_of-the.bank (2013).pdf") == "Letter of the bank 2013 pdf"
