"""The calculator of due dates over HTTP."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import court_caller
from common.api.bodies import refuse_errors, refuse_unknown
from requests_app.forms.due import PAUSES, CalculatorForm
from requests_app.reasons import why_this_date
from requests_app.serializers.due import DueDateOut
from requests_app.services.due import calculated
from requests_app.vocab import Family

DAY = OpenApiTypes.DATE
PARAMETERS = [
    OpenApiParameter("start", DAY, required=True, description="The day on which it is sent."),
    OpenApiParameter("family", str, required=True, enum=Family.values),
    OpenApiParameter("partner", str, description="The addressee’s code."),
    OpenApiParameter("urgent", bool),
    OpenApiParameter("more_days", int, description="Extended by so many days."),
    *(
        OpenApiParameter(f"{name}_{number}", DAY, description=f"Pause {number}: {name} this day.")
        for number in range(1, PAUSES + 1)
        for name in ("since", "until")
    ),
]


@extend_schema(operation_id="due_date", parameters=PARAMETERS, responses=DueDateOut)
@api_view(["GET"])
def calculator(request: Request) -> Response:
    """When an answer would be due by the rules as they stand, with every step that leads to it."""
    court_caller(request)
    refuse_unknown(request.query_params, {one.name for one in PARAMETERS})
    form = CalculatorForm(request.query_params)
    refuse_errors(form)
    due = calculated(**form.asked())
    body = {"on": due.on, "reason": due.reason(), "why": why_this_date(due.reason())}
    return Response(DueDateOut(body).data)
