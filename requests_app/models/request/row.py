"""The row of a request."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.marking import Marked
from accounts.sight import MarkedRows, SearchFunction
from common.codes import new_code
from common.deadline import Deadline
from partners.models import Partner, Situation
from requests_app import clocks
from requests_app.models.request.constraints import CONSTRAINTS
from requests_app.models.request.indexes import INDEXES
from requests_app.models.request.queryset import RequestQuerySet
from requests_app.models.request.readers import READERS
from requests_app.models.request.vector import search_vector
from requests_app.vocab import Family, Medium, Originator, Outcome, Satisfaction, Status


class CooperationRequest(Marked):
    """One request to one addressee, from the draft to its end. Reminders, replies and amendments are no requests.

    `owner_organ` is the transmitter, whose register it is in. `status` and all that follows it down to `satisfied` are
    projections of the events, written only by `requests_app.services.projection`. `transmitted_on` is the day of the first
    transmission: a request counts once, however often it is amended. `ended_on` is the day from which nothing more was
    awaited; `closed_on` the day the file was closed.
    `due_on` is computed from `transmitted_on`, the version `due_policy` that is frozen with it, or the day that was given,
    and the pauses and extensions among the events. It holds, with the clock running, since `due_since`; empty: since the
    transmission.
    """

    sight = MarkedRows(readers=READERS)
    searches = (SearchFunction("icc_search_requests", "search_vector"),)

    code = models.CharField(_("code"), max_length=14, default=new_code, editable=False)
    reference = models.CharField(  # noqa: DJ001 - drafts have none, and two of them do not collide
        _("reference"), max_length=60, null=True, blank=True, help_text=_("Given at transmission.")
    )
    imported_reference = models.CharField(
        _("reference in the imported file"), max_length=60, blank=True, editable=False
    )
    originator = models.CharField(_("asked by"), max_length=20, choices=Originator)
    family = models.CharField(_("family"), max_length=30, choices=Family)
    article = models.CharField(_("article"), max_length=60, blank=True)
    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="requests", verbose_name=_("addressee"), db_index=False
    )
    situation = models.ForeignKey(
        Situation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name=_("situation"),
        db_index=False,
    )
    subject = models.CharField(_("subject"), max_length=300)
    contents = models.JSONField(_("contents"), default=dict, db_default={}, blank=True)
    """Texts by the names in `requests_app.contents`; what is empty is left out."""
    urgent = models.BooleanField(_("urgent"), default=False)
    channel = models.CharField(_("channel"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=60, blank=True)
    note_number = models.CharField(_("note verbale no."), max_length=60, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    due_reason = models.JSONField(_("why this date"), default=dict, blank=True, editable=False)
    due_policy = models.ForeignKey(
        "requests_app.DuePolicy",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("policy of the due date"),
    )
    due_given_on = models.DateField(_("due date that was given"), null=True, editable=False)
    due_since = models.DateField(_("due date holds since"), null=True, editable=False)

    status = models.CharField(
        _("status"), max_length=20, choices=Status, default=Status.DRAFT, editable=False
    )
    transmitted_on = models.DateField(_("transmitted on"), null=True, editable=False)
    transmission_known_from = models.DateTimeField(_("transmission known from"), null=True, editable=False)
    transmission_corrected = models.BooleanField(
        _("transmission corrected"), default=False, db_default=False, editable=False
    )
    urgent_medium = models.CharField(
        _("sent ahead by"),
        max_length=20,
        choices=Medium,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    urgent_confirmed_on = models.DateField(_("confirmed by the channel on"), null=True, editable=False)
    amendment = models.PositiveSmallIntegerField(_("amendment"), default=0, db_default=0, editable=False)
    acknowledged_on = models.DateField(_("acknowledged on"), null=True, editable=False)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0, db_default=0, editable=False)
    escalation = models.PositiveSmallIntegerField(_("escalation"), default=0, db_default=0, editable=False)
    clock_stopped = models.BooleanField(_("clock stopped"), default=False, editable=False)
    postponed_until = models.DateField(_("postponed until"), null=True, editable=False)
    consulted_until = models.DateField(_("result of the consultation expected by"), null=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True, editable=False)
    ended_on = models.DateField(_("ended on"), null=True, editable=False)
    superseded_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="supersedes",
        editable=False,
        verbose_name=_("superseded by"),
    )
    closed_on = models.DateField(_("closed on"), null=True, editable=False)
    satisfied = models.CharField(
        _("satisfied"),
        max_length=10,
        choices=Satisfaction,
        blank=True,
        default="",
        db_default="",
        editable=False,
    )
    warrant_linked = models.BooleanField(_("linked to a warrant"), default=False, editable=False)

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("logged by"),
        db_index=False,
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("approved by"),
        db_index=False,
    )
    approved_on = models.DateField(_("approved on"), null=True, editable=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned to"),
        db_index=False,
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    synthetic = models.BooleanField(_("synthetic"), default=False, editable=False)
    document_names = models.TextField(
        _("names of its documents"), default="", db_default="", blank=True, editable=False
    )
    """For the search; written by the services that add and remove documents."""
    search_vector = models.GeneratedField(
        expression=search_vector(),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    objects: ClassVar[RequestQuerySet] = RequestQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        constraints = [*Marked.Meta.constraints, *CONSTRAINTS]
        indexes = [*INDEXES]

    def __str__(self) -> str:
        return self.reference or self.subject

    def get_absolute_url(self) -> str:
        """The request's page."""
        return reverse("requests:detail", args=[self.code])

    @property
    def title(self) -> str:
        """Its reference, or in words that it has none yet."""
        return self.reference or str(_("No number yet"))

    @property
    def in_charge_id(self) -> int | None:
        """Who is in charge: whoever was put in charge, else whoever logged it."""
        return self.assigned_to_id or self.created_by_id

    @property
    def was_transmitted(self) -> bool:
        """Whether it was sent, whatever happened then."""
        return self.transmitted_on is not None

    def deadline(self, on: date) -> Deadline | None:
        """How its due date stands on the day `on`; None before transmission or without a due date."""
        if self.transmitted_on is None or self.transmitted_on > on:
            return None
        return clocks.deadline(self.due_on, on=on, ended_on=self.ended_on, stopped=self.clock_stopped)
