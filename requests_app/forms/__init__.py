"""Forms of the request pages. They read what was typed; whether it is possible is for the services to say."""

from requests_app.forms.action import ActionForm
from requests_app.forms.bulk import BulkForm
from requests_app.forms.contents import ContentsForm
from requests_app.forms.correction import CorrectionForm
from requests_app.forms.entry import EntryForm
from requests_app.forms.feed import FeedForm
from requests_app.forms.handover import HandoverForm
from requests_app.forms.log import RequestForm
from requests_app.forms.memo import MemoForm
from requests_app.forms.note import NoteForm
from requests_app.forms.saved import SavedViewForm
from requests_app.forms.upload import UploadForm

__all__ = [
    "ActionForm",
    "BulkForm",
    "ContentsForm",
    "CorrectionForm",
    "EntryForm",
    "FeedForm",
    "HandoverForm",
    "MemoForm",
    "NoteForm",
    "RequestForm",
    "SavedViewForm",
    "UploadForm",
]
