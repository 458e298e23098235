"""What the frame of every page shows: where one can go, and whether the data is synthetic."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.demo import ACCOUNTS, PASSWORD, is_loaded
from accounts.models import Person


def frame(request: HttpRequest) -> dict[str, Any]:
    """Navigation for whoever is signed in, the strip over synthetic data, and the demonstration sign-ins."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        loaded = is_loaded()
        accounts = [(account.email, PASSWORD, account.organ.label) for account in ACCOUNTS] if loaded else []
        return {"nav": [], "demo_data": loaded, "demo_accounts": accounts}
    return {"nav": navigation(person, request.path), "demo_data": person.synthetic or is_loaded()}


def navigation(person: Person, path: str) -> list[dict[str, Any]]:
    """The places this person has any business in, the current one marked."""
    places: list[tuple[str, str]] = []
    if person.works_for_the_court:
        places += [(_("My day"), reverse("home")), (_("Requests"), reverse("requests:list"))]
    if person.is_administrator:
        places += [
            (_("People"), reverse("admin:accounts_person_changelist")),
            (_("Trail"), reverse("accounts:trail")),
        ]
    places += [
        (_("Warrants"), reverse("arrests:board")),
        (_("Agreements"), reverse("agreements:list")),
        (_("APIC"), reverse("agreements:apic")),
        (_("Partners"), reverse("partners:list")),
        (_("Reports"), reverse("reports:list")),
    ]
    home = reverse("home")  # every address begins with it
    here = max(
        (url for _label, url in places if path == url or (url != home and path.startswith(url))),
        key=len,
        default="",
    )
    return [{"label": label, "url": url, "active": url == here} for label, url in places]
