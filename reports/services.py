"""What is done to an edition: draft, revise, compile, approve, publish. Each is one action in one transaction."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal, Stale
from reports import policies
from reports.document import Snapshot
from reports.models import Edition
from reports.queries import gather, moment_of, require_printable
from reports.rendering import request_rendering
from reports.vocab import EditionStatus, Language
from reports.workflow import LIFE

PARTICULARS: Final = (
    *("symbol", "title", "session", "place_and_dates", "distribution", "distributed_on", "original_language"),
    *("job_number", "mandate", "facilitator", "period_start", "period_end"),
    *("at_large_on", "apic_on", "agreements_on", "known_at", "meetings", "citations"),
)
"""What a person may set; everything else follows from what is done to the edition."""


@transaction.atomic
def draft_edition(values: Mapping[str, Any], *, by: Person | None, synthetic: bool = False) -> Edition:
    """A new edition with these particulars; `by` is None only where demonstration data are loaded.

    Raises Forbidden for anyone outside the Registry, Refusal (with the field) for particulars that are not possible.
    """
    if by is not None:
        policies.check_prepares(by)
    edition = Edition(created_by=by, synthetic=synthetic)
    _set(edition, values)
    return edition


@transaction.atomic
def revise_edition(edition: Edition, values: Mapping[str, Any], *, seen: int, by: Person) -> Edition:
    """The edition with other particulars; it is a draft again. `seen` is the version that the person had read.

    Raises Forbidden, Refusal as `draft_edition`, and Stale when somebody else changed it meanwhile.
    """
    policies.check_prepares(by)
    edition = _locked(edition, "revise", seen)
    _withdraw_approval(edition)
    edition.status, edition.snapshot, edition.sha256, edition.compiled_at = (
        EditionStatus.DRAFTED,
        "",
        "",
        None,
    )
    _set(edition, values)
    return edition


@transaction.atomic
def compile_edition(edition: Edition, *, seen: int, by: Person | None, at: datetime) -> Edition:
    """Gathers figures and names at the moment `at` and keeps them with their hash; an approval is taken back.

    Raises Forbidden for anyone outside the Registry, Refusal when the report would contradict itself.
    """
    if by is not None:
        policies.check_prepares(by)
    edition = _locked(edition, "compile", seen)
    snapshot = gather(edition, moment_of(edition, at))
    require_printable(snapshot)
    _withdraw_approval(edition)
    edition.status, edition.compiled_at = EditionStatus.COMPILED, at
    _keep(edition, snapshot)
    edition.save()
    return edition


@transaction.atomic
def approve_edition(edition: Edition, *, seen: int, by: Person, at: datetime, on: date) -> Edition:
    """The first of the two people says that this compilation may be published. `on` is the day at the Court.

    Raises Forbidden outside Registry and Presidency, Refusal when its dates are not over, Stale when it changed.
    """
    policies.check_signs(by)
    edition = _locked(edition, "approve", seen)
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
    edition = _locked(edition, "publish", seen)
    policies.check_ready(edition, on)
    policies.check_second_person(edition, by)
    approved = Snapshot.from_json(edition.snapshot)
    if moved := _moved(approved, gather(edition, moment_of(edition, at))):
        raise Refusal(
            _("The data no longer give what was approved (%(moved)s); compile and approve the edition again.")
            % {"moved": ", ".join(moved)}
        )
    _keep(edition, replace(approved, edition=replace(approved.edition, draft=False)))
    edition.status, edition.published_by, edition.published_at = EditionStatus.PUBLISHED, by, at
    edition.save()
    request_rendering(edition, language=Language.ENGLISH, by=by, at=at)
    return edition


def intact(edition: Edition) -> bool:
    """Whether the frozen snapshot still has the hash that was kept with it, and still is the canonical text."""
    return (
        hashlib.sha256(edition.snapshot.encode()).hexdigest() == edition.sha256
        and Snapshot.from_json(edition.snapshot).to_json() == edition.snapshot
    )


def moved_since_compiled(edition: Edition, current: Snapshot) -> list[str]:
    """What differs between the compilation that is kept and what the data give now; nothing when it is not compiled."""
    return (
        _moved(Snapshot.from_json(edition.snapshot), current)
        if edition.snapshot and not edition.published
        else []
    )


def _locked(edition: Edition, action: str, seen: int) -> Edition:
    """The edition as it stands now, locked, with its next version; refused when the action or the version is past."""
    current = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    LIFE.check(action, current.status)
    if current.version != seen:
        raise Stale(
            _("Somebody else changed this edition meanwhile; look at it again before you go on."),
            current=current,
        )
    current.version += 1
    return current


def _set(edition: Edition, values: Mapping[str, Any]) -> None:
    if unknown := values.keys() - set(PARTICULARS):
        raise TypeError(f"Not a particular of an edition: {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(edition, name, value)
    policies.check_particulars({name: getattr(edition, name) for name in PARTICULARS})
    edition.slug = re.sub(r"[^A-Za-z0-9]+", "-", edition.symbol.replace("*", "-reissued"))
    try:
        with transaction.atomic():
            edition.save()
    except IntegrityError as error:
        if "symbol" not in str(error) and "slug" not in str(error):
            raise
        raise Refusal(
            _("There is an edition with this symbol already; open that one or choose another."),
            field="symbol",
        ) from error


def _keep(edition: Edition, snapshot: Snapshot) -> None:
    edition.snapshot = snapshot.to_json()
    edition.sha256 = hashlib.sha256(edition.snapshot.encode()).hexdigest()


def _withdraw_approval(edition: Edition) -> None:
    edition.approved_by = edition.approved_at = None


def _moved(approved: Snapshot, current: Snapshot) -> list[str]:
    """Ids of the figures that differ, or the names of the lists where no figure does."""
    figures = [one.id for one in approved.figures if one.value != current.figure(one.id).value]
    if figures or approved == current:
        return figures
    return [name for name in approved.__slots__ if getattr(approved, name) != getattr(current, name)]
