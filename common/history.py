"""The base of every app's history: what happened, when it took effect, and since when the Court knew."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self, TypeVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import BaseConstraint, CheckConstraint, F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.errors import Refusal

Happening = TypeVar("Happening", bound="Event")
Retracted = TypeVar("Retracted", bound="Retractable")


class Event(models.Model):
    """One thing that happened. Append-only: a mistake is corrected by a later event that names it in `corrects`.

    `effective_on` is the day it took effect; `known_from` the moment from which the Court knew it;
    `recorded_at` is the system's own moment of writing and is never set by hand.
    Concrete models add the foreign key of their subject and their own vocabulary of kinds.
    """

    effective_on = models.DateField(_("date"))
    known_from = models.DateTimeField(_("known from"))
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name=_("corrects")
    )

    class Meta:
        abstract = True


class EventQuerySet(models.QuerySet[Happening]):
    """Events, as known at a moment."""

    def known(self, known_at: datetime) -> Self:
        """What stood at `known_at`: known by then, and not yet corrected by then.

        Corrections are few: read once as a list, they cost the same however many events are asked about.
        """
        corrections = self.model._default_manager.filter(corrects__isnull=False, known_from__lte=known_at)
        return self.filter(~Q(pk__in=corrections.values("corrects")), known_from__lte=known_at)


class Retractable(Event):
    """An event whose correction may also say that it never happened: that correction is struck out itself."""

    struck_out = models.BooleanField(_("struck out"), default=False)

    class Meta(Event.Meta):
        abstract = True


class RetractableQuerySet(EventQuerySet[Retracted]):
    """Events that may have been struck out."""

    def known(self, known_at: datetime) -> Self:
        """What stood at `known_at`, without what was struck out."""
        return super().known(known_at).filter(struck_out=False)


def correct(event: Retracted, *, on: date | None, known_at: datetime, **fields: Any) -> Retracted:
    """Writes that the event took effect on another day, or (`on` is None) never; `fields` are the other columns.

    Raises Refusal where the event was corrected before.
    """
    events = type(event)._default_manager
    if events.filter(corrects=event).exists():
        raise Refusal(gettext("This entry was corrected before; correct its correction."))
    return events.create(
        effective_on=on or event.effective_on,
        known_from=known_at,
        corrects=event,
        struck_out=on is None,
        **fields,
    )


STANDS = Q(struck_out=False)


def constraints_of(prefix: str, kinds: type[models.TextChoices], stands: Q = STANDS) -> list[BaseConstraint]:
    """What holds in every history: kinds are of the vocabulary, and corrections correct another entry.

    `stands` is the condition of entries that strike nothing out.
    """
    return [
        CheckConstraint(condition=Q(kind__in=kinds.values), name=f"{prefix}_kind_known"),
        CheckConstraint(condition=stands | Q(corrects__isnull=False), name=f"{prefix}_strikes_something"),
        CheckConstraint(condition=~Q(corrects=F("id")), name=f"{prefix}_corrects_another"),
    ]


def within(*parent: str) -> pgtrigger.Trigger:
    """The trigger by which an event corrects events of the same parent alone, whoever writes it and how.

    It looks with the writer's sight: what they may not see is refused in the same words as what does not exist.
    """
    same = " and ".join(f"{{columns.{name}}} = new.{{columns.{name}}}" for name in parent)
    return pgtrigger.Trigger(
        name="corrects_within",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        condition=pgtrigger.Q(new__corrects__isnull=False),
        func=pgtrigger.Func(  # type: ignore[no-untyped-call]
            f"if not exists (select 1 from {{meta.db_table}} where id = new.{{columns.corrects}} and {same}) then "  # noqa: S608 - columns named by the model
            "raise exception 'An entry corrects another one of the same history.' "
            "using errcode = 'foreign_key_violation'; end if; return new;"
        ),
    )
