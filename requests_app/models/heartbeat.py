"""The passes of the jobs that flag what is late."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.sight import Rule


class Heartbeat(models.Model):
    """The last complete pass of a job. It tells nothing of what the pass found."""

    sight = Rule("true", "{scope} = 'all'")

    job = models.CharField(_("job"), max_length=40, primary_key=True)
    on = models.DateField(_("for the day"))
    completed_at = models.DateTimeField(_("completed at"))

    class Meta:
        verbose_name = _("complete pass of a job")
        verbose_name_plural = _("complete passes of jobs")

    def __str__(self) -> str:
        return f"{self.job} {self.on.isoformat()}"
