"""The figures of the report, each defined once: what it counts, by which date, in one sentence.

Page, command, API, document and the list of rows behind a number all read these objects. Figures are counted for
the system purpose `figures`, which sees public and confidential rows and never a sealed one; the rows behind a
figure are listed under the reader's own sight.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, partial
from itertools import groupby
from typing import Any, Final, TypeAlias

from django.db.models import Aggregate, Count, DateField, Model, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models import Value as SqlValue
from django.db.models.functions import Coalesce, TruncYear
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.sight import purpose
from accounts.vocab import Level, Organ
from agreements.models import Agreement
from agreements.vocab import NUREMBERG_SEMINARS, AgreementKind
from arrests.queries import RULE as AT_LARGE_RULE
from arrests.queries import individuals_at_large
from common.asof import Period
from common.errors import Refusal
from partners.models import GroupMembership, Partner
from partners.queries import outside, parties_not_states_parties, parties_to
from partners.vocab import PartnerKind, Treaty
from reports.counting import Counting, day_place, moment_place
from reports.document.snapshot import GROUPS
from reports.vocab import Basis
from requests_app.models import CooperationRequest
from requests_app.vocab import Family

Value: TypeAlias = int | dict[str, int]


@dataclass(frozen=True, slots=True)
class FigureDates:
    """The dates that an edition asks for. They are independent of each other."""

    period: Period
    at_large_on: date
    apic_on: date
    agreements_on: date

    def on(self, basis: Basis) -> date | Period:
        """The day or period that figures of this basis follow."""
        found: date | Period = getattr(self, basis)
        return found


@dataclass(frozen=True, slots=True)
class Asked:
    """Dates, and the moment of knowledge from which they are asked."""

    dates: FigureDates
    known_at: datetime

    def by_place(self) -> dict[str, date | datetime]:
        """The dates by the names that PLACES gives them."""
        return {
            "start": self.dates.period.start,
            "end": self.dates.period.end,
            "at_large_on": self.dates.at_large_on,
            "apic_on": self.dates.apic_on,
            "agreements_on": self.dates.agreements_on,
            "known_at": self.known_at,
        }


PLACES: Final = Asked(
    FigureDates(
        period=Period(day_place("start"), day_place("end")),
        at_large_on=day_place("at_large_on"),
        apic_on=day_place("apic_on"),
        agreements_on=day_place("agreements_on"),
    ),
    moment_place("known_at"),
)
"""A question whose dates are filled in later."""


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A counted figure: its value, the day or period (`from/to`) it holds for, and its rule."""

    value: Value
    on: str
    rule: str


Source: TypeAlias = Callable[[Asked], QuerySet[Any]]
"""The rows that several figures choose from, so that they are counted together in one query."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of the report.

    `rule` says in one sentence what is counted; `condition` says the same to the database, on the rows of `source`.
    `of` names the relation whose distinct objects are counted instead of the rows; `parts` cut a distribution.
    """

    id: str
    title: str | Promise
    rule: str | Promise
    unit: str | Promise
    basis: Basis
    source: Source
    condition: Q = field(default_factory=Q)
    of: str = ""
    parts: Mapping[str, Q] = field(default_factory=dict)

    def rows(self, asked: Asked) -> QuerySet[Any]:
        """The rows behind the figure, as far as whoever looks may see them."""
        found = self.source(asked).filter(self.condition)
        if not self.of:
            return found
        counted = found.model._meta.get_field(self.of).related_model
        assert isinstance(counted, type)
        assert issubclass(counted, Model)
        return counted._default_manager.filter(pk__in=found.values(self.of))

    def counts(self) -> dict[str, Aggregate]:
        """What the database is to count, by the figure's id and, in a distribution, by its parts."""
        if self.parts:
            return {
                f"{self.id}_{part}": Count("pk", filter=self.condition & one)
                for part, one in self.parts.items()
            }
        if self.source in COMBINED and not self.of:
            return {self.id: Sum("alike", filter=self.condition, default=0)}
        return {self.id: Count(self.of or "pk", filter=self.condition or None, distinct=bool(self.of))}

    def value(self, counted: Mapping[str, int]) -> Value:
        """The figure's value out of what was counted."""
        if self.parts:
            return {part: counted[f"{self.id}_{part}"] for part in self.parts}
        return counted[self.id]

    def in_order(self, value: Value) -> Value:
        """The value with its parts in the order of the report; stored snapshots sort them by name."""
        return value if isinstance(value, int) else {part: value[part] for part in self.parts}


def compute(dates: FigureDates, known_at: datetime) -> dict[str, FigureValue]:
    """Every figure for these dates as known at `known_at`, in the order of the registry; one query for each source."""
    asked = Asked(dates, known_at).by_place()
    with purpose("figures"):
        counted = {name: count for counting in _countings() for name, count in counting(asked).items()}
    return {
        figure.id: FigureValue(figure.value(counted), written(dates.on(figure.basis)), str(figure.rule))
        for figure in FIGURES.values()
    }


@cache
def _countings() -> list[Counting]:
    """One for each source, of all figures that choose from it."""
    return [
        Counting(
            partial(source, PLACES),
            {name: count for one in figures for name, count in one.counts().items()},
            COMBINED.get(source, ()),
        )
        for source, figures in groupby(FIGURES.values(), key=lambda figure: figure.source)
    ]


def find(figure_id: str) -> Figure:
    """The figure with this id. Raises Refusal when there is none."""
    if figure_id not in FIGURES:
        raise Refusal(_("There is no figure %(id)s.") % {"id": figure_id})
    return FIGURES[figure_id]


def written(on: date | Period) -> str:
    """A day as YYYY-MM-DD, a period as from/to."""
    return str(on) if isinstance(on, Period) else on.isoformat()


def _transmitted(asked: Asked) -> QuerySet[Any]:
    return CooperationRequest.objects.transmitted_in(asked.dates.period, asked.known_at).exclude(
        level=Level.UNDER_SEAL  # whoever may see sealed rows does not find them behind a figure either
    )


def _at_large(asked: Asked) -> QuerySet[Any]:
    return individuals_at_large(asked.dates.at_large_on, asked.known_at).exclude(level=Level.UNDER_SEAL)


def _concluded(asked: Asked) -> QuerySet[Any]:
    on, known_at = asked.dates.agreements_on, asked.known_at
    return (
        Agreement.objects.concluded(on, known_at)
        .exclude(level=Level.UNDER_SEAL)
        .with_stages(on, known_at)
        .annotate(
            concluded_day=Coalesce("signed_on", "in_force_on"),
            in_year=Q(concluded_day__gte=TruncYear(SqlValue(on, output_field=DateField()))),
            in_force=Q(pk__in=Agreement.objects.in_force(on, known_at).values("pk")),
            group=Subquery(
                GroupMembership.objects.on(on).filter(partner=OuterRef("partner")).values("group")[:1]
            ),
        )
    )


def _apic_parties(asked: Asked) -> QuerySet[Any]:
    return parties_to(Treaty.APIC, asked.dates.apic_on, asked.known_at)


def _apic_parties_outside_statute(asked: Asked) -> QuerySet[Any]:
    return parties_not_states_parties(Treaty.APIC, asked.dates.apic_on, asked.known_at)


def _outside_apic(asked: Asked) -> QuerySet[Any]:
    return outside(Treaty.APIC, asked.dates.apic_on, asked.known_at)


COMBINED: Final[Mapping[Source, tuple[str, ...]]] = {
    _transmitted: ("owner_organ", "family", "partner"),
}
"""What the figures of a source ask of its rows, where that takes few values: rows that are alike in it are added up
first, so that thousands need not be sorted to count the partners among them."""

_VISA = Q(owner_organ=Organ.REGISTRY, family=Family.VISA)
_REGISTRY = Q(~Q(family=Family.VISA), owner_organ=Organ.REGISTRY)
_PROSECUTOR = Q(owner_organ=Organ.OTP)
_TO_ORGANIZATION = Q(partner__in=Partner.objects.exclude(kind=PartnerKind.STATE).values("pk"))
_RELOCATION = Q(kind=AgreementKind.RELOCATION)
_ENFORCEMENT = Q(kind=AgreementKind.ENFORCEMENT)

_REGISTRY_OF = (
    Figure(
        id="F1",
        title=_("Visa requests of the Registry"),
        rule=_("Requests for visas that the Registry transmitted in the period, both days included."),
        unit=_("requests"),
        basis=Basis.PERIOD,
        source=_transmitted,
        condition=_VISA,
    ),
    Figure(
        id="F2",
        title=_("Cooperation requests of the Registry"),
        rule=_(
            "Requests of every family except visas that the Registry transmitted in the period, both days included."
        ),
        unit=_("requests"),
        basis=Basis.PERIOD,
        source=_transmitted,
        condition=_REGISTRY,
    ),
    Figure(
        id="F2o",
        title=_("Registry requests to organizations"),
        rule=_("Of F2, the requests that were addressed to an international or regional organization."),
        unit=_("requests"),
        basis=Basis.PERIOD,
        source=_transmitted,
        condition=_REGISTRY & _TO_ORGANIZATION,
    ),
    Figure(
        id="F3",
        title=_("Requests for assistance of the Office of the Prosecutor"),
        rule=_("Requests that the Office of the Prosecutor transmitted in the period, both days included."),
        unit=_("requests"),
        basis=Basis.PERIOD,
        source=_transmitted,
        condition=_PROSECUTOR,
    ),
    Figure(
        id="F3p",
        title=_("Partners that the Office of the Prosecutor addressed"),
        rule=_("Different States and organizations to which the requests of F3 were addressed."),
        unit=_("partners"),
        basis=Basis.PERIOD,
        source=_transmitted,
        condition=_PROSECUTOR,
        of="partner",
    ),
    Figure(
        id="F4",
        title=_("Individuals at large"),
        rule=AT_LARGE_RULE,
        unit=_("persons"),
        basis=Basis.AT_LARGE,
        source=_at_large,
    ),
    Figure(
        id="F5",
        title=_("Relocation agreements concluded"),
        rule=_(
            "Agreements with States on the relocation of witnesses signed by the day, or in force where no signature is known."
        ),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=_concluded,
        condition=_RELOCATION,
    ),
    Figure(
        id="F5y",
        title=_("Relocation agreements concluded in the year"),
        rule=_("Of F5, the agreements concluded in the calendar year of the day."),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=_concluded,
        condition=_RELOCATION & Q(in_year=True),
    ),
    Figure(
        id="F5e",
        title=_("Relocation agreements signed at the Nuremberg seminars"),
        rule=_("Of F5, the agreements signed at the two seminars on cooperation in Nuremberg in 2013."),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=_concluded,
        condition=_RELOCATION & Q(signed_at_event=NUREMBERG_SEMINARS),
    ),
    Figure(
        id="F6",
        title=_("Enforcement agreements concluded"),
        rule=_(
            "Framework agreements on the enforcement of sentences signed by the day, or in force where no signature is known; "
            "agreements on one sentence alone are not counted."
        ),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=_concluded,
        condition=_ENFORCEMENT,
    ),
    Figure(
        id="F6f",
        title=_("Enforcement agreements in force"),
        rule=_("Of F6, the agreements in force on the day."),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=_concluded,
        condition=_ENFORCEMENT & Q(in_force=True),
    ),
    Figure(
        id="F6r",
        title=_("Enforcement agreements by regional group"),
        rule=_("The agreements of F6 by the regional group of the State on the day."),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=_concluded,
        condition=_ENFORCEMENT,
        parts={group: Q(group=group) for group in GROUPS},
    ),
    Figure(
        id="F7",
        title=_("Interim release agreements concluded"),
        rule=_("Agreements on interim release signed by the day, or in force where no signature is known."),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=_concluded,
        condition=Q(kind=AgreementKind.INTERIM_RELEASE),
    ),
    Figure(
        id="F8",
        title=_("Release agreements concluded"),
        rule=_(
            "Agreements on the release of persons signed by the day, or in force where no signature is known."
        ),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=_concluded,
        condition=Q(kind=AgreementKind.RELEASE),
    ),
    Figure(
        id="F9",
        title=_("Parties to APIC"),
        rule=_(
            "States that deposited an instrument on APIC by the day, less those whose withdrawal had taken effect."
        ),
        unit=_("States"),
        basis=Basis.APIC,
        source=_apic_parties,
    ),
    Figure(
        id="F9n",
        title=_("Parties to APIC that are not States Parties"),
        rule=_("Of F9, the States that were not party to the Rome Statute on the day."),
        unit=_("States"),
        basis=Basis.APIC,
        source=_apic_parties_outside_statute,
    ),
    Figure(
        id="F9o",
        title=_("States Parties outside APIC"),
        rule=_("States party to the Rome Statute on the day that were not party to APIC on the same day."),
        unit=_("States"),
        basis=Basis.APIC,
        source=_outside_apic,
    ),
)

FIGURES: Mapping[str, Figure] = {figure.id: figure for figure in _REGISTRY_OF}
"""Every figure by its id, in the order of the report. Figures of one source stand together."""
