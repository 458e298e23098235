"""The charges that a warrant names."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from arrests.models.sight import COURT, KEEPERS, MACHINE, WARRANT
from arrests.models.warrant import Warrant
from common.codes import new_code
from common.history import Retractable, RetractableQuerySet, within


class Charge(Retractable):
    """One count of a warrant: its article and a plain wording of the Court's staff, never a quotation.

    It is in force from its day on; a correction repeats it as it should be, or strikes it out. Public with the
    warrant unless the public redacted version leaves it out.
    """

    sight = Rule(
        f"{WARRANT} and ({{t}}.is_public or {MACHINE} or {COURT})",
        f"{WARRANT} and ({{scope}} = 'all' or {KEEPERS})",
        append_only=True,
    )

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    warrant = models.ForeignKey(Warrant, models.PROTECT, related_name="charges", verbose_name=_("warrant"))
    count = models.PositiveSmallIntegerField(_("count"))
    article = models.CharField(_("article"), max_length=60)
    wording = models.CharField(_("in plain words"), max_length=400)
    is_public = models.BooleanField(_("public"), default=True)

    objects: ClassVar[RetractableQuerySet[Charge]] = RetractableQuerySet["Charge"].as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("charge")
        verbose_name_plural = _("charges")
        constraints = [
            models.CheckConstraint(
                condition=Q(struck_out=False) | Q(corrects__isnull=False),
                name="arrests_charge_strikes_something",
            ),
            models.CheckConstraint(condition=Q(count__gte=1), name="arrests_charge_counted_from_one"),
        ]
        triggers = [within("warrant")]

    def __str__(self) -> str:
        return f"{self.count}: {self.article}"
