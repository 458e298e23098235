"""The change history of a request's own fields."""

from __future__ import annotations

import pghistory

from accounts.sight import MarkedRows
from requests_app.models.request.readers import READERS
from requests_app.models.request.row import CooperationRequest


class RequestHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        CooperationRequest,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=["document_names", "search_vector"],
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
    )
):
    """Change history of a request's own fields. What was written under seal stays with its compartment for ever."""

    sight = MarkedRows(readers=READERS, writers="true", append_only=True)
