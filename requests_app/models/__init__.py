"""Cooperation requests: the register of each transmitting organ, and what happened to each request."""

from requests_app.models.counter import NumberCounter
from requests_app.models.document import Document, DocumentQuerySet, DocumentWithdrawal
from requests_app.models.due import (
    CalendarYear,
    ChosenRequest,
    DuePolicy,
    Holiday,
    Recomputation,
    WorkingCalendar,
)
from requests_app.models.event import Notice, RequestEvent, RequestEventQuerySet
from requests_app.models.export import ExportJob
from requests_app.models.group import GroupMember
from requests_app.models.heartbeat import Heartbeat
from requests_app.models.memo import Memo, MemoQuerySet
from requests_app.models.note import InternalNote
from requests_app.models.request import (
    HUMAN_NUMBER,
    SEARCH_CAP,
    CooperationRequest,
    RequestHistory,
    RequestQuerySet,
)
from requests_app.models.saved import RegisterPreference, SavedView
from requests_app.models.unsent import UnsentForm
from requests_app.models.upload import ImportFinding, ImportJob

__all__ = [
    "HUMAN_NUMBER",
    "SEARCH_CAP",
    "CalendarYear",
    "ChosenRequest",
    "CooperationRequest",
    "Document",
    "DocumentQuerySet",
    "DocumentWithdrawal",
    "DuePolicy",
    "ExportJob",
    "GroupMember",
    "Heartbeat",
    "Holiday",
    "ImportFinding",
    "ImportJob",
    "InternalNote",
    "Memo",
    "MemoQuerySet",
    "Notice",
    "NumberCounter",
    "Recomputation",
    "RegisterPreference",
    "RequestEvent",
    "RequestEventQuerySet",
    "RequestHistory",
    "RequestQuerySet",
    "SavedView",
    "UnsentForm",
    "WorkingCalendar",
]
