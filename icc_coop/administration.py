"""The site of the administration: what its lists and forms cannot take is refused with a sentence, like everywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig
from django.db import DataError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext as _

from common.errors import Refusal

View = Callable[..., HttpResponseBase]


class Administration(AdminSite):
    """Django's site. Its lists take whatever stands in the address to the database, which refuses some of it."""

    def admin_view(self, view: View, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002 - as Django has it
        """The view; a value that no column can hold is a Refusal."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                response = inner(request, *args, **kwargs)
                return response.render() if isinstance(response, SimpleTemplateResponse) else response
            except (DataError, ValueError, OverflowError) as error:
                raise Refusal(
                    _("The address holds a value that cannot be looked for; start again from the list.")
                ) from error

        return checked

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Without “view on site”, which leads to rows of any table; the administration has accounts and settings only."""
        return [url for url in super().get_urls() if getattr(url, "name", None) != "view_on_site"]


class AdminConfig(DjangoAdminConfig):
    """Puts the site in place of Django's."""

    default_site = "icc_coop.administration.Administration"
