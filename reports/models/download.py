"""Who took an edition with them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from reports.models.edition import COURT, Edition
from reports.vocab import Format, Language

SUPERVISOR = "exists (select 1 from accounts_person p where p.id = {person} and p.supervisor)"


class Download(models.Model):
    """That somebody took an edition with them, in which form, language and when.

    Figures alone have no language. Supervisors of the Court's organs see the log, administrators that of published
    editions, everybody what they took themselves.
    """

    sight = Rule(
        f"{{scope}} = 'all' or {{t}}.person_id = {{person}} or ({COURT} and {SUPERVISOR}) "
        "or ({organ} = 'administration' and {t}.published)",
        "{t}.person_id = {person}",
        append_only=True,
    )

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="downloads", verbose_name=_("edition"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person")
    )
    format = models.CharField(_("format"), max_length=5, choices=Format)
    language = models.CharField(_("language"), max_length=5, choices=Language, blank=True)
    published = models.BooleanField(_("of the published edition"))
    recorded_at = models.DateTimeField(_("at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
        constraints = [
            models.CheckConstraint(
                condition=Q(format__in=Format.values), name="reports_download_format_known"
            ),
            models.CheckConstraint(
                condition=Q(language__in=["", *Language.values]), name="reports_download_language_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.format}"
