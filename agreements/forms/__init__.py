"""Forms of agreements and treaties."""

from agreements.forms.agreement import OpenForm, StageForm
from agreements.forms.days import AsOfForm, day_field, end_of

__all__ = ["AsOfForm", "OpenForm", "StageForm", "day_field", "end_of"]
