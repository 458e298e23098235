"""What of the warrants waits for a person: the groups of My day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.day import Group, register
from accounts.desk import Desk
from accounts.vocab import Organ
from arrests import policies
from arrests.clocks import FLAGS
from arrests.models import Term, UnsealingProposal, Warrant, WarrantQuerySet
from arrests.queries import queue, steps
from arrests.vocab import TermKind
from common.display import Text


def _warrants() -> WarrantQuerySet:
    warrants: WarrantQuerySet = Warrant.objects.all()
    return warrants.select_related("suspect__situation")


def _reviews(view: str, desk: Desk) -> WarrantQuerySet:
    """Those of a part of the queue, for the analysts who review them."""
    if desk.person.organ != Organ.OTP:
        return Warrant.objects.none()
    terms = queue(view, desk).filter(warrant=OuterRef("pk"))
    rows = _warrants().filter(Exists(terms), terms__kind=TermKind.REVIEW)
    return rows.annotate(day=F("terms__due_on")).order_by("day", "id")


def _steps(desk: Desk) -> WarrantQuerySet:
    """Those whose next step is in the hands of the desk."""
    if desk.person.organ not in policies.KEEPERS:
        return Warrant.objects.none()
    review = steps(desk).filter(warrant=OuterRef("pk"))
    awaited = Term.objects.filter(warrant=OuterRef("pk"), kind=TermKind.REVIEW)
    rows = _warrants().filter(Exists(review), Exists(awaited))
    return rows.annotate(day=review.values("next_on")[:1], what=review.values("next_step")[:1]).order_by(
        "day", "id"
    )


def _terms(kind: TermKind, desk: Desk) -> WarrantQuerySet:
    """Those for which a term of the Statute draws near or has passed."""
    if desk.person.organ not in policies.KEEPERS:
        return Warrant.objects.none()
    ahead = -min(FLAGS[kind])
    rows = _warrants().filter(
        terms__kind=kind, terms__due_on__lte=desk.on.fromordinal(desk.on.toordinal() + ahead)
    )
    return rows.annotate(day=F("terms__due_on")).order_by("day", "id")


def _proposals(desk: Desk) -> WarrantQuerySet:
    """Those that a colleague proposed to unseal."""
    if not policies.may_unseal(desk.person):
        return Warrant.objects.none()
    waiting = UnsealingProposal.objects.filter(
        warrant=OuterRef("pk"), confirmed_at__isnull=True, withdrawn_at__isnull=True
    ).exclude(proposed_by=desk.person)
    return (
        _warrants()
        .filter(Exists(waiting))
        .annotate(day=waiting.values("effective_on")[:1])
        .order_by("day", "id")
    )


def _url(view: str, desk: Desk) -> str:
    return f"{reverse('arrests:reviews')}?{urlencode({'show': view, 'whose': desk.whose})}"


def _show(rows: Sequence[Warrant], desk: Desk) -> SafeString:
    """A short list: who, in which situation, what is to be done and by when."""
    return render_to_string("arrests/day.html", {"rows": rows, "on": desk.on})


Rows = Callable[[Desk], Any]
GROUPS: Final[Sequence[tuple[int, str, Text, Text, Rows, str]]] = (
    (
        7,
        "transit",
        _("Unscheduled landings"),
        _("Send the request for transit before 96 hours have passed."),
        partial(_terms, TermKind.TRANSIT),
        "all",
    ),
    (
        8,
        "provisional",
        _("Provisional arrests"),
        _("Send the request for surrender with its documents within 60 days of the arrest."),
        partial(_terms, TermKind.SURRENDER_REQUEST),
        "all",
    ),
    (
        15,
        "unsealing",
        _("Proposed to be unsealed"),
        _("Read the order, then confirm the proposal or withdraw it."),
        _proposals,
        "all",
    ),
    (
        45,
        "steps",
        _("Next steps towards an arrest"),
        _("Take the step, then record in a review what came of it."),
        _steps,
        "steps",
    ),
    (
        52,
        "reviews_late",
        _("Reviews that are overdue"),
        _("Record the obstacle, the whereabouts, what changed and the next step."),
        partial(_reviews, "late"),
        "late",
    ),
    (
        62,
        "reviews_soon",
        _("Reviews due within 14 days"),
        _("Gather what changed since the last one."),
        partial(_reviews, "soon"),
        "soon",
    ),
)
"""Order, name, title, what to do next, the rows, and the part of the queue that shows them all."""

for _order, _name, _title, _advice, _rows, _view in GROUPS:
    register(
        Group(
            name=_name,
            title=_title,
            advice=_advice,
            order=_order,
            rows=_rows,
            url=partial(_url, _view),
            show=_show,
            # A message leaves the house: that somebody is looked at again is nobody else's affair.
            reference=lambda row: "",
        )
    )
