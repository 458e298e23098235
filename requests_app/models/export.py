"""Registers that people take with them as workbooks: the job, and the file that it made."""

from __future__ import annotations

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule
from accounts.vocab import Organ
from common.codes import new_code
from common.jobs import Job, JobStatus

WHOSE: Final = "{scope} = 'all' or ({t}.requested_by_id = {person} and {t}.organ = {organ})"
"""Theirs alone who asked for it, as long as they stay with the organ whose rows they saw."""


class ExportJob(Job):
    """What fits `query` as a workbook, as it stood for its asker when it was made.

    `keys` are those of the requests in the file, `file` its key in the vault. The row goes with its file.
    """

    sight = Rule(WHOSE, WHOSE)

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    organ = models.CharField(_("organ"), max_length=20, choices=Organ)
    query = models.TextField(_("query"), blank=True)
    file = models.CharField(_("key of the file"), max_length=40, blank=True)
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    keys = ArrayField(models.BigIntegerField(), default=list, blank=True, verbose_name=_("requests"))
    expires_at = models.DateTimeField(_("kept until"))

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        constraints = [
            *Job.Meta.constraints,
            models.CheckConstraint(
                condition=Q(organ__in=Organ.values), name="requests_app_exportjob_organ_known"
            ),
            models.CheckConstraint(
                condition=Q(Q(status=JobStatus.DONE), ~Q(file="")) | Q(~Q(status=JobStatus.DONE), file=""),
                name="requests_app_exportjob_file_when_done",
            ),
        ]
        indexes = [models.Index(fields=["requested_by", "-id"], name="requests_export_latest")]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("requests:export", args=[self.code])
