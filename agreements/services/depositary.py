"""Lists of a depositary: kept as they are, and their changes applied one by one."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from agreements.depositary import read
from agreements.depositary.reading import format_of
from agreements.models import DepositaryList, ListDecision
from agreements.queries.proposals import Proposal, proposals
from agreements.vocab.depositary import Decision
from common.asof import court_day
from common.errors import Refusal
from partners.policies import check_keeper
from partners.services import correct_step, record_step
from partners.vocab import Treaty

LARGEST: Final = 5 * 2**20
"""Bytes of a list at most; the depositary's longest pages have a tenth of it."""


@transaction.atomic
def keep_list(
    *, treaty: str, name: str, content: bytes, saved_on: date, today: date, by: Person
) -> tuple[DepositaryList, bool]:
    """Keeps the file as a source, and says whether it is new: the same file is kept once.

    Raises Refusal or Rejected, and keeps nothing, where the file cannot be read as a whole.
    """
    check_keeper(by)
    if saved_on > today:
        raise Refusal(_("The file cannot have been saved in the future."), field="saved_on")
    if len(content) > LARGEST:
        raise Refusal(_("The file is larger than 5 MB; a list never is."), field="file")
    read(content, Treaty(treaty), today=today)
    digest = hashlib.sha256(content).hexdigest()
    known = DepositaryList.objects.filter(treaty=treaty, sha256=digest).first()
    if known is not None:
        return known, False
    kept = DepositaryList.objects.create(
        treaty=treaty,
        name=name[:200],
        format=format_of(content),
        saved_on=saved_on,
        content=content,
        sha256=digest,
        recorded_by=by,
    )
    return kept, True


@transaction.atomic
def decide(source: DepositaryList, *, key: str, decision: str, known_at: datetime, by: Person) -> Proposal:
    """Applies one proposed change, or leaves the register as it is; either is kept with the list.

    Raises Refusal where the register changed meanwhile, or where the step is not possible among the others.
    """
    check_keeper(by)
    today = court_day(known_at)
    reading = read(bytes(source.content), Treaty(source.treaty), today=today)
    proposal = next((one for one in proposals(source, reading.entries) if one.key == key), None)
    if proposal is None:
        raise Refusal(_("The register says this already, or changed meanwhile; nothing was done."))
    if decision == Decision.APPLIED:
        _apply(source, proposal, known_at, by)
    ListDecision.objects.get_or_create(
        source=source,
        partner=proposal.partner,
        kind=proposal.kind,
        on=proposal.on,
        decision=Decision(decision),
        defaults={"decided_by": by},
    )
    return proposal


def _apply(source: DepositaryList, proposal: Proposal, known_at: datetime, by: Person) -> None:
    found_in = _("%(file)s, saved on %(day)s") % {"file": source.name, "day": source.saved_on.isoformat()}
    if proposal.old is None:
        record_step(
            proposal.partner,
            treaty=source.treaty,
            kind=proposal.kind,
            on=proposal.on,
            source=found_in,
            known_at=known_at,
            by=by,
            instrument=proposal.instrument,
            takes_effect_on=proposal.takes_effect_on,
        )
    else:
        correct_step(
            proposal.old,
            on=proposal.on,
            known_at=known_at,
            by=by,
            instrument=proposal.instrument,
            source=found_in,
        )
