"""Addresses of the partners."""

from django.urls import path

from partners import api, views

app_name = "partners"
urlpatterns = [
    path("partners/", views.partner_list, name="list"),
    path("partners/focal-points/<slug:point>/end/", views.end_focal_point, name="end_focal_point"),
    path("partners/<slug:code>/", views.partner_detail, name="detail"),
    path("partners/<slug:code>/channel/", views.record_channel, name="record_channel"),
    path("partners/<slug:code>/focal-points/add/", views.add_focal_point, name="add_focal_point"),
    path("api/v1/partners/", api.partners, name="api_list"),
    path("api/v1/partners/<slug:code>/", api.partner, name="api_detail"),
]
