"""Voluntary agreements and APIC on any day, read only."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.audit import record_read
from accounts.models import Person
from agreements.forms import AsOfForm
from agreements.models import Agreement
from agreements.queries import apic as apic_queries
from agreements.queries.overview import overview
from common import clock
from common.asof import AsOf
from partners.queries import groups_on

DAYS = [
    OpenApiParameter(
        "on", OpenApiTypes.DATE, description="The day the answer is true for; today if left out."
    ),
    OpenApiParameter(
        "known", OpenApiTypes.DATE, description="As known at the end of this day; now if left out."
    ),
]


@extend_schema(parameters=DAYS, responses=OpenApiTypes.OBJECT)
@api_view(["GET"])
def apic(request: Request) -> Response:
    """The part of every State in the Agreement on the Privileges and Immunities of the Court on a day."""
    at = _as_of(request)
    standings = apic_queries.standings(at)
    return Response(
        _frame(at)
        | {
            "figures": asdict(apic_queries.figures(standings)),
            "states": [
                {
                    "code": row.partner.code,
                    "name": row.partner.name,
                    "group": row.group,
                    "status": row.status,
                    "state_party": row.state_party,
                    "signed_on": row.signed_on,
                    "deposited_on": row.deposited_on,
                    "in_force_on": row.in_force_on,
                }
                for row in standings
            ],
        }
    )


@extend_schema(parameters=DAYS, responses=OpenApiTypes.OBJECT)
@api_view(["GET"])
def agreements(request: Request) -> Response:
    """Voluntary agreements on a day, with totals by type; relocation agreements appear in the totals alone."""
    at = _as_of(request)
    groups = groups_on(at.on)
    rows = list(Agreement.objects.without_relocation().with_stages(at.on, at.known_at).in_order())
    record_read(rows, by=_person(request), path=request.get_full_path())
    return Response(
        _frame(at)
        | {
            "totals": {
                line.kind: {
                    "on": line.on,
                    "concluded": line.total.concluded,
                    "in_force": line.total.in_force,
                }
                for line in overview(at)
            },
            "agreements": [
                {
                    "code": row.code,
                    "partner": row.partner.code,
                    "group": groups.get(row.partner_id),
                    "kind": row.kind,
                    "form": row.form,
                    "stage": row.stage,
                    "since": row.since,
                    "signed_on": row.signed_on,
                    "in_force_on": row.in_force_on,
                    "synthetic": row.synthetic,
                }
                for row in rows
            ],
        }
    )


def _person(request: Request) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _as_of(request: Request) -> AsOf:
    form = AsOfForm(request.query_params)
    form.refuse_errors()
    return form.as_of(today=clock.today(), now=clock.now())


def _frame(at: AsOf) -> dict[str, Any]:
    return {"on": at.on, "known_at": at.known_at}
