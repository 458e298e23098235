"""One request to each of several addressees, over HTTP: logged together, and how they stand on a day."""

from __future__ import annotations

from django.http import Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from common import clock
from common.api.bodies import read
from common.api.days import day_of
from requests_app.api.file import of_today
from requests_app.serializers.group import GroupIn, GroupOut, LoggedTogetherOut
from requests_app.serializers.request import RequestOut
from requests_app.services.groups import code_of_group, log_together
from requests_app.services.groups import group as group_on
from requests_app.services.proposals import Way

ON = OpenApiParameter("on", OpenApiTypes.DATE, description="How they stood on this day; today if left out.")


@extend_schema(operation_id="groups_log", request=GroupIn, responses={201: LoggedTogetherOut})
@api_view(["POST"])
@once
def groups(request: Request) -> Response:
    """One draft for each addressee, all or none; several make a group."""
    person, content = caller(request), read(GroupIn(data=request.data))
    addressees = [(one["partner"], Way(one["channel"], one["language"])) for one in content.pop("addressees")]
    made = log_together(addressees, by=person, known_at=clock.now(), **content)
    record_read(made, by=person, path=request.get_full_path())
    body = {"group": code_of_group(made[0]), "requests": RequestOut(made, many=True, context=of_today()).data}
    return Response(body, status=201)


@extend_schema(operation_id="groups_read", parameters=[ON], responses=GroupOut)
@api_view(["GET"])
def group(request: Request, group: str) -> Response:
    """The roll-up of a group; 404 for whoever does not see at least two of its members."""
    found = group_on(group, on=day_of(request, "on", otherwise=clock.today()))
    if found is None:
        raise Http404
    record_read(
        [member.request for member in found.members], by=caller(request), path=request.get_full_path()
    )
    return Response(GroupOut(found, context=of_today()).data)
