"""What an outstanding warrant costs while nobody executes it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from arrests.models import Warrant
from common.codes import new_code
from common.history import Retractable, RetractableQuerySet, within
from pursuit.models.sight import COURT, KEEPERS, WARRANT
from pursuit.vocab import CostCategory, Currency


class DelayCost(Retractable):
    """What one of the four tasks of ICC-ASP/12/35, para. 64, cost for a warrant over some days: money, staff time or both.

    Internal; under seal with its warrant. `effective_on` is the day of recording; `article_70` says that an offence
    against the administration of justice may be behind it.
    """

    sight = Rule(
        f"{WARRANT} and ({{scope}} = 'all' or {COURT})",
        f"{WARRANT} and ({{scope}} = 'all' or {KEEPERS})",
        append_only=True,
    )

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    warrant = models.ForeignKey(
        Warrant, models.PROTECT, related_name="delay_costs", verbose_name=_("warrant")
    )
    category = models.CharField(_("task"), max_length=20, choices=CostCategory)
    first = models.DateField(_("from"))
    last = models.DateField(_("until"))
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=Currency, blank=True)
    staff_days = models.DecimalField(
        _("days of staff"), max_digits=7, decimal_places=1, null=True, blank=True
    )
    article_70 = models.BooleanField(_("possible offence under article 70"), default=False)
    text = models.TextField(_("what it was for"), blank=True)

    objects: ClassVar[RetractableQuerySet[DelayCost]] = RetractableQuerySet["DelayCost"].as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("cost of delay")
        verbose_name_plural = _("costs of delay")
        constraints = [
            models.CheckConstraint(
                condition=Q(category__in=CostCategory.values), name="pursuit_delaycost_category_known"
            ),
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="pursuit_delaycost_in_order"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True, currency="") | Q(amount__gt=0, currency__in=Currency.values),
                name="pursuit_delaycost_amount_with_currency",
            ),
            models.CheckConstraint(
                condition=Q(staff_days__isnull=True) | Q(staff_days__gt=0),
                name="pursuit_delaycost_staff_time_positive",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=False) | Q(staff_days__isnull=False),
                name="pursuit_delaycost_says_how_much",
            ),
            models.CheckConstraint(
                condition=Q(struck_out=False) | Q(corrects__isnull=False),
                name="pursuit_delaycost_strikes_something",
            ),
        ]
        triggers = [within("warrant")]
        indexes = [
            models.Index(fields=["warrant", "first"], name="pursuit_delaycost_of_warrant"),
            models.Index(fields=["last", "first"], name="pursuit_delaycost_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()}, {self.first.isoformat()} to {self.last.isoformat()}"
