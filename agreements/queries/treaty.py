"""What States declared about a treaty, and what is known of it at home, on a day and as known at a moment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from agreements.models import NationalFact, Statement
from agreements.queries.participation import Participation
from agreements.vocab.treaty import Extent, NationalKind, StatementKind
from common.asof import AsOf
from partners.models import Partner, TreatyEvent
from partners.vocab import Treaty


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration or reservation with the objections to it, and its withdrawal if there was one by the day."""

    statement: Statement
    objections: list[Statement] = field(default_factory=list)
    withdrawal: Statement | None = None


def declared(treaty: Treaty, at: AsOf, *, of: Partner | None = None) -> list[Declared]:
    """Declarations and reservations up to the day, by State; what was withdrawn stays with its withdrawal."""
    rows = Statement.objects.known(at.known_at).filter(treaty=treaty, effective_on__lte=at.on)
    found = list(rows.select_related("partner").order_by("partner__sort_key", "effective_on", "id"))
    answers: dict[int, list[Statement]] = defaultdict(list)
    for row in found:
        if row.about_id:
            answers[row.about_id].append(row)
    return [
        Declared(
            row,
            [one for one in answers[row.pk] if one.kind == StatementKind.OBJECTION],
            next((one for one in answers[row.pk] if one.kind == StatementKind.WITHDRAWN), None),
        )
        for row in found
        if row.about_id is None and (of is None or row.partner_id == of.pk)
    ]


def objections_by(partner: Partner, treaty: Treaty, at: AsOf) -> list[Statement]:
    """The objections that the State made up to the day."""
    rows = Statement.objects.known(at.known_at).filter(
        treaty=treaty, partner=partner, kind=StatementKind.OBJECTION, effective_on__lte=at.on
    )
    return list(rows.select_related("about__partner").order_by("effective_on", "id"))


def national(treaty: Treaty, at: AsOf, *, of: Partner | None = None) -> list[NationalFact]:
    """What is known of the treaty at home up to the day, the latest first, with the States."""
    rows = NationalFact.objects.known(at.known_at).filter(treaty=treaty, effective_on__lte=at.on)
    if of is not None:
        rows = rows.filter(partner=of)
    return list(rows.select_related("partner", "helper").order_by("-effective_on", "-id"))


def extents(facts: Iterable[NationalFact]) -> dict[int, NationalFact]:
    """The latest word on implementation of each State; `facts` come with the latest first."""
    found: dict[int, NationalFact] = {}
    for fact in facts:
        if fact.kind == NationalKind.IMPLEMENTATION:
            found.setdefault(fact.partner_id, fact)
    return found


def implementation_counts(
    rows: Iterable[Participation], latest: dict[int, NationalFact]
) -> dict[Extent | None, int]:
    """The parties by how far they carry the treaty out in their law; None counts those of which nothing is known."""
    counted = Counter(
        Extent(latest[row.partner.pk].extent) if row.partner.pk in latest else None
        for row in rows
        if row.party
    )
    return {extent: counted[extent] for extent in (*Extent, None)}


def corrections_of(partner: Partner, treaty: Treaty, known_at: datetime) -> list[TreatyEvent]:
    """What was corrected of the State's steps by the moment, the latest correction first, each with what stood before."""
    rows = TreatyEvent.objects.filter(partner=partner, treaty=treaty, corrects__isnull=False)
    return list(
        rows.filter(known_from__lte=known_at).select_related("corrects").order_by("-known_from", "-id")
    )
