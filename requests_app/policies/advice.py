"""What should be done about a request on a day, as far as rules can tell. Rules propose; people decide."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from common.deadline import DeadlineKind
from common.findings import Finding, Severity
from requests_app.escalation import LADDER, proposed_level
from requests_app.models import CooperationRequest
from requests_app.vocab import Status


def advice(request: CooperationRequest, on: date) -> list[Finding]:
    """What waits for somebody's attention, each as one sentence."""
    return [
        finding for finding in (_resume(request, on), _confirm(request), _escalate(request, on)) if finding
    ]


def _resume(request: CooperationRequest, on: date) -> Finding | None:
    if request.status == Status.RETURNED_INCOMPLETE:
        return Finding(
            Severity.WARNING,
            str(_("Returned")),
            _("Begin the amended version; nothing is due until it is sent."),
        )
    if request.postponed_until is None or request.postponed_until >= on:
        return None
    sentence = _(
        "The agreed period ended on %(day)s: record that execution resumes, or a further postponement."
    )
    day = date_format(request.postponed_until, "j M Y")
    return Finding(Severity.WARNING, str(_("Postponement")), sentence % {"day": day})


def _confirm(request: CooperationRequest) -> Finding | None:
    if not request.urgent_medium or request.urgent_confirmed_on is not None:
        return None
    sentence = _("It went ahead by %(medium)s and is still to be confirmed by the channel.")
    return Finding(
        Severity.WARNING, str(_("Urgent")), sentence % {"medium": request.get_urgent_medium_display()}
    )


def _escalate(request: CooperationRequest, on: date) -> Finding | None:
    deadline = request.deadline(on)
    if deadline is None or deadline.kind != DeadlineKind.LATE:
        return None
    level = proposed_level(reminders=request.reminders, days_late=deadline.days, family=request.family)
    if level <= request.escalation:
        return None
    sentence = _("The rules propose level %(level)d: %(step)s.")
    return Finding(
        Severity.NOTE, str(_("Escalation")), sentence % {"level": level, "step": LADDER[level].label}
    )
