"""The counters of the series in which each organ numbers its requests and notes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from requests_app.vocab import Series


class NumberCounter(models.Model):
    """The last number given in a series of an organ in a year. Its row is locked while a number is given."""

    sight = Rule("{scope} = 'all' or {t}.organ = {organ}", "{scope} = 'all' or {t}.organ = {organ}")

    series = models.CharField(_("series"), max_length=20, choices=Series, default=Series.REQUESTS)
    organ = models.CharField(_("organ"), max_length=20)
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("number counter")
        verbose_name_plural = _("number counters")
        constraints = [
            models.CheckConstraint(
                condition=Q(series__in=Series.values), name="requests_counter_series_known"
            ),
            models.UniqueConstraint(fields=["series", "organ", "year"], name="requests_counter_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organ} {self.series} {self.year}: {self.last}"
