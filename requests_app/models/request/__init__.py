"""The request itself: one row for each addressee, in the register of the organ that transmits it."""

from requests_app.models.request.constraints import HIGHEST_ESCALATION, HUMAN_NUMBER
from requests_app.models.request.history import RequestHistory
from requests_app.models.request.queryset import SEARCH_CAP, RequestQuerySet
from requests_app.models.request.readers import READERS, READINGS, Reading
from requests_app.models.request.row import CooperationRequest

__all__ = [
    "HIGHEST_ESCALATION",
    "HUMAN_NUMBER",
    "READERS",
    "READINGS",
    "SEARCH_CAP",
    "CooperationRequest",
    "Reading",
    "RequestHistory",
    "RequestQuerySet",
]
