"""What a call sent, once it has the shape that the endpoint takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.forms import BaseForm
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.serializers import Serializer


def read(serializer: Serializer[Any]) -> dict[str, Any]:
    """The values of a body. Raises ValidationError for a wrong value, and for a field that is not known."""
    serializer.is_valid(raise_exception=True)
    refuse_unknown(serializer.initial_data, serializer.fields)
    values: dict[str, Any] = serializer.validated_data
    return values


def refuse_unknown(given: Iterable[str], known: Iterable[str]) -> None:
    """Raises ValidationError for what nobody would look at: a name that is mistyped must not pass in silence."""
    unknown = set(given) - set(known)
    if unknown:
        raise ValidationError({name: [_("This field is not known here.")] for name in sorted(unknown)})


def refuse_errors(form: BaseForm) -> None:
    """Raises ValidationError for what a form that reads the address found wrong, in its sentences."""
    if not form.is_valid():
        raise ValidationError({name: [str(one) for one in found] for name, found in form.errors.items()})
