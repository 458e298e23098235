"""Synthetic talks with States drawn by lot, what was said about them, and support among States.

None is concluded, and none is about interim release before the end of the reported period: the numbers of
ICC-ASP/12/35 stay as they are. Belgium's talks on interim release are those of the report.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from agreements.models import Agreement, ModelText, Remark, Support
from agreements.services import add_stage, write_agreement
from agreements.vocab import AgreementKind, Measure, RemarkKind, Stage
from common.asof import start_of
from partners.models import Partner, Recommendation
from partners.queries import parties_to
from partners.vocab import Treaty

INTERIM_RELEASE_TALKS: Final = date(2013, 9, 1)
"""Belgium was negotiating on interim release in September 2013 (ICC-ASP/12/35, para. 39); the day is the month's first."""

FIRST: Final = date(2013, 10, 15)

WAY: Final = (Stage.MODEL_SHARED, Stage.WILLINGNESS, Stage.NEGOTIATING, Stage.TEXT_AGREED)

NUMBERS: Final = {AgreementKind.ENFORCEMENT: 9, AgreementKind.INTERIM_RELEASE: 7, AgreementKind.RELEASE: 8}

CAPACITY: Final = (
    "Synthetic: no place in a prison that meets the treaty standards.",
    "Synthetic: no law that lets a foreign sentence be enforced.",
    "Synthetic: no means for housing and guarding.",
)
CONTACT: Final = "Synthetic: legal office at the Court; treaty office of the ministry of foreign affairs."
CONDITION: Final = "Synthetic: only persons who have ties with the State."


def load(*, rng: random.Random, on: date) -> int:
    """Writes the talks, remarks and support up to the day; returns how many agreements."""
    _belgium()
    written = [agreement for kind in NUMBERS for agreement in _talks(rng, kind, on)]
    _remarks(rng, written, on)
    _support(rng, written, on)
    return len(written)


def _belgium() -> None:
    """Adds the reported negotiation to Belgium's interim release agreement of the reference data."""
    agreement = Agreement.objects.filter(kind=AgreementKind.INTERIM_RELEASE, partner__code="BEL").first()
    if agreement and not agreement.events.filter(kind=Stage.NEGOTIATING).exists():
        add_stage(
            agreement,
            Stage.NEGOTIATING,
            INTERIM_RELEASE_TALKS,
            known_from=start_of(INTERIM_RELEASE_TALKS),
            note="Under negotiation in September 2013 (ICC-ASP/12/35, para. 39); the first of the month stands for it.",
        )


def _talks(rng: random.Random, kind: AgreementKind, on: date) -> Iterator[Agreement]:
    taken = Agreement.objects.filter(kind=kind).values("partner")
    states = list(
        parties_to(Treaty.ROME_STATUTE, FIRST, start_of(FIRST)).exclude(pk__in=taken).order_by("sort_key")
    )
    for place, partner in enumerate(rng.sample(states, min(NUMBERS[kind], len(states)))):
        day, stages = FIRST + timedelta(days=rng.randrange(max(1, (on - FIRST).days - 900))), {}
        for stage in WAY[: 1 + place % len(WAY)]:
            stages[stage] = day
            day += timedelta(days=rng.randint(20, 260))
        if place % 7 == 6:
            stages[rng.choice((Stage.LAPSED, Stage.DECLINED))] = day
        past = {stage: when for stage, when in stages.items() if when <= on}
        if past:
            yield write_agreement(kind=kind, partner=partner, stages=past, synthetic=True)


def _remarks(rng: random.Random, agreements: list[Agreement], on: date) -> None:
    """Model texts that were sent first, contacts, and what some States lack or ask for."""
    texts = {text.kind: text for text in ModelText.objects.order_by("dated_on", "id")}
    rows = []
    for place, agreement in enumerate(agreements):
        begun = agreement.events.order_by("effective_on", "id")[0].effective_on
        if text := texts.get(agreement.kind):
            rows.append(_remark(agreement, RemarkKind.MODEL_SENT, begun, model_text=text))
        if agreement.status in (Stage.NEGOTIATING, Stage.TEXT_AGREED):
            rows.append(_remark(agreement, RemarkKind.CONTACT, begun, text=CONTACT))
        if agreement.status == Stage.WILLINGNESS and place % 2:
            rows.append(_remark(agreement, RemarkKind.CAPACITY, begun, text=rng.choice(CAPACITY)))
        if agreement.kind == AgreementKind.ENFORCEMENT and agreement.status == Stage.NEGOTIATING:
            rows.append(_remark(agreement, RemarkKind.CONDITION, begun, text=CONDITION))
    Remark.objects.bulk_create(row for row in rows if row.effective_on <= on)


def _remark(agreement: Agreement, kind: RemarkKind, on: date, **values: object) -> Remark:
    return Remark(agreement=agreement, kind=kind, effective_on=on, known_from=start_of(on), **values)


def _support(rng: random.Random, agreements: list[Agreement], on: date) -> None:
    """Two States in three that lack capacity are helped by another one."""
    lacking = Remark.objects.filter(kind=RemarkKind.CAPACITY, agreement__in=agreements).order_by("id")
    givers = list(Partner.objects.states().filter(code__in=("NLD", "NOR", "EST", "CHE")).order_by("code"))
    recommendation = Recommendation.objects.filter(number=5).first()
    rows = []
    for place, remark in enumerate(lacking.select_related("agreement")):
        day = remark.effective_on + timedelta(days=90)
        if place % 3 != 2 and day <= on and givers:
            giver = rng.choice(givers)
            rows.append(
                Support(
                    giver=giver,
                    receiver_id=remark.agreement.partner_id,
                    kind=rng.choice(Measure.values),
                    text="Synthetic: a course and a visit.",
                    effective_on=day,
                    known_from=start_of(day),
                    agreement=remark.agreement,
                    recommendation=recommendation,
                    synthetic=True,
                )
            )
    Support.objects.bulk_create(row for row in rows if row.giver_id != row.receiver_id)
