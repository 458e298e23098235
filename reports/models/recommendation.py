"""The official words of the recommendations of 2007, as people entered them."""

from __future__ import annotations

from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from reports.models.edition import COURT, WORKED_ON
from reports.vocab import Language

RECOMMENDATIONS: Final = 66
"""How many there are: ICC-ASP/6/Res.2, annex II."""


class RecommendationTextQuerySet(models.QuerySet["RecommendationText"]):
    """Texts of recommendations."""

    def current(self) -> RecommendationTextQuerySet:
        """The latest text of each recommendation in each language."""
        return self.order_by("number", "language", "-id").distinct("number", "language")


class RecommendationText(models.Model):
    """What a recommendation says in a language, from the resolution itself; the register has no words of its own for it.

    Texts are only added: the latest holds, and an empty one takes the words out again.
    """

    # Compiling reads them for the purpose that counts the figures.
    sight = Rule(f"{{scope}} in ('all', 'open') or {COURT}", WORKED_ON, append_only=True)

    number = models.PositiveSmallIntegerField(_("number"))
    language = models.CharField(_("language"), max_length=5, choices=Language)
    text = models.TextField(_("text"), blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written at"))

    objects: ClassVar[RecommendationTextQuerySet] = RecommendationTextQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("text of a recommendation")
        verbose_name_plural = _("texts of recommendations")
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=RECOMMENDATIONS),
                name="reports_recommendationtext_of_66",
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="reports_recommendationtext_language_known"
            ),
        ]
        indexes = [models.Index(fields=["number", "language", "-id"], name="reports_recommendation_latest")]

    def __str__(self) -> str:
        return f"{self.number} {self.language}"
