"""What is known of a treaty in the law and practice of a State."""

from __future__ import annotations

from typing import ClassVar, Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from agreements.vocab.treaty import Extent, NationalKind
from common.history import Retractable, RetractableQuerySet, constraints_of, within
from partners.models import Partner
from partners.vocab import Treaty

COURT = "{scope} in ('all', 'open') or {organ} in ('registry', 'otp', 'presidency')"


class NationalFactQuerySet(RetractableQuerySet["NationalFact"]):
    """Facts about a treaty at home, as known at a moment."""


class NationalFact(Retractable):
    """Implementation, awareness, a difficulty, or assistance, from `effective_on` on (ICC-ASP/12/35, paras 45, 47-48).

    Difficulties and assistance exist for the Court's organs alone.
    """

    sight = Rule(
        f"{COURT} or {{t}}.kind in ('implementation', 'awareness')",
        "{scope} = 'all' or {organ} in ('registry', 'otp', 'presidency')",
        append_only=True,
    )
    CONTENT: Final = ("partner", "treaty", "kind", "extent", "text", "legislation", "helper", "source")

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("State"))
    treaty = models.CharField(_("treaty"), max_length=20, choices=Treaty)
    kind = models.CharField(_("kind"), max_length=30, choices=NationalKind)
    extent = models.CharField(_("extent"), max_length=10, choices=Extent, blank=True)
    text = models.TextField(_("what"), blank=True)
    legislation = models.TextField(_("legislation"), blank=True)
    helper = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("given by")
    )
    source = models.TextField(_("source"), blank=True)

    objects: ClassVar[NationalFactQuerySet] = NationalFactQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("fact about a treaty at home")
        verbose_name_plural = _("facts about treaties at home")
        constraints = [
            *constraints_of("agreements_nationalfact", NationalKind),
            models.CheckConstraint(
                condition=Q(treaty__in=Treaty.values), name="agreements_nationalfact_treaty_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=NationalKind.IMPLEMENTATION, extent__in=Extent.values)
                | (~Q(kind=NationalKind.IMPLEMENTATION) & Q(extent="", legislation="") & ~Q(text="")),
                name="agreements_nationalfact_extent_of_law",
            ),
            models.CheckConstraint(
                condition=Q(helper__isnull=True)
                | (Q(kind=NationalKind.ASSISTANCE_GIVEN) & ~Q(helper=F("partner"))),
                name="agreements_nationalfact_helper_of_assistance",
            ),
        ]
        triggers = [within("partner", "treaty")]
        indexes = [models.Index(fields=["treaty", "partner"], name="agreements_national_by_state")]

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_kind_display()}, {self.effective_on.isoformat()}"
