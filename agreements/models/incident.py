"""Incidents on privileges and immunities: where a State read its duty differently (Rome Statute, article 48)."""

from __future__ import annotations

from typing import ClassVar, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.marking import Marked
from accounts.sight import ChildOf, MarkedRows
from agreements.vocab.outreach import Protection
from common.codes import new_code
from partners.models import Partner, Recommendation


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Incidents."""

    def with_list_data(self) -> Self:
        """With their States and recommendations."""
        return self.select_related("partner", "recommendation")

    def outside_compartments(self) -> Self:
        """What may leave the register as a file, whoever asks."""
        return self.filter(compartment__isnull=True)


class Incident(Marked):
    """One incident with a State. Its owner organ keeps it; the Court's other organs read what is not in a compartment.

    The duty of article 48 binds every State Party, whether or not it is a party to APIC (ICC-ASP/12/35, paras 41-46).
    """

    sight = MarkedRows(readers="{organ} in ('registry', 'otp', 'presidency')")

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("State"))
    happened_on = models.DateField(_("happened on"))
    protection = models.CharField(_("what was at issue"), max_length=20, choices=Protection)
    article = models.CharField(_("article"), max_length=60, blank=True)
    summary = models.TextField(_("what happened"))
    reading_of_state = models.TextField(_("how the State read its duty"), blank=True)
    reading_of_court = models.TextField(_("how the Court read it"), blank=True)
    recommendation = models.ForeignKey(
        Recommendation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recommendation"),
    )
    resolved_on = models.DateField(_("resolved on"), null=True, editable=False)
    outcome = models.TextField(_("outcome"), blank=True, editable=False)
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    objects: ClassVar[IncidentQuerySet] = IncidentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("incident on privileges and immunities")
        verbose_name_plural = _("incidents on privileges and immunities")
        constraints = [
            *Marked.Meta.constraints,
            models.CheckConstraint(
                condition=Q(protection__in=Protection.values), name="agreements_incident_protection_known"
            ),
            models.CheckConstraint(
                condition=Q(resolved_on__isnull=True, outcome="")
                | (Q(resolved_on__gte=F("happened_on")) & ~Q(outcome="")),
                name="agreements_incident_resolved_with_outcome",
            ),
        ]
        indexes = [models.Index(fields=["happened_on", "id"], name="agreements_incident_by_day")]

    def __str__(self) -> str:
        return f"{self.partner}, {self.happened_on.isoformat()}"

    def get_absolute_url(self) -> str:
        """The incident's page."""
        return reverse("agreements:incident", args=[self.code])


class IncidentHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        Incident,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
    )
):
    """Change history of incidents, seen with them."""

    sight = ChildOf("pgh_obj", append_only=True)
