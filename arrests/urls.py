"""Addresses of the warrants."""

from django.urls import path

from arrests import api, views

app_name = "arrests"
urlpatterns = [
    path("warrants/", views.board, name="board"),
    path("warrants/board.csv", views.board_csv, name="board_csv"),
    path("warrants/register/", views.register, name="register"),
    path("warrants/persons/<slug:code>/", views.person, name="person"),
    path("warrants/<slug:code>/record/", views.record, name="record"),
    path("warrants/<slug:code>/correct/", views.correct, name="correct"),
    path("warrants/<slug:code>/assess/", views.assess, name="assess"),
    path("warrants/<slug:code>/link/", views.link, name="link"),
    path("warrants/<slug:code>/unseal/", views.unseal, name="unseal"),
    path("warrants/<slug:code>/unseal/confirm/", views.confirm, name="confirm"),
    path("warrants/<slug:code>/unseal/withdraw/", views.withdraw, name="withdraw"),
    path("api/v1/warrants/", api.warrants, name="api_warrants"),
]
