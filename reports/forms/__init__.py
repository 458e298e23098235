"""Forms of the report's pages. They read the input; what is possible is decided by the services."""

from reports.forms.edition import EditionForm

__all__ = ["EditionForm"]
