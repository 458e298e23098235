"""What happened to a request: its history, and the notices that it became late."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest, Now
from django.utils.translation import gettext_lazy as _

from accounts.sight import ChildOf
from common.history import Event, EventQuerySet, constraints_of, within
from requests_app.models.request import CooperationRequest
from requests_app.vocab import EventKind


class RequestEventQuerySet(EventQuerySet["RequestEvent"]):
    """What happened to requests."""

    def in_order(self) -> Self:
        """From first to last: the life cycle never goes back in time, so the order of recording decides a day."""
        return self.order_by("effective_on", "id")

    def late_between(self, after: date, until: date) -> Self:
        """Those that moved or stopped a due date which had been late on a day between; see `overdue_between`.

        The day of the event is not one of them: on that day the new state holds already.
        """
        return self.filter(
            due_before__lt=until,
            effective_on__gt=Greatest(F("due_before") + 1, Value(after + timedelta(days=1))),
            corrected_by=None,
        )


class RequestEvent(Event):
    """One thing that happened to a request.

    A correction repeats the kind with the right day and details; one of the kind `corrected` says that what it corrects
    never happened.
    """

    sight = ChildOf("request", append_only=True)

    request = models.ForeignKey(
        CooperationRequest,
        models.PROTECT,
        related_name="events",
        verbose_name=_("request"),
        db_index=False,
    )
    kind = models.CharField(_("what"), max_length=30, choices=EventKind)
    note = models.TextField(_("note"), blank=True)
    detail = models.JSONField(_("details"), default=dict, blank=True)
    due_before = models.DateField(
        _("due date until then"),
        null=True,
        editable=False,
        help_text=_("The due date that this event moved, or whose clock it stopped."),
    )

    objects: ClassVar[RequestEventQuerySet] = RequestEventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("event of a request")
        verbose_name_plural = _("events of requests")
        constraints = constraints_of("requests_event", EventKind, stands=~Q(kind=EventKind.CORRECTED))
        triggers = [within("request")]
        indexes = [
            models.Index(fields=["request", "effective_on", "id"], name="requests_event_in_order"),
            # What was late for a while is found among few rows.
            models.Index(
                fields=["effective_on"],
                condition=Q(due_before__isnull=False),
                name="requests_event_moved_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.effective_on.isoformat()}"

    @property
    def until(self) -> date | None:
        """The day until which a consultation or a postponement was to last, where one was given."""
        written = self.detail.get("until")
        return date.fromisoformat(written) if written else None


class Notice(models.Model):
    """That a request became late. One for each due date that passed, whoever noticed it and when."""

    sight = ChildOf("request", append_only=True)

    request = models.ForeignKey(
        CooperationRequest, models.PROTECT, related_name="notices", verbose_name=_("request")
    )
    due_on = models.DateField(_("due on"))
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("notice of lateness")
        verbose_name_plural = _("notices of lateness")
        constraints = [models.UniqueConstraint(fields=["request", "due_on"], name="requests_notice_once")]

    def __str__(self) -> str:
        return f"{self.request_id} {self.due_on.isoformat()}"

    @property
    def late_since(self) -> date:
        """The day on which the deadline had passed, whenever that was noticed."""
        return self.due_on + timedelta(days=1)
