"""Who may do what to an edition, and when it is fit to leave the Court; pure, on given objects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Organ
from common.errors import Forbidden, Refusal
from reports.document.canonical import decode
from reports.document.snapshot import Citation, Meeting
from reports.models import Edition
from reports.workflow import LIFE

SYMBOL: Final = re.compile(r"[A-Z][A-Za-z0-9.\-]*(/[A-Za-z0-9.\-]+)+\*?")
"""Body, session, serial number and suffixes, with an asterisk when reissued: ICC-ASP/12/35, ICC-ASP/12/35/Add.1."""

EARLIEST: Final = date(1998, 7, 17)
"""The adoption of the Rome Statute; no report covers days before it."""


def may_prepare(person: Person) -> bool:
    """The Registry prepares editions."""
    return person.organ == Organ.REGISTRY


def may_sign(person: Person) -> bool:
    """The Registry and the Presidency approve and publish."""
    return person.organ in (Organ.REGISTRY, Organ.PRESIDENCY)


def check_prepares(by: Person) -> None:
    """Refuses whoever does not sit in the Registry."""
    if not may_prepare(by):
        raise Forbidden(_("Editions of the report are prepared by the Registry."))


def check_signs(by: Person) -> None:
    """Refuses whoever sits neither in the Registry nor in the Presidency."""
    if not may_sign(by):
        raise Forbidden(
            _("Editions of the report are approved and published by the Registry or the Presidency.")
        )


def check_particulars(values: Mapping[str, Any]) -> None:
    """Refuses a symbol that is none, days out of order, and days before the Statute."""
    if not SYMBOL.fullmatch(values["symbol"]):
        raise Refusal(
            _("“%(symbol)s” is no document symbol; write it like ICC-ASP/12/35.") % values, field="symbol"
        )
    if values["period_start"] > values["period_end"]:
        raise Refusal(_("The period ends before it starts; exchange the two dates."), field="period_end")
    for name in ("period_start", "at_large_on", "apic_on", "agreements_on"):
        if values[name] < EARLIEST:
            raise Refusal(_("The Rome Statute dates from 17 July 1998; choose a later day."), field=name)
    for name, kind in (("meetings", Meeting), ("citations", Citation)):
        try:
            for item in values[name]:
                decode(kind, item, name)
        except ValueError as error:
            raise Refusal(str(error), field=name) from error


def check_ready(edition: Edition, on: date) -> None:
    """Refuses an edition that asks for days which are not over."""
    if edition.latest_on > on:
        raise Refusal(
            _("The figures ask for %(day)s, which has not come yet; wait for it or choose earlier dates.")
            % {"day": edition.latest_on.isoformat()}
        )


def check_second_person(edition: Edition, by: Person) -> None:
    """Refuses publication without an approval, or by the person who gave it."""
    if edition.approved_by_id is None:
        raise Refusal(_("Nobody has approved this edition yet; a colleague approves it first."))
    if edition.approved_by_id == by.pk:
        raise Refusal(_("You approved this edition; a second person publishes it."))


def offered(edition: Edition, person: Person) -> list[str]:
    """The actions that the person may take now, by their names in the life cycle."""
    allowed = [action.name for action in LIFE.allowed(edition.status)]
    able = {
        "revise": may_prepare(person),
        "compile": may_prepare(person),
        "approve": may_sign(person) and edition.approved_by_id is None,
        "publish": may_sign(person) and edition.approved_by_id not in (None, person.pk),
    }
    return [name for name in allowed if able[name]]
