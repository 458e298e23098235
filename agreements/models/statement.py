"""What States declared about treaties, and what other States answered."""

from __future__ import annotations

from typing import ClassVar, Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Open
from agreements.vocab.treaty import ABOUT_ANOTHER, StatementKind
from common.history import Retractable, RetractableQuerySet, constraints_of, within
from partners.models import Partner
from partners.vocab import Treaty


class StatementQuerySet(RetractableQuerySet["Statement"]):
    """Statements, as known at a moment."""


class Statement(Retractable):
    """A declaration, reservation, objection or withdrawal that a State deposited on `effective_on`.

    An objection, and a withdrawal, name in `about` the statement that they speak of.
    """

    sight = Open("The depositary publishes what States declare.", append_only=True)
    CONTENT: Final = ("partner", "treaty", "kind", "about", "text", "source")

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+", verbose_name=_("State"))
    treaty = models.CharField(_("treaty"), max_length=20, choices=Treaty)
    kind = models.CharField(_("kind"), max_length=30, choices=StatementKind)
    about = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="answers", verbose_name=_("about")
    )
    text = models.TextField(_("text"))
    source = models.TextField(_("source"))

    objects: ClassVar[StatementQuerySet] = StatementQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("statement about a treaty")
        verbose_name_plural = _("statements about treaties")
        constraints = [
            *constraints_of("agreements_statement", StatementKind),
            models.CheckConstraint(
                condition=Q(treaty__in=Treaty.values), name="agreements_statement_treaty_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ABOUT_ANOTHER, about__isnull=False)
                | (~Q(kind__in=ABOUT_ANOTHER) & Q(about__isnull=True)),
                name="agreements_statement_about_another",
            ),
            models.CheckConstraint(
                condition=~Q(kind=StatementKind.ARTICLE_23) | Q(treaty=Treaty.APIC),
                name="agreements_statement_article_23_of_apic",
            ),
        ]
        triggers = [within("partner", "treaty")]
        indexes = [models.Index(fields=["treaty", "partner"], name="agreements_statement_by_state")]

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_kind_display()}, {self.effective_on.isoformat()}"
