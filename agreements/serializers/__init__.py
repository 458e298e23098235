"""How the API shows voluntary agreements and treaties."""

from agreements.serializers.agreement import AgreementsOut
from agreements.serializers.participation import ApicOut, TreatyOut

__all__ = ["AgreementsOut", "ApicOut", "TreatyOut"]
