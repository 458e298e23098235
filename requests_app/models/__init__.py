"""Cooperation requests: the register of each transmitting organ, and what happened to each request."""

from requests_app.models.event import Notice, RequestEvent, RequestEventQuerySet
from requests_app.models.request import (
    HUMAN_NUMBER,
    SEARCH_CAP,
    CooperationRequest,
    RequestHistory,
    RequestQuerySet,
)
from requests_app.models.rules import DuePolicy, Heartbeat, Holiday, NumberCounter

__all__ = [
    "HUMAN_NUMBER",
    "SEARCH_CAP",
    "CooperationRequest",
    "DuePolicy",
    "Heartbeat",
    "Holiday",
    "Notice",
    "NumberCounter",
    "RequestEvent",
    "RequestEventQuerySet",
    "RequestHistory",
    "RequestQuerySet",
]
