"""An edition that is about to be changed: locked, and at the version that the person had read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from common.errors import Stale
from reports.models import Edition
from reports.workflow import LIFE


def locked(edition: Edition, action: str, seen: int) -> Edition:
    """The edition as it stands now, locked, with its next version; refused when the action or the version is past."""
    current = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    LIFE.check(action, current.status)
    if current.version != seen:
        raise Stale(
            _("Somebody else changed this edition meanwhile; look at it again before you go on."),
            current=current,
        )
    current.version += 1
    return current


def withdraw_approval(edition: Edition) -> None:
    """What was approved is no longer what stands there."""
    edition.approved_by = edition.approved_at = None
