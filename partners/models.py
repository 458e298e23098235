"""States and organizations, and the dated facts about them. All of it is public."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.sight import Open
from common.history import Event
from partners.vocab import Instrument, PartnerKind, RegionalGroup, Treaty, TreatyEventKind

PUBLIC = Open("Public facts about States and organizations.")


class PartnerQuerySet(models.QuerySet["Partner"]):
    """States and organizations."""

    def states(self) -> PartnerQuerySet:
        """States only."""
        return self.filter(kind=PartnerKind.STATE)

    def organizations(self) -> PartnerQuerySet:
        """International and regional organizations only."""
        return self.exclude(kind=PartnerKind.STATE)


class Partner(models.Model):
    """Whom the Court addresses: a State by its ISO 3166 alpha-3 code, or an organization by its own code."""

    sight = PUBLIC

    code = models.CharField(_("code"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=PartnerKind)
    iso2 = models.CharField(_("ISO 3166 alpha-2"), max_length=2, blank=True)
    name_en = models.CharField(_("name in English"), max_length=120)
    name_fr = models.CharField(_("name in French"), max_length=120)
    un_name_en = models.CharField(_("United Nations short name in English"), max_length=120, blank=True)
    un_member = models.BooleanField(_("member of the United Nations"), default=False)
    # The embedded server collates by byte: names are sorted by this folded key.
    sort_key = models.CharField(_("sort key"), max_length=120)
    note = models.TextField(_("note"), blank=True)

    objects: ClassVar[PartnerQuerySet] = PartnerQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PartnerKind.values), name="partners_partner_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        return self.name_fr if (get_language() or "").startswith("fr") else self.name_en

    @property
    def short_name(self) -> str:
        """The short name that documents of the Assembly use in English."""
        return self.un_name_en or self.name_en

    @property
    def is_state(self) -> bool:
        """Whether it is a State."""
        return self.kind == PartnerKind.STATE


def _no_overlap(name: str) -> ExclusionConstraint:
    """Keeps the periods of one partner apart, with core PostgreSQL alone (there is no btree_gist)."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            (Func(F("partner"), F("partner"), models.Value("[]"), function="int8range"), RangeOperators.OVERLAPS),
            (
                Func(F("starts_on"), F("ends_on"), RangeBoundary(inclusive_upper=False), function="daterange"),
                RangeOperators.OVERLAPS,
            ),
        ],
        violation_error_message=_("The period overlaps another one of the same partner."),
    )


def _in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(starts_on__lt=F("ends_on")), name=name
    )


class GroupMembership(models.Model):
    """That a State belongs to a regional group from `starts_on` until the day before `ends_on`; empty is open."""

    sight = PUBLIC

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="groups", verbose_name=_("State"))
    group = models.CharField(_("regional group"), max_length=10, choices=RegionalGroup)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership of a regional group")
        verbose_name_plural = _("memberships of regional groups")
        constraints = [
            models.CheckConstraint(condition=Q(group__in=RegionalGroup.values), name="partners_group_known"),
            _in_order("partners_group_in_order"),
            _no_overlap("partners_group_no_overlap"),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.group}"


class TreatyEvent(Event):
    """One thing that happened between a State and a treaty."""

    sight = Open("Public facts of the depositary.", append_only=True)

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="treaty_events", verbose_name=_("State"))
    treaty = models.CharField(_("treaty"), max_length=20, choices=Treaty)
    kind = models.CharField(_("what"), max_length=30, choices=TreatyEventKind)
    instrument = models.CharField(_("instrument"), max_length=20, choices=Instrument, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("treaty event")
        verbose_name_plural = _("treaty events")
        indexes = [models.Index(fields=["treaty", "kind", "partner"], name="partners_treatyevent_of")]
        constraints = [
            models.CheckConstraint(condition=Q(treaty__in=Treaty.values), name="partners_treaty_known"),
            models.CheckConstraint(condition=Q(kind__in=TreatyEventKind.values), name="partners_treaty_kind_known"),
            models.CheckConstraint(
                condition=Q(instrument__in=["", *Instrument.values]), name="partners_instrument_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.treaty} {self.kind} {self.effective_on}"


class Channel(models.Model):
    """Through which channel and in which language a partner wants to be asked (Rome Statute, article 87(1) and (2))."""

    sight = PUBLIC

    partner = models.ForeignKey(Partner, models.CASCADE, related_name="channels", verbose_name=_("partner"))
    channel = models.CharField(_("channel"), max_length=200)
    language = models.CharField(_("language"), max_length=60, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        constraints = [_in_order("partners_channel_in_order"), _no_overlap("partners_channel_no_overlap")]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.channel}"


class Situation(models.Model):
    """A situation before the Court."""

    sight = PUBLIC

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=120, unique=True)
    name_fr = models.CharField(_("name in French"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("situation")
        verbose_name_plural = _("situations")
        ordering = ["name_en"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        return self.name_fr if self.name_fr and (get_language() or "").startswith("fr") else self.name_en


class Recommendation(models.Model):
    """One of the 66 recommendations on cooperation (ICC-ASP/6/Res.2, annex II), by number.

    `subject_en` is a subject line in the register's own words; official texts are entered by users.
    """

    sight = PUBLIC

    number = models.PositiveSmallIntegerField(_("number"), primary_key=True)
    subject_en = models.CharField(_("subject"), max_length=200, blank=True)
    recalled_in_paragraphs = models.CharField(_("recalled in paragraphs of ICC-ASP/12/35"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=Q(number__range=(1, 66)), name="partners_recommendation_one_of_66"),
        ]

    def __str__(self) -> str:
        return str(self.number)
