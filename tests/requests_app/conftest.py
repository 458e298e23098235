"""Addressees, and requests in any state."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from accounts.models import Person
from accounts.sight import purpose
from partners.models import Partner, Situation
from requests_app import policies, services
from requests_app.models import CooperationRequest
from requests_app.services.moves import extensions_of
from requests_app.vocab import AWAITED, Family, Originator, Status

TODAY = date(2013, 9, 10)
NOW = datetime(2013, 9, 10, 9, 30, tzinfo=UTC)

SENT = ("submitted", "approved", "transmitted")
BEGUN = (*SENT, "acknowledged", "execution_started")

PATHS: dict[Status, tuple[str, ...]] = {
    Status.DRAFT: (),
    Status.IN_APPROVAL: SENT[:1],
    Status.APPROVED: SENT[:2],
    Status.TRANSMITTED: SENT,
    Status.ACKNOWLEDGED: (*SENT, "acknowledged"),
    Status.RETURNED_INCOMPLETE: (*SENT, "returned_incomplete"),
    Status.UNDER_CONSULTATION: (*SENT, "consultation_opened"),
    Status.POSTPONED: (*SENT, "acknowledged", "postponed"),
    Status.IN_EXECUTION: BEGUN,
    Status.PARTIALLY_EXECUTED: (*BEGUN, "partially_executed"),
    Status.EXECUTED: (*SENT, "executed"),
    Status.DECLINED: (*SENT, "declined"),
    Status.WITHDRAWN: ("withdrawn",),
    Status.SUPERSEDED: (*SENT, "superseded"),
    Status.CLOSED: (*SENT, "executed", "closed"),
}
"""The shortest way into each state."""


@pytest.fixture
def kenya(db: None) -> Partner:
    """A State."""
    return make_partner("KEN", "Kenya")


@pytest.fixture
def chad(db: None) -> Partner:
    """Another State."""
    return make_partner("TCD", "Chad")


@pytest.fixture
def interpol(db: None) -> Partner:
    """An organization."""
    with purpose("reference"):
        return Partner.objects.create(
            code="INTERPOL", kind="international", name_en="INTERPOL", name_fr="INTERPOL", sort_key="interpol"
        )


@pytest.fixture
def darfur(db: None) -> Situation:
    """A situation."""
    with purpose("reference"):
        return Situation.objects.create(code="darfur", name_en="Darfur, Sudan", name_fr="Darfour (Soudan)")


def make_partner(code: str, name: str) -> Partner:
    """A State by its code."""
    with purpose("reference"):
        return Partner.objects.create(
            code=code,
            kind="state",
            iso2=code[:2],
            name_en=name,
            name_fr=name,
            un_name_en=name,
            un_member="yes",
            sort_key=name.lower(),
        )


def logged(by: Person, partner: Partner, **fields: Any) -> CooperationRequest:
    """A draft in the register of the person's organ; call it while the person is looking."""
    known: dict[str, Any] = {
        "family": Family.ASSISTANCE,
        "originator": Originator.OTP if by.organ == "otp" else Originator.CHAMBERS,
        "subject": "Records of a provincial hospital",
        "channel": "diplomatic",
        "language": "en",
    }
    if "contents" not in fields:
        known["contents"] = whole(fields.get("family", known["family"]))
    return services.log_request(partner=partner, by=by, known_at=NOW, **{**known, **fields})


def whole(family: str) -> dict[str, str]:
    """A text for everything without which a request of the family is not submitted."""
    return {
        item.name: "As in the annex." for item in policies.checklist(family, {}) if item.severity == "blocker"
    }


NEEDS: dict[str, dict[str, Any]] = {
    "extended": {"days": 10},
    "returned_incomplete": {"ground": "96"},
    "consultation_opened": {"ground": "97(a)", "until": date(2013, 12, 31)},
    "postponed": {"ground": "94", "until": date(2013, 12, 31)},
    "partially_executed": {"delivered": "Two of three volumes.", "remaining": "The third volume."},
    "declined": {"ground": "93(4)", "extent": "whole"},
    "silence_explained": {"reason": "capacity"},
    "escalated": {"level": 2},
}
"""What the actions ask for besides a day and a note."""


def act(
    request: CooperationRequest, action: str, by: Person, on: date = TODAY, **more: Any
) -> CooperationRequest:
    """One action with everything that it needs."""
    if action == "assigned":
        more.setdefault("to", by)
    if action == "edited":
        return services.edit_draft(
            request, {"subject": "Another subject"}, by=by, known_at=NOW, version=request.version
        )
    if action == "superseded" and "successor" not in more:
        kept = {"level": request.level, "compartment": request.compartment}
        more["successor"] = logged(by, request.partner, **kept)
    if action == "extension_removed" and "extension" not in more:
        if not extensions_of(request) and request.status in AWAITED:
            request = act(request, "extended", by, on=on)
        more["extension"] = next((key for key, _extension in extensions_of(request)), 0)
    if action == "transmitted" and request.urgent:
        more.setdefault("urgent_medium", "email")
    given = {"note": "Because.", **NEEDS.get(action, {}), **more}
    return services.ACTIONS[action](request, by=by, on=on, known_at=NOW, **given)


def brought_to(
    status: Status, by: Person, second: Person, partner: Partner, **fields: Any
) -> CooperationRequest:
    """A request in the given state, logged by one person and approved by the other."""
    request = logged(by, partner, **fields)
    for action in PATHS[status]:
        request = act(request, action, second if action == "approved" else by)
    return request
