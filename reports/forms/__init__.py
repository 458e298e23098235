"""Forms of the report's pages. They read the input; what is possible is decided by the services."""

from reports.forms.edition import EditionForm
from reports.forms.exemption import ExemptionForm
from reports.forms.listing import LISTINGS, VersionForm
from reports.forms.otherwise import OtherwiseForm
from reports.forms.planning import PlanForm
from reports.forms.replacement import ReplacementForm
from reports.forms.wording import WordingForm

__all__ = [
    "LISTINGS",
    "EditionForm",
    "ExemptionForm",
    "OtherwiseForm",
    "PlanForm",
    "ReplacementForm",
    "VersionForm",
    "WordingForm",
]
