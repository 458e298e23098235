"""The rows that figures choose from. Several figures share one source and are counted together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from django.db.models import DateField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, TruncYear

from accounts.vocab import Level
from agreements.models import Agreement
from arrests.queries import individuals_at_large
from partners.models import GroupMembership
from partners.queries import outside, parties_not_states_parties, parties_to
from partners.vocab import Treaty
from reports.figures.asked import Asked
from requests_app.models import CooperationRequest

Source: TypeAlias = Callable[[Asked], QuerySet[Any]]
"""The rows that several figures choose from, so that they are counted together in one query."""


def transmitted(asked: Asked) -> QuerySet[Any]:
    """Requests that were transmitted in the period, public and confidential ones."""
    return CooperationRequest.objects.transmitted_in(asked.dates.period, asked.known_at).exclude(
        level=Level.UNDER_SEAL  # whoever may see sealed rows does not find them behind a figure either
    )


def at_large(asked: Asked) -> QuerySet[Any]:
    """Individuals under a public warrant who are neither surrendered nor otherwise out of it on the day."""
    return individuals_at_large(asked.dates.at_large_on, asked.known_at).exclude(level=Level.UNDER_SEAL)


def concluded(asked: Asked) -> QuerySet[Any]:
    """Agreements concluded by the day, with the day, whether it lies in the same year, being in force, and the group."""
    on, known_at = asked.dates.agreements_on, asked.known_at
    return (
        Agreement.objects.concluded(on, known_at)
        .exclude(level=Level.UNDER_SEAL)
        .with_stages(on, known_at)
        .annotate(
            concluded_day=Coalesce("signed_on", "in_force_on"),
            in_year=Q(concluded_day__gte=TruncYear(Value(on, output_field=DateField()))),
            in_force=Q(pk__in=Agreement.objects.in_force(on, known_at).values("pk")),
            group=Subquery(
                GroupMembership.objects.on(on).filter(partner=OuterRef("partner")).values("group")[:1]
            ),
        )
    )


def apic_parties(asked: Asked) -> QuerySet[Any]:
    """States party to APIC on the day, by deposit."""
    return parties_to(Treaty.APIC, asked.dates.apic_on, asked.known_at)


def apic_parties_outside_statute(asked: Asked) -> QuerySet[Any]:
    """Of these, the ones that are not party to the Rome Statute."""
    return parties_not_states_parties(Treaty.APIC, asked.dates.apic_on, asked.known_at)


def outside_apic(asked: Asked) -> QuerySet[Any]:
    """States Parties to the Rome Statute that are not party to APIC."""
    return outside(Treaty.APIC, asked.dates.apic_on, asked.known_at)


COMBINED: Final[Mapping[Source, tuple[str, ...]]] = {
    transmitted: ("owner_organ", "family", "partner"),
}
"""What the figures of a source ask of its rows, where that takes few values: rows that are alike in it are added up
first, so that thousands need not be sorted to count the partners among them."""
