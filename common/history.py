"""The base of every app's history: what happened, when it took effect, and since when the Court knew."""

from __future__ import annotations

from datetime import datetime
from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

Happening = TypeVar("Happening", bound="Event")


class Event(models.Model):
    """One thing that happened. Append-only: a mistake is corrected by a later event that names it in `corrects`.

    `effective_on` is the day it took effect; `known_from` the moment from which the Court knew it;
    `recorded_at` is the system's own moment of writing and is never set by hand.
    Concrete models add the foreign key of their subject and their own vocabulary of kinds.
    """

    effective_on = models.DateField(_("date"))
    known_from = models.DateTimeField(_("known from"))
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name=_("corrects")
    )

    class Meta:
        abstract = True


class EventQuerySet(models.QuerySet[Happening]):
    """Events, as known at a moment."""

    def known(self, known_at: datetime) -> Self:
        """What stood at `known_at`: known by then, and not yet corrected by then.

        Corrections are few: read once as a list, they cost the same however many events are asked about.
        """
        corrections = self.model._default_manager.filter(corrects__isnull=False, known_from__lte=known_at)
        return self.filter(~Q(pk__in=corrections.values("corrects")), known_from__lte=known_at)
