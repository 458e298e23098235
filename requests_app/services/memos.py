"""Notes to oneself: written, moved, done and removed by their owner, for whom alone they exist."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from requests_app.clocks import LAST_YEAR
from requests_app.models import CooperationRequest, Memo


@transaction.atomic
def add_memo(request: CooperationRequest, *, day: date, text: str, by: Person, on: date) -> Memo:
    """A note that comes back on the `day`, today (`on`) at the earliest. Whoever sees the request may write one."""
    _check(day, text, on)
    return Memo.objects.create(request=request, person=by, day=day, text=text.strip())


@transaction.atomic
def move_memo(memo: Memo, *, day: date, text: str, on: date) -> None:
    """The note comes back on another day, or says something else; one that was done is to be done again."""
    _check(day, text, on)
    Memo.objects.filter(pk=memo.pk).update(day=day, text=text.strip(), done_at=None)


@transaction.atomic
def finish_memo(memo: Memo, *, at: datetime) -> None:
    """The note is done and comes back no more."""
    Memo.objects.filter(pk=memo.pk, done_at=None).update(done_at=at)


@transaction.atomic
def remove_memo(memo: Memo) -> None:
    """The note is gone."""
    Memo.objects.filter(pk=memo.pk).delete()


def _check(day: date, text: str, on: date) -> None:
    if not text.strip():
        raise Refusal(_("Write what you want to be reminded of."), field="text")
    if day < on:
        raise Refusal(_("This day is over; choose today or a later day."), field="day")
    if day.year > LAST_YEAR:
        raise Refusal(_("Give a day up to the year %d.") % LAST_YEAR, field="day")
