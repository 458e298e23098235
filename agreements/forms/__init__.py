"""Forms of agreements and treaties."""

from agreements.forms.agreement import OpenForm, StageForm
from agreements.forms.correction import CorrectionForm
from agreements.forms.days import AsOfForm, BetweenForm, day_field
from agreements.forms.placement import PickForm, PlacementForm, PlacementStepForm
from agreements.forms.remark import RemarkForm
from agreements.forms.support import SupportForm
from agreements.forms.text import ModelTextForm, SendingForm

__all__ = [
    "AsOfForm",
    "BetweenForm",
    "CorrectionForm",
    "ModelTextForm",
    "OpenForm",
    "PickForm",
    "PlacementForm",
    "PlacementStepForm",
    "RemarkForm",
    "SendingForm",
    "StageForm",
    "SupportForm",
    "day_field",
]
