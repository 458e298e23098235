"""Readers of published editions: what they have opened, and who wants to be told of the next one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from reports.models.edition import Edition

OWN = "{t}.person_id = {person}"


class Opening(models.Model):
    """That a person has opened a published edition: to them it is no longer new. Nobody else sees it."""

    sight = Rule(f"{{scope}} = 'all' or {OWN}", OWN, append_only=True)

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="openings", verbose_name=_("edition"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person")
    )
    opened_at = models.DateTimeField(_("opened at"))

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        constraints = [
            models.UniqueConstraint(fields=["person", "edition"], name="reports_opening_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} by {self.person_id}"


class Subscription(models.Model):
    """That a person wants a message when an edition is published."""

    sight = Rule(f"{{scope}} = 'all' or {OWN}", OWN)

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person")
    )
    asked_at = models.DateTimeField(_("asked at"))

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")

    def __str__(self) -> str:
        return f"editions to {self.person_id}"
