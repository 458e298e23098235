"""What the registers run on: policies, the Court's calendar, number counters and the passes of the job."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from requests_app.vocab import Family

RULE = Rule("true", "{scope} = 'all' or {organ} in ('registry', 'otp', 'presidency', 'administration')")
"""Rules betray nothing, so everyone reads them; administrators keep them as well."""


class Heartbeat(models.Model):
    """The last complete pass of a job. It tells nothing of what the pass found."""

    sight = Rule("true", "{scope} = 'all'")

    job = models.CharField(_("job"), max_length=40, primary_key=True)
    on = models.DateField(_("for the day"))
    completed_at = models.DateTimeField(_("completed at"))

    class Meta:
        verbose_name = _("complete pass of a job")
        verbose_name_plural = _("complete passes of jobs")

    def __str__(self) -> str:
        return f"{self.job} {self.on.isoformat()}"


class DuePolicy(models.Model):
    """How many calendar days the addressee of a family of requests has."""

    sight = RULE

    family = models.CharField(_("family"), max_length=30, choices=Family, unique=True)
    days = models.PositiveSmallIntegerField(_("days"))
    urgent_days = models.PositiveSmallIntegerField(_("days if urgent"))
    assumed = models.BooleanField(_("assumption"), default=True)

    class Meta:
        verbose_name = _("due-date policy")
        verbose_name_plural = _("due-date policies")
        ordering = ["family"]
        constraints = [
            models.CheckConstraint(
                condition=Q(family__in=Family.values), name="requests_policy_family_known"
            ),
            models.CheckConstraint(
                condition=Q(urgent_days__gte=1, days__gte=F("urgent_days")),
                name="requests_policy_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_family_display()}: {self.days}"


class Holiday(models.Model):
    """A day on which the Court does not work."""

    sight = RULE

    day = models.DateField(_("day"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    assumed = models.BooleanField(_("assumption"), default=True)

    class Meta:
        verbose_name = _("holiday of the Court")
        verbose_name_plural = _("holidays of the Court")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.name}"


class NumberCounter(models.Model):
    """The last number given in a register in a year. Its row is locked while a number is given."""

    sight = Rule("{scope} = 'all' or {t}.organ = {organ}", "{scope} = 'all' or {t}.organ = {organ}")

    organ = models.CharField(_("organ"), max_length=20)
    year = models.PositiveSmallIntegerField(_("year"))
    last = models.PositiveIntegerField(_("last number"), default=0)

    class Meta:
        verbose_name = _("number counter")
        verbose_name_plural = _("number counters")
        constraints = [models.UniqueConstraint(fields=["organ", "year"], name="requests_counter_once")]

    def __str__(self) -> str:
        return f"{self.organ} {self.year}: {self.last}"
