"""What can happen to a warrant of arrest, and what stands in the way of the arrest."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventKind(TextChoices):
    """What happened to a warrant on a day. The codes are those of warrants.csv where it has one."""

    ISSUED = "issued", _("Warrant issued")
    UNSEALED = "unsealed", _("Made public")
    AMENDED = "amended", _("Warrant amended")
    REDACTED = "redacted", _("Public redacted version filed")
    AT_LARGE = "at_large", _("Sought, and at large")
    REPORTED_DEAD = "reported_dead", _("Reported dead, not confirmed by the Court")
    PROVISIONALLY_ARRESTED = "provisionally_arrested", _("Provisionally arrested")
    REQUEST_RECEIVED = "request_received", _("Request for surrender received by the State")
    ARRESTED = "arrested", _("Taken into national custody")
    NATIONAL_PROCEEDINGS = "national_proceedings", _("Brought before the national court")
    RELEASED = "released", _("No longer in national custody")
    TRANSFER_BEGUN = "transfer_begun", _("Transfer to the Court begun")
    LANDED = "landed", _("Unscheduled landing in transit")
    TRANSIT_REQUESTED = "transit_requested", _("Request for transit received")
    SURRENDERED = "surrendered", _("Surrendered to the Court")
    ESCAPED = "escaped", _("Escaped, at large again")
    DIED = "died", _("Death confirmed")
    PROCEEDINGS_TERMINATED = "proceedings_terminated", _("Proceedings terminated")
    WARRANT_VACATED = "warrant_vacated", _("Warrant vacated")
    CASE_INADMISSIBLE = "case_inadmissible", _("Case inadmissible")
    SUMMONS_SUBSTITUTED = "summons_substituted", _("Summons instead of the warrant")
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
    EventKind.SUMMONS_SUBSTITUTED,
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

HELD: Final = (EventKind.PROVISIONALLY_ARRESTED, EventKind.ARRESTED)
"""What begins national custody."""

CUSTODY: Final = (*HELD, EventKind.RELEASED)
"""National custody: shown beside “outstanding”, never instead of it."""

ALWAYS_PUBLIC: Final = (EventKind.ISSUED, EventKind.UNSEALED, EventKind.REDACTED, *STANDING, *LATER)
"""Facts that are public as soon as their warrant is; the count must be the same for every reader."""


class Status(TextChoices):
    """Where a warrant stands, as far as the Court knows."""

    ISSUED = "issued", _("Issued, outstanding")
    AT_LARGE = "at_large", _("Sought, at large")
    PROVISIONALLY_ARRESTED = "provisionally_arrested", _("Provisionally arrested")
    ARRESTED = "arrested", _("In national custody")
    NATIONAL_PROCEEDINGS = "national_proceedings", _("In national proceedings")
    IN_TRANSFER = "in_transfer", _("In transfer to the Court")
    SURRENDERED = "surrendered", _("Surrendered")
    DIED = "died", _("Deceased")
    PROCEEDINGS_TERMINATED = "proceedings_terminated", _("Proceedings terminated")
    WARRANT_VACATED = "warrant_vacated", _("Warrant vacated")
    CASE_INADMISSIBLE = "case_inadmissible", _("Case inadmissible")
    SUMMONS_SUBSTITUTED = "summons_substituted", _("Summons instead")
    CHARGES_NOT_CONFIRMED = "charges_not_confirmed", _("Charges not confirmed")
    CHARGES_WITHDRAWN = "charges_withdrawn", _("Charges withdrawn")
    CONVICTED = "convicted", _("Convicted")
    ACQUITTED = "acquitted", _("Acquitted")


OUTSTANDING: Final = (
    Status.ISSUED,
    Status.AT_LARGE,
    Status.PROVISIONALLY_ARRESTED,
    Status.ARRESTED,
    Status.NATIONAL_PROCEEDINGS,
    Status.IN_TRANSFER,
)
"""Not executed, wherever the person is. What is public of these, the figure counts."""


class Scenario(TextChoices):
    """The two obstacles to an arrest (ICC-ASP/12/35, para. 21), and what fits neither."""

    OPERATIONAL = "operational", _("Operational: shielded from arrest")
    POLITICAL_WILL = "political_will", _("Lack of political will")
    BOTH = "both", _("Both")
    OTHER = "other", _("Other")


class Confidence(TextChoices):
    """How sure the analysts are of their judgment."""

    HIGH = "high", _("High")
    MODERATE = "moderate", _("Moderate")
    LOW = "low", _("Low")


class Reliability(TextChoices):
    """How far a source is to be trusted: the letters of the Admiralty grading."""

    A = "A", _("A – reliable")
    B = "B", _("B – usually reliable")
    C = "C", _("C – fairly reliable")
    D = "D", _("D – not usually reliable")
    E = "E", _("E – unreliable")
    F = "F", _("F – cannot be judged")


class Credibility(TextChoices):
    """How far a piece of information is to be believed: the numbers of the Admiralty grading."""

    CONFIRMED = "1", _("1 – confirmed by other sources")
    PROBABLE = "2", _("2 – probably true")
    POSSIBLE = "3", _("3 – possibly true")
    DOUBTFUL = "4", _("4 – doubtful")
    IMPROBABLE = "5", _("5 – improbable")
    UNKNOWN = "6", _("6 – cannot be judged")


class TermKind(TextChoices):
    """What has to happen to an outstanding warrant by a day."""

    REVIEW = "review", _("Review")
    SURRENDER_REQUEST = "surrender_request", _("Request for surrender after provisional arrest")
    TRANSIT = "transit", _("Request for transit after an unscheduled landing")


class Audience(TextChoices):
    """For whom “at large” is asked: the public, or the reader with all that the reader may know."""

    PUBLIC = "public", _("Public warrants")
    READER = "reader", _("Every warrant that the reader may know of")


class Provenance(TextChoices):
    """How well the dates of a public warrant are founded, as the reference data say."""

    SOURCE = "source", _("found in a text")
    MIXED = "mixed", _("partly found in a text, partly recalled")
    RECALLED = "recalled", _("recalled, not found in a text")
