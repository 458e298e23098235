"""The life of an edition: compiled, signed by two, published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from reports import policies
from reports.announcement import announce
from reports.document import Snapshot
from reports.models import Edition
from reports.queries import documents, gather, moment_of, require_printable
from reports.rendering import request_rendering
from reports.services.clearances import fell, settle
from reports.services.frozen import keep, moved
from reports.services.lock import locked, withdraw_signatures
from reports.services.log import note_step
from reports.vocab import EditionStatus
from reports.wording import require_worded


@transaction.atomic
def compile_edition(edition: Edition, *, seen: int, by: Person | None, at: datetime) -> Edition:
    """Gathers figures and names at the moment `at` and keeps them with their hash.

    Signatures are taken back, and so are clearances of parts that read otherwise now; the others stand.
    Raises Forbidden for anyone outside the Registry, Refusal when the report would contradict itself.
    """
    if by is not None:
        policies.check_prepares(by)
    edition = locked(edition, "compile", seen)
    snapshot = gather(edition, moment_of(edition, at))
    require_printable(snapshot)
    documents(snapshot, edition.languages)
    withdraw_signatures(edition)
    edition.status, edition.compiled_at = EditionStatus.COMPILED, at
    keep(edition, snapshot)
    edition.save()
    note_step(edition, "compile", by=by, at=at, note=edition.sha256)
    fell(edition, at=at)
    return settle(edition, at=at)


@transaction.atomic
def sign_edition(edition: Edition, *, seen: int, by: Person, at: datetime, on: date) -> Edition:
    """The first of the two people says that this compilation may be published. `on` is the day at the Court.

    Raises Forbidden outside Registry and Presidency; Refusal when its days are not over, a comment is open or somebody
    has signed; Stale when it changed.
    """
    policies.check_signs(by)
    edition = locked(edition, "sign", seen)
    policies.check_ready(edition, on)
    policies.check_comments(edition.comments.open().count())
    policies.check_first_signature(edition)
    edition.signed_by, edition.signed_at = by, at
    edition.save()
    note_step(edition, "sign", by=by, at=at)
    return edition


@transaction.atomic
def countersign_edition(edition: Edition, *, seen: int, by: Person, at: datetime, on: date) -> Edition:
    """The second person signs. Raises as `sign_edition`, and Refusal for the person who signed first."""
    policies.check_signs(by)
    edition = locked(edition, "countersign", seen)
    policies.check_ready(edition, on)
    policies.check_comments(edition.comments.open().count())
    policies.check_second_signature(edition, by)
    edition.countersigned_by, edition.countersigned_at = by, at
    edition.status = EditionStatus.SIGNED
    edition.save()
    note_step(edition, "countersign", by=by, at=at)
    return edition


@transaction.atomic
def withdraw_signature(edition: Edition, *, seen: int, by: Person, at: datetime) -> Edition:
    """Takes both signatures back: the second was given to what the first one stood under. Raises Refusal, Stale."""
    edition = locked(edition, "withdraw_signature", seen)
    policies.check_signed(edition, by)
    withdraw_signatures(edition)
    edition.status = EditionStatus.CLEARED
    edition.save()
    note_step(edition, "withdraw_signature", by=by, at=at)
    return edition


@transaction.atomic
def publish_edition(edition: Edition, *, seen: int, by: Person, at: datetime, on: date) -> Edition:
    """Freezes the signed compilation for ever, opens it to everyone who signs in, has its PDF made, and tells who asked.

    Raises Forbidden outside Registry and Presidency; Refusal when the data no longer give what was signed; Stale when
    the edition changed.
    """
    policies.check_signs(by)
    edition = locked(edition, "publish", seen)
    policies.check_ready(edition, on)
    signed = Snapshot.from_json(edition.snapshot)
    if differences := moved(signed, gather(edition, moment_of(edition, at))):
        raise Refusal(
            _(
                "The data no longer give what was signed (%(moved)s); compile, clear and sign the edition again."
            )
            % {"moved": ", ".join(differences)}
        )
    require_worded(signed, edition.languages)
    keep(edition, replace(signed, edition=replace(signed.edition, draft=False, site=settings.SITE_URL)))
    edition.status, edition.published_by, edition.published_at = EditionStatus.PUBLISHED, by, at
    edition.save()
    note_step(edition, "publish", by=by, at=at, note=edition.sha256)
    for language in edition.languages:
        request_rendering(edition, language=language, by=by, at=at)
    announce(edition, at=at)
    return edition
