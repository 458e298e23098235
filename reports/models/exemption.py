"""Small numbers that are printed all the same, because somebody decided so by name."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from common.codes import new_code
from reports.models.edition import COURT, WORKED_ON, Edition


class ExemptionQuerySet(models.QuerySet["Exemption"]):
    """Exceptions from disclosure control."""

    def standing(self) -> ExemptionQuerySet:
        """Those that a second person approved and nobody took back."""
        return self.filter(approved_at__isnull=False, ended_at__isnull=True)

    def waiting(self) -> ExemptionQuerySet:
        """Those that wait for a second person."""
        return self.filter(approved_at__isnull=True, ended_at__isnull=True)


class Exemption(models.Model):
    """That a cell of a table, or all of a table (no `row` and no `column`), is printed although it is small.

    One person asks for it with a reason, a second one approves it. It ends when it is declined or taken back. What
    stands when the edition is compiled is frozen with it.
    """

    # Compiling reads them for the purpose that counts the figures.
    sight = Rule(f"{{scope}} in ('all', 'open') or {COURT}", WORKED_ON)

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="exemptions", verbose_name=_("edition"))
    table = models.CharField(_("table"), max_length=10)
    row = models.CharField(_("row"), max_length=80, blank=True)
    column = models.CharField(_("column"), max_length=40, blank=True)
    reason = models.TextField(_("reason"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("approved by")
    )
    approved_at = models.DateTimeField(_("approved at"), null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("ended by")
    )
    ended_at = models.DateTimeField(_("ended at"), null=True)

    objects: ClassVar[ExemptionQuerySet] = ExemptionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("exception from disclosure control")
        verbose_name_plural = _("exceptions from disclosure control")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "table", "row", "column"],
                condition=Q(ended_at__isnull=True),
                name="reports_exemption_once",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="reports_exemption_with_reason"),
            models.CheckConstraint(
                condition=Q(row="", column="") | ~Q(row="") & ~Q(column=""),
                name="reports_exemption_cell_or_table",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False) & ~Q(approved_by=F("asked_by")),
                name="reports_exemption_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="reports_exemption_ended_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.name}"

    @property
    def name(self) -> str:
        """The name of the cell (`reports.statistics.subject.name_of`), or of the table."""
        return " ".join(filter(None, (self.table, self.row, self.column)))
