"""What should be done about a request on a day, as far as rules can tell. Rules propose; people decide."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.deadline import DeadlineKind
from common.display import Text
from common.findings import Finding, Severity
from requests_app.escalation import proposed_level, rungs_for
from requests_app.models import CooperationRequest
from requests_app.vocab import Status

NEXT: Final[Mapping[str, Text]] = {
    Status.DRAFT: gettext_lazy("Complete it and submit it for approval."),
    Status.IN_APPROVAL: gettext_lazy("Read the draft, then approve it or send it back."),
    Status.APPROVED: gettext_lazy("Send it and record the transmission; number and due date follow."),
    Status.TRANSMITTED: gettext_lazy("Record the receipt or the answer when it comes."),
    Status.ACKNOWLEDGED: gettext_lazy("Record the answer when it comes."),
    Status.RETURNED_INCOMPLETE: gettext_lazy("Begin the amended version."),
    Status.UNDER_CONSULTATION: gettext_lazy("Record how the consultation ended."),
    Status.POSTPONED: gettext_lazy("Record that execution resumes."),
    Status.IN_EXECUTION: gettext_lazy("Record the answer when it comes."),
    Status.PARTIALLY_EXECUTED: gettext_lazy("Record what remains when it comes."),
    Status.EXECUTED: gettext_lazy("Look whether it is satisfied, and close it."),
    Status.DECLINED: gettext_lazy("Read the reasons, and close it."),
}
"""What the usual next step is by status; nothing where a request is ended."""


def next_step(request: CooperationRequest) -> tuple[str, str] | None:
    """The usual next step and who may take it, each as a sentence; None where nothing is left to do."""
    step = NEXT.get(request.status)
    if step is None:
        return None
    organ = request.get_owner_organ_display()
    if request.status == Status.IN_APPROVAL:
        who = _("Somebody of the %(organ)s who neither wrote nor changed the draft may do so.")
    else:
        who = _("People of the %(organ)s who work on this register may do so.")
    return str(step), who % {"organ": organ}


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
    if request.postponed_until is not None and request.postponed_until < on:
        sentence = _(
            "The agreed period ended on %(day)s: record that execution resumes, or a further postponement."
        )
        day = date_format(request.postponed_until)
        return Finding(Severity.WARNING, str(_("Postponement")), sentence % {"day": day})
    if request.consulted_until is not None and request.consulted_until < on:
        sentence = _("A result was expected by %(day)s: record how the consultation ended.")
        day = date_format(request.consulted_until)
        return Finding(Severity.WARNING, str(_("Consultation")), sentence % {"day": day})
    if request.status == Status.UNDER_CONSULTATION and request.consulted_until is None:
        sentence = _("No day was set for its result: ask, or record how the consultation ended.")
        return Finding(Severity.WARNING, str(_("Consultation")), sentence)
    return None


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
    rungs = rungs_for(is_state=request.partner.is_state)
    reached = proposed_level(reminders=request.reminders, days_late=deadline.days, family=request.family)
    rung = rungs[min(reached, rungs[-1].level)]
    if rung.level <= request.escalation:
        return None
    sentence = _("The rules propose level %(level)d: %(step)s.")
    return Finding(Severity.NOTE, str(_("Escalation")), sentence % {"level": rung.level, "step": rung.label})
