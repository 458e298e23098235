"""What can happen to a warrant of arrest, and what stands in the way of the arrest."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventKind(TextChoices):
    """What happened to a warrant on a day. The codes are those of warrants.csv where it has one."""

    ISSUED = "issued", _("Warrant issued")
    UNSEALED = "unsealed", _("Made public")
    AMENDED = "amended", _("Warrant amended")
    AT_LARGE = "at_large", _("Found to be still outstanding")
    REPORTED_DEAD = "reported_dead", _("Reported dead, not confirmed by the Court")
    ARRESTED = "arrested", _("Taken into national custody")
    RELEASED = "released", _("Released from national custody")
    SURRENDERED = "surrendered", _("Surrendered to the Court")
    ESCAPED = "escaped", _("Escaped, at large again")
    DIED = "died", _("Death confirmed")
    PROCEEDINGS_TERMINATED = "proceedings_terminated", _("Proceedings terminated")
    WARRANT_VACATED = "warrant_vacated", _("Warrant vacated")
    CASE_INADMISSIBLE = "case_inadmissible", _("Case inadmissible")
    CHARGES_NOT_CONFIRMED = "charges_not_confirmed", _("Charges not confirmed")
    CHARGES_WITHDRAWN = "charges_withdrawn", _("Charges withdrawn")
    CONVICTED = "convicted", _("Convicted")
    ACQUITTED = "acquitted", _("Acquitted")


EXITS: Final = (
    EventKind.SURRENDERED,
    EventKind.DIED,
    EventKind.PROCEEDINGS_TERMINATED,
    EventKind.WARRANT_VACATED,
    EventKind.CASE_INADMISSIBLE,
)
"""What formally ends “at large”. National custody does not, nor does a death that was only reported."""

STANDING: Final = (*EXITS, EventKind.ESCAPED)
"""The latest of these decides whether a warrant is outstanding; before the first of them it is."""

LATER: Final = (
    EventKind.CHARGES_NOT_CONFIRMED,
    EventKind.CHARGES_WITHDRAWN,
    EventKind.CONVICTED,
    EventKind.ACQUITTED,
)
"""What may follow a surrender and is shown as the status from then on."""

CUSTODY: Final = (EventKind.ARRESTED, EventKind.RELEASED)
"""National custody: shown beside “outstanding”, never instead of it."""

ALWAYS_PUBLIC: Final = (EventKind.ISSUED, EventKind.UNSEALED, *STANDING, *LATER)
"""Facts that are public as soon as their warrant is; the count must be the same for every reader."""


class Status(TextChoices):
    """Where a warrant stands, as far as the Court knows."""

    AT_LARGE = "at_large", _("At large")
    SURRENDERED = "surrendered", _("Surrendered")
    DIED = "died", _("Deceased")
    PROCEEDINGS_TERMINATED = "proceedings_terminated", _("Proceedings terminated")
    WARRANT_VACATED = "warrant_vacated", _("Warrant vacated")
    CASE_INADMISSIBLE = "case_inadmissible", _("Case inadmissible")
    CHARGES_NOT_CONFIRMED = "charges_not_confirmed", _("Charges not confirmed")
    CHARGES_WITHDRAWN = "charges_withdrawn", _("Charges withdrawn")
    CONVICTED = "convicted", _("Convicted")
    ACQUITTED = "acquitted", _("Acquitted")


class Scenario(TextChoices):
    """The two obstacles to an arrest (ICC-ASP/12/35, para. 21), and what fits neither."""

    OPERATIONAL = "operational", _("Operational: shielded from arrest")
    POLITICAL_WILL = "political_will", _("Lack of political will")
    BOTH = "both", _("Both")
    OTHER = "other", _("Other")


class Provenance(TextChoices):
    """How well the dates of a public warrant are founded, as the reference data say."""

    SOURCE = "source", _("found in a text")
    MIXED = "mixed", _("partly found in a text, partly recalled")
    RECALLED = "recalled", _("recalled, not found in a text")
