"""The days that every question here takes."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from agreements.forms import AsOfForm
from common import clock
from common.asof import AsOf

DAYS = [
    OpenApiParameter(
        "on", OpenApiTypes.DATE, description="The day the answer is true for; today if left out."
    ),
    OpenApiParameter(
        "known", OpenApiTypes.DATE, description="As known at the end of this day; now if left out."
    ),
]


def as_of(request: Request) -> AsOf:
    """The day and the moment of knowledge that were asked for; Refusal for a day that is none."""
    form = AsOfForm(request.query_params)
    form.refuse_errors()
    return form.as_of(today=clock.today(), now=clock.now())
