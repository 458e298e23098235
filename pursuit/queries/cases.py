"""The lists of instances of non-cooperation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.desk import Desk
from pursuit.models import Case, CaseQuerySet
from pursuit.policies.case import may_keep
from pursuit.vocab import OPEN


class Shown(TextChoices):
    """Which instances a list has."""

    ALL = "all", _("All")
    OPEN = "open", _("Open")
    DUE = "due", _("With a deadline")
    LATE = "late", _("Late")
    ENDED = "ended", _("Ended")


COURTS_OWN: Final = frozenset({Shown.DUE, Shown.LATE})
"""What falls due is the Court's own business."""

SHOWN: Final[Mapping[str, Callable[[CaseQuerySet, date], CaseQuerySet]]] = {
    Shown.ALL: lambda rows, _on: rows,
    Shown.OPEN: lambda rows, _on: rows.open(),
    Shown.DUE: lambda rows, _on: rows.open().filter(due_on__isnull=False),
    Shown.LATE: lambda rows, on: rows.late(on),
    Shown.ENDED: lambda rows, _on: rows.filter(~Q(status__in=OPEN)),
}


def shown(rows: CaseQuerySet, show: Shown, on: date, *, inside: bool) -> CaseQuerySet:
    """The rows that are wanted, on the day; whoever is outside the Court is not told what falls due."""
    return SHOWN[show](rows, on) if inside or show not in COURTS_OWN else rows.none()


def awaited(desk: Desk) -> CaseQuerySet:
    """Open instances with a deadline, the first one first, for whoever keeps instances."""
    if not may_keep(desk.person):
        return Case.objects.none()
    return SHOWN[Shown.DUE](Case.objects.with_list_data(), desk.on).order_by("due_on", "id")
