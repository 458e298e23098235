"""Why another document may give another number for the same thing: other ways of counting that are in use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from arrests.queries import outstanding
from common.display import Text
from reports.document import Snapshot
from reports.figures import Asked
from reports.vocab import Basis


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way of counting in a sentence and, where the edition or public facts tell it, the number that it gives."""

    sentence: Text
    count: Callable[[Snapshot, Asked], int] | None = None


def _figure(*ids: str, less: str = "") -> Callable[[Snapshot, Asked], int]:
    """The sum of figures that the edition prints anyway, less one of them."""
    return lambda snapshot, _asked: (
        sum(snapshot.figure(id).total for id in ids) - (snapshot.figure(less).total if less else 0)
    )


def _warrants(_snapshot: Snapshot, asked: Asked) -> int:
    return outstanding(asked.of("F4", Basis.AT_LARGE).dates.at_large_on, asked.known_at).count()


_ADDRESSEES: Final = Reading(
    _("A request to several addressees counts once for each; a paper that counts letters says less.")
)
_NO_REQUESTS: Final = Reading(
    _("Reminders, amendments and replies are no requests; a paper that counts communications says more.")
)
_BOTH: Final = Reading(
    _("A paper that adds visas and other requests of the Registry together."), _figure("F1", "F2")
)
_SIGNED: Final = Reading(
    _("Agreements count from signature; a paper that counts those in force, or negotiations too, differs.")
)

READINGS: Final[Mapping[str, Sequence[Reading]]] = {
    "F1": (_BOTH, _ADDRESSEES),
    "F2": (_BOTH, _ADDRESSEES, _NO_REQUESTS),
    "F2o": (_ADDRESSEES, _NO_REQUESTS),
    "F3": (_ADDRESSEES, _NO_REQUESTS),
    "F3p": (Reading(_("A paper that counts the requests and not whom they went to."), _figure("F3")),),
    "F4": (
        Reading(_("A paper that counts warrants and not persons."), _warrants),
        Reading(
            _("A person in national custody, or reported dead and not confirmed so, still counts here."),
        ),
    ),
    "F5": (_SIGNED,),
    "F5y": (
        Reading(
            _("The calendar year of the day counts, not the reporting period."),
        ),
    ),
    "F6": (
        Reading(_("A paper that counts only agreements in force."), _figure("F6f")),
        Reading(_("An agreement on one sentence alone does not count here.")),
    ),
    "F6f": (Reading(_("A paper that counts agreements from their signature."), _figure("F6")),),
    "F7": (_SIGNED,),
    "F8": (_SIGNED,),
    "F9": (
        Reading(
            _("A paper that counts States Parties to the Rome Statute alone."), _figure("F9", less="F9n")
        ),
        Reading(
            _("Parties count from the deposit of their instruments, not from entry into force for them.")
        ),
    ),
    "F9o": (
        Reading(
            _("A paper that takes all parties to APIC from the States Parties, also those that are none."),
            _figure("F9o", less="F9n"),
        ),
    ),
}
"""By the figure's id; a figure without an entry is counted in one way only."""
