"""Dataclasses to plain JSON values and back, strictly: nothing unknown, nothing missing, nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

LATER: Final = {"later": True}
"""Metadata of a field that a dataclass got when there were frozen texts without it: it is left out while it holds its
default, so that their hashes stay."""


def encode(value: object) -> Any:
    """`value` as dicts, lists, strings, whole numbers, true, false and null; dates as YYYY-MM-DD."""
    if is_dataclass(value):
        return {
            field.name: encode(held)
            for field in fields(value)
            if (held := getattr(value, field.name)) != field.default or not field.metadata.get("later")
        }
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value


def decode(kind: type[T], value: object, where: str) -> T:
    """The instance of dataclass `kind` that `encode` gave as `value`.

    Raises ValueError with a sentence that begins with the place of the first misfit.
    """
    return _decode(kind, value, where)  # type: ignore[no-any-return]


def _decode(kind: Any, value: Any, where: str) -> Any:
    if is_dataclass(kind):
        return _dataclass(kind, value, where)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        items = _expect(list, value, where, "a list")
        return tuple(_decode(arguments[0], item, f"{where}[{index}]") for index, item in enumerate(items))
    if origin is dict:
        pairs = _expect(dict, value, where, "an object").items()
        return {key: _decode(arguments[1], item, f"{where}.{key}") for key, item in pairs}
    if origin is UnionType:
        return _decode(_alternative(arguments, value), value, where)
    if kind is date:
        try:
            return date.fromisoformat(_expect(str, value, where, "a date"))
        except ValueError as error:
            raise ValueError(f"{where}: expected a date as YYYY-MM-DD, found {value!r}.") from error
    return _expect(
        kind, value, where, {str: "text", int: "a whole number", bool: "true or false"}.get(kind, "null")
    )


def _alternative(kinds: tuple[Any, ...], value: object) -> Any:
    """The member of a union that `value` is meant for, by its JSON type."""
    if value is None and NoneType in kinds:
        return NoneType
    kinds = tuple(kind for kind in kinds if kind is not NoneType)
    return next((kind for kind in kinds if type(value) is (get_origin(kind) or kind)), kinds[0])


def _dataclass(kind: Any, value: object, where: str) -> Any:
    given = _expect(dict, value, where, "an object")
    known = {field.name: field for field in fields(kind)}
    if unknown := sorted(set(given) - set(known)):
        raise ValueError(f"{where}: unknown name {unknown[0]!r}; use {', '.join(sorted(known))}.")
    required = {name for name, field in known.items() if field.default is MISSING}
    if missing := sorted(required - set(given)):
        raise ValueError(f"{where}: {missing[0]} is missing.")
    kinds = get_type_hints(kind)
    return kind(**{name: _decode(kinds[name], item, f"{where}.{name}") for name, item in given.items()})


def _expect(kind: type[T], value: object, where: str, words: str) -> T:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError(f"{where}: expected {words}, found {value!r:.60}.")
    return value
