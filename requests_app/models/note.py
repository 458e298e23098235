"""What colleagues tell each other about a request."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.sight import ChildOf
from requests_app.models.request import CooperationRequest


class InternalNote(models.Model):
    """A note to colleagues: confidential to the Court, never exported, never changed afterwards."""

    sight = ChildOf("request", append_only=True)

    request = models.ForeignKey(
        CooperationRequest, models.PROTECT, related_name="internal_notes", verbose_name=_("request")
    )
    text = models.TextField(_("text"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="requests_internalnote_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:60]
