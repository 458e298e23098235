"""The two people who lift a seal."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from arrests.models.sight import COURT, KEEPERS, WARRANT
from arrests.models.warrant import Warrant


class UnsealingProposal(models.Model):
    """That one person proposed to unseal a warrant, and what a second person made of it."""

    sight = Rule(
        f"{WARRANT} and ({{scope}} = 'all' or {COURT})",
        f"{WARRANT} and ({{scope}} = 'all' or {KEEPERS})",
    )

    warrant = models.ForeignKey(Warrant, models.PROTECT, related_name="proposals", verbose_name=_("warrant"))
    effective_on = models.DateField(_("public from"))
    order_reference = models.CharField(_("order"), max_length=120)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("confirmed by")
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("withdrawn by")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)

    class Meta:
        verbose_name = _("proposal to unseal")
        verbose_name_plural = _("proposals to unseal")
        constraints = [
            models.UniqueConstraint(
                fields=["warrant"],
                condition=Q(confirmed_at__isnull=True, withdrawn_at__isnull=True),
                name="arrests_unsealing_one_open",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="arrests_unsealing_confirmed_pair",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True)
                | Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False, confirmed_at__isnull=True),
                name="arrests_unsealing_withdrawn_pair",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")),
                name="arrests_unsealing_two_people",
            ),
        ]

    def __str__(self) -> str:
        return self.order_reference
