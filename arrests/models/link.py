"""The requests for arrest and surrender that a warrant led to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from arrests.models.sight import KEEPERS, REQUEST, WARRANT
from arrests.models.warrant import Warrant
from requests_app.models import CooperationRequest


class SurrenderLink(models.Model):
    """That a request for arrest and surrender was made on the ground of a warrant; whoever sees both sees the link."""

    sight = Rule(
        f"{WARRANT} and {REQUEST}",
        f"{WARRANT} and {REQUEST} and ({{scope}} = 'all' or {KEEPERS})",
        append_only=True,
    )

    warrant = models.ForeignKey(Warrant, models.PROTECT, related_name="links", verbose_name=_("warrant"))
    request = models.ForeignKey(
        CooperationRequest, models.PROTECT, related_name="surrender_links", verbose_name=_("request")
    )
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("linked by")
    )
    linked_at = models.DateTimeField(_("linked at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("request linked to a warrant")
        verbose_name_plural = _("requests linked to warrants")
        constraints = [models.UniqueConstraint(fields=["warrant", "request"], name="arrests_link_once")]

    def __str__(self) -> str:
        return f"{self.warrant_id} – {self.request_id}"
