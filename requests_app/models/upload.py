"""Registers that people import from files: the job, and what was found about each row."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.sight import ChildOf, Rule
from common.codes import new_code
from common.jobs import Job, JobStatus

WHOSE: Final = (
    "{scope} = 'all' or case when {t}.compartment_id is null then {t}.requested_by_id = {person} "
    "else {t}.compartment_id = any ({compartments}) end"
)
"""A file may hold more than its uploader meant to show: without a compartment it is theirs alone."""


class Phase(models.TextChoices):
    """What the worker does with the file."""

    CHECK = "check", _("Check")
    IMPORT = "import", _("Import")


class ImportJob(Job):
    """A file on its way into the register: checked, confirmed by a person, imported.

    The check that is done and found nothing waits for the confirmation. `digest` is that of the changes which were
    shown: no others are written. `file` is the file's place in the storage, empty once it is deleted.
    """

    sight = Rule(WHOSE, WHOSE)

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    phase = models.CharField(_("phase"), max_length=10, choices=Phase, default=Phase.CHECK)
    name = models.CharField(_("name of the file"), max_length=120)
    file = models.CharField(_("place"), max_length=120, blank=True)
    compartment = models.ForeignKey(
        "accounts.Compartment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("compartment"),
    )
    rows = models.PositiveIntegerField(_("rows"), default=0)
    added = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    bad_rows = models.PositiveIntegerField(_("rows with errors"), default=0)
    errors = models.PositiveIntegerField(_("errors"), default=0)
    digest = models.CharField(_("digest of the changes"), max_length=64, blank=True)
    preview = models.JSONField(_("preview"), default=list, blank=True)
    expires_at = models.DateTimeField(_("kept until"))

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            *Job.Meta.constraints,
            models.CheckConstraint(
                condition=Q(phase__in=Phase.values), name="requests_app_importjob_phase_known"
            ),
        ]
        indexes = [models.Index(fields=["requested_by", "-id"], name="requests_import_latest")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("requests:import", args=[self.code])

    @property
    def checked(self) -> bool:
        """Whether the check came to its end."""
        return self.phase == Phase.CHECK and self.status == JobStatus.DONE

    @property
    def changes_nothing(self) -> bool:
        """Whether the register says all of it already."""
        return self.checked and not self.errors and not self.added and not self.changed

    @property
    def waits(self) -> bool:
        """Whether it waits for a person to confirm it."""
        return self.checked and not self.errors and not self.changes_nothing and bool(self.file)


class ImportFinding(models.Model):
    """One sentence about one cell or row of the file; row 0 is the file as a whole."""

    sight = ChildOf("job")

    job = models.ForeignKey(
        ImportJob, models.CASCADE, related_name="findings", verbose_name=_("import"), db_index=False
    )
    row = models.PositiveIntegerField(_("row"))
    column = models.CharField(_("column"), max_length=40, blank=True)
    value = models.CharField(_("value"), max_length=80, blank=True)
    sentence = models.TextField(_("what to do"))
    blocks = models.BooleanField(_("blocks"))

    class Meta:
        verbose_name = _("finding of an import")
        verbose_name_plural = _("findings of imports")
        indexes = [models.Index(fields=["job", "blocks", "id"], name="requests_finding_of_job")]

    def __str__(self) -> str:
        return f"{self.row} {self.column}: {self.sentence}"
