"""People sought by the Court."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.marking import Marked
from accounts.vocab import Level
from arrests.models.sight import PAST, SOUGHT
from common.codes import new_code
from partners.models import Situation


class Suspect(Marked):
    """A person named in at least one warrant. Under seal as long as all warrants against them are."""

    sight = SOUGHT

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    situation = models.ForeignKey(Situation, models.PROTECT, related_name="+", verbose_name=_("situation"))
    name = models.CharField(_("name"), max_length=200)
    sort_name = models.CharField(_("sorting name"), max_length=200, editable=False)
    aliases = models.CharField(
        _("other names"), max_length=400, blank=True, help_text=_("Separate several names with semicolons.")
    )
    case = models.CharField(_("case"), max_length=200, blank=True)
    synthetic = models.BooleanField(_("synthetic"), default=False, editable=False)

    class Meta:
        verbose_name = _("person sought")
        verbose_name_plural = _("persons sought")
        constraints = [
            *Marked.Meta.constraints,
            # Over open rows only: a constraint that spanned sealed ones would tell that they exist.
            models.UniqueConstraint(
                fields=["situation", "name"],
                condition=~Q(level=Level.UNDER_SEAL),
                name="arrests_suspect_once_in_situation",
            ),
        ]
        indexes = [
            models.Index(fields=["sort_name", "id"], name="arrests_suspect_by_name"),
            models.Index(fields=["situation", "sort_name", "id"], name="arrests_suspect_by_situation"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The person's page."""
        return reverse("arrests:person", args=[self.code])


class SuspectHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        Suspect,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
    )
):
    """Change history of a person's own fields."""

    sight = PAST
