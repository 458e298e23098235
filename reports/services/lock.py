"""An edition that is about to be changed: locked, and at the version that the person had read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from common.errors import Stale
from reports.models import Edition
from reports.vocab import EditionStatus
from reports.workflow import LIFE


def locked(edition: Edition, action: str, seen: int, *, moves: bool = True) -> Edition:
    """The edition as it stands now, locked; refused when the action or the version is past.

    With its next version, unless the action moves nothing that others read.
    """
    current = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    LIFE.check(action, current.status)
    if current.version != seen:
        raise Stale(
            _("Somebody else changed this edition meanwhile; look at it again before you go on."),
            current=current,
        )
    current.version += moves
    return current


def withdraw_signatures(edition: Edition) -> None:
    """What was signed is no longer what stands there. Nothing is saved yet."""
    edition.signed_by = edition.signed_at = None
    edition.countersigned_by = edition.countersigned_at = None


def reopen(edition: Edition) -> None:
    """The edition is a draft again, where it was more, and saved as its next version."""
    if edition.status != EditionStatus.DRAFTED:
        back_to_draft(edition)
        edition.version += 1
        edition.save()


def back_to_draft(edition: Edition) -> None:
    """What was compiled is no longer what the edition says. Nothing is saved yet."""
    withdraw_signatures(edition)
    edition.status = EditionStatus.DRAFTED
    edition.snapshot, edition.sha256, edition.compiled_at = "", "", None
