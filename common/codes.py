"""Unguessable codes for URLs and for sealed rows: nothing can be counted or guessed from them."""

import secrets
from typing import Final

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Without characters that are read wrongly aloud or by hand (0/o, 1/l/i, u/v)."""

ONCE: Final = "once"
"""The name of the hidden input that carries a form's one-time key."""

SECRET: Final = "icc_"  # noqa: S105 - how one begins
"""How every secret token begins, so that people, the log, and scanners of leaked secrets know one when they see it."""

LENGTH = 14


def new_code() -> str:
    """A random code of 14 characters (68 bits)."""
    number, code = secrets.randbelow(len(ALPHABET) ** LENGTH), ""
    for _ in range(LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        code += ALPHABET[digit]
    return code
