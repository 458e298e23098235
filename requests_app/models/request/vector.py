"""What the full-text search reads of a request."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Func, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from common.folding import FOLDED_FROM, FOLDED_TO
from requests_app.search import READINGS


def search_vector() -> Func:
    """Reference, subject, note number and document names in each reading, without accents; the numbers also in one piece,
    so that their beginning finds them; and the addressee as one word, which stands for all its names."""
    number, note, space = Coalesce(F("reference"), Value("")), F("note_number"), Value(" ")
    texts = Func(
        *(number, space, F("subject"), space, note, space, F("document_names")),
        arg_joiner=" || ",
        template="(%(expressions)s)",
    )
    folded = Func(texts, Value(FOLDED_FROM), Value(FOLDED_TO), function="translate")
    names = Func(
        *(_in_one_piece(number), space, _in_one_piece(note), Value(" partner")),
        Cast(F("partner"), models.TextField()),
        arg_joiner=" || ",
        template="(%(expressions)s)",
    )
    readings = [Func(Value(config), folded, function="to_tsvector") for config in READINGS]
    whole = Func(Value("simple"), names, function="to_tsvector")
    return Func(*readings, whole, arg_joiner=" || ", template="%(expressions)s")


def _in_one_piece(number: Combinable) -> Func:
    return Func(number, Value("/_.- "), Value(""), function="translate")
