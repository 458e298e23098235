"""What is said of crimes that go on while warrants of a situation are outstanding."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from arrests.models.sight import COURT, KEEPERS
from common.codes import new_code
from common.history import Retractable, RetractableQuerySet, within
from partners.models import Situation


class SituationNote(Retractable):
    """A note on crimes alleged to continue in a situation, with its source (ICC-ASP/12/35, para. 14).

    `effective_on` is the day to which the note speaks. A correction repeats it as it should be, or strikes it out. The
    whole Court reads it and nobody else, so that nothing in it speaks of a matter under seal.
    """

    sight = Rule(f"{{scope}} = 'all' or {COURT}", f"{{scope}} = 'all' or {KEEPERS}", append_only=True)

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    situation = models.ForeignKey(
        Situation, models.PROTECT, related_name="notes", verbose_name=_("situation")
    )
    text = models.TextField(_("note"))
    source = models.CharField(_("source"), max_length=300)

    objects: ClassVar[RetractableQuerySet[SituationNote]] = RetractableQuerySet["SituationNote"].as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("note on continuing crimes")
        verbose_name_plural = _("notes on continuing crimes")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(source=""), name="arrests_situationnote_with_source"
            ),
            models.CheckConstraint(
                condition=Q(struck_out=False) | Q(corrects__isnull=False),
                name="arrests_situationnote_strikes_something",
            ),
        ]
        triggers = [within("situation")]
        indexes = [models.Index(fields=["situation", "effective_on"], name="arrests_situationnote_by_day")]

    def __str__(self) -> str:
        return f"{self.situation_id}, {self.effective_on.isoformat()}"
