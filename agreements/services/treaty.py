"""What is recorded about a State's part in a treaty, beside its steps."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from agreements.models import NationalFact, Statement
from agreements.vocab.treaty import ABOUT_ANOTHER, Extent, NationalKind, StatementKind
from common.asof import court_day
from common.errors import Refusal
from common.history import correct
from partners.models import Partner
from partners.policies import check_keeper
from partners.vocab import Treaty


@transaction.atomic
def record_statement(
    partner: Partner,
    *,
    treaty: str,
    kind: str,
    on: date,
    text: str,
    source: str,
    known_at: datetime,
    by: Person,
    about: Statement | None = None,
) -> Statement:
    """The State deposited the statement on the day `on`; the Registry records it at `known_at`.

    An objection is about a statement of another State, a withdrawal about one of the State's own. Raises Refusal where it is not.
    """
    check_keeper(by)
    _check_day(on, court_day(known_at))
    if kind == StatementKind.ARTICLE_23 and treaty != Treaty.APIC:
        raise Refusal(_("Article 23 is an article of APIC; choose another kind."), field="kind")
    if kind in ABOUT_ANOTHER:
        _check_about(partner, treaty, kind, on, about)
    elif about is not None:
        raise Refusal(_("Only an objection or a withdrawal is about another statement."), field="about")
    return Statement.objects.create(
        partner=partner,
        treaty=treaty,
        kind=kind,
        about=about,
        text=text.strip(),
        source=source.strip(),
        effective_on=on,
        known_from=known_at,
        recorded_by=by,
    )


@transaction.atomic
def record_national(
    partner: Partner,
    *,
    treaty: str,
    kind: str,
    on: date,
    known_at: datetime,
    by: Person,
    extent: str = "",
    text: str = "",
    legislation: str = "",
    helper: Partner | None = None,
    source: str = "",
) -> NationalFact:
    """Since the day `on` this is so in the State; the Registry records it at `known_at`.

    Implementation has an extent and may name legislation; everything else has a text.
    """
    check_keeper(by)
    _check_day(on, court_day(known_at))
    law = kind == NationalKind.IMPLEMENTATION
    if law and extent not in Extent.values:
        raise Refusal(_("Say how far the treaty is carried out in national law."), field="extent")
    if not law and not text.strip():
        raise Refusal(_("Say what it was."), field="text")
    if helper is not None and (kind != NationalKind.ASSISTANCE_GIVEN or helper == partner):
        raise Refusal(
            _("Only assistance is given by somebody, and by another than the State itself."), field="helper"
        )
    return NationalFact.objects.create(
        partner=partner,
        treaty=treaty,
        kind=kind,
        extent=extent if law else "",
        text=text.strip(),
        legislation=legislation.strip() if law else "",
        helper=helper,
        source=source.strip(),
        effective_on=on,
        known_from=known_at,
        recorded_by=by,
    )


@transaction.atomic
def correct_entry(
    entry: Statement | NationalFact, *, on: date | None, known_at: datetime, by: Person
) -> Statement | NationalFact:
    """The entry holds from another day, or is struck out (`on` is None); earlier answers keep it as it was."""
    check_keeper(by)
    if on is not None:
        _check_day(on, court_day(known_at))
    if isinstance(entry, Statement) and entry.answers.filter(corrected_by=None, struck_out=False).exists():
        raise Refusal(_("Others answered this statement; strike out their answers first."))
    fields: dict[str, Any] = {name: getattr(entry, name) for name in entry.CONTENT}
    return correct(entry, on=on, known_at=known_at, recorded_by=by, **fields)


def _check_day(on: date, today: date) -> None:
    if on > today:
        raise Refusal(_("The day lies in the future; record it once it is there."), field="on")


def _check_about(partner: Partner, treaty: str, kind: str, on: date, about: Statement | None) -> None:
    if about is None or about.treaty != treaty or about.kind in ABOUT_ANOTHER:
        raise Refusal(_("Say which declaration or reservation it is about."), field="about")
    if (about.partner_id == partner.pk) != (kind == StatementKind.WITHDRAWN):
        raise Refusal(
            _("A State objects to what another State declared, and withdraws what it declared itself."),
            field="about",
        )
    if on < about.effective_on:
        raise Refusal(_("The day lies before that of the statement it is about."), field="on")
