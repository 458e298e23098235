"""Addresses of the partners."""

from django.urls import path

from partners import views

app_name = "partners"
urlpatterns = [
    path("", views.partner_list, name="list"),
    path("focal-points/<slug:point>/end/", views.end_focal_point, name="end_focal_point"),
    path("<slug:code>/", views.partner_detail, name="detail"),
    path("<slug:code>/channel/", views.record_channel, name="record_channel"),
    path("<slug:code>/focal-points/add/", views.add_focal_point, name="add_focal_point"),
]
