"""Editions for tests, made through the services."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from accounts.models import Person
from accounts.sight import purpose, viewing
from accounts.vocab import COURT_ORGANS, Level
from agreements.models import Agreement
from agreements.services import write_agreement
from agreements.vocab import AgreementKind, Form, Stage
from partners.models import GroupMembership, Partner
from partners.vocab import PartnerKind, RegionalGroup
from reports.models import Edition
from reports.services import (
    clear_part,
    compile_edition,
    countersign_edition,
    draft_edition,
    publish_edition,
    sign_edition,
)
from tests.conftest import make_person

AT = datetime(2013, 10, 9, 10, 0, tzinfo=UTC)
ON = date(2013, 10, 9)

PARTICULARS: dict[str, Any] = {
    "symbol": "ICC-ASP/12/99",
    "title": "Report of the Court on cooperation",
    "session": "Twelfth session",
    "place_and_dates": "The Hague, 20-28 November 2013",
    "distributed_on": date(2013, 10, 9),
    "job_number": "99-E-091013",
    "mandate": ["ICC-ASP/11/Res.5"],
    "period_start": date(2011, 10, 1),
    "period_end": date(2013, 9, 30),
    "at_large_on": date(2013, 9, 29),
    "apic_on": date(2013, 4, 22),
    "agreements_on": date(2013, 9, 30),
}


def unnamed_agreement() -> Agreement:
    """A confidential enforcement agreement: it counts, and no public list may name its State."""
    with purpose("demo"):
        state = Partner.objects.create(
            code="ZZZ", kind=PartnerKind.STATE, name_en="Zubrowka", name_fr="Zubrowka", sort_key="zubrowka"
        )
        GroupMembership.objects.create(partner=state, group=RegionalGroup.EEG)
        return write_agreement(
            kind=AgreementKind.ENFORCEMENT,
            partner=state,
            stages={Stage.SIGNED: date(2012, 5, 1)},
            form=Form.FRAMEWORK,
            level=Level.CONFIDENTIAL,
        )


def drafted(by: Person, **particulars: Any) -> Edition:
    """A draft by a person of the Registry."""
    with viewing(by):
        return draft_edition({**PARTICULARS, **particulars}, by=by, at=AT)


def compile_by(edition: Edition, by: Person) -> Edition:
    """The edition, compiled."""
    with viewing(by):
        return compile_edition(edition, seen=edition.version, by=by, at=AT)


def compiled(by: Person, **particulars: Any) -> Edition:
    """A compiled edition."""
    return compile_by(drafted(by, **particulars), by)


def clear(edition: Edition) -> Edition:
    """The compiled edition, cleared by somebody of each organ that has not cleared it."""
    for organ in COURT_ORGANS:
        email = f"contributor.{organ}@example.org"
        contributor = Person.objects.filter(email=email).first() or make_person(organ, f"Contributor {organ}")
        with viewing(contributor):
            if not edition.clearances.standing().filter(organ=organ).exists():
                edition = clear_part(edition, seen=edition.version, by=contributor, at=AT)
    return edition


def cleared(by: Person, **particulars: Any) -> Edition:
    """A compiled edition that every organ cleared."""
    return clear(compiled(by, **particulars))


def sign(edition: Edition, first: Person) -> Edition:
    """The cleared edition, signed by `first`."""
    with viewing(first):
        return sign_edition(edition, seen=edition.version, by=first, at=AT, on=ON)


def countersign(edition: Edition, second: Person) -> Edition:
    """The signed edition, signed by `second`, too."""
    with viewing(second):
        return countersign_edition(edition, seen=edition.version, by=second, at=AT, on=ON)


def publish(edition: Edition, by: Person) -> Edition:
    """The edition, published."""
    with viewing(by):
        return publish_edition(edition, seen=edition.version, by=by, at=AT, on=ON)


def signed(by: Person, first: Person, **particulars: Any) -> Edition:
    """A cleared edition that `first` signed."""
    return sign(cleared(by, **particulars), first)


def countersigned(by: Person, second: Person, **particulars: Any) -> Edition:
    """An edition that `by` and `second` signed."""
    return countersign(signed(by, by, **particulars), second)


def published(by: Person, second: Person, **particulars: Any) -> Edition:
    """An edition that `by` and `second` signed, and `second` published."""
    return publish(countersigned(by, second, **particulars), second)
