"""Events that bring States in: seminars and meetings, and the agreements signed at them."""

from __future__ import annotations

from typing import ClassVar, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.sight import ChildOf, Open, Rule
from accounts.sight.declarations import COURT
from agreements.models.agreement import Agreement
from agreements.vocab.outreach import EventKind, EventStatus
from common.codes import new_code
from partners.models import Recommendation


class OutreachQuerySet(models.QuerySet["OutreachEvent"]):
    """Events."""

    def with_list_data(self) -> Self:
        """With the recommendations that they serve."""
        return self.select_related("recommendation")


class OutreachEvent(models.Model):
    """A seminar, meeting or briefing, from its planning on. Everyone reads it: what is confidential is not written here."""

    sight = Open("Events are announced, and reported to the Assembly.")

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind)
    title = models.CharField(_("title"), max_length=200)
    place = models.CharField(_("place"), max_length=120, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=EventStatus, default=EventStatus.PLANNED, editable=False
    )
    reason = models.TextField(_("reason"), blank=True, editable=False)
    attendance = models.PositiveIntegerField(_("attendance, about"), null=True, blank=True)
    funders = models.TextField(_("funders"), blank=True)
    recommendation = models.ForeignKey(
        Recommendation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recommendation"),
    )
    source = models.TextField(_("source"), blank=True)
    note = models.TextField(_("note"), blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    objects: ClassVar[OutreachQuerySet] = OutreachQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("outreach event")
        verbose_name_plural = _("outreach events")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=EventKind.values), name="agreements_outreachevent_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=EventStatus.values), name="agreements_outreachevent_status_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="agreements_outreachevent_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(status=EventStatus.CANCELLED) | ~Q(reason=""),
                name="agreements_outreachevent_cancelled_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["starts_on", "id"], name="agreements_outreach_by_day")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The event's page."""
        return reverse("agreements:outreach_event", args=[self.code])


class OutreachHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        OutreachEvent,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
        model_name="OutreachFields",  # by itself it would be named OutreachEventEvent
    )
):
    """Change history of events: who wrote what is the Court's own affair."""

    sight = Rule(COURT, "true", append_only=True)


class SignedAt(models.Model):
    """That an agreement was signed at an event, or came of it. It is seen with the agreement."""

    sight = ChildOf("agreement", append_only=True)

    event = models.ForeignKey(
        OutreachEvent, models.PROTECT, related_name="agreements", verbose_name=_("event")
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="outreach", verbose_name=_("agreement")
    )

    class Meta:
        verbose_name = _("agreement of an event")
        verbose_name_plural = _("agreements of events")
        constraints = [
            models.UniqueConstraint(fields=["event", "agreement"], name="agreements_signedat_once"),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.agreement}"
