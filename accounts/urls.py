"""Addresses of the account pages."""

from django.urls import path

from accounts.views import absences, digest, tokens
from accounts.views import account as views

app_name = "accounts"
urlpatterns = [
    path("", views.profile, name="profile"),
    path("compartments/", views.compartments, name="compartments"),
    path("compartments/<slug:code>/", views.compartment, name="compartment"),
    path("compartments/<slug:code>/members/<int:person>/remove/", views.remove, name="remove"),
    path("away/", absences.away, name="away"),
    path("away/<int:absence>/back/", absences.back, name="back"),
    path("digest/", digest.digest, name="digest"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<slug:code>/revoke/", tokens.revoke, name="revoke_token"),
    path("trail/", views.trail, name="trail"),
]
