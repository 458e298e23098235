"""Questions about voluntary agreements and about APIC, on any day and as known at any moment."""

from agreements.queries.voluntary import (
    Count,
    by_group,
    concluded,
    concluded_during,
    in_force,
    negotiating,
    relocation_count,
    with_states_parties,
)

__all__ = [
    "Count",
    "by_group",
    "concluded",
    "concluded_during",
    "in_force",
    "negotiating",
    "relocation_count",
    "with_states_parties",
]
