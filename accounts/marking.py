"""The marking that every sensitive row carries: whose it is, how secret it is, and who alone may know of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import MarkedRows
from accounts.vocab import LEVEL_ORDER, Level, Organ


class Marked(models.Model):
    """Owner organ, filing level and compartment. A row under seal always has a compartment."""

    sight = MarkedRows()

    owner_organ = models.CharField(_("organ"), max_length=20, choices=Organ)
    level = models.CharField(_("level"), max_length=20, choices=Level, default=Level.PUBLIC)
    compartment = models.ForeignKey(
        "accounts.Compartment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("compartment"),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(level=Level.UNDER_SEAL) | Q(compartment__isnull=False),
                name="%(app_label)s_%(class)s_sealed_in_compartment",
                violation_error_message=_("A matter under seal belongs to a compartment; choose one."),
            ),
            models.CheckConstraint(
                condition=Q(level__in=Level.values), name="%(app_label)s_%(class)s_level_known"
            ),
            models.CheckConstraint(
                condition=Q(owner_organ__in=Organ.values), name="%(app_label)s_%(class)s_organ_known"
            ),
        ]


def highest(levels: Iterable[str]) -> Level:
    """The highest marking among `levels`, public when there are none; the banner of a page shows it."""
    return max((Level(level) for level in levels), key=LEVEL_ORDER.__getitem__, default=Level.PUBLIC)
