"""The request itself: one row for each addressee, in the register of the organ that transmits it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar, Final

import pghistory
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Min, Q, Value
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import Cast, Coalesce, Greatest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.marking import Marked
from accounts.models import Person
from accounts.sight import MarkedRows, SearchFunction
from accounts.vocab import Level
from common.asof import Period
from common.codes import new_code
from common.deadline import Deadline
from common.folding import FOLDED_FROM, FOLDED_TO
from partners.models import Partner, Situation
from requests_app import clocks
from requests_app.search import READINGS, tsquery
from requests_app.vocab import (
    AWAITED,
    CLOCK_STOPPED,
    ENDED,
    PREPARED,
    TRANSMITTERS,
    EventKind,
    Family,
    Medium,
    Originator,
    Outcome,
    Satisfaction,
    Status,
)

SEARCH_CAP: Final = 2_000
"""A search looks at no more hits than this: nobody reads further, they add a word."""

HIGHEST_ESCALATION: Final = 7

HUMAN_NUMBER: Final = r"^(REG|OTP)/[0-9]{4}/[0-9]{4,}$"
"""Numbers of the two registers. A sealed request never bears one: the gap would betray it."""

READERS: Final = (
    "({organ} in ('registry', 'otp') and {t}.warrant_linked and {t}.family in ('arrest_surrender', 'provisional_arrest'))"
    " or ({organ} = 'presidency' and {t}.owner_organ = 'registry' and {t}.family = 'enforcement')"
)
"""Who reads unsealed requests of another organ: Registry and OTP what they ask for one and the same warrant, and the
Presidency, which is responsible for the enforcement of sentences (rule 199), the requests that concern it."""


class RequestQuerySet(models.QuerySet["CooperationRequest"]):
    """Requests. Which of them exist for the viewer is the database's affair and never asked here."""

    def transmitted_in(self, period: Period, known_at: datetime) -> RequestQuerySet:
        """Transmitted within the period, both ends included, as far as the Court knew at `known_at`.

        What was withdrawn after its transmission still counts; drafts, also withdrawn ones, never do. A transmission
        whose day was corrected later counts on the day that was known then.
        """
        from requests_app.models.event import RequestEvent  # noqa: PLC0415 - it points here

        days = (period.start, period.end)
        plain = Q(transmitted_on__range=days, transmission_known_from__lte=known_at)
        # A row knows how things stand now; what was corrected is few, and asked of its events.
        known = RequestEvent.objects.known(known_at).filter(
            kind=EventKind.TRANSMITTED, request__transmission_corrected=True
        )
        first = known.order_by().values("request").annotate(first=Min("effective_on"))
        then = Q(pk__in=first.filter(first__range=days).values("request"))
        return self.filter(plain & Q(transmission_corrected=False) | then & Q(transmission_corrected=True))

    def awaited(self) -> RequestQuerySet:
        """Transmitted and not ended as things stand now; few rows of many, with an index of their own."""
        return self.filter(transmitted_on__isnull=False, ended_on__isnull=True)

    def awaited_on(self, on: date) -> RequestQuerySet:
        """Sent by `on`, and not ended as things stand now: `open_on` of today, in words that lead to an index."""
        return self.awaited().filter(transmitted_on__lte=on)

    def in_charge_of(self, people: models.QuerySet[Person]) -> RequestQuerySet:
        """In the charge of one of the people; where nobody was put in charge, it is whoever logged the request."""
        logged_by_one = Q(_one_of("created_by", people), assigned_to__isnull=True)
        return self.filter(Q(_one_of("assigned_to", people)) | logged_by_one)

    def open_on(self, on: date) -> RequestQuerySet:
        """Transmitted on or before `on`, and not ended by the end of that day."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on), transmitted_on__lte=on)

    def overdue_on(self, on: date) -> RequestQuerySet:
        """Open on `on`, with a due date before that day, while the clock runs."""
        return self.open_on(on).past_due(on)

    def past_due(self, on: date) -> RequestQuerySet:
        """With a due date before that day, while the clock runs."""
        return self.filter(due_on__lt=on, clock_stopped=False)

    def overdue_between(self, after: date, until: date) -> RequestQuerySet:
        """Overdue on any day from the one that follows `after` to `until`, whatever became of them since."""
        # A due date that was moved, or whose clock had stood still, counts from the day since which it holds.
        first_late = Greatest(Greatest(F("due_on"), Value(after)) + 1, F("due_since"))
        next_day = after + timedelta(days=1)
        return self.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=next_day) & Q(ended_on__gt=first_late),
            Q(due_since__isnull=True) | Q(due_since__lte=until),
            transmitted_on__isnull=False,
            due_on__lt=until,
            clock_stopped=False,
        )

    def due_soon(self, on: date, days: int) -> RequestQuerySet:
        """Due on that day or within the next `days`, while the clock runs."""
        return self.filter(due_on__range=(on, on + timedelta(days=days)), clock_stopped=False)

    def matching(self, words: str) -> RequestQuerySet:
        """The newest of those that hold the words (`requests_app.search`), no more than anyone reads."""
        query, values = tsquery(words)
        return self.filter(
            pk__in=RawSQL(f"select icc_search_requests({query}, %s)", [*values, SEARCH_CAP])  # noqa: S611
        )

    def with_list_data(self) -> RequestQuerySet:
        """With everything that a line of a list shows, in the same query."""
        return self.select_related("partner", "situation").defer(
            "search_vector", "document_names", "due_reason", "contents"
        )


def _search_vector() -> Func:
    """Reference, subject, note number and document names in each reading, without accents; the numbers also in one piece,
    so that their beginning finds them; and the addressee as one word, which stands for all its names."""
    number, note, space = Coalesce(F("reference"), Value("")), F("note_number"), Value(" ")
    texts = Func(
        *(number, space, F("subject"), space, note, space, F("document_names")),
        arg_joiner=" || ",
        template="(%(expressions)s)",
    )
    folded = Func(texts, Value(FOLDED_FROM), Value(FOLDED_TO), function="translate")
    names = Func(
        *(_in_one_piece(number), space, _in_one_piece(note), Value(" partner")),
        Cast(F("partner"), models.TextField()),
        arg_joiner=" || ",
        template="(%(expressions)s)",
    )
    readings = [Func(Value(config), folded, function="to_tsvector") for config in READINGS]
    whole = Func(Value("simple"), names, function="to_tsvector")
    return Func(*readings, whole, arg_joiner=" || ", template="%(expressions)s")


def _in_one_piece(number: Combinable) -> Func:
    return Func(number, Value("/_.- "), Value(""), function="translate")


def _one_of(key: str, people: models.QuerySet[Person]) -> Func:
    """That the key names one of the people. As an array they are found once, and an index of the key still serves."""
    keys = ArraySubquery(people.order_by().values("pk"))
    return Func(
        F(key), keys, template="%(expressions)s)", arg_joiner=" = any(", output_field=models.BooleanField()
    )


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

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
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
        Situation, models.PROTECT, null=True, blank=True, related_name="requests", verbose_name=_("situation")
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
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("approved by"),
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
        expression=_search_vector(),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    objects: ClassVar[RequestQuerySet] = RequestQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        constraints = [
            *Marked.Meta.constraints,
            models.CheckConstraint(
                condition=Q(owner_organ__in=TRANSMITTERS), name="requests_request_transmitter"
            ),
            models.CheckConstraint(
                condition=Q(family__in=Family.values), name="requests_request_family_known"
            ),
            models.CheckConstraint(
                condition=Q(originator__in=Originator.values), name="requests_request_originator_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="requests_request_status_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]), name="requests_request_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(compartment__isnull=True) | Q(level=Level.UNDER_SEAL),
                name="requests_request_compartment_for_sealed",
                violation_error_message=_("Only a request under seal belongs to a compartment."),
            ),
            models.CheckConstraint(
                condition=~Q(level=Level.UNDER_SEAL, reference__regex=HUMAN_NUMBER),
                name="requests_request_sealed_without_number",
            ),
            models.UniqueConstraint(
                fields=["owner_organ", "reference"],
                condition=~Q(level=Level.UNDER_SEAL),
                name="requests_request_reference_once",
                violation_error_message=_("This reference is in the register already."),
            ),
            # Transmission: day, knowledge and reference belong together, and go with the status.
            models.CheckConstraint(
                condition=Q(transmitted_on__isnull=True, transmission_known_from__isnull=True)
                | Q(
                    transmitted_on__isnull=False,
                    transmission_known_from__isnull=False,
                    reference__isnull=False,
                ),
                name="requests_request_transmission_whole",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=PREPARED) | Q(transmitted_on__isnull=True) | Q(amendment__gt=0),
                name="requests_request_prepared_not_sent",
            ),
            models.CheckConstraint(
                condition=~Q(
                    status__in=[
                        *AWAITED,
                        Status.RETURNED_INCOMPLETE,
                        Status.EXECUTED,
                        Status.DECLINED,
                        Status.SUPERSEDED,
                    ]
                )
                | Q(transmitted_on__isnull=False),
                name="requests_request_answered_was_sent",
            ),
            models.CheckConstraint(
                condition=Q(transmitted_on__isnull=False) | Q(outcome__in=["", Outcome.WITHDRAWN]),
                name="requests_request_unsent_only_withdrawn",
            ),
            # How it ended: status, day and outcome go together.
            models.CheckConstraint(
                condition=Q(status__in=ENDED, ended_on__isnull=False)
                | Q(~Q(status__in=ENDED), ended_on__isnull=True),
                name="requests_request_ended_with_day",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.CLOSED, closed_on__isnull=False)
                | Q(~Q(status=Status.CLOSED), closed_on__isnull=True),
                name="requests_request_closed_with_day",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.CLOSED, outcome__in=Outcome.values)
                | Q(status__in=Outcome.values, outcome=F("status"))
                | Q(~Q(status__in=[Status.CLOSED, *Outcome.values]), outcome=""),
                name="requests_request_outcome_of_status",
            ),
            models.CheckConstraint(
                condition=Q(due_policy__isnull=True) | Q(due_given_on__isnull=True),
                name="requests_request_due_by_one_rule",
            ),
            models.CheckConstraint(
                condition=Q(satisfied__in=["", *Satisfaction.values])
                & (Q(satisfied="") | Q(status=Status.CLOSED)),
                name="requests_request_satisfied_at_closing",
            ),
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True)
                | Q(outcome=Outcome.SUPERSEDED) & ~Q(superseded_by=F("id")),
                name="requests_request_superseded_by_another",
            ),
            # While it is on its way.
            models.CheckConstraint(
                condition=Q(clock_stopped=True, status__in=CLOCK_STOPPED)
                | Q(~Q(status__in=CLOCK_STOPPED), clock_stopped=False),
                name="requests_request_clock_of_status",
            ),
            models.CheckConstraint(
                condition=Q(postponed_until__isnull=True) | Q(status=Status.POSTPONED),
                name="requests_request_postponed_until",
            ),
            models.CheckConstraint(
                condition=Q(amendment=0) | Q(transmitted_on__isnull=False),
                name="requests_request_amended_was_sent",
            ),
            models.CheckConstraint(
                condition=Q(escalation__lte=HIGHEST_ESCALATION), name="requests_request_escalation_known"
            ),
            models.CheckConstraint(
                condition=Q(urgent_medium__in=["", *Medium.values]),
                name="requests_request_urgent_medium_known",
            ),
            models.CheckConstraint(
                condition=Q(urgent_confirmed_on__isnull=True)
                | ~Q(urgent_medium="") & Q(urgent_confirmed_on__gte=F("transmitted_on")),
                name="requests_request_confirmed_was_urgent",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_on__isnull=True)
                | Q(approved_by__isnull=False, approved_on__isnull=False),
                name="requests_request_approval_whole",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{first}__isnull": True})
                    | Q(**{f"{second}__isnull": True})
                    | Q(**{f"{first}__lte": F(second)}),
                    name=f"requests_request_{first}_{second}"[:60].replace("_on", ""),
                )
                for first, second in (
                    ("transmitted_on", "due_on"),
                    ("transmitted_on", "acknowledged_on"),
                    ("transmitted_on", "ended_on"),
                    ("acknowledged_on", "ended_on"),
                    ("ended_on", "closed_on"),
                )
            ),
        ]
        indexes = [
            # A list is one range of an index, in its order, whatever its filter; open requests are few.
            models.Index(
                fields=["due_on", "id"],
                condition=Q(ended_on__isnull=True, transmitted_on__isnull=False),
                name="requests_open_by_due",
            ),
            models.Index(fields=["ended_on", "due_on"], name="requests_by_end"),
            models.Index(fields=["due_on", "id"], name="requests_by_due"),
            models.Index(fields=["transmitted_on", "id"], name="requests_by_transmission"),
            models.Index(fields=["reference", "id"], name="requests_by_reference"),
            models.Index(fields=["owner_organ", "due_on", "id"], name="requests_organ_by_due"),
            models.Index(
                fields=["owner_organ", "transmitted_on", "id"], name="requests_organ_by_transmission"
            ),
            models.Index(fields=["owner_organ", "family", "transmitted_on"], name="requests_of_family"),
            models.Index(fields=["partner", "transmitted_on", "id"], name="requests_of_partner"),
            models.Index(fields=["status", "due_on", "id"], name="requests_of_status"),
            # So are those whose day of transmission was corrected.
            models.Index(
                fields=["id"],
                condition=Q(transmission_corrected=True),
                name="requests_corrected_sending",
            ),
            # Urgent requests are few, and looked for on their own.
            models.Index(fields=["due_on", "id"], condition=Q(urgent=True), name="requests_urgent_by_due"),
            models.Index(fields=["assigned_to", "due_on", "id"], name="requests_of_person"),
            # Few of many: chambers and the defence beside the organs, steps of the ladder.
            models.Index(fields=["originator"], name="requests_of_originator"),
            models.Index(fields=["due_on", "id"], condition=Q(escalation__gt=0), name="requests_escalated"),
            models.Index(fields=["created_by", "id"], name="requests_by_author"),
            GinIndex(fields=["search_vector"], name="requests_search"),
        ]

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


class RequestHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        CooperationRequest,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=["document_names", "search_vector"],
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
    )
):
    """Change history of a request's own fields. What was written under seal stays with its compartment for ever."""

    sight = MarkedRows(readers=READERS, writers="true", append_only=True)
