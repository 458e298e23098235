"""Addresses of the whole site; each app lists its own below its path."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language
from drf_spectacular.views import SpectacularJSONAPIView

from icc_coop import catalogue, health, pages

handler500 = "icc_coop.failures.failed"

urlpatterns = [
    path("", pages.home, name="home"),
    path("search/", pages.search, name="search"),
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("account/", include("accounts.urls")),
    path("account/", include("allauth.account.urls")),
    path("", include("requests_app.urls")),
    path("", include("arrests.urls")),
    path("", include("pursuit.urls")),
    path("", include("agreements.urls")),
    path("", include("partners.urls")),
    path("", include("reports.urls")),
    path("api/v1/schema/", SpectacularJSONAPIView.as_view(), name="schema"),
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
    path("admin/", admin.site.urls),
]
