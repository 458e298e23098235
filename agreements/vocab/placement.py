"""The words of a placement: one person whom one State is asked to take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.vocab import Organ
from agreements.vocab.agreement import LEAD, AgreementKind
from requests_app.vocab import EventKind, Family

PLACED: Final[dict[str, tuple[AgreementKind, ...]]] = {
    Family.ENFORCEMENT: (AgreementKind.ENFORCEMENT, AgreementKind.ENFORCEMENT_AD_HOC),
    Family.RELOCATION: (AgreementKind.RELOCATION,),
    Family.INTERIM_RELEASE: (AgreementKind.INTERIM_RELEASE,),
    Family.RELEASE: (AgreementKind.RELEASE,),
}
"""The families of requests that ask a State to take a person, and the agreements on which they can rest."""

PLACED_FAMILIES: Final = tuple((family.value, family.label) for family in Family if family in PLACED)


def leads(family: str) -> Organ:
    """The organ that keeps the placements of a family: the Presidency for enforcement, the Registry for the others."""
    return LEAD[PLACED[family][0]]


class CostSource(TextChoices):
    """Who bears the costs (ICC-ASP/12/35, para. 31)."""

    COURT = "court", _("The Court")
    STATE = "state", _("The State")
    SPECIAL_FUND = "special_fund", _("Special Fund for Relocations")


class Basis(TextChoices):
    """On what the State was asked."""

    FRAMEWORK = "framework", _("Framework agreement")
    AD_HOC = "ad_hoc", _("Ad hoc")


class PlacementEventKind(TextChoices):
    """What happens to a placement besides what its request tells."""

    ACCEPTED = "accepted", _("Accepted")  # article 103(1)(c) for enforcement
    TAKEN_BACK = "taken_back", _("Acceptance taken back")
    ENDED = "ended", _("Ended")


class Outcome(TextChoices):
    """Where a placement stood on a day."""

    PREPARED = "prepared", _("Not asked yet")
    SILENT = "silent", _("Asked, no answer")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")
    EXECUTED = "executed", _("Executed")
    ENDED = "ended", _("Ended")
    WITHDRAWN = "withdrawn", _("Withdrawn by the Court")


OF_THE_REQUEST: Final[dict[str, Outcome]] = {
    EventKind.TRANSMITTED: Outcome.SILENT,
    EventKind.DECLINED: Outcome.REFUSED,
    EventKind.EXECUTED: Outcome.EXECUTED,
    EventKind.WITHDRAWN: Outcome.WITHDRAWN,
    EventKind.SUPERSEDED: Outcome.WITHDRAWN,
    EventKind.REOPENED: Outcome.SILENT,
}
"""What the events of the request say about the placement: the answer of the State is recorded there, and only there."""

OF_THE_PLACEMENT: Final[dict[str, Outcome]] = {
    PlacementEventKind.ACCEPTED: Outcome.ACCEPTED,
    PlacementEventKind.TAKEN_BACK: Outcome.REFUSED,
    PlacementEventKind.ENDED: Outcome.ENDED,
}

FROM: Final[dict[PlacementEventKind, tuple[Outcome, ...]]] = {
    PlacementEventKind.ACCEPTED: (Outcome.SILENT, Outcome.REFUSED),
    PlacementEventKind.TAKEN_BACK: (Outcome.ACCEPTED,),
    PlacementEventKind.ENDED: (Outcome.EXECUTED,),
}
"""When each may be recorded."""

STEPS: Final = {
    PlacementEventKind.ACCEPTED: _("Record the acceptance"),
    PlacementEventKind.TAKEN_BACK: _("Record that it was taken back"),
    PlacementEventKind.ENDED: _("Record the end"),
}
"""What the buttons say."""


@dataclass(frozen=True, slots=True)
class Factor:
    """Something that is weighed when a State is chosen."""

    name: str
    label: str | Promise
    source: str


FACTORS: Final = (
    Factor("distribution", _("Equitable distribution among States"), "article 103(3)(a); rule 201"),
    Factor("standards", _("Treaty standards on the treatment of prisoners"), "article 103(3)(b)"),
    Factor("views", _("Views of the sentenced person"), "article 103(3)(c); rule 203"),
    Factor("nationality", _("Nationality of the sentenced person"), "article 103(3)(d)"),
    Factor(
        "circumstances", _("Circumstances of the crimes, the person and the enforcement"), "article 103(3)(e)"
    ),
    Factor("ties", _("Cultural and family ties"), "ICC-ASP/12/35, paras 36-37"),
)
"""The factors of article 103(3), with what the report adds."""

PSEUDONYM: Final = r"^[A-Z]{1,4}-[0-9]{2,6}$"
"""A key to a list that is kept outside the register: capital letters, a hyphen, digits. Never initials or a name."""
