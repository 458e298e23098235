"""Who keeps the catalogue of measures and records what is done towards an arrest; pure, on given objects.

The Registry and the Office of the Prosecutor do, the Presidency reads. What is about a warrant under seal is in the hands of
the members of its compartment; sight sees to that nobody else comes this far.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Forbidden, Refusal
from pursuit.models import Measure, Taken
from pursuit.policies.case import KEEPERS
from pursuit.vocab import NAMED, Actor


def may_record(person: Person) -> bool:
    """Whether the person records what is done towards an arrest, and edits the catalogue."""
    return person.organ in KEEPERS


def check_records(person: Person) -> None:
    """Refuses whoever may not."""
    if not may_record(person):
        raise Forbidden(
            _("What is done towards an arrest is recorded by the Registry and the Office of the Prosecutor.")
        )


def check_actor(actor: str, name: str) -> None:
    """Refuses an actor that is not named although many could be meant, or that is none."""
    if actor not in Actor.values:
        raise Refusal(_("Choose who took the measure."), field="actor")
    if actor in NAMED and not name.strip():
        raise Refusal(_("Say who exactly it was."), field="actor_name")


def check_offered(measure: Measure, before: Taken | None = None) -> None:
    """Refuses a measure that is no longer offered; the correction of an entry keeps its own."""
    if not measure.offered and (before is None or before.measure_id != measure.pk):
        raise Refusal(_("This measure is no longer offered; choose another one."), field="measure")
