"""The reference files of partners, treaties, situations and recommendations."""

from partners.reference.names import ORGANIZATIONS, RECOMMENDATIONS, SITUATIONS, STATES
from partners.reference.treaties import APIC, ROME_STATUTE

__all__ = ["APIC", "ORGANIZATIONS", "RECOMMENDATIONS", "ROME_STATUTE", "SITUATIONS", "STATES"]
