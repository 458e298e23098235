"""What the organs say to an edition, and what was done to it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from accounts.vocab import COURT_ORGANS, Organ
from reports.models.edition import WORKED_ON, Edition


class ClearanceQuerySet(models.QuerySet["Clearance"]):
    """Clearances."""

    def standing(self) -> ClearanceQuerySet:
        """Those that were not taken back."""
        return self.filter(withdrawn_at__isnull=True)


class Clearance(models.Model):
    """That an organ agrees to its part of an edition as it stands.

    `part_sha256` is the hash of the paragraphs that were cleared: a part that reads otherwise is not cleared. It is
    taken back by the organ, or falls (`withdrawn_by` empty) when the part changes.
    """

    sight = Rule(WORKED_ON, WORKED_ON)

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="clearances", verbose_name=_("edition"))
    organ = models.CharField(_("organ"), max_length=20, choices=Organ)
    part_sha256 = models.CharField(_("hash of the part"), max_length=64)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("cleared by")
    )
    given_at = models.DateTimeField(_("cleared at"))
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("taken back by"),
    )
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True)

    objects: ClassVar[ClearanceQuerySet] = ClearanceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("clearance")
        verbose_name_plural = _("clearances")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "organ"],
                condition=Q(withdrawn_at__isnull=True),
                name="reports_clearance_one_standing",
            ),
            models.CheckConstraint(
                condition=Q(organ__in=COURT_ORGANS), name="reports_clearance_organ_of_the_court"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=False) | Q(withdrawn_by__isnull=True),
                name="reports_clearance_withdrawn_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.organ}"


class EditionStep(models.Model):
    """One action of an edition's life: who did it, when, and with which words. `by` is empty where it followed by itself."""

    sight = Rule(WORKED_ON, WORKED_ON, append_only=True)

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="steps", verbose_name=_("edition"))
    action = models.CharField(_("action"), max_length=30)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        indexes = [models.Index(fields=["edition", "-id"], name="reports_editionstep_latest")]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.action}"
