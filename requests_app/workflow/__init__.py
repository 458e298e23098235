"""The life cycle of a cooperation request: guards, buttons, forms, tests and the documentation read this table."""

from requests_app.workflow.course import ANY_TIME_AFTER, SINCE_TRANSMISSION, status_after
from requests_app.workflow.life import LIFE
from requests_app.workflow.step import LONGEST_NOTE, LONGEST_TEXT, Datum, Ground, Step

__all__ = [
    "ANY_TIME_AFTER",
    "LIFE",
    "LONGEST_NOTE",
    "LONGEST_TEXT",
    "SINCE_TRANSMISSION",
    "Datum",
    "Ground",
    "Step",
    "status_after",
]
