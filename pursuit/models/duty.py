"""States that are bound to cooperate although they are no States Parties."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Open
from partners.models import Partner, Situation
from partners.vocab import Provenance
from pursuit.vocab import DutyBasis


class DutyQuerySet(models.QuerySet["Duty"]):
    """Duties of States that are no parties."""

    def on(self, day: date) -> Self:
        """Those that held on the day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class Duty(models.Model):
    """That a State that is no party has to cooperate in a situation, or in all of them, and on what this rests."""

    sight = Open("Public facts about States.")

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="duties", verbose_name=_("State"))
    situation = models.ForeignKey(
        Situation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("situation")
    )
    basis = models.CharField(_("basis"), max_length=20, choices=DutyBasis)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    verified = models.CharField(_("provenance"), max_length=10, choices=Provenance, blank=True)

    objects: ClassVar[DutyQuerySet] = DutyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("duty of a State that is no party")
        verbose_name_plural = _("duties of States that are no parties")
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "situation", "basis", "starts_on"],
                nulls_distinct=False,
                name="pursuit_duty_once",
            ),
            models.CheckConstraint(
                condition=Q(basis__in=(DutyBasis.COUNCIL, DutyBasis.ACCEPTANCE, DutyBasis.ARRANGEMENT)),
                name="pursuit_duty_outside_the_statute",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="pursuit_duty_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_basis_display()}"
