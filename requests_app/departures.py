"""What the withdrawal of an addressee from the Rome Statute means for a request (article 127)."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from common.findings import Finding, Severity
from partners.queries import departure_of, residual_duty, residual_spans
from requests_app.models import CooperationRequest, RequestQuerySet


def departure_advice(request: CooperationRequest, on: date, known_at: datetime) -> list[Finding]:
    """One sentence where the addressee is leaving or has left; nothing otherwise."""
    if not request.partner.is_state:
        return []
    way = departure_of(request.partner, on, known_at)
    if way is None or way.effective_on is None:
        return []
    day = date_format(way.effective_on)
    begun = request.transmitted_on or on
    if way.effective_on > on:
        sentence = _(
            "The addressee gave notice; its withdrawal takes effect on %(day)s. Until then it is bound."
        )
    elif residual_duty(request.partner, begun, on, known_at):
        sentence = _(
            "Residual duty: the addressee withdrew on %(day)s, and this request was sent before. "
            "Its duty to cooperate remains (article 127(2))."
        )
    else:
        sentence = _(
            "The addressee withdrew on %(day)s. Its duty remains only in matters that began before (article 127(2))."
        )
    return [Finding(Severity.NOTE, _("Withdrawal"), sentence % {"day": day})]


def owed_after_withdrawal(
    rows: RequestQuerySet, on: date, known_at: datetime, *, owed: bool
) -> RequestQuerySet:
    """Requests whose addressee has left the Rome Statute and still owes an answer, as they were sent before; or all others."""
    sent = Q(pk__in=())
    for partner, bound in residual_spans(on, known_at).items():
        for span in bound:
            until = Q() if span.end is None else Q(transmitted_on__lt=span.end)
            sent |= Q(partner=partner, transmitted_on__gte=span.start) & until
    return rows.filter(sent) if owed else rows.exclude(sent)
