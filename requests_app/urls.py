"""Addresses of the requests."""

from django.urls import path

from requests_app import api
from requests_app.views import (
    batch,
    beside,
    bulk,
    calendar,
    correction,
    documents,
    drafts,
    file,
    group,
    handover,
    letters,
    log,
    register,
    saved,
    unsent,
)
from requests_app.vocab import FormName

app_name = "requests"
urlpatterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("requests/", register.register, name="list"),
    path("requests/export.csv", register.export, name="export"),
    path("requests/many/", bulk.look, name="bulk"),
    path("requests/many/act/", bulk.act, name="bulk_act"),
    path("requests/columns/", saved.columns, name="columns"),
    path("requests/views/", saved.views, name="views"),
    path("requests/views/<slug:view>/remove/", saved.remove, name="view_remove"),
    path("requests/views/<slug:view>/first/", saved.first, name="view_first"),
    path("requests/handover/", handover.hand_over_work, name="handover"),
    path("requests/log/", log.log, name="log"),
    path("requests/log/due/", drafts.proposal, name="proposal"),
    path("requests/log/update/", log.update, name="update"),
    path("requests/log/keep/", unsent.keep, {"form": FormName.LOG}, name="keep_log"),
    path("requests/log/discard/", unsent.discard, {"form": FormName.LOG}, name="discard_log"),
    path("requests/batch/", batch.batch, name="batch"),
    path("requests/batch/keep/", unsent.keep, {"form": FormName.BATCH}, name="keep_batch"),
    path("requests/batch/discard/", unsent.discard, {"form": FormName.BATCH}, name="discard_batch"),
    path("requests/together/<slug:group>/", group.together, name="group"),
    path("requests/<slug:code>/", file.detail, name="detail"),
    path("requests/<slug:code>/again/", log.again, name="again"),
    path("requests/<slug:code>/notes/", beside.notes, name="notes"),
    path("requests/<slug:code>/changes/", beside.history, name="changes"),
    path("requests/<slug:code>/sheet/", beside.sheet, name="sheet"),
    path("requests/<slug:code>/edit/", drafts.edit, name="edit"),
    path("requests/<slug:code>/documents/", documents.documents, name="documents"),
    path("requests/<slug:code>/correct/", correction.correction, name="correct"),
    path("requests/<slug:code>/<slug:action>/", file.act, name="action"),
    path("requests/<slug:code>/letters/<slug:letter>/", letters.letter, name="letter"),
    path("documents/<slug:document>/", documents.download, name="document"),
    path("documents/<slug:document>/version/", documents.version, name="document_version"),
    path("documents/<slug:document>/withdraw/", documents.withdraw, name="document_withdraw"),
    path("api/v1/requests/", api.requests, name="api_list"),
    path("api/v1/requests/<slug:code>/", api.request_detail, name="api_detail"),
    path("api/v1/requests/<slug:code>/<slug:action>/", api.request_action, name="api_action"),
]
