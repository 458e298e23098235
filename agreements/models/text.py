"""Model texts of agreements, with their versions."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.sight import Open
from agreements.vocab import LEAD, AgreementKind, Precision
from common.codes import new_code
from partners.vocab import Provenance

FORMATS = {Precision.DAY: "j M Y", Precision.MONTH: "F Y", Precision.YEAR: "Y"}


class ModelTextQuerySet(models.QuerySet["ModelText"]):
    """Model texts."""

    def by(self, on: date) -> Self:
        """Those of the day or earlier."""
        return self.filter(dated_on__lte=on)

    def in_order(self) -> Self:
        """By type, the latest version first."""
        return self.order_by("kind", "-dated_on", "-id")


class ModelText(models.Model):
    """One version of the text that the Court proposes for a type of agreement.

    `dated_on` is the first day of the month or year where no more is known (`precision`).
    """

    sight = Open("Model texts are shown to every State.")

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    kind = models.CharField(_("type"), max_length=30, choices=AgreementKind)
    version = models.CharField(_("version"), max_length=20)
    dated_on = models.DateField(_("dated"))
    precision = models.CharField(_("known to the"), max_length=5, choices=Precision, default=Precision.DAY)
    presented_to = models.CharField(_("presented to"), max_length=200, blank=True)
    source = models.TextField(_("source"), blank=True)
    verified = models.CharField(_("provenance"), max_length=10, choices=Provenance, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects: ClassVar[ModelTextQuerySet] = ModelTextQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("model text")
        verbose_name_plural = _("model texts")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=LEAD), name="agreements_modeltext_kind_known"),
            models.CheckConstraint(
                condition=Q(precision__in=Precision.values), name="agreements_modeltext_precision_known"
            ),
            models.UniqueConstraint(
                fields=["kind", "version"],
                name="agreements_modeltext_once",
                violation_error_message=_("This version is in the register already; give it another name."),
            ),
        ]

    def __str__(self) -> str:
        return _("%(kind)s, version %(version)s (%(day)s)") % {
            "kind": self.get_kind_display(),
            "version": self.version,
            "day": self.dated,
        }

    def get_absolute_url(self) -> str:
        """The page of the version."""
        return reverse("agreements:model_text", args=[self.code])

    @property
    def dated(self) -> str:
        """The day as exactly as it is known."""
        return date_format(self.dated_on, FORMATS[Precision(self.precision)])
