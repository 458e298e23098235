"""How the API shows voluntary agreements and treaties."""

from agreements.serializers.agreement import AgreementsOut
from agreements.serializers.overview import ConversionsOut, RegionsOut
from agreements.serializers.participation import ApicOut, TreatyOut
from agreements.serializers.placement import ComparisonOut, PlacementsOut

__all__ = [
    "AgreementsOut",
    "ApicOut",
    "ComparisonOut",
    "ConversionsOut",
    "PlacementsOut",
    "RegionsOut",
    "TreatyOut",
]
