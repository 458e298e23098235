"""Who reads unsealed requests of another organ: one table, from which the policy and the filters of lists are made."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from django.db.models import Q

from accounts.vocab import Organ
from requests_app.vocab import Family


@dataclass(frozen=True, slots=True)
class Reading:
    """Requests of the families, of the register of `owner` or of any, that the organs `by` read besides their own."""

    by: Collection[Organ]
    families: Collection[Family]
    owner: Organ | None = None
    only_linked: bool = False
    """Only those that are linked to a warrant."""

    def sql(self) -> str:
        """As the condition of a policy, with the macros of `accounts.sight`."""
        owner = f" and {{t}}.owner_organ = '{self.owner}'" if self.owner else ""
        linked = " and {t}.warrant_linked" if self.only_linked else ""
        return f"({{organ}} in ({_listed(self.by)}){owner} and {{t}}.family in ({_listed(self.families)}){linked})"

    def rows(self) -> Q:
        """As the condition of a query."""
        owner = Q(owner_organ=self.owner) if self.owner else Q()
        linked = Q(warrant_linked=True) if self.only_linked else Q()
        return Q(family__in=self.families) & owner & linked


READINGS: Final = (
    # What Registry and OTP ask for one and the same warrant.
    Reading(
        (Organ.REGISTRY, Organ.OTP), (Family.ARREST_SURRENDER, Family.PROVISIONAL_ARREST), only_linked=True
    ),
    # The Presidency is responsible for the enforcement of sentences (rule 199).
    Reading((Organ.PRESIDENCY,), (Family.ENFORCEMENT,), owner=Organ.REGISTRY),
)


def _listed(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


READERS: Final = " or ".join(reading.sql() for reading in READINGS)
"""The table as the condition under which a row has further readers."""


def within_reach(organ: str, compartments: Collection[int], *, of: str = "") -> Q:
    """What people of the organ who belong to the compartments can see at all, in words that lead to an index.

    `of` names the one register that is looked at. It takes nothing away: sight decides, as ever. Without it, a list of
    another organ's register would pass over every row that does not exist for its reader.
    """
    parts = [reading.rows() for reading in READINGS if organ in reading.by]
    if of in {"", organ}:
        parts.append(Q(owner_organ=organ))
    if compartments:
        parts.append(Q(compartment__in=compartments))
    return reduce(or_, parts, Q(pk__in=()))
