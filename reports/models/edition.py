"""Editions of the report, and what was changed in them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from common.asof import Period
from reports.document.canonical import encode
from reports.document.snapshot import USUAL_THEMES
from reports.models.hashing import Sha256, Utf8
from reports.vocab import EditionStatus, Language, Replacement

COURT = "{organ} in ('registry', 'otp', 'presidency')"
WORKED_ON = f"{{scope}} = 'all' or {COURT}"
"""What is done to an edition is seen and written by the Court's organs alone, also after publication."""


SIGNED = (EditionStatus.SIGNED, EditionStatus.PUBLISHED)


def usual_themes() -> Any:
    """The areas of chapter II unless an edition has others."""
    return encode(USUAL_THEMES)


def english() -> list[str]:
    """The language of an edition unless it is given."""
    return [Language.ENGLISH.value]


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions, by what one asks of them."""

    def published(self) -> EditionQuerySet:
        """Those that everyone who signs in may read."""
        return self.filter(status=EditionStatus.PUBLISHED)

    def newest_first(self) -> EditionQuerySet:
        """By the period they report on, the latest first; without the long snapshot."""
        return self.defer("snapshot").order_by("-period_end", "-id")


class Edition(models.Model):
    """One issue of the report on cooperation: its particulars, its dates and, once compiled, its frozen values.

    `snapshot` is the canonical JSON of `reports.document.Snapshot` and `sha256` its hash; the database keeps the
    two together. A published edition can be neither changed nor deleted, whoever asks.
    """

    sight = Rule(
        f"{{scope}} in ('all', 'open') or {COURT} or ({{t}}.status = 'published' and {{scope}} = 'person')",
        WORKED_ON,
    )

    slug = models.SlugField(_("address"), max_length=80, unique=True, editable=False)
    symbol = models.CharField(_("symbol"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=200)
    session = models.CharField(_("session"), max_length=80)
    place_and_dates = models.CharField(_("place and dates"), max_length=120)
    distribution = models.CharField(_("distribution"), max_length=40, default="General")
    distributed_on = models.DateField(_("distributed on"), null=True, blank=True)
    original_language = models.CharField(_("original language"), max_length=40, default="English")
    job_number = models.CharField(_("job number"), max_length=40, blank=True)
    mandate = ArrayField(
        models.CharField(max_length=60), verbose_name=_("mandate resolutions"), default=list, blank=True
    )
    facilitator = models.CharField(_("facilitator"), max_length=120, blank=True)
    period_start = models.DateField(_("period from"))
    period_end = models.DateField(_("period to"))
    at_large_on = models.DateField(_("date for persons at large"))
    apic_on = models.DateField(_("date for APIC"))
    agreements_on = models.DateField(_("date for agreements"))
    figure_dates = models.JSONField(_("own dates of figures"), default=dict, blank=True)
    known_at = models.DateTimeField(_("as known at"), null=True, blank=True)
    meetings = models.JSONField(_("meetings"), default=list, blank=True)
    citations = models.JSONField(_("related documents"), default=list, blank=True)
    themes = models.JSONField(_("areas"), default=usual_themes, blank=True)
    languages = ArrayField(models.CharField(max_length=5), verbose_name=_("languages"), default=english)
    translations = models.JSONField(_("wordings in other languages"), default=dict, blank=True)
    session_on = models.DateField(_("first day of the session"), null=True, blank=True)
    synthetic = models.BooleanField(_("synthetic"), default=False, editable=False)
    replaces = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="replacements",
        editable=False,
        verbose_name=_("takes the place of"),
    )
    replacement = models.CharField(
        _("kind of replacement"), max_length=10, choices=Replacement, blank=True, editable=False
    )
    reason = models.TextField(_("reason of the replacement"), blank=True, editable=False)

    status = models.CharField(
        _("status"), max_length=20, choices=EditionStatus, default=EditionStatus.DRAFTED, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    snapshot = models.TextField(blank=True, editable=False)
    sha256 = models.CharField(_("hash"), max_length=64, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("drafted by"),
    )
    compiled_at = models.DateTimeField(_("compiled at"), null=True, editable=False)
    signed_at = models.DateTimeField(_("signed at"), null=True, editable=False)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("signed by"),
    )
    countersigned_at = models.DateTimeField(_("countersigned at"), null=True, editable=False)
    countersigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("countersigned by"),
    )
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("published by"),
    )

    objects: ClassVar[EditionQuerySet] = EditionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=EditionStatus.values), name="reports_edition_status_known"
            ),
            models.CheckConstraint(
                condition=Q(period_start__lte=F("period_end")), name="reports_edition_period_in_order"
            ),
            models.CheckConstraint(
                condition=Q(status=EditionStatus.DRAFTED, snapshot="", sha256="", compiled_at__isnull=True)
                | Q(~Q(status=EditionStatus.DRAFTED), ~Q(snapshot=""), compiled_at__isnull=False),
                name="reports_edition_compiled_with_snapshot",
            ),
            models.CheckConstraint(
                condition=Q(snapshot="", sha256="") | Q(sha256=Sha256(Utf8("snapshot"))),
                name="reports_edition_hash_of_snapshot",
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, signed_by__isnull=True)
                | Q(
                    ~Q(status__in=(EditionStatus.DRAFTED, EditionStatus.COMPILED)),
                    signed_at__isnull=False,
                    signed_by__isnull=False,
                ),
                name="reports_edition_signed_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(
                    ~Q(status__in=SIGNED), countersigned_at__isnull=True, countersigned_by__isnull=True
                )
                | Q(
                    ~Q(countersigned_by=F("signed_by")),
                    status__in=SIGNED,
                    signed_by__isnull=False,
                    countersigned_at__isnull=False,
                    countersigned_by__isnull=False,
                ),
                name="reports_edition_signed_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(
                    ~Q(status=EditionStatus.PUBLISHED), published_at__isnull=True, published_by__isnull=True
                )
                | Q(status=EditionStatus.PUBLISHED, published_at__isnull=False, published_by__isnull=False),
                name="reports_edition_published_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, replacement="", reason="")
                | Q(~Q(reason=""), replaces__isnull=False, replacement__in=Replacement.values),
                name="reports_edition_replaces_with_reason",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_is_frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status=EditionStatus.PUBLISHED),
            )
        ]

    def __str__(self) -> str:
        return self.symbol

    def get_absolute_url(self) -> str:
        """The edition's page."""
        return reverse("reports:edition", args=[self.slug])

    @property
    def period(self) -> Period:
        """The span that the edition reports on, both ends included."""
        return Period(self.period_start, self.period_end)

    @property
    def published(self) -> bool:
        """Whether everyone who signs in may read it, and nobody change it."""
        return self.status == EditionStatus.PUBLISHED

    @property
    def signed(self) -> bool:
        """Whether one person has signed and a second one is awaited."""
        return self.signed_by_id is not None and self.countersigned_by_id is None

    @property
    def latest_on(self) -> date:
        """The latest day that one of its figures asks for."""
        own = (one.end if isinstance(one, Period) else one for one in self.own_dates.values())
        return max(self.period_end, self.at_large_on, self.apic_on, self.agreements_on, *own)

    @property
    def own_dates(self) -> dict[str, date | Period]:
        """The figures that have a day or period of their own, by id; kept as a figure says it (`reports.document.Figure.on`)."""
        days = {
            id: [date.fromisoformat(day) for day in on.split("/")] for id, on in self.figure_dates.items()
        }
        return {id: Period(*found) if len(found) > 1 else found[0] for id, found in days.items()}


class EditionHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        Edition,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=["snapshot"],
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
    )
):
    """Change history of an edition, for the Court's organs."""

    sight = Rule(WORKED_ON, WORKED_ON, append_only=True)
