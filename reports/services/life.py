"""The life of an edition: compiled, approved, published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from reports import policies
from reports.document import Snapshot
from reports.models import Edition
from reports.queries import gather, moment_of, require_printable
from reports.rendering import request_rendering
from reports.services.frozen import keep, moved
from reports.services.lock import locked, withdraw_approval
from reports.vocab import EditionStatus, Language


@transaction.atomic
def compile_edition(edition: Edition, *, seen: int, by: Person | None, at: datetime) -> Edition:
    """Gathers figures and names at the moment `at` and keeps them with their hash; an approval is taken back.

    Raises Forbidden for anyone outside the Registry, Refusal when the report would contradict itself.
    """
    if by is not None:
        policies.check_prepares(by)
    edition = locked(edition, "compile", seen)
    snapshot = gather(edition, moment_of(edition, at))
    require_printable(snapshot)
    withdraw_approval(edition)
    edition.status, edition.compiled_at = EditionStatus.COMPILED, at
    keep(edition, snapshot)
    edition.save()
    return edition


@transaction.atomic
def approve_edition(edition: Edition, *, seen: int, by: Person, at: datetime, on: date) -> Edition:
    """The first of the two people says that this compilation may be published. `on` is the day at the Court.

    Raises Forbidden outside Registry and Presidency, Refusal when its dates are not over, Stale when it changed.
    """
    policies.check_signs(by)
    edition = locked(edition, "approve", seen)
    policies.check_ready(edition, on)
    if edition.approved_by_id is not None:
        raise Refusal(_("This edition is approved already; a second person publishes it."))
    edition.approved_by, edition.approved_at = by, at
    edition.save()
    return edition


@transaction.atomic
def publish_edition(edition: Edition, *, seen: int, by: Person, at: datetime, on: date) -> Edition:
    """Freezes the approved compilation for ever, opens it to everyone who signs in, and has its PDF made.

    Raises Forbidden outside Registry and Presidency; Refusal without an approval, for the person who gave it, or
    when the data no longer give what was approved; Stale when the edition changed.
    """
    policies.check_signs(by)
    edition = locked(edition, "publish", seen)
    policies.check_ready(edition, on)
    policies.check_second_person(edition, by)
    approved = Snapshot.from_json(edition.snapshot)
    if differences := moved(approved, gather(edition, moment_of(edition, at))):
        raise Refusal(
            _("The data no longer give what was approved (%(moved)s); compile and approve the edition again.")
            % {"moved": ", ".join(differences)}
        )
    keep(edition, replace(approved, edition=replace(approved.edition, draft=False)))
    edition.status, edition.published_by, edition.published_at = EditionStatus.PUBLISHED, by, at
    edition.save()
    request_rendering(edition, language=Language.ENGLISH, by=by, at=at)
    return edition
