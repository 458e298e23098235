"""What people remind themselves of."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.sight import Rule
from common.codes import new_code
from requests_app.models.request import CooperationRequest

LONGEST_MEMO: Final = 200

MINE: Final = (
    "{scope} = 'all' or ({t}.person_id = {person} and exists "
    "(select 1 from requests_app_cooperationrequest r where r.id = {t}.request_id))"
)
"""The request's own policy applies inside."""


class MemoQuerySet(models.QuerySet["Memo"]):
    """Notes to oneself."""

    def of(self, person: Person) -> MemoQuerySet:
        """Those of the person that are not done, in the order of their days."""
        return self.filter(person=person, done_at__isnull=True).order_by("day", "pk")

    def due(self, person: Person, on: date) -> MemoQuerySet:
        """Those of the person whose day has come."""
        return self.of(person).filter(day__lte=on)


class Memo(models.Model):
    """A note to oneself about a request, for a day. It is no record of the Court: nobody else reads it, and its owner removes it.

    It exists for its owner alone, and while the request exists for them.
    """

    sight = Rule(MINE, MINE)

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    request = models.ForeignKey(
        CooperationRequest, models.CASCADE, related_name="memos", verbose_name=_("request")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person")
    )
    day = models.DateField(_("day"))
    text = models.CharField(_("text"), max_length=LONGEST_MEMO)
    done_at = models.DateTimeField(_("done"), null=True, editable=False)
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)

    objects: ClassVar[MemoQuerySet] = MemoQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("note to oneself")
        verbose_name_plural = _("notes to oneself")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="requests_memo_says_something"),
        ]
        indexes = [
            models.Index(
                fields=["person", "day"], condition=Q(done_at__isnull=True), name="requests_memo_to_come"
            ),
        ]

    def __str__(self) -> str:
        return self.text
