"""Files of warrants that somebody uploaded, as they were."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from common.codes import new_code

OWN: Final = "{scope} = 'all' or {t}.recorded_by_id = {person}"


class WarrantFile(models.Model):
    """A file in the format of warrants.csv, the source of what came from it.

    It may hold more than whoever uploaded it meant to show, so that it is theirs alone until they have confirmed it;
    then it has told the register what it says, and the Registry keeps it.
    """

    sight = Rule(f"{OWN} or ({{t}}.confirmed_at is not null and {{organ}} = 'registry')", OWN)

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    name = models.CharField(_("file"), max_length=120)
    content = models.BinaryField(_("content"))
    recorded_at = models.DateTimeField(_("uploaded at"), db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("uploaded by")
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, editable=False)

    class Meta:
        verbose_name = _("file of warrants")
        verbose_name_plural = _("files of warrants")
        constraints = [
            models.UniqueConstraint(
                fields=["recorded_by"],
                condition=Q(confirmed_at__isnull=True),
                name="arrests_warrantfile_one_waits",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("arrests:import_file", args=[self.code])
