"""Lists of a depositary: their formats, and what becomes of what they propose."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ListFormat(TextChoices):
    """How a list was saved."""

    CSV = "csv", _("CSV of the reference data")
    XML = "xml", _("XML of the United Nations Treaty Collection")
    HTML = "html", _("Page of the United Nations Treaty Collection")


class Decision(TextChoices):
    """What a person decided about a proposed change."""

    APPLIED = "applied", _("Applied")
    LEFT = "left", _("Left as it is")
