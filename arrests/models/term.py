"""The terms that run for a warrant, and the notices that one of them draws near or has passed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from arrests.models.sight import COURT, KEEPERS, WARRANT
from arrests.models.warrant import Warrant
from arrests.vocab import TermKind
from common.deadline import Deadline, DeadlineKind

OF_THE_COURT = f"{WARRANT} and ({{scope}} = 'all' or {COURT})"


class TermQuerySet(models.QuerySet["Term"]):
    """Terms that run."""

    def late_on(self, on: date) -> Self:
        """Those whose last day lies before `on`."""
        return self.filter(due_on__lt=on)

    def due_by(self, on: date, days: int) -> Self:
        """Those whose last day is `on` or one of the `days` after it."""
        return self.filter(due_on__range=(on, on + timedelta(days=days)))


class Term(models.Model):
    """Something that has to happen to a warrant by a day: a projection of its events and reviews while it runs.

    Written only by `arrests.services.terms`. `due_at` is the moment where hours count.
    """

    sight = Rule(OF_THE_COURT, f"{WARRANT} and ({{scope}} = 'all' or {KEEPERS})")

    warrant = models.ForeignKey(Warrant, models.PROTECT, related_name="terms", verbose_name=_("warrant"))
    kind = models.CharField(_("term"), max_length=20, choices=TermKind)
    started_on = models.DateField(_("since"))
    due_on = models.DateField(_("last day"))
    due_at = models.DateTimeField(_("until"), null=True)

    objects: ClassVar[TermQuerySet] = TermQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("term of a warrant")
        verbose_name_plural = _("terms of warrants")
        constraints = [
            models.UniqueConstraint(fields=["warrant", "kind"], name="arrests_term_once"),
            models.CheckConstraint(condition=Q(kind__in=TermKind.values), name="arrests_term_kind_known"),
            models.CheckConstraint(
                condition=Q(started_on__lte=models.F("due_on")), name="arrests_term_in_order"
            ),
        ]
        indexes = [models.Index(fields=["kind", "due_on"], name="arrests_term_by_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.due_on.isoformat()}"

    def deadline(self, on: date) -> Deadline:
        """How the term stands on a day."""
        days = (self.due_on - on).days
        if not days:
            return Deadline(DeadlineKind.TODAY)
        return Deadline(DeadlineKind.AHEAD if days > 0 else DeadlineKind.LATE, abs(days))


class TermNotice(models.Model):
    """That a term drew near or had passed on the day `flagged_for`, whoever noticed it and when."""

    sight = Rule(OF_THE_COURT, f"{WARRANT} and ({{scope}} = 'all' or {KEEPERS})", append_only=True)

    warrant = models.ForeignKey(Warrant, models.PROTECT, related_name="notices", verbose_name=_("warrant"))
    kind = models.CharField(_("term"), max_length=20, choices=TermKind)
    due_on = models.DateField(_("last day"))
    flagged_for = models.DateField(_("for the day"))
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("notice of a term")
        verbose_name_plural = _("notices of terms")
        constraints = [
            models.UniqueConstraint(
                fields=["warrant", "kind", "due_on", "flagged_for"], name="arrests_term_notice_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.flagged_for.isoformat()}"
