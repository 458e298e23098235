"""What people have typed and not sent yet."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Compartment
from accounts.sight import Rule
from requests_app.vocab import FormName

OWN = "{scope} = 'all' or ({t}.person_id = {person} and ({t}.compartment_id is null or {t}.compartment_id = any ({compartments})))"
"""A person's own, and what concerns a compartment only while they belong to it."""


class UnsentForm(models.Model):
    """A form as it stood when the person stopped typing; one for each person and form.

    `compartment` is the one chosen in the form: whoever leaves it does not find there what they wrote about it.
    """

    sight = Rule(OWN, OWN)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person")
    )
    form = models.CharField(_("form"), max_length=20, choices=FormName)
    compartment = models.ForeignKey(
        Compartment, models.CASCADE, null=True, related_name="+", verbose_name=_("compartment")
    )
    content = models.JSONField(_("content"))
    kept_at = models.DateTimeField(_("kept at"))

    class Meta:
        verbose_name = _("unsent form")
        verbose_name_plural = _("unsent forms")
        constraints = [
            # Those of compartments stand apart: one that its author may no longer see is in nobody's way.
            models.UniqueConstraint(
                fields=["person", "form", "compartment"],
                nulls_distinct=False,
                name="requests_unsentform_once",
            ),
            models.CheckConstraint(
                condition=Q(form__in=FormName.values), name="requests_unsentform_form_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()}: {self.person_id}"
