"""Incidents on privileges and immunities, and events that bring States in."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Protection(TextChoices):
    """What of article 48 and of APIC was at issue."""

    PREMISES = "premises", _("Premises, archives and documents")
    PROCESS = "process", _("Immunity from legal process")
    TRAVEL = "travel", _("Entry, exit and movement")
    PROPERTY = "property", _("Property, funds and taxes")
    COMMUNICATION = "communication", _("Communications")
    WITNESSES = "witnesses", _("Witnesses, victims and experts")
    COUNSEL = "counsel", _("Counsel and persons assisting them")
    OTHER = "other", _("Other")


class Progress(TextChoices):
    """Whether an incident is resolved."""

    OPEN = "open", _("Not resolved")
    RESOLVED = "resolved", _("Resolved")


class EventKind(TextChoices):
    """Kinds of events (ICC-ASP/12/35, paras 9, 15, 32, 58-59)."""

    SEMINAR = "seminar", _("Seminar")
    MEETING = "meeting", _("One-day meeting")
    BRIEFING = "briefing", _("Briefing")
    OTHER = "other", _("Other")


class EventStatus(TextChoices):
    """Whether an event took place."""

    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


FOLLOWS: Final[dict[str, tuple[EventStatus, ...]]] = {
    EventStatus.PLANNED: (EventStatus.HELD, EventStatus.CANCELLED),
    EventStatus.HELD: (),
    EventStatus.CANCELLED: (),
}
"""What becomes of an event; one that is taken up again is planned anew."""
