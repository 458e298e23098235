"""Published editions and their figures, read only."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from reports.document import Snapshot
from reports.models import Edition
from reports.queries import figures_of


@extend_schema(operation_id="editions_list", responses=OpenApiTypes.OBJECT)
@api_view(["GET"])
def editions(request: Request) -> Response:  # noqa: ARG001
    """The published editions, the latest period first."""
    found = Edition.objects.published().newest_first()
    return Response({"editions": [_edition(one) for one in found]})


@extend_schema(operation_id="editions_read", responses=OpenApiTypes.OBJECT)
@api_view(["GET"])
def edition(request: Request, slug: str) -> Response:  # noqa: ARG001
    """One published edition."""
    return Response(_edition(get_object_or_404(Edition.objects.published(), slug=slug)))


@extend_schema(responses=OpenApiTypes.OBJECT)
@api_view(["GET"])
def figures(request: Request, slug: str) -> Response:  # noqa: ARG001
    """The figures of a published edition as they were frozen: value, date and rule of each."""
    found = get_object_or_404(Edition.objects.published(), slug=slug)
    return Response(
        {
            "symbol": found.symbol,
            "synthetic": found.synthetic,
            "snapshot_sha256": found.sha256,
            "figures": figures_of(Snapshot.from_json(found.snapshot)),
        }
    )


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "slug": edition.slug,
        "symbol": edition.symbol,
        "title": edition.title,
        "session": edition.session,
        "place_and_dates": edition.place_and_dates,
        "distributed_on": edition.distributed_on,
        "period": {"from": edition.period_start, "to": edition.period_end},
        "at_large_on": edition.at_large_on,
        "apic_on": edition.apic_on,
        "agreements_on": edition.agreements_on,
        "published_at": edition.published_at,
        "synthetic": edition.synthetic,
        "snapshot_sha256": edition.sha256,
        "page": reverse("reports:edition", args=[edition.slug]),
    }
