"""Forms of the report's pages. They read the input; what is possible is decided by the services."""

from reports.forms.edition import EditionForm
from reports.forms.exemption import ExemptionForm
from reports.forms.listing import LISTINGS, VersionForm
from reports.forms.otherwise import OtherwiseForm
from reports.forms.planning import PlanForm
from reports.forms.recommendation import ConfirmedForm, RecommendationForm, RecommendationsFileForm
from reports.forms.replacement import ReplacementForm
from reports.forms.wording import WordingForm

__all__ = [
    "LISTINGS",
    "ConfirmedForm",
    "EditionForm",
    "ExemptionForm",
    "OtherwiseForm",
    "PlanForm",
    "RecommendationForm",
    "RecommendationsFileForm",
    "ReplacementForm",
    "VersionForm",
    "WordingForm",
]
