"""What of the report waits for a person: groups of My day, and days of the calendar feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.day import Group, register
from accounts.desk import Desk
from common.asof import Period
from common.display import Text
from reports.agenda import ahead, waiting
from reports.clocks import stands
from reports.models import EditionQuerySet
from reports.vocab import Milestone, Turn
from requests_app import ics

GROUPS: Final[Mapping[Turn, tuple[int, Text]]] = {
    Turn.SIGNING: (41, _("Read the edition, then sign or countersign it; publish what two people signed.")),
    Turn.CLEARING: (42, _("Read the part of your organ, then clear it or write it anew.")),
    Turn.WRITING: (
        44,
        _("Write what is missing in the paragraphs of your organ; the Registry then compiles."),
    ),
}
"""Order, and what to do next."""


def _rows(turn: Turn, desk: Desk) -> EditionQuerySet:
    return waiting(turn, desk.person)


def _url(turn: Turn, _desk: Desk) -> str:
    return f"{reverse('reports:list')}?waiting={turn}"


def _show(rows: Sequence[Any], desk: Desk) -> SafeString:
    """A short list: which edition, how far it is, and by when the step is due."""
    lines = [
        (
            row,
            Milestone(row.step).label,
            row.due_on,
            stands(row.due_on, desk.on, None) if row.due_on else None,
        )
        for row in rows
    ]
    return render_to_string("reports/day.html", {"lines": lines})


@ics.register
def _fed(desk: Desk, period: Period) -> Iterator[ics.Fed]:
    """The days of the steps that the person takes part in. An edition in preparation is the Court's own: it is not named."""
    for edition, due in ahead(desk.person, desk.on):
        if due.on and period.start <= due.on <= period.end:
            said = gettext("Annual report: %(step)s due") % {"step": due.milestone.label}
            yield ics.Fed(f"{edition.slug} {due.milestone}", due.on, said)


for _turn, (_order, _advice) in GROUPS.items():
    register(
        Group(
            name=f"report_{_turn}",
            title=_turn.label,
            advice=_advice,
            order=_order,
            rows=partial(_rows, _turn),
            url=partial(_url, _turn),
            show=_show,
            reference=lambda row: row.symbol,
        )
    )
