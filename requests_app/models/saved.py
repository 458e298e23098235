"""How people like to look at the registers: views under a name, and the columns that they chose."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from accounts.vocab import Organ
from common.codes import new_code


class SavedView(models.Model):
    """Filters, order and columns of a register under a name: an address that somebody wants to come back to.

    It holds what was asked for and no row; whoever opens it sees what they may see.
    """

    sight = Rule(
        "{scope} = 'all' or {t}.owner_id = {person} or ({t}.shared and {t}.organ = {organ})",
        "{scope} = 'all' or {t}.owner_id = {person}",
    )

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("saved by")
    )
    organ = models.CharField(_("organ"), max_length=20, choices=Organ)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(_("query"), max_length=1_000, blank=True)
    shared = models.BooleanField(_("shared with the organ"), default=False)

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="requests_savedview_name_once"),
            models.CheckConstraint(
                condition=Q(organ__in=Organ.values), name="requests_savedview_organ_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RegisterPreference(models.Model):
    """What a person sees when they open the register without any wish: their columns, and their own first view.

    `first_view` is the code of a saved view and no foreign key: a colleague may take back what they shared.
    """

    sight = Rule("{scope} = 'all' or {t}.person_id = {person}", "{scope} = 'all' or {t}.person_id = {person}")

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="+",
        verbose_name=_("person"),
    )
    columns = ArrayField(models.CharField(max_length=30), default=list, blank=True, verbose_name=_("columns"))
    first_view = models.CharField(_("first view"), max_length=14, blank=True)

    class Meta:
        verbose_name = _("preference for the register")
        verbose_name_plural = _("preferences for the register")

    def __str__(self) -> str:
        return f"{self.person_id}"
