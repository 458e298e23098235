"""What is asked of the requests."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Func, Min, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Greatest

from accounts.models import Person
from common.asof import Period
from requests_app.models.request.readers import within_reach
from requests_app.search import tsquery
from requests_app.vocab import EventKind

if TYPE_CHECKING:
    from requests_app.models.request.row import CooperationRequest  # noqa: F401 - named by the base class

SEARCH_CAP: Final = 2_000
"""A search looks at no more hits than this: nobody reads further, they add a word."""


class RequestQuerySet(models.QuerySet["CooperationRequest"]):
    """Requests. Which of them exist for the viewer is the database's affair and never asked here."""

    def within_reach(self, person: Person, *, of: str = "") -> RequestQuerySet:
        """Without what the person could not see anyway (`readers.within_reach`)."""
        return self.filter(within_reach(person.organ, person.compartment_keys, of=of))

    def transmitted_in(self, period: Period, known_at: datetime) -> RequestQuerySet:
        """Transmitted within the period, both ends included, as far as the Court knew at `known_at`.

        What was withdrawn after its transmission still counts; drafts, also withdrawn ones, never do. A transmission
        whose day was corrected later counts on the day that was known then.
        """
        from requests_app.models.event import RequestEvent  # noqa: PLC0415 - it points here

        days = (period.start, period.end)
        plain = Q(transmitted_on__range=days, transmission_known_from__lte=known_at)
        # A row knows how things stand now; what was corrected is few, and asked of its events.
        known = RequestEvent.objects.known(known_at).filter(
            kind=EventKind.TRANSMITTED, request__transmission_corrected=True
        )
        first = known.order_by().values("request").annotate(first=Min("effective_on"))
        then = Q(pk__in=first.filter(first__range=days).values("request"))
        return self.filter(plain & Q(transmission_corrected=False) | then & Q(transmission_corrected=True))

    def awaited(self) -> RequestQuerySet:
        """Transmitted and not ended as things stand now; few rows of many, with an index of their own."""
        return self.filter(transmitted_on__isnull=False, ended_on__isnull=True)

    def awaited_on(self, on: date) -> RequestQuerySet:
        """Sent by `on`, and not ended as things stand now: `open_on` of today, in words that lead to an index."""
        return self.awaited().filter(transmitted_on__lte=on)

    def in_charge_of(self, people: models.QuerySet[Person]) -> RequestQuerySet:
        """In the charge of one of the people; where nobody was put in charge, it is whoever logged the request."""
        logged_by_one = Q(_one_of("created_by", people), assigned_to__isnull=True)
        return self.filter(Q(_one_of("assigned_to", people)) | logged_by_one)

    def open_on(self, on: date) -> RequestQuerySet:
        """Transmitted on or before `on`, and not ended by the end of that day."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on), transmitted_on__lte=on)

    def overdue_on(self, on: date) -> RequestQuerySet:
        """Open on `on`, with a due date before that day, while the clock runs."""
        return self.open_on(on).past_due(on)

    def past_due(self, on: date) -> RequestQuerySet:
        """With a due date before that day, while the clock runs."""
        return self.filter(due_on__lt=on, clock_stopped=False)

    def overdue_between(self, after: date, until: date) -> RequestQuerySet:
        """Overdue on any day from the one that follows `after` to `until`, whatever became of them since."""
        # A due date that was moved, or whose clock had stood still, counts from the day since which it holds.
        first_late = Greatest(Greatest(F("due_on"), Value(after)) + 1, F("due_since"))
        next_day = after + timedelta(days=1)
        return self.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=next_day) & Q(ended_on__gt=first_late),
            Q(due_since__isnull=True) | Q(due_since__lte=until),
            transmitted_on__isnull=False,
            due_on__lt=until,
            clock_stopped=False,
        )

    def due_soon(self, on: date, days: int) -> RequestQuerySet:
        """Due on that day or within the next `days`, while the clock runs."""
        return self.filter(due_on__range=(on, on + timedelta(days=days)), clock_stopped=False)

    def matching(self, words: str) -> RequestQuerySet:
        """The newest of those that hold the words (`requests_app.search`), no more than anyone reads."""
        query, values = tsquery(words)
        return self.filter(
            pk__in=RawSQL(f"select icc_search_requests({query}, %s)", [*values, SEARCH_CAP])  # noqa: S611
        )

    def with_list_data(self) -> RequestQuerySet:
        """With everything that a line of a list shows, in the same query."""
        return self.select_related("partner", "situation").defer(
            "search_vector", "document_names", "due_reason", "contents"
        )


def _one_of(key: str, people: models.QuerySet[Person]) -> Func:
    """That the key names one of the people. As an array they are found once, and an index of the key still serves."""
    keys = ArraySubquery(people.order_by().values("pk"))
    return Func(
        F(key), keys, template="%(expressions)s)", arg_joiner=" = any(", output_field=models.BooleanField()
    )
