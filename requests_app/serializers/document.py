"""Documents in the API."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.vocab import Level
from common.api.fields import word
from requests_app.models import Document, DocumentWithdrawal
from requests_app.vocab import DocumentKind


class WithdrawalOut(serializers.ModelSerializer[DocumentWithdrawal]):
    """That the document was filed by mistake, and why."""

    recorded_by = serializers.CharField(source="recorded_by.name")

    class Meta:
        model = DocumentWithdrawal
        fields = ["reason", "recorded_at", "recorded_by"]
        read_only_fields = fields


class DocumentOut(serializers.ModelSerializer[Document]):
    """One version of a document; `file` is the address of its content."""

    level = word(Level)
    replaces = serializers.CharField(
        source="previous.code", allow_null=True, default=None, help_text="The code of the version before."
    )
    recorded_by = serializers.CharField(source="recorded_by.name")
    withdrawal = serializers.SerializerMethodField()
    file = serializers.SerializerMethodField()

    class Meta:
        model = Document
        fields = [
            "code",
            "kind",
            "name",
            "dated_on",
            "level",
            "number",
            "version",
            "replaces",
            "media_type",
            "size",
            "sha256",
            "recorded_at",
            "recorded_by",
            "withdrawal",
            "file",
        ]
        read_only_fields = fields

    @extend_schema_field(WithdrawalOut(allow_null=True))
    def get_withdrawal(self, row: Document) -> Any:
        """Why it was a mistake, if it was."""
        withdrawal = getattr(row, "withdrawal", None)
        return withdrawal and WithdrawalOut(withdrawal).data

    def get_file(self, row: Document) -> str:
        """Where the content is downloaded."""
        return reverse("requests:api_file", args=[row.code])


class DocumentsOut(serializers.Serializer[Any]):
    """The documents of a request with all their versions, the latest filed first."""

    documents = DocumentOut(many=True)


class VersionIn(serializers.Serializer[Any]):
    """A new version of a document."""

    # What is empty is refused by the service, beside the other problems.
    upload = serializers.FileField(allow_empty_file=True, max_length=500)
    dated_on = serializers.DateField(required=False)
    level = word(Level, required=False, help_text="As the request, unless something higher is named.")


class DocumentsIn(VersionIn):
    """Files of one kind; several under the one name `upload`."""

    upload = serializers.ListField(  # type: ignore[assignment]
        child=serializers.FileField(allow_empty_file=True, max_length=500), allow_empty=False
    )
    kind = word(DocumentKind)


class WithdrawalIn(serializers.Serializer[Any]):
    """Why a document was a mistake."""

    reason = serializers.CharField(max_length=1_000)
