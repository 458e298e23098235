"""What happened to a request, as the API tells it, and the correction of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from rest_framework import serializers

from requests_app.models import RequestEvent
from requests_app.vocab import EventKind
from requests_app.workflow import LONGEST_TEXT

LARGEST_NUMBER: Final = 1_000_000
"""More events than any request has."""

UNTOLD: Final = frozenset({"successor", "extension"})
"""Details that hold keys of rows, which would tell how many rows there are."""


class EventOut(serializers.ModelSerializer[RequestEvent]):
    """One event. It is named by its `number` within the request, in the order of recording; context: `numbers` by key."""

    number = serializers.SerializerMethodField()
    corrects = serializers.SerializerMethodField(
        help_text="The number of the event that it takes the place of."
    )
    stands = serializers.SerializerMethodField(help_text="False where a later one took its place.")
    extension = serializers.SerializerMethodField(help_text="The number of the extension that it removed.")
    recorded_by = serializers.CharField(source="recorded_by.name", allow_null=True, default=None)
    detail = serializers.SerializerMethodField(help_text="What the action recorded besides its day and note.")

    class Meta:
        model = RequestEvent
        fields = [
            "number",
            "kind",
            "effective_on",
            "known_from",
            "recorded_at",
            "recorded_by",
            "note",
            "detail",
            "extension",
            "corrects",
            "stands",
        ]
        read_only_fields = fields

    def get_number(self, event: RequestEvent) -> int:
        """The place in the order of recording, from 1."""
        number: int = self.context["numbers"][event.pk]
        return number

    def get_corrects(self, event: RequestEvent) -> int | None:
        """The number of the corrected event."""
        number: int | None = self.context["numbers"].get(event.corrects_id)
        return number

    def get_stands(self, event: RequestEvent) -> bool:
        """Whether nothing corrects it."""
        return not hasattr(event, "corrected_by")

    def get_extension(self, event: RequestEvent) -> int | None:
        """The number of the extension."""
        number: int | None = self.context["numbers"].get(event.detail.get("extension"))
        return number

    def get_detail(self, event: RequestEvent) -> dict[str, Any]:
        """The details without keys of rows."""
        assigned = event.kind == EventKind.ASSIGNED
        untold = UNTOLD | {"from", "to"} if assigned else UNTOLD
        return {name: value for name, value in event.detail.items() if name not in untold}


class EventsOut(serializers.Serializer[Any]):
    """Everything that happened to a request, in the order of recording."""

    events = EventOut(many=True)


class CorrectionIn(serializers.Serializer[Any]):
    """Which event is wrong, what is right, and why."""

    event = serializers.IntegerField(min_value=1, max_value=LARGEST_NUMBER, help_text="Its number.")
    on = serializers.DateField(
        allow_null=True, help_text="The day on which it happened; null says that it never did."
    )
    note = serializers.CharField(max_length=LONGEST_TEXT)
    version = serializers.IntegerField(required=False, help_text="Left out where If-Match is sent.")


def numbered(keys: Iterable[int]) -> Mapping[int, int]:
    """The number of each event of one request, by its key; `keys` in the order of recording."""
    return {key: number for number, key in enumerate(keys, start=1)}
