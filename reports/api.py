"""Published editions and their figures, read only."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from reports.document import Snapshot
from reports.models import Edition
from reports.queries import figures_of
from reports.serializers import EditionOut, EditionsOut, FiguresOut


@extend_schema(operation_id="editions_list", responses=EditionsOut)
@api_view(["GET"])
def editions(request: Request) -> Response:  # noqa: ARG001
    """The published editions, the latest period first."""
    return Response(EditionsOut({"editions": Edition.objects.published().newest_first()}).data)


@extend_schema(operation_id="editions_read", responses=EditionOut)
@api_view(["GET"])
def edition(request: Request, slug: str) -> Response:  # noqa: ARG001
    """One published edition."""
    return Response(EditionOut(_found(slug)).data)


@extend_schema(operation_id="editions_figures", responses=FiguresOut)
@api_view(["GET"])
def figures(request: Request, slug: str) -> Response:  # noqa: ARG001
    """The figures of a published edition as they were frozen: value, date and rule of each."""
    found = _found(slug)
    body = {
        "symbol": found.symbol,
        "synthetic": found.synthetic,
        "sha256": found.sha256,
        "figures": figures_of(Snapshot.from_json(found.snapshot)),
    }
    return Response(FiguresOut(body).data)


def _found(slug: str) -> Edition:
    return get_object_or_404(Edition.objects.published(), slug=slug)
