"""What of the registers waits for a person: the groups of My day, each of them a view of the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Final
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.day import Group, register
from accounts.desk import Desk, Whose
from common.display import Text
from requests_app.models import CooperationRequest, Memo, Notice, RequestQuerySet
from requests_app.queries import VIEWS, listed, usual
from requests_app.vocab import TRANSMITTERS

NOTED: Final = "noted"

GROUPS: Final[Sequence[tuple[int, str, str, Text]]] = (
    (6, NOTED, "", _("Do what you noted, then mark the note as done on the request’s page.")),
    (10, "approval", "", _("Read the draft, then approve it or send it back.")),
    (20, "returned", Whose.MINE, _("Change what was asked for, and submit it again.")),
    (30, "ready", Whose.MINE, _("Send it and record the transmission; number and due date follow.")),
    (
        40,
        "answers",
        Whose.MINE,
        _("Look into the post: record the receipt or the answer, or send a reminder."),
    ),
    (50, "late", Whose.MINE, _("Record the answer, send a reminder, or agree on a new due date.")),
    (60, "soon", Whose.MINE, _("Remind the addressee before the day comes.")),
    (70, "unclaimed", Whose.ORGAN, _("Put somebody in charge.")),
    (80, "drafts", Whose.MINE, _("Complete it and submit it for approval.")),
)
"""Order, view, in whose charge by default, and what to do next. Where the default is “mine”, a reader may widen it."""


def _whose(default: str, desk: Desk) -> str:
    if default == Whose.MINE:
        return desk.whose if usual(desk.person) == Whose.MINE else Whose.ORGAN
    return default


def _rows(view: str, whose: str, desk: Desk) -> RequestQuerySet:
    if view == "unclaimed" and desk.person.organ not in TRANSMITTERS:
        return CooperationRequest.objects.none()  # whoever only reads can put nobody in charge
    found = listed(view, _whose(whose, desk), desk)
    sort = VIEWS[view].sort
    rows = found.with_list_data().order_by(sort, "id" if sort != "id" else "due_on")
    if view == NOTED:
        mine = Memo.objects.due(desk.person, desk.on).filter(request=OuterRef("pk"))
        rows = rows.annotate(noted=ArraySubquery(mine.values("text")))
    return rows


def _url(view: str, whose: str, desk: Desk) -> str:
    query = {"show": view, "whose": _whose(whose, desk)}
    return f"{reverse('requests:list')}?{urlencode({name: value for name, value in query.items() if value})}"


def _show(rows: Sequence[CooperationRequest], desk: Desk) -> SafeString:
    """A short list; what is a colleague's, for whom the person stands in, says so."""
    lines = [
        {
            "request": row,
            "deadline": row.deadline(desk.on),
            "absent": desk.absent.get(row.in_charge_id or 0),
            "noted": getattr(row, "noted", ()),
        }
        for row in rows
    ]
    undated = all(row.due_on is None for row in rows)
    return render_to_string("requests_app/rows.html", {"rows": lines, "undated": undated})


def _became_late(desk: Desk) -> RequestQuerySet:
    """Those whose notice of lateness says that they became late since the last message."""
    since = desk.since or desk.on - timedelta(days=1)
    noticed = Notice.objects.filter(request=OuterRef("pk"), due_on=OuterRef("due_on"), due_on__gte=since)
    return listed("late", _whose(Whose.MINE, desk), desk).filter(Exists(noticed)).order_by("due_on", "id")


for _order, _view, _default, _advice in GROUPS:
    register(
        Group(
            name=_view,
            title=VIEWS[_view].label,
            advice=_advice,
            order=_order,
            rows=partial(_rows, _view, _default),
            url=partial(_url, _view, _default),
            show=_show,
            reference=lambda row: row.reference or "",
        )
    )

register(
    Group(
        name="became_late",
        title=_("Became late since the last message"),
        advice="",
        order=5,
        rows=_became_late,
        url=None,
        show=_show,
        reference=lambda row: row.reference or "",
    )
)
