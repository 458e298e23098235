"""Requests that were logged together: one for each of several addressees."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.sight import ChildOf
from requests_app.models.request import CooperationRequest


class GroupMember(models.Model):
    """That a request was logged together with others; they share the random code `group`.

    A group has no row of its own, so nothing of it is left where its members may not be seen: no name, no size.
    """

    sight = ChildOf("request", append_only=True)

    request = models.OneToOneField(
        CooperationRequest, models.PROTECT, related_name="membership", verbose_name=_("request")
    )
    group = models.CharField(_("group"), max_length=14, db_index=True)

    class Meta:
        verbose_name = _("member of a group")
        verbose_name_plural = _("members of groups")

    def __str__(self) -> str:
        return f"{self.request_id} in {self.group}"
