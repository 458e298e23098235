"""Forms of the documents: to file several, to file a new version of one, to mark one as filed by mistake."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from accounts.vocab import LEVEL_ORDER, Level
from common.filetypes import EXTENSIONS, TYPES
from requests_app.forms.fields import day_field
from requests_app.models import CooperationRequest, Document
from requests_app.vocab import DocumentKind


class Files(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; their content is for the service to judge."""

    widget = Files

    def clean(self, data: Any, initial: Any = None) -> list[File[Any]]:
        """The files, also when there is only one."""
        given = data or [None] if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given]


def _uploads(label: Any, field: type[forms.FileField]) -> forms.FileField:
    return field(
        label=label,
        allow_empty_file=True,  # refused by the service, beside the other problems
        help_text=_("%(kinds)s; up to %(limit)d MB each. Files are not scanned for viruses here.")
        % {
            "kinds": ", ".join(str(one.label) for one in TYPES),
            "limit": settings.DOCUMENT_LARGEST // 2**20,
        },
        widget=(Files if field is FilesField else forms.FileInput)(attrs={"accept": ",".join(EXTENSIONS)}),
        error_messages={
            "required": _("Choose a file."),
            "max_length": _("The name of the file is too long."),
        },
    )


class VersionForm(forms.Form):
    """A new version of a document."""

    upload = _uploads(_("File"), forms.FileField)
    dated_on = day_field(_("Date of the document"), required=False)
    level = forms.ChoiceField(label=_("Marking"))

    def __init__(self, *args: Any, request: CooperationRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lowest = Level(request.level)
        possible = [Level.UNDER_SEAL] if lowest == Level.UNDER_SEAL else [Level.PUBLIC, Level.CONFIDENTIAL]
        choices = [(one.value, one.label) for one in possible if LEVEL_ORDER[one] >= LEVEL_ORDER[lowest]]
        self.fields["level"].choices = choices  # type: ignore[attr-defined]
        self.fields["level"].initial = lowest
        self.fields["level"].help_text = _("Not below the marking of the request.")

    @classmethod
    def of(cls, document: Document) -> VersionForm:
        """The form with the marking of the version that it replaces."""
        return cls(request=document.request, initial={"level": document.level})

    def content(self) -> dict[str, Any]:
        """What was given, in the words of the service."""
        return {name: value for name, value in self.cleaned_data.items() if name != "upload"}


class DocumentsForm(VersionForm):
    """Several documents of one kind."""

    upload = _uploads(_("Files"), FilesField)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose one")), *DocumentKind.choices])

    field_order = ("upload", "kind", "dated_on", "level")


class WithdrawalForm(forms.Form):
    """Why a document was a mistake."""

    reason = forms.CharField(label=_("Reason"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}))
