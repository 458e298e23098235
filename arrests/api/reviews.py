"""The review desk over HTTP: what is awaited, and the reviews of a warrant. For the Court's own people."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import court_caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from accounts.desk import Whose, desk_of
from arrests import queries, services
from arrests.api.warrant import found
from arrests.serializers.review import AwaitedOut, QueueIn, QueueOut, ReviewIn, ReviewOut, ReviewsOut
from common import clock
from common.api.bodies import read, refuse_unknown
from common.api.pages import PAGED, asked_of, cursor_of, size_of
from common.keyset import Keyset


@extend_schema(operation_id="reviews_awaited", parameters=[QueueIn, *PAGED], responses=QueueOut)
@api_view(["GET"])
def queue(request: Request) -> Response:
    """The warrants whose next review is awaited, the longest overdue first, with the last review of each."""
    person, today = court_caller(request), clock.today()
    asked = asked_of(request, QueueIn)
    rows = queries.queue(asked["show"], desk_of(person, today, whose=Whose(asked["whose"])))
    page = Keyset("due_on").page(rows, size=size_of(request), cursor=cursor_of(request))
    record_read([row.warrant for row in page.rows], by=person, path=request.get_full_path())
    reviews = queries.last_reviews([row.warrant_id for row in page.rows], today, clock.now())
    awaited = AwaitedOut(page.rows, many=True, context={"reviews": reviews}).data
    return Response({"next": page.next, "awaited": awaited})


@extend_schema(operation_id="reviews_list", methods=["GET"], parameters=PAGED, responses=ReviewsOut)
@extend_schema(operation_id="reviews_record", methods=["POST"], request=ReviewIn, responses={201: ReviewOut})
@api_view(["GET", "POST"])
@once
def reviews(request: Request, code: str) -> Response:
    """The reviews of a warrant, the latest first; or one more, by which the next one is awaited a period later."""
    person, row, now = court_caller(request), found(code), clock.now()
    record_read([row], by=person, path=request.get_full_path())
    if request.method == "POST":
        given = read(ReviewIn(data=request.data))
        on = given.pop("on")
        made = services.record_review(row, services.Judgment(**given), on=on, known_at=now, by=person)
        return Response(ReviewOut(made).data, status=201)
    refuse_unknown(request.query_params, {one.name for one in PAGED})
    rows = row.reviews.known(now).select_related("next_owner", "recorded_by")
    page = Keyset("effective_on", descending=True).page(
        rows, size=size_of(request), cursor=cursor_of(request)
    )
    return Response({"next": page.next, "reviews": ReviewOut(page.rows, many=True).data})
