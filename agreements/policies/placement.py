"""Who keeps which placement, and what may be recorded about it; pure, on given objects."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Organ
from agreements.models import Agreement
from agreements.vocab import (
    FACTORS,
    FROM,
    PLACED,
    PSEUDONYM,
    STEPS,
    Outcome,
    PlacementEventKind,
    leads,
)
from common.errors import Forbidden, Refusal
from requests_app.models import CooperationRequest
from requests_app.vocab import Family

LONGEST_FACTOR = 2000


def families_kept_by(person: Person) -> list[str]:
    """The families of which the person's organ keeps the placements."""
    return [family for family in PLACED if leads(family) == person.organ]


def check_keeps(family: str, by: Person) -> None:
    """Refuses whoever does not sit in the organ that keeps the placements of the family."""
    if family not in families_kept_by(by):
        raise Forbidden(
            _("Only the %(organ)s keeps placements of this kind.") % {"organ": Organ(leads(family)).label}
        )


def check_placed(request: CooperationRequest) -> None:
    """Refuses a request that asks no State to take a person."""
    if request.family not in PLACED:
        raise Refusal(_("This request asks no State to take a person; choose another."), field="request")


def check_contents(
    request: CooperationRequest, agreement: Agreement | None, person: str, factors: Mapping[str, str]
) -> None:
    """Refuses another State's agreement, one of another type, what is no pseudonym, and factors that are not weighed."""
    if not re.fullmatch(PSEUDONYM, person):
        raise Refusal(
            _(
                "Give a pseudonym such as P-0412: capital letters, a hyphen, digits. Never a name or initials."
            ),
            field="person",
        )
    if agreement is not None:
        if agreement.partner_id != request.partner_id or agreement.kind not in PLACED[request.family]:
            raise Refusal(
                _(
                    "This agreement is with another State or of another type; choose one that covers the request."
                ),
                field="agreement",
            )
        if agreement.compartment_id not in (None, request.compartment_id):
            raise Refusal(
                _("The agreement lies in another compartment than the request; leave it out."),
                field="agreement",
            )
    known = {factor.name for factor in FACTORS} if request.family == Family.ENFORCEMENT else set()
    if unknown := factors.keys() - known:
        raise Refusal(_("Factors are weighed for the enforcement of sentences alone."), field=min(unknown))


def may_record(outcome: Outcome) -> list[PlacementEventKind]:
    """What may be recorded about a placement that stands there."""
    return [kind for kind, sources in FROM.items() if outcome in sources]


def check_record(kind: str, outcome: Outcome) -> None:
    """Refuses a step that is not possible where the placement stands."""
    if kind not in may_record(outcome):
        raise Refusal(
            _("“%(step)s” is not possible while the placement stands at “%(outcome)s”.")
            % {"step": STEPS[PlacementEventKind(kind)], "outcome": outcome.label}
        )
