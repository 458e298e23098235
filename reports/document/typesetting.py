"""The typographic rules of a language, carried to every text of a block or a masthead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

T = TypeVar("T")

_NAMES: Final = frozenset({"key", "figure", "group", "letter", "shape", "symbol", "job_number", "label"})
"""Fields that name things and say nothing."""


def typeset(value: T, rules: Callable[[str], str]) -> T:
    """`value` with each of its texts, however deep, set by the rules."""
    return _typeset(value, rules)  # type: ignore[no-any-return]


def _typeset(value: Any, rules: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return rules(value)
    if isinstance(value, tuple):
        return tuple(_typeset(item, rules) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _typeset(getattr(value, field.name), rules)
            for field in fields(value)
            if field.name not in _NAMES
        }
        return replace(value, **changed)
    return value
