"""States and organizations, and the dated facts about them: groups, treaties, channels. All of it is public."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self, TypeVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, BigIntegerRangeField, DateRangeField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.sight import Open, Rule
from accounts.vocab import Organ
from common.codes import new_code
from common.history import Retractable, RetractableQuerySet, constraints_of, within
from partners.vocab import (
    Instrument,
    PartnerKind,
    Provenance,
    RegionalGroup,
    Treaty,
    TreatyEventKind,
    UnMember,
)

PUBLIC = Open("Public facts about States and organizations.")


class PartnerQuerySet(models.QuerySet["Partner"]):
    """States and organizations."""

    def states(self) -> Self:
        """States only, parties to anything or not."""
        return self.filter(kind=PartnerKind.STATE)

    def organizations(self) -> Self:
        """Everyone that is no State."""
        return self.exclude(kind=PartnerKind.STATE)


class Partner(models.Model):
    """A State (code: ISO 3166 alpha-3) or an organization (code: its acronym) that the Court addresses."""

    sight = PUBLIC

    code = models.CharField(_("code"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=PartnerKind)
    iso2 = models.CharField(_("ISO alpha-2"), max_length=2, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)
    un_name_en = models.CharField(_("UN short name"), max_length=200, blank=True)
    un_member = models.CharField(_("United Nations"), max_length=10, choices=UnMember, blank=True)
    sort_key = models.CharField(
        _("sorting name"), max_length=200, help_text=_("As common.sorting.sort_key makes it.")
    )
    verified = models.CharField(_("provenance"), max_length=10, choices=Provenance, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects: ClassVar[PartnerQuerySet] = PartnerQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["sort_key", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PartnerKind.values), name="partners_partner_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=PartnerKind.STATE, code__regex=r"^[A-Z]{3}$", iso2__regex=r"^([A-Z]{2})?$")
                | ~Q(kind=PartnerKind.STATE)
                & Q(code__regex=r"^[A-Z0-9]+$", iso2="", un_member="", un_name_en=""),
                name="partners_partner_coded_by_kind",
            ),
            models.CheckConstraint(
                condition=Q(un_member__in=["", *UnMember.values]), name="partners_partner_un_member_known"
            ),
            models.UniqueConstraint(
                fields=["iso2"], condition=~Q(iso2=""), name="partners_partner_iso2_once"
            ),
        ]
        indexes = [models.Index(fields=["sort_key", "code"], name="partners_partner_by_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The partner's page."""
        return reverse("partners:detail", args=[self.code])

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_fr if (get_language() or "").startswith("fr") else self.name_en

    @property
    def short_name(self) -> str:
        """The UN short name in English, as documents print it."""
        return self.un_name_en or self.name_en

    @property
    def is_state(self) -> bool:
        """Whether the partner is a State."""
        return self.kind == PartnerKind.STATE


Fact = TypeVar("Fact", bound="Dated")


class DatedQuerySet(models.QuerySet[Fact]):
    """Facts that hold for a span of days."""

    def on(self, day: date) -> Self:
        """Those that held on the day."""
        return self.filter(
            Q(starts_on__isnull=True) | Q(starts_on__lte=day), Q(ends_on__isnull=True) | Q(ends_on__gte=day)
        )


class Dated(models.Model):
    """A fact that holds from one day to another, both included; an empty day means without limit."""

    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")), name="%(app_label)s_%(class)s_in_order"
            ),
            # One partner as a range of one number: equality without the extension btree_gist.
            ExclusionConstraint(
                name="%(app_label)s_%(class)s_one_at_a_time",
                expressions=[
                    (
                        Func(
                            F("partner"),
                            F("partner"),
                            Value("[]"),
                            function="int8range",
                            output_field=BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        Func(
                            F("starts_on"),
                            F("ends_on"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                violation_error_message=_("This period overlaps with another one of the same partner."),
            ),
        ]


class GroupMembership(Dated):
    """That a State belongs to a regional group; to one at a time."""

    sight = PUBLIC

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="groups", verbose_name=_("State"))
    group = models.CharField(_("regional group"), max_length=10, choices=RegionalGroup)

    objects: ClassVar[DatedQuerySet[GroupMembership]] = DatedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Dated.Meta):
        verbose_name = _("membership of a group")
        verbose_name_plural = _("memberships of groups")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(group__in=RegionalGroup.values), name="partners_groupmembership_group_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.group}"


class TreatyEventQuerySet(RetractableQuerySet["TreatyEvent"]):
    """Steps towards treaties and away from them."""


class TreatyEvent(Retractable):
    """A step of a State towards a treaty or away from it.

    A correction repeats the kind with the right day, or strikes the step out. The day of a withdrawal, or of an
    entry into force, may lie ahead: it is known from the notice or the deposit. A notice that is taken back is a step
    of its own, and strikes out the withdrawal that would have followed.
    """

    sight = Open(PUBLIC.why, append_only=True)

    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="treaty_events", verbose_name=_("State")
    )
    treaty = models.CharField(_("treaty"), max_length=20, choices=Treaty)
    kind = models.CharField(_("what happened"), max_length=30, choices=TreatyEventKind)
    instrument = models.CharField(_("instrument"), max_length=20, choices=Instrument, blank=True)
    verified = models.CharField(_("provenance"), max_length=10, choices=Provenance, blank=True)
    source = models.TextField(_("source"), blank=True)
    note = models.TextField(_("note"), blank=True)

    objects: ClassVar[TreatyEventQuerySet] = TreatyEventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("step towards a treaty")
        verbose_name_plural = _("steps towards treaties")
        constraints = [
            models.CheckConstraint(
                condition=Q(treaty__in=Treaty.values), name="partners_treatyevent_treaty_known"
            ),
            *constraints_of("partners_treatyevent", TreatyEventKind),
            models.CheckConstraint(
                condition=Q(instrument="")
                | Q(instrument__in=Instrument.values, kind=TreatyEventKind.DEPOSITED),
                name="partners_treatyevent_instrument_of_deposit",
            ),
        ]
        triggers = [within("partner", "treaty")]
        indexes = [
            models.Index(
                fields=["partner", "treaty", "kind", "effective_on"], name="partners_treatyevent_by_step"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_treaty_display()}: {self.get_kind_display()}, {self.effective_on.isoformat()}"


class Situation(models.Model):
    """A situation before the Court."""

    sight = Open("Names of situations are public.")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=200, unique=True)
    name_fr = models.CharField(_("name in French"), max_length=200)

    class Meta:
        verbose_name = _("situation")
        verbose_name_plural = _("situations")
        ordering = ["name_en"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_fr if (get_language() or "").startswith("fr") else self.name_en


class Channel(Dated):
    """On which channel and in which language a partner receives requests (article 87(1)-(2), rules 176-180).

    A request keeps the values in force at its transmission: a change never affects requests already made (rule 180).
    """

    sight = PUBLIC

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="channels", verbose_name=_("partner"))
    channel = models.CharField(_("channel"), max_length=200)
    language = models.CharField(_("language"), max_length=60)
    source = models.TextField(_("source"), blank=True)
    received_on = models.DateField(
        _("declaration received on"), null=True, blank=True, help_text=_("By the Registrar (rule 180).")
    )

    objects: ClassVar[DatedQuerySet[Channel]] = DatedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(Dated.Meta):
        verbose_name = _("channel of a partner")
        verbose_name_plural = _("channels of partners")

    def __str__(self) -> str:
        return f"{self.channel}, {self.language}"


class FocalPoint(models.Model):
    """An office of a partner that an organ of the Court turns to. Each organ keeps its own directory.

    A change is the end of one row and the beginning of another, so that it stays known who was turned to when.
    """

    sight = Rule(
        "{scope} = 'all' or {t}.owner_organ = {organ}", "{scope} = 'all' or {t}.owner_organ = {organ}"
    )

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="focal_points", verbose_name=_("partner")
    )
    owner_organ = models.CharField(_("organ"), max_length=20, choices=Organ)
    office = models.CharField(_("office"), max_length=200)
    role = models.CharField(_("role"), max_length=200)
    contact = models.TextField(_("contact"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    class Meta:
        verbose_name = _("focal point")
        verbose_name_plural = _("focal points")
        constraints = [
            models.CheckConstraint(
                condition=Q(owner_organ__in=Organ.values), name="partners_focalpoint_organ_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="partners_focalpoint_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.office


class Recommendation(models.Model):
    """One of the 66 recommendations of ICC-ASP/6/Res.2, annex II. Subjects are our own words, never quotations."""

    sight = Open("Published by the Assembly in 2007.")

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    subject_en = models.CharField(_("subject"), max_length=300, blank=True)
    recalled_in_paragraphs = ArrayField(
        models.PositiveSmallIntegerField(), default=list, blank=True, verbose_name=_("recalled in paragraphs")
    )

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=66), name="partners_recommendation_of_66"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
