"""Questions about voluntary agreements and about APIC, on any day and as known at any moment."""

from agreements.queries.voluntary import Count, concluded, in_force, relocation_count

__all__ = ["Count", "concluded", "in_force", "relocation_count"]
