"""Addresses of the account pages."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.profile, name="profile"),
    path("compartments/", views.compartments, name="compartments"),
    path("compartments/<slug:code>/", views.compartment, name="compartment"),
    path("compartments/<slug:code>/members/<int:person>/remove/", views.remove, name="remove"),
    path("trail/", views.trail, name="trail"),
]
