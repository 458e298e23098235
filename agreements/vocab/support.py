"""What one State does so that another can take part, and how exactly a day is known."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Measure(TextChoices):
    """The kind of support (ICC-ASP/12/35, paras 27 and 31)."""

    FUNDING = "funding", _("Funding")
    TRAINING = "training", _("Training")
    EQUIPMENT = "equipment", _("Facilities or equipment")
    EXPERTISE = "expertise", _("Expertise")
    OTHER = "other", _("Other support")


class Precision(TextChoices):
    """How exactly a day is known."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
