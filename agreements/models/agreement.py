"""Voluntary agreements with States, and what happened to each of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import Case, Exists, Min, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.marking import Marked
from accounts.sight import ChildOf, MarkedRows
from accounts.sight.declarations import expand
from accounts.vocab import Level
from agreements.vocab import CONCLUDED, FORM_FIXED, LEAD, OPERATION, AgreementKind, Form, Stage
from common.codes import new_code
from common.history import Retractable, RetractableQuerySet, constraints_of, within
from partners.models import Partner
from partners.vocab import Provenance


@dataclass(frozen=True)
class PartOf(ChildOf):
    """Rows that belong to an agreement: for the Court's organs with it, for everyone else only `public` ones."""

    public: str = "false"

    def select(self, model: type[models.Model], table: str) -> str:
        """The parent exists for the viewer, and the row is public or the viewer works for the Court."""
        court = "{scope} in ('all', 'open') or {organ} in ('registry', 'otp', 'presidency')"
        return self._exists(model, table, expand(f"{court} or {self.public}", table))


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Agreements, and where they stood on a day as known at a moment."""

    def without_relocation(self) -> Self:
        """Every type but relocation: what may leave the register as a list, whoever asks."""
        return self.exclude(kind=AgreementKind.RELOCATION)

    def in_order(self) -> Self:
        """By State, with the State."""
        return self.select_related("partner").order_by("partner__sort_key", "kind", "id")

    def concluded(self, on: date, known_at: datetime) -> Self:
        """Signed on or before `on`; one without a known signature counts from its entry into force."""
        reached = AgreementEvent.objects.of_outer(on, known_at).filter(
            kind__in=(Stage.SIGNED, Stage.IN_FORCE)
        )
        return self.filter(Exists(reached))

    def in_force(self, on: date, known_at: datetime) -> Self:
        """In force on `on`: entered into force, and neither suspended nor terminated since."""
        latest = AgreementEvent.objects.of_outer(on, known_at).filter(kind__in=OPERATION).latest_first()
        return self.alias(operation=Subquery(latest.values("kind")[:1])).filter(operation=Stage.IN_FORCE)

    def with_stages(self, on: date, known_at: datetime) -> Self:
        """Those that had any stage on `on`, as `on_day` has them."""
        return self.on_day(on, known_at).filter(stage__isnull=False)

    def on_day(self, on: date, known_at: datetime) -> Self:
        """With `stage`, `since`, `signed_on` and `in_force_on` as they stood on `on` and were known at `known_at`.

        Each is None where it had not happened by `on`, or the day is unknown.
        """
        events = AgreementEvent.objects.of_outer(on, known_at)
        latest = events.latest_first()

        def first(kind: Stage) -> Subquery:
            return Subquery(
                events.filter(kind=kind)
                .order_by()
                .values("agreement")
                .annotate(day=Min("effective_on"))
                .values("day")
            )

        return self.annotate(
            stage=Subquery(latest.values("kind")[:1]),
            since=Subquery(latest.values("effective_on")[:1]),
            signed_on=first(Stage.SIGNED),
            in_force_on=first(Stage.IN_FORCE),
        )


class Agreement(Marked):
    """One agreement of one type with one State, from the first contact to its end.

    `owner_organ` is the lead organ. `status` and `concluded_on` are projections of the events, written only by
    the services that write these; `concluded_on` is what makes a public agreement visible to everyone.
    """

    sight = MarkedRows(
        readers="{organ} in ('registry', 'otp', 'presidency') "
        "or ({t}.level = 'public' and {t}.concluded_on is not null)"
    )

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    kind = models.CharField(_("type"), max_length=30, choices=AgreementKind)
    form = models.CharField(_("form"), max_length=10, choices=Form, default=Form.FRAMEWORK)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("State"))
    signed_at_event = models.CharField(
        _("signed at"), max_length=120, blank=True, help_text=_("The meeting at which it was signed, if any.")
    )
    status = models.CharField(_("stage"), max_length=30, choices=Stage, editable=False)
    concluded_on = models.DateField(_("concluded on"), null=True, editable=False)
    source = models.TextField(_("source"), blank=True)
    verified = models.CharField(_("provenance"), max_length=10, choices=Provenance, blank=True)
    note = models.TextField(_("note"), blank=True)
    synthetic = models.BooleanField(_("synthetic"), default=False, editable=False)

    objects: ClassVar[AgreementQuerySet] = AgreementQuerySet.as_manager()  # type: ignore[assignment]

    # Set by `AgreementQuerySet.with_stages` alone.
    stage: str
    since: date
    signed_on: date | None
    in_force_on: date | None

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        constraints = [
            *Marked.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind__in=AgreementKind.values), name="agreements_agreement_kind_known"
            ),
            models.CheckConstraint(condition=Q(form__in=Form.values), name="agreements_agreement_form_known"),
            models.CheckConstraint(
                condition=Q(status__in=Stage.values), name="agreements_agreement_status_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    *(Q(kind=kind, owner_organ=organ) for kind, organ in LEAD.items()), _connector=Q.OR
                ),
                name="agreements_agreement_lead_organ",
            ),
            models.CheckConstraint(
                condition=Q(*(~Q(kind=kind) | Q(form=form) for kind, form in FORM_FIXED.items())),
                name="agreements_agreement_form_of_kind",
            ),
            models.CheckConstraint(
                condition=~Q(kind=AgreementKind.RELOCATION)
                | (Q(compartment__isnull=False) & ~Q(level=Level.PUBLIC)),
                name="agreements_agreement_relocation_in_compartment",
                violation_error_message=_(
                    "A relocation agreement is confidential and belongs to a compartment."
                ),
            ),
            models.CheckConstraint(
                condition=Q(status__in=CONCLUDED, concluded_on__isnull=False)
                | Q(~Q(status__in=CONCLUDED), concluded_on__isnull=True),
                name="agreements_agreement_concluded_with_day",
            ),
        ]
        indexes = [models.Index(fields=["kind", "concluded_on"], name="agreements_kind_concluded")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.partner}"

    def get_absolute_url(self) -> str:
        """The agreement's page."""
        return reverse("agreements:detail", args=[self.code])

    @property
    def stage_label(self) -> Promise:
        """The stage on the day of `with_stages`, in words."""
        return Stage(self.stage).label


class AgreementEventQuerySet(RetractableQuerySet["AgreementEvent"]):
    """What happened, as known at a moment."""

    def standing(self) -> Self:
        """The events that stand now, whenever they became known."""
        return self.filter(corrected_by=None, struck_out=False)

    def of_outer(self, on: date, known_at: datetime) -> Self:
        """The events up to `on` of the agreement of an outer query."""
        return self.known(known_at).filter(agreement=OuterRef("pk"), effective_on__lte=on)

    def in_order(self) -> Self:
        """From first to last; on one day as RANK says, then as recorded."""
        return self.alias(rank=RANK).order_by("effective_on", "rank", "id")

    def latest_first(self) -> Self:
        """From last to first."""
        return self.in_order().reverse()


RANK = Case(When(kind=Stage.SIGNED, then=Value(1)), When(kind__in=OPERATION, then=Value(2)), default=Value(0))
"""Order of the stages of one day, whenever they were recorded or corrected: negotiation, signature, operation."""


class AgreementEvent(Retractable):
    """An agreement reached a stage. A correction repeats the kind with the right day, or strikes the event out."""

    sight = PartOf(
        "agreement",
        public=f"{{t}}.kind in ({', '.join(repr(str(stage)) for stage in CONCLUDED)})",
        append_only=True,
    )

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="events", verbose_name=_("agreement")
    )
    kind = models.CharField(_("stage"), max_length=30, choices=Stage)
    note = models.TextField(_("note"), blank=True)

    objects: ClassVar[AgreementEventQuerySet] = AgreementEventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("stage of an agreement")
        verbose_name_plural = _("stages of agreements")
        constraints = constraints_of("agreements_event", Stage)
        triggers = [within("agreement")]
        indexes = [models.Index(fields=["agreement", "effective_on"], name="agreements_event_by_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.effective_on.isoformat()}"


class AgreementHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        Agreement,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
        model_name="AgreementFields",  # by itself it would be named AgreementEvent
    )
):
    """Change history of an agreement's own fields."""

    sight = PartOf("pgh_obj", append_only=True)
