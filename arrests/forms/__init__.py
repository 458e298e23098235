"""Forms about warrants; they check the shape of what is typed, the services judge it."""

from arrests.forms.board import AsOfForm, BoardForm
from arrests.forms.charge import ChargeForm
from arrests.forms.day import Day
from arrests.forms.link import LinkForm
from arrests.forms.person import PersonForm
from arrests.forms.record import CorrectionForm, EventForm
from arrests.forms.registration import SealedWarrantForm
from arrests.forms.review import PeriodForm, ReviewForm
from arrests.forms.situation_note import SituationNoteForm
from arrests.forms.timeline import TimelineForm
from arrests.forms.unsealing import UnsealingForm

__all__ = [
    "AsOfForm",
    "BoardForm",
    "ChargeForm",
    "CorrectionForm",
    "Day",
    "EventForm",
    "LinkForm",
    "PeriodForm",
    "PersonForm",
    "ReviewForm",
    "SealedWarrantForm",
    "SituationNoteForm",
    "TimelineForm",
    "UnsealingForm",
]
