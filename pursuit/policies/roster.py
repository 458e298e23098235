"""Who sets the roster of those on duty; pure, on given objects."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Forbidden
from pursuit.policies.case import may_keep


def may_set(person: Person) -> bool:
    """Whether the person sets the roster."""
    return person.supervisor and may_keep(person)


def check_sets(person: Person) -> None:
    """Refuses whoever may not."""
    if not may_set(person):
        raise Forbidden(_("Supervisors of the Registry and of the Office of the Prosecutor set the roster."))
