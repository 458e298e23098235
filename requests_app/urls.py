"""Addresses of the requests."""

from django.urls import path

from requests_app import api
from requests_app.views import bulk, documents, drafts, file, handover, register, saved

app_name = "requests"
urlpatterns = [
    path("requests/", register.register, name="list"),
    path("requests/export.csv", register.export, name="export"),
    path("requests/many/", bulk.look, name="bulk"),
    path("requests/many/act/", bulk.act, name="bulk_act"),
    path("requests/columns/", saved.columns, name="columns"),
    path("requests/views/", saved.views, name="views"),
    path("requests/views/<slug:view>/remove/", saved.remove, name="view_remove"),
    path("requests/views/<slug:view>/first/", saved.first, name="view_first"),
    path("requests/log/", drafts.log, name="log"),
    path("requests/log/due/", drafts.proposal, name="proposal"),
    path("requests/handover/", handover.hand_over_work, name="handover"),
    path("requests/<slug:code>/", file.detail, name="detail"),
    path("requests/<slug:code>/edit/", drafts.edit, name="edit"),
    path("requests/<slug:code>/documents/", documents.documents, name="documents"),
    path("requests/<slug:code>/<slug:action>/", file.act, name="action"),
    path("documents/<slug:document>/", documents.download, name="document"),
    path("documents/<slug:document>/version/", documents.version, name="document_version"),
    path("documents/<slug:document>/withdraw/", documents.withdraw, name="document_withdraw"),
    path("api/v1/requests/", api.requests, name="api_list"),
    path("api/v1/requests/<slug:code>/", api.request_detail, name="api_detail"),
    path("api/v1/requests/<slug:code>/<slug:action>/", api.request_action, name="api_action"),
]
