"""Lists of a depositary as they were saved, and what persons decided about the changes that they propose."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.sight import Open
from agreements.vocab.depositary import Decision, ListFormat
from common.codes import new_code
from partners.models import Partner
from partners.vocab import Treaty, TreatyEventKind

PUBLIC = Open("The depositary publishes its lists.", append_only=True)


class DepositaryList(models.Model):
    """A list as somebody saved it: the source of the changes that came from it. The same file is kept once."""

    sight = PUBLIC

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    treaty = models.CharField(_("treaty"), max_length=20, choices=Treaty)
    name = models.CharField(_("file"), max_length=200)
    format = models.CharField(_("format"), max_length=10, choices=ListFormat)
    saved_on = models.DateField(_("saved on"))
    content = models.BinaryField(_("content"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    class Meta:
        verbose_name = _("list of a depositary")
        verbose_name_plural = _("lists of depositaries")
        constraints = [
            models.UniqueConstraint(fields=["treaty", "sha256"], name="agreements_depositarylist_once"),
            models.CheckConstraint(
                condition=Q(treaty__in=Treaty.values), name="agreements_depositarylist_treaty_known"
            ),
            models.CheckConstraint(
                condition=Q(format__in=ListFormat.values), name="agreements_depositarylist_format_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.saved_on.isoformat()}"


class ListDecision(models.Model):
    """What a person decided about one proposed change of a list."""

    sight = PUBLIC

    source = models.ForeignKey(
        DepositaryList, models.PROTECT, related_name="decisions", verbose_name=_("list")
    )
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("State"))
    kind = models.CharField(_("what happened"), max_length=30, choices=TreatyEventKind)
    on = models.DateField(_("day"))
    decision = models.CharField(_("decision"), max_length=10, choices=Decision)
    decided_at = models.DateTimeField(_("decided at"), db_default=Now(), editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by")
    )

    class Meta:
        verbose_name = _("decision about a list")
        verbose_name_plural = _("decisions about lists")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "partner", "kind", "on", "decision"], name="agreements_listdecision_once"
            ),
            models.CheckConstraint(
                condition=Q(decision__in=Decision.values), name="agreements_listdecision_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=TreatyEventKind.values), name="agreements_listdecision_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_kind_display()}, {self.get_decision_display()}"
