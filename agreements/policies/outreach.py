"""Who keeps incidents and outreach events, and from which version a change starts."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import Person
from agreements.models import Incident, OutreachEvent
from common.errors import Forbidden, Stale


def check_court(by: Person) -> None:
    """Refuses whoever does not work for the Court."""
    if not by.works_for_the_court:
        raise Forbidden(_("The Court's own organs keep this."))


def check_version(current: Incident | OutreachEvent, version: int) -> None:
    """Raises Stale where somebody changed it since `version`."""
    if current.version != version:
        raise Stale(_("Somebody else changed it meanwhile. Nothing was saved."), current=current)
