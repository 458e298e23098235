"""Days in the address of a call."""

from __future__ import annotations

from datetime import date

from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request


def day_of(request: Request, name: str, *, otherwise: date) -> date:
    """The day that the address names, or `otherwise`. Raises ValidationError for what is no day."""
    given = request.query_params.get(name, "")
    if not given:
        return otherwise
    try:
        day: date = serializers.DateField().run_validation(given)
    except ValidationError as error:
        raise ValidationError({name: error.detail}) from error
    return day
