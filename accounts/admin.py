"""Administrators open and close accounts here. The content of the registers is not in this place."""

from __future__ import annotations

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest

from accounts.models import Person

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = "Accounts"
admin.site.site_title = "Accounts"
admin.site.unregister([EmailAddress, Group])  # addresses follow the account, rights follow the organ


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """People are closed, never deleted: their names stay in the history."""

    list_display = ("name", "email", "organ", "supervisor", "is_active", "last_login")
    list_filter = ("organ", "is_active")
    search_fields = ("name", "email")
    fields = ("email", "name", "organ", "supervisor", "is_active")
    ordering = ("name",)

    def save_model(self, request: HttpRequest, obj: Person, form: object, change: bool) -> None:  # noqa: FBT001
        """A new person has no password; they set it through the reset by e-mail."""
        if not change:
            obj.set_unusable_password()
        obj.save()

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        """Never; clear “active” instead."""
        return False
