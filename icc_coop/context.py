"""What the frame of every page shows: where one can go, and whether the data is synthetic."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.demo import ACCOUNTS, PASSWORD, is_loaded
from accounts.desk import Desk
from accounts.models import Person
from common import clock
from requests_app.queries import listed, usual

BADGE_CAP = 99
"""The badge counts no further."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Navigation for whoever is signed in, the strip over synthetic data, and the demonstration sign-ins."""
    # A page asks once for itself and once for each table in it.
    known: dict[str, Any] | None = getattr(request, "frame", None)
    if known is None:
        known = _frame_of(request)
        request.frame = known  # type: ignore[attr-defined]
    return known


def _frame_of(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        loaded = not settings.PRODUCTION and is_loaded()
        accounts = [(account.email, PASSWORD, account.organ.label) for account in ACCOUNTS] if loaded else []
        return {"nav": [], "demo_data": loaded, "demo_accounts": accounts}
    # An installation refuses demonstration data, so it need not look for any.
    synthetic = not settings.PRODUCTION and (person.synthetic or is_loaded())
    return {"nav": navigation(person, request.path), "demo_data": synthetic}


def navigation(person: Person, path: str) -> list[dict[str, Any]]:
    """The places this person has any business in, the current one marked."""
    places: list[tuple[str, str]] = []
    if person.works_for_the_court:
        places += [
            (_("My day"), reverse("home")),
            (_("Requests"), reverse("requests:list")),
        ]
    if person.is_administrator:
        places += [
            (_("Due dates"), reverse("requests:rules")),
            (_("People"), reverse("admin:accounts_person_changelist")),
            (_("Trail"), reverse("accounts:trail")),
        ]
    places += [
        (_("Warrants"), reverse("arrests:board")),
        (_("Non-cooperation"), reverse("pursuit:list")),
        (_("Agreements"), reverse("agreements:list")),
        (_("APIC"), reverse("agreements:apic_status")),
        (_("Partners"), reverse("partners:list")),
        (_("Reports"), reverse("reports:list")),
    ]
    home = reverse("home")  # every address begins with it
    here = max(
        (url for _label, url in places if path == url or (url != home and path.startswith(url))),
        key=len,
        default="",
    )
    late = late_badge(person) if person.works_for_the_court else ""
    return [
        {"label": label, "url": url, "active": url == here, "badge": late if url == home else ""}
        for label, url in places
    ]


def late_badge(person: Person) -> str:
    """How many requests are late today among those that My day shows the person; empty when none is."""
    rows = listed("late", usual(person), Desk(person, clock.today())).order_by()
    late = len(rows.values_list("pk")[: BADGE_CAP + 1])
    return f"{BADGE_CAP}+" if late > BADGE_CAP else str(late or "")
