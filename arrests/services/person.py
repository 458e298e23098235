"""What is known of a person besides the warrants."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from arrests import policies
from arrests.models import Suspect
from common.errors import Stale


@transaction.atomic
def edit_person(suspect: Suspect, *, aliases: str, case: str, seen: str, by: Person) -> Suspect:
    """Changes the other names and the case; `seen` are those that the person had before their eyes (`details`).

    Raises Forbidden for whoever keeps no such record, Stale where somebody else changed them meanwhile.
    """
    suspect = Suspect.objects.select_for_update(of=("self",)).get(pk=suspect.pk)
    policies.check_edits(suspect, by)
    if seen != details(suspect):
        raise Stale(
            _("Somebody else changed this meanwhile: %(now)s. Look at the page again.")
            % {"now": details(suspect)},
            current=suspect,
        )
    suspect.aliases, suspect.case = aliases.strip(), case.strip()
    suspect.save(update_fields=["aliases", "case"])
    return suspect


def details(suspect: Suspect) -> str:
    """Other names and case in one line."""
    return f"{suspect.aliases}|{suspect.case}"
