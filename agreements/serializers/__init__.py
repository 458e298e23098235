"""How the API shows voluntary agreements and treaties."""

from agreements.serializers.agreement import AgreementsOut
from agreements.serializers.apic import ApicOut

__all__ = ["AgreementsOut", "ApicOut"]
