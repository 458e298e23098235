"""What is sent to people: an outbox that survives crashes, and never holds what a message says."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models.people import Person
from accounts.sight import Rule


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages."""

    def due(self, at: datetime) -> MessageQuerySet:
        """Still to be sent, at this moment, and in nobody's hands."""
        free = Q(claimed_until__isnull=True) | Q(claimed_until__lt=at)
        return self.filter(free, done_at__isnull=True, not_before__lte=at)


class Message(models.Model):
    """That something is to be sent to a person. What it says is written at the moment of sending, in their sight.

    One for each person, kind and key. `done_at` is when it left, or when it turned out that there was nothing to say
    or no hope; `outcome` says which.
    """

    class Outcome(models.TextChoices):
        """What came of it."""

        SENT = "sent", _("Sent")
        EMPTY = "empty", _("There was nothing to say")
        FAILED = "failed", _("Given up")

    sight = Rule("{scope} = 'all' or {t}.person_id = {person}", "{scope} = 'all'")

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("to"))
    kind = models.CharField(_("kind"), max_length=30)
    key = models.CharField(_("key"), max_length=60)
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)
    not_before = models.DateTimeField(_("not before"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claimed_until = models.DateTimeField(_("in hand until"), null=True)
    done_at = models.DateTimeField(_("done"), null=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)

    objects: ClassVar[MessageQuerySet] = MessageQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "key"], name="accounts_message_once"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, outcome="")
                | Q(done_at__isnull=False, outcome__in=["sent", "empty", "failed"]),
                name="accounts_message_done_with_outcome",
            ),
        ]
        indexes = [
            models.Index(
                fields=["not_before"], condition=Q(done_at__isnull=True), name="accounts_message_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} to {self.person_id}"
