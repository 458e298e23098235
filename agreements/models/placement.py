"""Placements: one person whom one State is asked to take, case by case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.sight import ChildOf
from accounts.sight.declarations import expand
from agreements.models.agreement import Agreement
from agreements.vocab import PLACED, PSEUDONYM, CostSource, PlacementEventKind, leads
from common.asof import AsOf
from common.codes import new_code
from common.history import Retractable, RetractableQuerySet, constraints_of, within
from requests_app.models import CooperationRequest, RequestEvent


@dataclass(frozen=True)
class PlacementOf(ChildOf):
    """Rows that are seen with their request, and written by the organ that keeps the placements of its family."""

    def write(self, model: type[models.Model], table: str) -> str:
        """The request exists for the viewer, whose organ keeps this family."""
        kept = " or ".join(
            f"({{t}}.family = '{family}' and {{organ}} = '{leads(family)}')" for family in PLACED
        )
        return self._exists(model, table, expand(kept, f"{table}_up"))


class PlacementQuerySet(models.QuerySet["Placement"]):
    """Placements. Which of them exist for the viewer is the database's affair."""

    def with_request(self) -> Self:
        """With the request, its addressee and the agreement."""
        return self.select_related("request__partner", "agreement").defer(
            "request__search_vector", "request__document_names", "request__contents", "request__due_reason"
        )

    def outside_compartments(self) -> Self:
        """What may leave the register as a list, whoever asks."""
        return self.filter(request__compartment__isnull=True)

    def begun(self, at: AsOf) -> Self:
        """Those whose request was in the register by the day, as known then."""
        happened = RequestEvent.objects.known(at.known_at).filter(effective_on__lte=at.on)
        return self.filter(Exists(happened.filter(request=OuterRef("request"))))

    def of_family(self, *families: str) -> Self:
        """Those whose request is of one of the families."""
        return self.filter(request__family__in=families)


class Placement(models.Model):
    """One State is asked to take one person: a designation, a relocation, an interim release or a release.

    What was asked, refused and executed is told by the events of the request. The person is a pseudonym; nothing here
    says who it is. Without an agreement the State was asked ad hoc.
    """

    sight = PlacementOf("request")

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    request = models.OneToOneField(
        CooperationRequest, models.PROTECT, related_name="placement", verbose_name=_("request")
    )
    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="placements",
        verbose_name=_("agreement"),
    )
    person = models.CharField(_("person"), max_length=12, help_text=_("A pseudonym, such as P-0412."))
    cost_source = models.CharField(_("costs borne by"), max_length=20, choices=CostSource, blank=True)
    applies_on = models.DateField(_("agreement and costs apply since"), null=True, blank=True, editable=False)
    """Empty where the last change of the two was a correction: they have applied from the beginning."""
    factors = models.JSONField(_("factors"), default=dict, blank=True)
    """Texts by the names in FACTORS; what is empty is left out."""
    synthetic = models.BooleanField(_("synthetic"), default=False, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    objects: ClassVar[PlacementQuerySet] = PlacementQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints = [
            models.CheckConstraint(
                condition=Q(person__regex=PSEUDONYM), name="agreements_placement_pseudonym"
            ),
            models.CheckConstraint(
                condition=Q(cost_source__in=["", *CostSource.values]),
                name="agreements_placement_cost_source_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.request.partner}"

    def get_absolute_url(self) -> str:
        """The placement's page."""
        return reverse("agreements:placement", args=[self.code])

    @property
    def level(self) -> str:
        """Marked as its request is."""
        return self.request.level

    @property
    def owner_organ(self) -> str:
        """Whose register the request is in."""
        return self.request.owner_organ

    @property
    def compartment_id(self) -> int | None:
        """The compartment of the request."""
        return self.request.compartment_id


class PlacementEventQuerySet(RetractableQuerySet["PlacementEvent"]):
    """What happened to placements."""

    def standing(self) -> Self:
        """The events that stand now, whenever they became known."""
        return self.filter(corrected_by=None, struck_out=False)


class PlacementEvent(Retractable):
    """The State accepted, took its acceptance back, or the placement ended."""

    sight = ChildOf("placement", append_only=True)

    placement = models.ForeignKey(
        Placement, models.PROTECT, related_name="events", verbose_name=_("placement")
    )
    kind = models.CharField(_("what"), max_length=20, choices=PlacementEventKind)
    note = models.TextField(_("note"), blank=True)

    objects: ClassVar[PlacementEventQuerySet] = PlacementEventQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("event of a placement")
        verbose_name_plural = _("events of placements")
        constraints = constraints_of("agreements_placementevent", PlacementEventKind)
        triggers = [within("placement")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.effective_on.isoformat()}"


class PlacementHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        Placement,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
        model_name="PlacementFields",
    )
):
    """Change history of a placement's own fields."""

    sight = ChildOf("pgh_obj", append_only=True)
