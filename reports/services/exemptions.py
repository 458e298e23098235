"""Exceptions from disclosure control: asked for by one person, approved by another."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from reports import policies
from reports.models import Edition, Exemption
from reports.services.lock import reopen
from reports.services.log import note_step
from reports.workflow import LIFE


@transaction.atomic
def ask_exemption(
    edition: Edition, *, table: str, row: str, column: str, reason: str, by: Person, at: datetime
) -> Exemption:
    """Asks that a cell, or with no row and column all of the table, is printed although it is small.

    Nothing changes until a second person approves. Raises Forbidden for people outside the Court, Refusal (with the
    field) for what is no held back number, without a reason, and where the same is asked for already.
    """
    policies.check_asks_exemption(by)
    current = _locked(edition, "ask_exemption")
    policies.check_exemption(table, row, column, reason)
    try:
        with transaction.atomic():
            made = Exemption.objects.create(
                edition=current,
                table=table,
                row=row,
                column=column,
                reason=reason.strip(),
                asked_by=by,
                asked_at=at,
            )
    except IntegrityError as error:
        if "exemption_once" not in str(error):
            raise
        raise Refusal(
            _("This exception is asked for already; it stands in the list."), field="cell"
        ) from error
    note_step(current, "ask_exemption", by=by, at=at, note=f"{made.name}: {made.reason}")
    return made


@transaction.atomic
def approve_exemption(exemption: Exemption, *, by: Person, at: datetime) -> Exemption:
    """A second person decides that the number is printed; the edition is a draft again, and signatures fall.

    Raises Forbidden outside Registry and Presidency, Refusal for whoever asked and when it waits no longer.
    """
    policies.check_signs(by)
    edition = _locked(exemption.edition, "approve_exemption")
    current = Exemption.objects.select_for_update(of=("self",)).get(pk=exemption.pk)
    policies.check_approves_exemption(current, by)
    current.approved_by, current.approved_at = by, at
    current.save()
    reopen(edition)
    note_step(edition, "approve_exemption", by=by, at=at, note=f"{current.name}: {current.reason}")
    return current


@transaction.atomic
def end_exemption(exemption: Exemption, *, by: Person, at: datetime) -> Exemption:
    """Declines an exception that waits, or takes one back that stands; then the edition is a draft again.

    Raises Forbidden for anyone but whoever asked and those who sign, Refusal when it has ended already.
    """
    policies.check_ends_exemption(exemption, by)
    stood = exemption.approved_at is not None
    action = "withdraw_exemption" if stood else "decline_exemption"
    edition = _locked(exemption.edition, action)
    if not Exemption.objects.filter(
        pk=exemption.pk, ended_at__isnull=True, approved_at__isnull=not stood
    ).update(ended_by=by, ended_at=at):
        raise Refusal(_("Somebody answered this exception meanwhile; look at the list again."))
    if stood:
        reopen(edition)
    note_step(edition, action, by=by, at=at, note=exemption.name)
    return Exemption.objects.get(pk=exemption.pk)


def _locked(edition: Edition, action: str) -> Edition:
    current = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    LIFE.check(action, current.status)
    return current
