"""The regional focal points of the Assembly for non-cooperation."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from common.codes import new_code
from partners.models import Partner
from partners.vocab import RegionalGroup
from pursuit.models.sight import KEEPERS


class RegionalPointQuerySet(models.QuerySet["RegionalPoint"]):
    """Terms of regional focal points."""

    def on(self, day: date) -> Self:
        """Those of the day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class RegionalPoint(models.Model):
    """That a State is a focal point of its region for some time (ICC-ASP/10/Res.5, annex, para. 16). Public."""

    sight = Rule("true", f"{{scope}} = 'all' or {KEEPERS}")

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    group = models.CharField(_("regional group"), max_length=10, choices=RegionalGroup)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="focal_terms", verbose_name=_("State"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    objects: ClassVar[RegionalPointQuerySet] = RegionalPointQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("regional focal point")
        verbose_name_plural = _("regional focal points")
        constraints = [
            models.CheckConstraint(
                condition=Q(group__in=RegionalGroup.values), name="pursuit_regionalpoint_group_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="pursuit_regionalpoint_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_group_display()}: {self.partner}"
