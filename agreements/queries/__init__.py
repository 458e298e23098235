"""Questions about voluntary agreements and about APIC, on any day and as known at any moment."""

from agreements.queries.voluntary import concluded, in_force, relocation_total

__all__ = ["concluded", "in_force", "relocation_total"]
