"""Forms that were sent once, so that they are done once."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models.people import Person
from accounts.sight import Rule


class Submission(models.Model):
    """That a person sent something under a one-time key, and what came of it (`accounts.submissions`)."""

    sight = Rule("{scope} = 'all' or {t}.person_id = {person}", "{scope} = 'all' or {t}.person_id = {person}")

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.CharField(_("key"), max_length=100)
    digest = models.CharField(_("digest of what was sent"), max_length=64)
    outcome = models.JSONField(_("what came of it"), null=True)
    compartments = ArrayField(
        models.BigIntegerField(),
        verbose_name=_("compartments"),
        db_default=[],
        help_text=_("Those that the person belonged to when the outcome was kept."),
    )
    recorded_at = models.DateTimeField(_("at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="accounts_submission_once"),
        ]

    def __str__(self) -> str:
        return self.key
