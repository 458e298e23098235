"""Who is on duty, and is told at once of planned travel."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from pursuit.models.sight import COURT, KEEPERS


class TurnQuerySet(models.QuerySet["Turn"]):
    """Turns of duty."""

    def on(self, day: date) -> Self:
        """Those of the day."""
        return self.filter(first__lte=day, last__gte=day)


class Turn(models.Model):
    """That a person is on duty from one day to another, both included."""

    sight = Rule(f"{{scope}} = 'all' or {COURT}", f"{{scope}} = 'all' or {KEEPERS}", append_only=True)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="turns", verbose_name=_("on duty")
    )
    first = models.DateField(_("from"))
    last = models.DateField(_("until"))
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("set by")
    )

    objects: ClassVar[TurnQuerySet] = TurnQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("turn of duty")
        verbose_name_plural = _("turns of duty")
        constraints = [
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="pursuit_turn_in_order"),
            models.UniqueConstraint(fields=["person", "first", "last"], name="pursuit_turn_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.first.isoformat()} to {self.last.isoformat()}"
