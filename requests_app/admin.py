"""Administrators keep the calendar and the policies here; requests themselves are not in this place."""

from __future__ import annotations

from django.contrib import admin

from requests_app.models import DuePolicy, Holiday


@admin.register(DuePolicy)
class DuePolicyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Days to answer by family. A change holds for requests that are sent from then on."""

    list_display = ("family", "days", "urgent_days", "assumed")


@admin.register(Holiday)
class HolidayAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Days on which nothing falls due."""

    list_display = ("day", "name", "assumed")
    date_hierarchy = "day"
    search_fields = ("name",)
