"""Secrets by which a program acts as a person, or a calendar reads their dates."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models.people import Person
from accounts.sight import Rule
from accounts.vocab import TokenUse
from common.codes import new_code


class TokenQuerySet(models.QuerySet["Token"]):
    """Tokens."""

    def standing(self, at: datetime) -> TokenQuerySet:
        """Those that still open something at the moment `at`."""
        return self.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=at), revoked_at=None)


class Token(models.Model):
    """One secret of a person. Only its digest is kept: whoever reads the table can act as nobody.

    A program shows the secret before anyone is signed in, so it is found by the function `icc_take_token`
    (`accounts.sight.policies`), which answers for this one digest and nothing else.
    """

    sight = Rule("{scope} = 'all' or {t}.person_id = {person}", "{scope} = 'all' or {t}.person_id = {person}")

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="tokens", verbose_name=_("person"))
    name = models.CharField(_("name"), max_length=80)
    use = models.CharField(pgettext_lazy("token", "may"), max_length=10, choices=TokenUse)
    digest = models.CharField(_("digest of the secret"), max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made at"), db_default=Now(), editable=False)
    expires_at = models.DateTimeField(_("ends at"), null=True)
    last_used_at = models.DateTimeField(_("last used at"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    objects: ClassVar[TokenQuerySet] = TokenQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("access token")
        verbose_name_plural = _("access tokens")
        constraints = [
            models.CheckConstraint(condition=Q(use__in=TokenUse.values), name="accounts_token_use_known"),
            models.CheckConstraint(
                condition=Q(use=TokenUse.CALENDAR) | Q(expires_at__isnull=False),
                name="accounts_token_of_a_program_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.name
