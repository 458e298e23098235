"""Who is on duty, and is told at once of planned travel."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from common.codes import new_code
from common.history import within
from pursuit.models.sight import COURT, KEEPERS


class TurnQuerySet(models.QuerySet["Turn"]):
    """Turns of duty."""

    def standing(self) -> Self:
        """Those that no later entry took the place of, and that were not called off."""
        return self.filter(corrected_by__isnull=True, called_off=False)

    def on(self, day: date) -> Self:
        """Those of the day."""
        return self.standing().filter(first__lte=day, last__gte=day)


class Turn(models.Model):
    """That a person is on duty from one day to another, both included.

    A turn that ends early is corrected by a new entry with the right last day; one that never begins is called off.
    """

    sight = Rule(f"{{scope}} = 'all' or {COURT}", f"{{scope}} = 'all' or {KEEPERS}", append_only=True)

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="turns", verbose_name=_("on duty")
    )
    first = models.DateField(_("from"))
    last = models.DateField(_("until"))
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("set by")
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name=_("corrects")
    )
    called_off = models.BooleanField(_("called off"), default=False)

    objects: ClassVar[TurnQuerySet] = TurnQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("turn of duty")
        verbose_name_plural = _("turns of duty")
        constraints = [
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="pursuit_turn_in_order"),
            models.CheckConstraint(
                condition=Q(called_off=False) | Q(corrects__isnull=False), name="pursuit_turn_called_off"
            ),
        ]
        triggers = [within("person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.first.isoformat()} to {self.last.isoformat()}"
