"""The words of what is done about warrants that nobody executes, and of States that do not cooperate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Precision(TextChoices):
    """How exactly a day is known. Of a month, the first day is kept, and no deadline is computed from it."""

    DAY = "day", _("The day")
    MONTH = "month", _("Only the month")


class DutyBasis(TextChoices):
    """On what a State's duty to cooperate in a matter rests (Rome Statute, articles 12(3), 13(b), 86, 87(5), 127(2))."""

    STATE_PARTY = "state_party", _("State Party")
    COUNCIL = "council", _("Bound by the Security Council")
    ACCEPTANCE = "acceptance", _("Accepted the jurisdiction of the Court")
    ARRANGEMENT = "arrangement", _("Ad hoc arrangement or agreement")
    RESIDUAL = "residual", _("Withdrawn, still bound in this matter")
    VOLUNTARY = "voluntary", _("Voluntary: not bound")


FINDINGS: Final[Mapping[str, str]] = {
    DutyBasis.STATE_PARTY: "article 87(7)",
    DutyBasis.RESIDUAL: "articles 87(7) and 127(2)",
    DutyBasis.COUNCIL: "articles 13(b) and 87(7)",
    DutyBasis.ACCEPTANCE: "articles 12(3) and 87(5)(b)",
    DutyBasis.ARRANGEMENT: "article 87(5)(b)",
}
"""The article under which the Court can find that a State failed to cooperate; whoever is not bound cannot fail."""


class CaseStatus(TextChoices):
    """Where an instance of non-cooperation stands."""

    POTENTIAL = "potential", _("Potential")
    AVERRED = "averred", _("Averred")
    HEARD = "heard", _("Averred, State heard")
    FOUND = "found", _("Found")
    NOT_FOUND = "not_found", _("No finding")
    REFERRED = "referred", _("Referred")
    NOT_REFERRED = "not_referred", _("Found, not referred")
    ASSEMBLY = "assembly", _("Referred, before the Assembly")
    RESOLVED = "resolved", _("Resolved")
    CLOSED = "closed", _("Closed")
    REPORTED = "reported", _("Reported to the Assembly")


NEW: Final = "new"
"""Before the first entry."""

OPEN: Final = frozenset(
    {
        CaseStatus.POTENTIAL,
        CaseStatus.AVERRED,
        CaseStatus.HEARD,
        CaseStatus.FOUND,
        CaseStatus.REFERRED,
        CaseStatus.NOT_REFERRED,
        CaseStatus.ASSEMBLY,
    }
)
"""Something is still to be done or awaited."""


class CaseEventKind(TextChoices):
    """An entry in the history of an instance; each action of its life cycle writes the entry of its own name."""

    POTENTIAL = "potential", _("Potential instance noted")
    AVERRED = "averred", _("Averred instance noted")
    PRESIDENT_INFORMED = "president_informed", _("President of the Assembly informed")
    PRESIDENT_ACTED = "president_acted", _("Action by the President of the Assembly")
    CONSULTATIONS_ENDED = "consultations_ended", _("Consultations exhausted")
    RULING_SOUGHT = "ruling_sought", _("Ruling on legality sought by the State")
    INVITED = "invited", _("State invited to be heard")
    HEARD = "heard", _("State heard")
    FOUND = "found", _("Failure to cooperate found by the Court")
    NOT_FOUND = "not_found", _("No finding by the Court")
    REFERRED = "referred", _("Referred by the Court")
    NOT_REFERRED = "not_referred", _("Referral decided against")
    COUNCIL_INFORMED = "council_informed", _("Decision sent to the Security Council")
    COUNCIL_ACTED = "council_acted", _("Step of the Security Council")
    EXCEPTIONAL = "exceptional", _("Emergency meeting of the Bureau without a referral")
    SEIZED = "seized", _("Emergency meeting of the Bureau")
    OPEN_LETTER = "open_letter", _("Open letter of the President of the Assembly")
    VIEWS_RECEIVED = "views_received", _("Views of the State received")
    AMBASSADORS = "ambassadors", _("Bureau meeting at ambassador level")
    PUBLIC_MEETING = "public_meeting", _("Public meeting of the New York Working Group")
    BUREAU_REPORT = "bureau_report", _("Report of the Bureau with recommendations")
    PLENARY = "plenary", _("Debate in the plenary of the Assembly")
    INFORMAL = "informal", _("Informal step of the Assembly")
    DISPUTE = "dispute", _("Negotiations on a dispute begun")
    DISPUTE_ENDED = "dispute_ended", _("Dispute settled or referred")
    RESOLVED = "resolved", _("Resolved")
    CLOSED = "closed", _("Closed")
    REPORTED = "reported", _("Reported to the Assembly")
    REOPENED = "reopened", _("Opened again")


class ReferredTo(TextChoices):
    """To whom the Court referred the matter (articles 87(5)(b) and 87(7))."""

    ASSEMBLY = "assembly", _("Assembly of States Parties")
    COUNCIL = "council", _("Security Council")
    BOTH = "both", _("Assembly and Security Council")


class InformalStep(TextChoices):
    """What the Assembly can do without a formal response (ICC-ASP/10/Res.5, annex, paras 15-20)."""

    GOOD_OFFICES = "good_offices", _("Good offices of the President")
    FOCAL_POINT = "focal_point", _("Contact by a regional focal point")
    NEIGHBOURS = "neighbours", _("Contact with neighbouring States")
    SECRETARIAT = "secretariat", _("Alert by the Secretariat")
    OTHER = "other", _("Another informal step")


class Resolution(TextChoices):
    """How an instance was resolved."""

    SURRENDERED = "surrendered", _("The person was arrested or surrendered")
    NO_TRAVEL = "no_travel", _("The travel did not take place")
    COMPLIED = "complied", _("The State complied otherwise")


class SightingKind(TextChoices):
    """What was learned about where a person is, or will be."""

    SEEN = "seen", _("Seen")
    TRAVEL = "travel", _("Planned travel")


class MeasureKind(TextChoices):
    """What kind of measure towards an arrest it is (ICC-ASP/12/35, paras 20 to 26)."""

    OPERATIONAL = "operational", _("Operational")
    TECHNICAL = "technical", _("Technical")
    POLITICAL = "political", _("Political")
    LEVERAGE = "leverage", _("Leverage")
    REGIONAL = "regional", _("Regional")
    COUNCIL = "council", _("Security Council")


class Actor(TextChoices):
    """Who took a measure."""

    OTP = "otp", _("Office of the Prosecutor")
    REGISTRY = "registry", _("Registry")
    PRESIDENCY = "presidency", _("Presidency")
    ASSEMBLY = "assembly", _("President of the Assembly")
    STATE = "state", _("A State")
    REGIONAL = "regional", _("Regional organization")
    COUNCIL = "council", _("Security Council")
    OTHER = "other", _("Somebody else")


NAMED: Final = frozenset({Actor.STATE, Actor.REGIONAL, Actor.OTHER})
"""Who of these took a measure is said by name."""


class Effect(TextChoices):
    """What came of a measure."""

    WORKED = "worked", _("Worked")
    PARTLY = "partly", _("Worked in part")
    FAILED = "failed", _("Did not work")


class CostCategory(TextChoices):
    """What the Court does while a warrant is outstanding (ICC-ASP/12/35, para. 64)."""

    EVIDENCE = "evidence", _("Preserve evidence")
    CONTACT = "contact", _("Keep contact with witnesses")
    SECURITY = "security", _("Monitor the security of witnesses")
    THREATS = "threats", _("Mitigate threats")


class Currency(TextChoices):
    """Currencies of amounts; amounts in two currencies are never added up."""

    EUR = "EUR", "EUR"
    USD = "USD", "USD"
