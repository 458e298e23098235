"""What each statistical table holds: its rule, its date, its columns, and who may see it in which form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from common.display import Text
from partners.vocab import RegionalGroup
from reports.vocab import Audience, Basis

STATES_PARTIES, OTHER_STATES, ORGANIZATIONS = "states_parties", "other_states", "organizations"
RECIPIENTS: Final[Mapping[str, Text]] = {
    STATES_PARTIES: _("States Parties"),
    OTHER_STATES: _("Other States"),
    ORGANIZATIONS: _("Organizations"),
}
"""Kinds of addressees, by the Rome Statute as it stood at the end of the period."""

GROUPS: Final[Mapping[str, Text]] = {
    group.value: group.label
    for group in (
        RegionalGroup.AFR,
        RegionalGroup.APG,
        RegionalGroup.EEG,
        RegionalGroup.GRULAC,
        RegionalGroup.WEOG,
    )
}
NO_GROUP: Final = "none"
"""States outside the regional groups, and organizations."""

ALL: Final = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column of counts; or of rates in thousandths or medians in days, which are withheld with any count they rest on.

    A count of nothing is as sensitive as a small one where `telling`: it says what none, or all, of the rows did. It is not
    where the column `within`, of which this one is a part, counts nothing either. A `dear` one is missed more than others
    where something has to be held back for the sake of another cell.
    """

    name: str
    label: Text
    telling: bool = False
    within: str = ""
    dear: bool = False
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableKind:
    """One table: `rule` says in a sentence what is counted, `basis` which date it follows, `unit` what the numbers count.

    `grows` are the columns whose numbers never become less from one edition to the next.
    """

    id: str
    title: Text
    rule: Text
    basis: Basis
    unit: Text
    audience: Audience
    head: Text
    columns: tuple[TableColumn, ...]
    grows: tuple[str, ...] = ()

    def column(self, name: str) -> TableColumn:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)


_BY_GROUP: Final = tuple(TableColumn(name=group, label=label) for group, label in GROUPS.items())
_TELLING_BY_GROUP: Final = tuple(
    TableColumn(name=group, label=label, telling=True, within="concluded") for group, label in GROUPS.items()
)
_TOTAL: Final = TableColumn(name=ALL, label=_("All"))

_OF = (
    TableKind(
        id="T1",
        title=_("Requests by organ, family and kind of addressee"),
        rule=_(
            "Requests that the organ transmitted in the period, both days included, once for each addressee; visas stand apart. "
            "An addressee is a State Party by its deposit at the end of the period."
        ),
        basis=Basis.PERIOD,
        unit=_("requests"),
        audience=Audience.PROTECTED,
        head=_("Organ and family"),
        columns=(*(TableColumn(name=name, label=label) for name, label in RECIPIENTS.items()), _TOTAL),
    ),
    TableKind(
        id="T1y",
        title=_("Requests by regional group and year"),
        rule=_(
            "The requests of table T1 by the calendar year of their transmission and the regional group of the State at the end of the period."
        ),
        basis=Basis.PERIOD,
        unit=_("requests"),
        audience=Audience.PROTECTED,
        head=_("Year"),
        columns=(*_BY_GROUP, TableColumn(name=NO_GROUP, label=_("No group")), _TOTAL),
    ),
    TableKind(
        id="T2",
        title=_("Replies and timeliness"),
        rule=_(
            "The requests of table T1 as they stood at the end of the period. Due are those whose date had passed while the clock ran. "
            "The response rate is the share of these that were executed, executed in part or declined; the execution rate the share "
            "executed in whole. Medians count days from transmission without the time in which the clock stood still, and open requests "
            "as lasting at least so long."
        ),
        basis=Basis.PERIOD,
        unit=_("requests and days"),
        audience=Audience.PROTECTED,
        head=_("Requests"),
        columns=(
            TableColumn(name="transmitted", label=_("Transmitted"), dear=True),
            TableColumn(name="due", label=_("Due"), dear=True),
            TableColumn(name="executed", label=_("Executed"), telling=True, within="due", dear=True),
            TableColumn(name="in_part", label=_("In part"), telling=True, within="due"),
            TableColumn(name="declined", label=_("Declined"), telling=True, within="due"),
            TableColumn(name="unanswered", label=_("Unanswered"), telling=True, within="due", dear=True),
            TableColumn(name="response", label=_("Response rate"), rests_on=("due", "unanswered")),
            TableColumn(name="execution", label=_("Execution rate"), rests_on=("due", "executed")),
            TableColumn(
                name="to_reply",
                label=_("Median days to reply"),
                rests_on=("transmitted", "due", "unanswered"),
            ),
            TableColumn(
                name="to_execution",
                label=_("Median days to execution"),
                rests_on=("transmitted", "due", "executed"),
            ),
        ),
    ),
    TableKind(
        id="T3",
        title=_("Persons at large by situation and age of the warrant"),
        rule=_(
            "The persons of figure F4 by situation and by the full years since the oldest outstanding public warrant was issued."
        ),
        basis=Basis.AT_LARGE,
        unit=_("persons"),
        audience=Audience.FACTS,
        head=_("Situation"),
        columns=(
            TableColumn(name="recent", label=_("Under 1 year")),
            TableColumn(name="some", label=_("1 to 4 years")),
            TableColumn(name="many", label=_("5 years and more")),
            _TOTAL,
        ),
    ),
    TableKind(
        id="T4",
        title=_("Agreements by type and stage"),
        rule=_(
            "Agreements and negotiations with States by the stage that each had reached on the day. Concluded means signed, or in force "
            "where no signature is known, whatever became of the agreement afterwards."
        ),
        basis=Basis.AGREEMENTS,
        unit=_("agreements"),
        audience=Audience.PROTECTED,
        head=_("Type"),
        columns=(
            TableColumn(name="contact", label=_("First contacts"), telling=True),
            TableColumn(name="negotiating", label=_("Negotiating"), telling=True),
            TableColumn(name="signed", label=_("Concluded, not in force"), telling=True, within="concluded"),
            TableColumn(name="in_force", label=_("In force"), telling=True, within="concluded"),
            TableColumn(name="ended", label=_("Suspended or ended"), telling=True, within="concluded"),
            TableColumn(name="concluded", label=_("All concluded")),
        ),
        grows=("concluded",),
    ),
    TableKind(
        id="T4g",
        title=_("Agreements concluded by type and regional group"),
        rule=_("The concluded agreements of table T4 by the regional group of the State on the day."),
        basis=Basis.AGREEMENTS,
        unit=_("agreements"),
        audience=Audience.PROTECTED,
        head=_("Type"),
        columns=(*_TELLING_BY_GROUP, TableColumn(name="concluded", label=_("All concluded"))),
        grows=(*GROUPS, "concluded"),
    ),
    TableKind(
        id="T5",
        title=_("APIC by regional group"),
        rule=_(
            "States by their deposits on APIC and on the Rome Statute on the day, less those whose withdrawal had taken effect, by their "
            "regional group on the day."
        ),
        basis=Basis.APIC,
        unit=_("States"),
        audience=Audience.FACTS,
        head=_("Regional group"),
        columns=(
            TableColumn(name="parties", label=_("Parties to APIC")),
            TableColumn(name="not_states_parties", label=_("Of these, no States Parties")),
            TableColumn(name="outside", label=_("States Parties outside APIC")),
            TableColumn(name="statute", label=_("States Parties")),
        ),
    ),
    TableKind(
        id="T5y",
        title=_("Parties to APIC by year of deposit"),
        rule=_(
            "The parties to APIC of table T5 by the year of their deposit and by their regional group on the day."
        ),
        basis=Basis.APIC,
        unit=_("States"),
        audience=Audience.FACTS,
        head=_("Year"),
        columns=(*_BY_GROUP, _TOTAL),
    ),
)

KINDS: Final[Mapping[str, TableKind]] = {kind.id: kind for kind in _OF}
"""Every table by its id, in the order of the annex."""
