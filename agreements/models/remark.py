"""What is recorded about an agreement besides its stages."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement, PartOf
from agreements.models.text import ModelText
from agreements.vocab import Authority, RemarkKind, Stage
from common.history import Retractable, RetractableQuerySet, constraints_of, within


class RemarkQuerySet(RetractableQuerySet["Remark"]):
    """Remarks, as known at a moment."""

    def holding(self, on: date, known_at: datetime) -> Self:
        """Those that held on the day: made by then, and not ended by then."""
        return self.known(known_at).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), effective_on__lte=on)

    def standing(self) -> Self:
        """The remarks that stand now."""
        return self.filter(corrected_by=None, struck_out=False)


class Remark(Retractable):
    """A condition, a contact, missing capacity, a model text or document, or a source that gives another day.

    From `ends_on` a lasting remark holds no more; its end is a correction of it, so that earlier answers stay as they were.
    That sources differ is public where the agreement is; all else is the Court's own.
    """

    sight = PartOf("agreement", public="{t}.kind = 'source_differs'", append_only=True)

    agreement = models.ForeignKey(
        Agreement, models.PROTECT, related_name="remarks", verbose_name=_("agreement")
    )
    kind = models.CharField(_("what"), max_length=20, choices=RemarkKind)
    text = models.TextField(_("text"), blank=True)
    source = models.TextField(_("source"), blank=True)
    ends_on = models.DateField(_("until"), null=True)
    model_text = models.ForeignKey(
        ModelText, models.PROTECT, null=True, related_name="sendings", verbose_name=_("model text")
    )
    stage = models.CharField(_("stage"), max_length=30, choices=Stage, blank=True)
    other_day = models.DateField(_("day in the other source"), null=True)
    authority = models.CharField(_("other source"), max_length=10, choices=Authority, blank=True)
    kept_authority = models.CharField(
        _("source of the day that is kept"), max_length=10, choices=Authority, blank=True
    )

    objects: ClassVar[RemarkQuerySet] = RemarkQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("remark on an agreement")
        verbose_name_plural = _("remarks on agreements")
        constraints = [
            *constraints_of("agreements_remark", RemarkKind),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("effective_on")),
                name="agreements_remark_in_order",
            ),
            models.CheckConstraint(
                condition=Q(kind=RemarkKind.MODEL_SENT, model_text__isnull=False)
                | (~Q(kind=RemarkKind.MODEL_SENT) & Q(model_text__isnull=True)),
                name="agreements_remark_names_model",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind=RemarkKind.SOURCE_DIFFERS,
                    stage__in=Stage.values,
                    other_day__isnull=False,
                    authority__in=Authority.values,
                    kept_authority__in=Authority.values,
                )
                | (
                    ~Q(kind=RemarkKind.SOURCE_DIFFERS)
                    & Q(stage="", other_day__isnull=True, authority="", kept_authority="")
                ),
                name="agreements_remark_names_source",
            ),
        ]
        triggers = [within("agreement")]
        indexes = [models.Index(fields=["agreement", "kind"], name="agreements_remark_by_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.effective_on.isoformat()}"
