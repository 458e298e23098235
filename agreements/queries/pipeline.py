"""The pipeline of agreements on a day: by stage with ages, and how willingness turns into conclusion (para. 38)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import Final

from agreements.models import Agreement, AgreementEvent
from agreements.queries.comparison import THRESHOLD
from agreements.vocab import AgreementKind, Stage
from common.asof import AsOf
from requests_app.rates import Duration, median

BOARD: Final = (
    Stage.MODEL_SHARED,
    Stage.WILLINGNESS,
    Stage.NEGOTIATING,
    Stage.TEXT_AGREED,
    Stage.SIGNED,
)
"""The stages on the way to an agreement in force, as columns from left to right."""

LEFT: Final = (Stage.LAPSED, Stage.DECLINED)
"""How an agreement leaves the way."""

OLD: Final = 365
"""Days without movement after which a line is marked. A rule of the desk, not of law."""


@dataclass(frozen=True, slots=True)
class Card:
    """An agreement at its stage, and for how many days it has been there."""

    agreement: Agreement
    age: int

    @property
    def old(self) -> bool:
        """Whether nothing has moved for long."""
        return self.age > OLD


@dataclass(frozen=True, slots=True)
class Column:
    """One stage: the longest waiting first, and the median age in days (the lower of two; None where there is none)."""

    stage: Stage
    cards: list[Card]

    @property
    def median_age(self) -> int | None:
        """Half of the agreements of the column are no older."""
        return median_low([card.age for card in self.cards]) if self.cards else None


@dataclass(frozen=True, slots=True)
class Conversion:
    """Of the agreements whose State expressed willingness by the day: what became of them.

    Where `told` is false nothing may be said, not even that there is none.
    """

    kind: AgreementKind
    willing: int
    concluded: int
    left: int
    median_days: int | None
    told: bool = True

    @property
    def open(self) -> int:
        """Neither concluded nor given up."""
        return self.willing - self.concluded - self.left

    @property
    def few(self) -> bool:
        """Whether there are too few for a share or a median."""
        return self.willing < THRESHOLD

    @property
    def share(self) -> float | None:
        """Concluded, of those willing; None where there are too few."""
        return None if self.few or not self.told else self.concluded / self.willing


def board(rows: Iterable[Agreement], on: date) -> list[Column]:
    """Agreements `with_stages` of the day `on` as columns."""
    of_stage: dict[str, list[Card]] = defaultdict(list)
    for row in rows:
        of_stage[row.stage].append(Card(row, (on - row.since).days))
    return [
        Column(stage, sorted(of_stage[stage], key=lambda card: (-card.age, card.agreement.pk)))
        for stage in (*BOARD, *LEFT)
    ]


def conversions(at: AsOf) -> list[Conversion]:
    """Each type on the day, as far as the viewer sees its agreements. One query.

    An agreement counts once, from its first recorded willingness; one that was opened later than that is not here.
    Days run to the first signature, else the entry into force; what is open counts as lasting at least so long.
    """
    told = (
        AgreementEvent.objects.known(at.known_at)
        .filter(effective_on__lte=at.on)
        .order_by("effective_on", "id")
        .values_list("agreement_id", "agreement__kind", "kind", "effective_on")
    )
    stories: dict[str, dict[int, list[tuple[str, date]]]] = defaultdict(lambda: defaultdict(list))
    for agreement, kind, stage, on in told:
        stories[kind][agreement].append((stage, on))
    return [_conversion(kind, list(stories[kind].values()), at.on) for kind in AgreementKind]


def _conversion(kind: AgreementKind, stories: Sequence[list[tuple[str, date]]], on: date) -> Conversion:
    durations, left = [], 0
    for story in stories:
        willing = next((day for stage, day in story if stage == Stage.WILLINGNESS), None)
        if willing is None:
            continue
        concluded = next((day for stage, day in story if stage in (Stage.SIGNED, Stage.IN_FORCE)), None)
        durations.append(Duration(max(0, ((concluded or on) - willing).days), observed=concluded is not None))
        left += concluded is None and story[-1][0] in LEFT
    concluded_count = sum(one.observed for one in durations)
    return Conversion(
        kind,
        willing=len(durations),
        concluded=concluded_count,
        left=left,
        median_days=median(durations) if len(durations) >= THRESHOLD else None,
        told=bool(stories) or kind is not AgreementKind.RELOCATION,
    )
