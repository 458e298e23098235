"""What of the instances of non-cooperation waits for a person: a group of My day."""

from __future__ import annotations

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.day import Group, register
from accounts.desk import Desk
from pursuit.models import Case
from pursuit.queries.cases import Shown, awaited
from pursuit.tables.case import lines


def _show(rows: Sequence[Case], desk: Desk) -> SafeString:
    return render_to_string("pursuit/rows.html", {"lines": lines(rows, on=desk.on, inside=True)})


register(
    Group(
        name="non_cooperation",
        title=_("Non-cooperation with a deadline"),
        advice=_("Do what falls due, then record what came of it."),
        order=48,
        rows=awaited,
        url=lambda _desk: f"{reverse('pursuit:list')}?show={Shown.DUE}",
        show=_show,
        reference=lambda row: row.partner.name,
    )
)
