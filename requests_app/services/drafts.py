"""Drafts: a request is logged and changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Compartment, Membership, Person
from accounts.vocab import Level
from common.asof import court_day
from common.errors import Refusal
from partners.models import Partner, Situation
from requests_app import policies
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.services.assignment import check_candidate
from requests_app.services.record import locked, record
from requests_app.vocab import EventKind

EDITABLE: Final = frozenset(
    {
        "article",
        "assigned_to",
        "channel",
        "compartment",
        "contents",
        "due_on",
        "family",
        "language",
        "level",
        "originator",
        "partner",
        "situation",
        "subject",
        "urgent",
    }
)
"""What of a draft may be changed; everything else is written by actions."""


@transaction.atomic
def log_request(
    *,
    family: str,
    originator: str,
    partner: Partner,
    subject: str,
    by: Person,
    known_at: datetime,
    article: str = "",
    situation: Situation | None = None,
    level: str = Level.PUBLIC,
    compartment: Compartment | None = None,
    channel: str = "",
    language: str = "",
    urgent: bool = False,
    due_on: date | None = None,
    assigned_to: Person | None = None,
    contents: Mapping[str, str] | None = None,
) -> CooperationRequest:
    """A new draft in the register of the person's organ.

    Without `due_on` the policy decides at transmission. Raises Forbidden for an organ that transmits nothing,
    Refusal for an originator, article or marking that is not possible.
    """
    policies.check_may_log(by)
    request = CooperationRequest(
        owner_organ=by.organ,
        family=family,
        originator=originator,
        partner=partner,
        subject=subject.strip(),
        article=article,
        situation=situation,
        level=level,
        compartment=compartment,
        channel=channel,
        language=language,
        urgent=urgent,
        due_on=due_on,
        assigned_to=assigned_to,
        contents=dict(contents or {}),
        created_by=by,
    )
    _check_content(request, by)
    request.save()
    RequestEvent.objects.create(
        request=request,
        kind=EventKind.LOGGED,
        effective_on=court_day(known_at),
        known_from=known_at,
        recorded_by=by,
    )
    return request


@transaction.atomic
def edit_draft(
    request: CooperationRequest, changes: Mapping[str, Any], *, by: Person, known_at: datetime, version: int
) -> CooperationRequest:
    """The draft with `changes` (see EDITABLE), if nobody else changed it since `version`.

    Raises Stale when somebody did, Refusal for content that is not possible.
    """
    unknown = changes.keys() - EDITABLE
    if unknown:
        raise LookupError(f"A draft has no field to edit named {', '.join(sorted(unknown))}.")
    request = locked(request, EventKind.EDITED, by=by, version=version)
    policies.check_amended(request, changes)
    _check_linked(request, changes)
    for name, value in changes.items():
        setattr(request, name, value)
    request.subject = request.subject.strip()
    _check_content(request, by)
    return record(
        request,
        EventKind.EDITED,
        on=court_day(known_at),
        known_at=known_at,
        by=by,
        changed=changes.keys(),
    )


def _check_linked(request: CooperationRequest, changes: Mapping[str, Any]) -> None:
    """A link never crosses the edge of a compartment: what takes another's place stays where that one is."""
    compartment = changes.get("compartment", request.compartment)
    if compartment != request.compartment and request.supersedes.exists():
        raise Refusal(
            _("This request takes the place of another one and stays as visible as that; open a new one."),
            field="level",
        )


def _check_content(request: CooperationRequest, by: Person) -> None:
    policies.check_subject(request.subject)
    request.contents = policies.tidied(request.contents)
    policies.check_originator(request.owner_organ, request.originator)
    policies.check_article(request.article)
    policies.check_sealed_family(request.family, request.level)
    mine = set(Membership.objects.filter(person=by).values_list("compartment_id", flat=True))
    policies.check_marking(request.level, request.compartment_id, mine)
    check_candidate(request, request.assigned_to, field="assigned_to")
    if request.level == Level.UNDER_SEAL and request.reference:
        raise Refusal(_("This request has a number already and is never sealed; open a new one under seal."))
