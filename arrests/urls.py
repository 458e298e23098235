"""Addresses of the warrants."""

from django.urls import path

from arrests.api import board as board_api
from arrests.api import reviews as reviews_api
from arrests.api import warrant as warrant_api
from arrests.views import (
    actions,
    board,
    dossier,
    files,
    person,
    public,
    reviews,
    situation,
    timeline,
    unsealing,
)

app_name = "arrests"
urlpatterns = [
    path("warrants/", board.board, name="board"),
    path("warrants/board.csv", board.board_csv, name="board_csv"),
    path("warrants/export.csv", files.export, name="export"),
    path("warrants/import/", files.start, name="import"),
    path("warrants/import/<slug:file>/", files.file, name="import_file"),
    path("warrants/import/<slug:file>/confirm/", files.confirm, name="import_confirm"),
    path("warrants/import/<slug:file>/discard/", files.discard, name="import_discard"),
    path("warrants/public/", public.listed, name="public"),
    path("warrants/timeline/", timeline.timeline, name="timeline"),
    path("warrants/situations/<slug:situation>/", situation.situation, name="situation"),
    path("warrants/situations/<slug:situation>/note/", situation.note, name="note"),
    path("warrants/situations/notes/<slug:note>/correct/", situation.correct, name="correct_note"),
    path("warrants/situations/notes/<slug:note>/strike/", situation.strike, name="strike_note"),
    path("warrants/register/", actions.register, name="register"),
    path("warrants/reviews/", reviews.queue, name="reviews"),
    path("warrants/reviews/together/", reviews.together, name="together"),
    path("warrants/reviews/period/", reviews.period, name="period"),
    path("warrants/persons/<slug:code>/", person.person, name="person"),
    path("warrants/persons/<slug:code>/dossier/", dossier.dossier, name="dossier"),
    path("warrants/persons/<slug:code>/public/", public.person, name="public_person"),
    path("warrants/persons/<slug:code>/edit/", actions.edit, name="edit"),
    path("warrants/<slug:code>/record/", actions.record, name="record"),
    path("warrants/<slug:code>/correct/", actions.correct, name="correct"),
    path("warrants/<slug:code>/charge/", actions.charge, name="charge"),
    path("warrants/charges/<slug:charge>/strike/", actions.strike, name="strike"),
    path("warrants/<slug:code>/review/", reviews.review, name="review"),
    path("warrants/<slug:code>/link/", actions.link, name="link"),
    path("warrants/<slug:code>/unseal/", unsealing.unseal, name="unseal"),
    path("warrants/<slug:code>/unseal/confirm/", unsealing.confirm, name="confirm"),
    path("warrants/<slug:code>/unseal/withdraw/", unsealing.withdraw, name="withdraw"),
    path("api/v1/reviews/", reviews_api.queue, name="api_queue"),
    path("api/v1/warrants/", board_api.warrants, name="api_warrants"),
    path("api/v1/warrants/<slug:code>/", warrant_api.warrant, name="api_warrant"),
    path("api/v1/warrants/<slug:code>/events/", warrant_api.events, name="api_events"),
    path("api/v1/warrants/<slug:code>/corrections/", warrant_api.corrections, name="api_corrections"),
    path("api/v1/warrants/<slug:code>/reviews/", reviews_api.reviews, name="api_reviews"),
    path("api/v1/warrants/<slug:code>/<slug:action>/", warrant_api.act, name="api_action"),
]
