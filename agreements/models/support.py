"""What one State did so that another can take part."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import ChildOf
from agreements.models.agreement import Agreement
from agreements.vocab import Measure
from common.history import Retractable, RetractableQuerySet, constraints_of, within
from partners.models import Partner, Recommendation


class SupportQuerySet(RetractableQuerySet["Support"]):
    """Support among States, as known at a moment."""

    def begun(self, on: date, known_at: datetime) -> Self:
        """What had begun by the day, the latest first, with the States."""
        return (
            self.known(known_at)
            .filter(effective_on__lte=on)
            .select_related("giver", "receiver", "agreement__partner", "recommendation")
            .order_by("-effective_on", "-id")
        )


class Support(Retractable):
    """Support of one State by another, for an agreement or in general (recommendation 5; ICC-ASP/12/35, para. 27).

    It begins on `effective_on`. It is seen with its agreement; without one it is the Court's own.
    """

    sight = ChildOf("agreement", orphans="{organ} in ('registry', 'otp', 'presidency')", append_only=True)

    giver = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("given by"))
    receiver = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("given to"))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="support", verbose_name=_("agreement")
    )
    recommendation = models.ForeignKey(
        Recommendation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recommendation"),
    )
    kind = models.CharField(_("measure"), max_length=20, choices=Measure)
    text = models.TextField(_("what"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    synthetic = models.BooleanField(_("synthetic"), default=False, editable=False)

    objects: ClassVar[SupportQuerySet] = SupportQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("support among States")
        verbose_name_plural = _("support among States")
        constraints = [
            *constraints_of("agreements_support", Measure),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="agreements_support_of_another"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(effective_on__lte=F("ends_on")),
                name="agreements_support_in_order",
            ),
        ]
        triggers = [within("giver", "receiver")]

    def __str__(self) -> str:
        return f"{self.giver} → {self.receiver}: {self.get_kind_display()}"
