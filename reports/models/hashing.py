"""SHA-256 as the database computes it, so that a constraint can keep a text and its hash together."""

from django.db import models
from django.db.models import Func


class Utf8(Func):
    """A text as bytes in UTF-8."""

    template = "convert_to(%(expressions)s, 'UTF8')"
    output_field = models.BinaryField()


class Sha256(Func):
    """SHA-256 of bytes as 64 hexadecimal digits, computed by the database."""

    template = "encode(sha256(%(expressions)s), 'hex')"
    output_field = models.CharField()
