"""Instances of non-cooperation: what a State did not do, or may be about to omit."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.marking import Marked
from accounts.sight import Rule
from accounts.vocab import Level
from arrests.models import Warrant
from common.codes import new_code
from common.deadline import Deadline
from common.history import Retractable, RetractableQuerySet, constraints_of, within
from partners.models import Partner
from pursuit.clocks import deadline
from pursuit.models.sight import CASE, COURT, INSTANCES, KEEPERS, MACHINE, PAST, REQUEST
from pursuit.models.sighting import Sighting
from pursuit.vocab import (
    OPEN,
    CaseEventKind,
    CaseStatus,
    DutyBasis,
    InformalStep,
    Precision,
    ReferredTo,
    Resolution,
)
from requests_app.models import CooperationRequest


class CaseQuerySet(models.QuerySet["Case"]):
    """Instances of non-cooperation."""

    def open(self) -> Self:
        """Those in which something is still to be done or awaited."""
        return self.filter(status__in=OPEN)

    def late(self, on: date) -> Self:
        """Those whose next deadline has passed on the day."""
        return self.open().filter(due_on__lt=on)

    def with_list_data(self) -> Self:
        """With what a line of a list shows."""
        return self.select_related("partner", "warrant__suspect")


class Case(Marked):
    """One State that did not cooperate in one matter, or may be about to (ICC-ASP/12/35, para. 25).

    `status`, `began_on`, `precision` and `due_on` with `due_step` are projections of the entries, written with them. The duty
    of the State is that of the day on which the instance began. What is internal stands in rows of its own.
    """

    sight = INSTANCES

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="cases", verbose_name=_("State"))
    warrant = models.ForeignKey(
        Warrant, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("warrant")
    )
    sighting = models.ForeignKey(
        Sighting, models.PROTECT, null=True, editable=False, related_name="cases", verbose_name=_("sighting")
    )
    status = models.CharField(_("status"), max_length=20, choices=CaseStatus)
    began_on = models.DateField(_("since"))
    precision = models.CharField(_("known to"), max_length=10, choices=Precision, default=Precision.DAY)
    due_on = models.DateField(_("next deadline"), null=True)
    due_step = models.CharField(_("what falls due"), max_length=20, blank=True)
    duty = models.CharField(_("duty to cooperate"), max_length=20, choices=DutyBasis)
    duty_source = models.CharField(_("on which it rests"), max_length=300, blank=True)
    public_text = models.TextField(_("public narrative"), blank=True)
    published_on = models.DateField(_("published"), null=True)
    source = models.TextField(_("source"), blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("opened by")
    )
    opened_at = models.DateTimeField(_("opened at"))
    synthetic = models.BooleanField(_("synthetic"), default=False, editable=False)

    objects: ClassVar[CaseQuerySet] = CaseQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("instance of non-cooperation")
        verbose_name_plural = _("instances of non-cooperation")
        constraints = [
            *Marked.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status__in=CaseStatus.values), name="pursuit_case_status_known"
            ),
            models.CheckConstraint(condition=Q(duty__in=DutyBasis.values), name="pursuit_case_duty_known"),
            models.CheckConstraint(
                condition=Q(precision__in=Precision.values), name="pursuit_case_precision_known"
            ),
            models.CheckConstraint(
                condition=Q(level=Level.PUBLIC, published_on__isnull=False)
                | (~Q(level=Level.PUBLIC) & Q(published_on__isnull=True, public_text="")),
                name="pursuit_case_published_with_day",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True, due_step="") | (Q(due_on__isnull=False) & ~Q(due_step="")),
                name="pursuit_case_due_with_step",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(status__in=OPEN), name="pursuit_case_ended_not_due"
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="pursuit_case_by_due"),
            models.Index(fields=["began_on", "id"], name="pursuit_case_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_status_display()}"

    def get_absolute_url(self) -> str:
        """The page of the instance."""
        return reverse("pursuit:case", args=[self.code])

    @property
    def sealed(self) -> bool:
        """Whether the instance is under seal."""
        return self.level == Level.UNDER_SEAL

    def deadline(self, on: date) -> Deadline | None:
        """How the next deadline stands on the day; None where nothing falls due."""
        return deadline(self.due_on, on) if self.due_on else None


class CaseEventQuerySet(RetractableQuerySet["CaseEvent"]):
    """Entries in the history of instances."""


class CaseEvent(Retractable):
    """An entry in the history of an instance. Of a day of which only the month is known, the first of the month is kept.

    What the Court itself says about it stands in a note of its own, which is never public.
    """

    sight = Rule(
        f"{CASE} and ({{t}}.is_public or {MACHINE} or {COURT})",
        f"{CASE} and ({{scope}} = 'all' or {KEEPERS})",
        append_only=True,
    )

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="events", verbose_name=_("instance"))
    kind = models.CharField(_("what happened"), max_length=30, choices=CaseEventKind)
    precision = models.CharField(_("known to"), max_length=10, choices=Precision, default=Precision.DAY)
    is_public = models.BooleanField(_("public"), default=False)
    decision = models.CharField(_("decision or filing"), max_length=200, blank=True)
    document = models.CharField(_("document"), max_length=200, blank=True)
    actor = models.CharField(_("by whom"), max_length=200, blank=True)
    step = models.CharField(_("step"), max_length=20, choices=InformalStep, blank=True)
    referred_to = models.CharField(_("referred to"), max_length=10, choices=ReferredTo, blank=True)
    resolution = models.CharField(_("how resolved"), max_length=20, choices=Resolution, blank=True)
    due_on = models.DateField(_("by"), null=True)

    objects: ClassVar[CaseEventQuerySet] = CaseEventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("entry of an instance")
        verbose_name_plural = _("entries of instances")
        constraints = [
            *constraints_of("pursuit_caseevent", CaseEventKind),
            models.CheckConstraint(
                condition=Q(precision__in=Precision.values), name="pursuit_caseevent_precision_known"
            ),
            models.CheckConstraint(
                condition=Q(precision=Precision.DAY) | Q(effective_on__day=1),
                name="pursuit_caseevent_month_from_first",
            ),
            models.CheckConstraint(
                condition=~Q(kind=CaseEventKind.REFERRED) | Q(referred_to__in=ReferredTo.values),
                name="pursuit_caseevent_referred_to",
            ),
        ]
        triggers = [within("case")]
        indexes = [models.Index(fields=["case", "effective_on"], name="pursuit_caseevent_by_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.effective_on.isoformat()}"


class CaseNote(models.Model):
    """What the Court itself says about an instance or an entry: the internal narrative. Written once, never changed."""

    sight = Rule(
        f"{CASE} and ({{scope}} = 'all' or {COURT})",
        f"{CASE} and ({{scope}} = 'all' or {KEEPERS})",
        append_only=True,
    )

    case = models.ForeignKey(Case, models.PROTECT, related_name="notes", verbose_name=_("instance"))
    event = models.OneToOneField(
        CaseEvent, models.PROTECT, null=True, related_name="note", verbose_name=_("entry")
    )
    text = models.TextField(_("internal narrative"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("written by")
    )
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("internal note on an instance")
        verbose_name_plural = _("internal notes on instances")
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="pursuit_casenote_says_something")]

    def __str__(self) -> str:
        return self.text[:80]


class CaseRequest(models.Model):
    """That an instance is about a request; whoever sees both sees the link."""

    sight = Rule(
        f"{CASE} and {REQUEST} and ({{scope}} = 'all' or {COURT})",
        f"{CASE} and {REQUEST} and ({{scope}} = 'all' or {KEEPERS})",
        append_only=True,
    )

    case = models.ForeignKey(Case, models.PROTECT, related_name="links", verbose_name=_("instance"))
    request = models.ForeignKey(
        CooperationRequest, models.PROTECT, related_name="case_links", verbose_name=_("request")
    )
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("linked by")
    )

    class Meta:
        verbose_name = _("request of an instance")
        verbose_name_plural = _("requests of instances")
        constraints = [models.UniqueConstraint(fields=["case", "request"], name="pursuit_caserequest_once")]

    def __str__(self) -> str:
        return f"{self.case_id} – {self.request_id}"


class Publication(models.Model):
    """That one person proposed to publish an instance with a public narrative, and what a second person made of it."""

    sight = Rule(
        f"{CASE} and ({{scope}} = 'all' or {COURT})",
        f"{CASE} and ({{scope}} = 'all' or {KEEPERS})",
    )

    case = models.ForeignKey(Case, models.PROTECT, related_name="publications", verbose_name=_("instance"))
    text = models.TextField(_("public narrative"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    confirmed = models.BooleanField(_("confirmed"), default=False)

    class Meta:
        verbose_name = _("proposal to publish")
        verbose_name_plural = _("proposals to publish")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(decided_at__isnull=True), name="pursuit_publication_one_open"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, confirmed=False)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="pursuit_publication_decided_pair",
            ),
            models.CheckConstraint(
                condition=Q(confirmed=False) | ~Q(decided_by=F("proposed_by")),
                name="pursuit_publication_two_people",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class CaseHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        Case,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        model_name="CaseChange",  # by default CaseEvent, the name of the domain's own events
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
    )
):
    """Change history of an instance's own fields."""

    sight = PAST
