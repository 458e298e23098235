"""Due dates by the policy table and the calendars: proposed for a new request, computed anew for one that was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from partners.models import GroupMembership, Partner
from requests_app.clocks import (
    ASSUMED_DAYS,
    ASSUMED_URGENT_DAYS,
    WEEK_END,
    DueDate,
    Extension,
    Given,
    Pause,
    Policy,
    WorkCalendar,
    due_date,
)
from requests_app.models import CooperationRequest, DuePolicy, Holiday, WorkingCalendar
from requests_app.vocab import CalendarChoice, Family, RecipientGroup

KINDS: Final = {True: RecipientGroup.STATES, False: RecipientGroup.ORGANIZATIONS}
"""The group that an addressee belongs to by being a State, or none."""

UNKNOWN_COURT: Final = WorkCalendar(years=())
"""Stands in while nobody has entered the Court's calendar: week-ends, and the remark that no holiday is known."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """That an addressee belongs to a group, and on which days."""

    group: str
    starts_on: date | None = None
    ends_on: date | None = None

    def on(self, day: date) -> bool:
        """Whether it does on the day."""
        return (self.starts_on is None or self.starts_on <= day) and (
            self.ends_on is None or day <= self.ends_on
        )


@dataclass(frozen=True)
class Rulebook:
    """The policies and calendars as they stand, read once for as many due dates as are wanted."""

    policies: Sequence[DuePolicy]
    calendars: Mapping[int | None, WorkCalendar]
    """By the key of the State; None is the Court."""
    groups: Mapping[int, Sequence[Belonging]] = field(default_factory=dict)
    """Groups by the key of the addressee; read only where a policy names a group."""

    @classmethod
    def load(cls, *, grouped: bool = False) -> Rulebook:
        """All of it, in a few queries; groups of addressees where a policy, or the caller, needs them."""
        policies = list(DuePolicy.objects.select_related("partner").order_by("valid_from", "version"))
        grouped = grouped or any(policy.group for policy in policies)
        return cls(policies, calendars(), _groups() if grouped else {})

    def policy(self, family: str, *, urgent: bool, partner: int | None, on: date) -> DuePolicy:
        """The most specific policy in force on the day for such a request; the assumption where there is none.

        An addressee that is named goes before its regional group, this before its kind, and then the family that is
        named before every family.
        """
        inside = {one.group for one in self.groups.get(partner or 0, ()) if one.on(on)}
        latest = dict[tuple[str, bool, int | None, str], DuePolicy]()
        for row in self.policies:
            if (
                row.family in {"", family}
                and row.urgent == urgent
                and row.partner_id in {None, partner}
                and (not row.group or row.group in inside)
                and row.valid_from <= on
            ):
                latest[row.subject] = row
        found = [row for row in latest.values() if row.days is not None]
        return max(found, key=_specificity) if found else assumption(family, urgent=urgent)

    def by_key(self, key: int) -> DuePolicy:
        """The version with this key."""
        return next(row for row in self.policies if row.pk == key)

    def days_off(self, policy: DuePolicy | None, partner: int | None) -> list[WorkCalendar]:
        """The calendars that a policy respects for an addressee; the Court's where the addressee has none."""
        court = self.calendars.get(None, UNKNOWN_COURT)
        if policy is None or policy.calendars == CalendarChoice.COURT:
            return [court]
        theirs = self.calendars.get(partner) if partner is not None else None
        if theirs is None:
            return [court]
        return [theirs] if policy.calendars == CalendarChoice.ADDRESSEE else [court, theirs]

    def proposed(self, family: str, *, urgent: bool, start: date, partner: int | None) -> DueDate:
        """The due date of such a request, sent on `start`."""
        policy = self.policy(family, urgent=urgent, partner=partner, on=start)
        return due_date(start, rule_of_policy(policy), self.days_off(policy, partner))

    def rule_of(self, request: CooperationRequest) -> tuple[Policy | Given, list[WorkCalendar]]:
        """The rule that is frozen with a request that was sent, and the calendars in which it is counted."""
        key, reason = request.due_policy_id, request.due_reason
        if key is not None:
            policy = self.by_key(key)
        elif request.due_given_on is None and reason.get("rule") == "assumption":
            policy = assumption(request.family, urgent=request.urgent)
        else:
            given = request.due_given_on or request.due_on
            assert given is not None, "Only a request with a due date has a rule."
            return Given(given, imported=reason.get("rule") == "imported"), self.days_off(None, None)
        return rule_of_policy(policy), self.days_off(policy, request.partner_id)


def calendars() -> dict[int | None, WorkCalendar]:
    """Every calendar by the key of its State; None is the Court's."""
    holidays = dict[int, dict[date, str]]()
    for calendar, day, name in Holiday.objects.values_list("calendar", "day", "name"):
        holidays.setdefault(calendar, {})[day] = name
    rows = WorkingCalendar.objects.select_related("partner").prefetch_related("years")
    return {
        row.partner_id: WorkCalendar(
            row.partner.code if row.partner else "",
            holidays.get(row.pk, {}),
            frozenset(row.weekend or WEEK_END),
            frozenset(one.year for one in row.years.all()),
        )
        for row in rows
    }


def assumption(family: str, *, urgent: bool) -> DuePolicy:
    """The policy that stands in where the table has none; it is not in the table."""
    days = ASSUMED_DAYS[Family(family)]
    return DuePolicy(
        family=family,
        urgent=urgent,
        days=min(ASSUMED_URGENT_DAYS, days) if urgent else days,
        valid_from=date.min,
        version=0,
    )


def rule_of_policy(policy: DuePolicy) -> Policy:
    """The version as the pure function takes it."""
    assert policy.days is not None, "A rule that was ended is never applied."
    return Policy(
        policy.days,
        policy.unit,
        policy.pk,
        policy.version,
        policy.name,
        policy.source,
        assumed=policy.assumed,
    )


def proposed_due_date(family: str, *, urgent: bool, start: date, partner: Partner | None = None) -> DueDate:
    """The due date of a request that is sent on `start`, with every skipped day named."""
    key = partner.pk if partner is not None else None
    return Rulebook.load().proposed(family, urgent=urgent, start=start, partner=key)


def calculated(
    start: date,
    family: str,
    *,
    urgent: bool,
    partner: Partner | None,
    pauses: Iterable[Pause],
    extensions: Iterable[Extension],
) -> DueDate:
    """The due date for any start, with whatever interrupts it, by the rules as they stand."""
    rules, key = Rulebook.load(), partner.pk if partner is not None else None
    policy = rules.policy(family, urgent=urgent, partner=key, on=start)
    return due_date(start, rule_of_policy(policy), rules.days_off(policy, key), pauses, extensions)


def put(request: CooperationRequest, due: DueDate) -> None:
    """Writes a due date, its reason and its rule onto the row, unsaved."""
    request.due_on, request.due_reason = due.on, due.reason()
    request.due_policy_id = due.rule.key if isinstance(due.rule, Policy) else None
    request.due_given_on = due.rule.on if isinstance(due.rule, Given) else None


def lift(request: CooperationRequest) -> None:
    """Takes the due date off the row, unsaved: nothing is awaited from the addressee."""
    request.due_on = request.due_policy_id = request.due_given_on = request.due_since = None
    request.due_reason = {}


def _specificity(policy: DuePolicy) -> tuple[int, bool]:
    if policy.partner_id is not None:
        return 3, bool(policy.family)
    regional = bool(policy.group) and policy.group not in KINDS.values()
    return (2 if regional else 1 if policy.group else 0), bool(policy.family)


def _groups() -> dict[int, list[Belonging]]:
    found = {partner.pk: [Belonging(KINDS[partner.is_state])] for partner in Partner.objects.only("kind")}
    for row in GroupMembership.objects.all():
        found[row.partner_id].append(Belonging(row.group, row.starts_on, row.ends_on))
    return found
