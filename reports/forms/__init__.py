"""Forms of the report's pages. They read the input; what is possible is decided by the services."""

from reports.forms.edition import EditionForm
from reports.forms.replacement import ReplacementForm

__all__ = ["EditionForm", "ReplacementForm"]
