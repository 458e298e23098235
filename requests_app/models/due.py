"""What due dates are computed from: versions of policies, calendars of days off, and the recomputations they cause."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.sight import ChildOf, Rule
from common.jobs import Job
from partners.models import Partner
from requests_app.vocab import CalendarChoice, DayUnit, Family, RecipientGroup

KEEPERS: Final = "{scope} = 'all' or {organ} in ('registry', 'otp', 'presidency', 'administration')"
"""Rules betray nothing, so everyone reads them; who of these organs may write them is for the services to say."""


class DuePolicy(models.Model):
    """One version of how long some addressees have for some requests. A later version replaces it and edits nothing.

    A row without `days` says that from `valid_from` its rule no longer exists, so that a more general one applies.
    """

    sight = Rule("true", KEEPERS, append_only=True)

    family = models.CharField(
        _("family"), max_length=30, choices=Family, blank=True, help_text=_("Empty: every family.")
    )
    urgent = models.BooleanField(_("urgent"), default=False)
    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("addressee")
    )
    group = models.CharField(_("addressees"), max_length=20, choices=RecipientGroup, blank=True)
    version = models.PositiveSmallIntegerField(_("version"), default=1, editable=False)
    valid_from = models.DateField(_("valid from"))
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    unit = models.CharField(_("counted in"), max_length=10, choices=DayUnit, default=DayUnit.CALENDAR)
    calendars = models.CharField(
        _("calendar"), max_length=10, choices=CalendarChoice, default=CalendarChoice.COURT
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    assumed = models.BooleanField(_("assumption"), default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("due-date policy")
        verbose_name_plural = _("due-date policies")
        constraints = [
            models.CheckConstraint(
                condition=Q(family__in=["", *Family.values]), name="requests_policy_family_known"
            ),
            models.CheckConstraint(condition=Q(unit__in=DayUnit.values), name="requests_policy_unit_known"),
            models.CheckConstraint(
                condition=Q(calendars__in=CalendarChoice.values), name="requests_policy_calendar_known"
            ),
            models.CheckConstraint(
                condition=Q(group="") | Q(group__in=RecipientGroup.values, partner__isnull=True),
                name="requests_policy_group_or_partner",
            ),
            models.CheckConstraint(
                condition=Q(days__isnull=True) | Q(days__range=(1, 3_650)), name="requests_policy_days"
            ),
            models.UniqueConstraint(
                fields=["family", "urgent", "partner", "group", "version"],
                nulls_distinct=False,
                name="requests_policy_version_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.version}"

    @property
    def name(self) -> str:
        """What the rule is about, in words."""
        family = self.get_family_display() if self.family else gettext("Every family")
        recipients = self.partner.name if self.partner else self.get_group_display()
        words = [str(family), str(recipients), gettext("urgent") if self.urgent else ""]
        return ", ".join(filter(None, words))

    @property
    def subject(self) -> tuple[str, bool, int | None, str]:
        """What makes it a version of the same rule."""
        return self.family, self.urgent, self.partner_id, self.group


class WorkingCalendar(models.Model):
    """Whose days off they are: the Court's, or a State's."""

    sight = Rule("true", KEEPERS)

    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("State")
    )
    weekend = ArrayField(
        models.PositiveSmallIntegerField(),
        default=list,
        verbose_name=_("week-end"),
        help_text=_("Days of the week, Monday is 0."),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")
        constraints = [
            models.UniqueConstraint(
                fields=["partner"], nulls_distinct=False, name="requests_calendar_once_each"
            ),
            models.CheckConstraint(condition=Q(weekend__len__lte=3), name="requests_calendar_has_work"),
        ]

    def __str__(self) -> str:
        return self.partner.name if self.partner else gettext("The Court")


class CalendarYear(models.Model):
    """That the holidays of a year are entered, as far as anybody knows them."""

    sight = Rule("true", KEEPERS)

    calendar = models.ForeignKey(
        WorkingCalendar, models.CASCADE, related_name="years", verbose_name=_("calendar")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    assumed = models.BooleanField(_("assumption"), default=True)

    class Meta:
        verbose_name = _("year of a calendar")
        verbose_name_plural = _("years of calendars")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["calendar", "year"], name="requests_calendar_year_once")
        ]

    def __str__(self) -> str:
        return str(self.year)


class Holiday(models.Model):
    """A day on which the Court, or a State, does not work."""

    sight = Rule("true", KEEPERS)

    calendar = models.ForeignKey(
        WorkingCalendar, models.CASCADE, related_name="holidays", verbose_name=_("calendar")
    )
    day = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=120)
    assumed = models.BooleanField(_("assumption"), default=True)

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["calendar", "day"], name="requests_holiday_once")]

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.name}"


class Recomputation(Job):
    """The job that computes due dates anew because a calendar or a policy changed.

    It says what changed, never how many requests moved: sealed ones may be among them.
    """

    sight = Rule(KEEPERS, KEEPERS)

    cause = models.CharField(_("cause"), max_length=300)
    calendar = models.ForeignKey(WorkingCalendar, models.PROTECT, null=True, related_name="+")
    first = models.DateField(_("from"), null=True)
    last = models.DateField(_("to"), null=True)
    policy = models.ForeignKey(DuePolicy, models.PROTECT, null=True, related_name="+")

    class Meta(Job.Meta):
        abstract = False
        verbose_name = _("recomputation of due dates")
        verbose_name_plural = _("recomputations of due dates")
        constraints = [
            *Job.Meta.constraints,
            models.CheckConstraint(
                condition=Q(
                    calendar__isnull=False, first__isnull=False, last__isnull=False, policy__isnull=True
                )
                | Q(calendar__isnull=True, first__isnull=True, last__isnull=True, policy__isnull=False),
                name="requests_recomputation_cause",
            ),
        ]

    def __str__(self) -> str:
        return self.cause


class ChosenRequest(models.Model):
    """A request that somebody chose to move to a new version of its policy."""

    sight = ChildOf("request", append_only=True)

    recomputation = models.ForeignKey(Recomputation, models.PROTECT, related_name="chosen")
    request = models.ForeignKey("requests_app.CooperationRequest", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("request chosen for recomputation")
        verbose_name_plural = _("requests chosen for recomputation")
        constraints = [
            models.UniqueConstraint(fields=["recomputation", "request"], name="requests_chosen_once")
        ]

    def __str__(self) -> str:
        return f"{self.recomputation_id}: {self.request_id}"
