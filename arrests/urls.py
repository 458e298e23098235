"""Addresses of the warrants."""

from django.urls import path

from arrests import views

app_name = "arrests"
urlpatterns = [
    path("", views.board, name="board"),
    path("board.csv", views.board_csv, name="board_csv"),
    path("register/", views.register, name="register"),
    path("persons/<slug:code>/", views.person, name="person"),
    path("<slug:code>/record/", views.record, name="record"),
    path("<slug:code>/assess/", views.assess, name="assess"),
    path("<slug:code>/link/", views.link, name="link"),
    path("<slug:code>/unseal/", views.unseal, name="unseal"),
    path("<slug:code>/unseal/confirm/", views.confirm, name="confirm"),
    path("<slug:code>/unseal/withdraw/", views.withdraw, name="withdraw"),
    path("events/<slug:code>/correct/", views.correct, name="correct"),
]
