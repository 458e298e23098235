"""Cooperation requests: the register of each transmitting organ, and what happened to each request."""

from requests_app.models.event import Notice, RequestEvent, RequestEventQuerySet
from requests_app.models.note import InternalNote
from requests_app.models.request import (
    HUMAN_NUMBER,
    SEARCH_CAP,
    CooperationRequest,
    RequestHistory,
    RequestQuerySet,
)
from requests_app.models.rules import DuePolicy, Heartbeat, Holiday, NumberCounter
from requests_app.models.saved import RegisterPreference, SavedView

__all__ = [
    "HUMAN_NUMBER",
    "SEARCH_CAP",
    "CooperationRequest",
    "DuePolicy",
    "Heartbeat",
    "Holiday",
    "InternalNote",
    "Notice",
    "NumberCounter",
    "RegisterPreference",
    "RequestEvent",
    "RequestEventQuerySet",
    "RequestHistory",
    "RequestQuerySet",
    "SavedView",
]
