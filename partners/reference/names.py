"""Files that name things: States with their groups, organizations, situations, recommendations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from common.asof import court_day
from common.errors import Rejected
from common.findings import Finding
from common.reference import Change, ChangeKind
from common.sorting import sort_key
from common.tabular import Column, Row, Unreadable, code, number, numbers, once, one_of
from partners.models import GroupMembership, Partner, Recommendation, Situation
from partners.vocab import PartnerKind, Provenance, RegionalGroup, UnMember


def _acronym(cell: str) -> str:
    """Up to 20 capital letters and digits."""
    if not (cell.isascii() and cell.isalnum() and cell.upper() == cell and len(cell) <= 20):
        raise Unreadable(_("“%s” is no code; write up to 20 capital letters and digits.") % cell)
    return cell


def _slug(cell: str) -> str:
    """Up to 40 small letters, digits and hyphens."""
    if not (cell.isascii() and cell.replace("-", "").isalnum() and cell.lower() == cell and len(cell) <= 40):
        raise Unreadable(_("“%s” is no code; write up to 40 small letters, digits and hyphens.") % cell)
    return cell


def _name(cell: str) -> str:
    """A name of up to 200 characters."""
    if len(cell) > 200:
        raise Unreadable(_("The name is longer than 200 characters; shorten it."))
    return cell


def _recommendation(cell: str) -> int:
    """A number from 1 to 66."""
    if not 1 <= number(cell) <= 66:
        raise Unreadable(_("“%s” is no recommendation; they are numbered from 1 to 66.") % cell)
    return number(cell)


def bring_in_line(
    known: models.QuerySet[Any], key: str, wanted: Mapping[Any, Mapping[str, Any]]
) -> list[Change]:
    """Makes and changes rows so that those of `wanted` (fields by key) are there; nothing is deleted."""
    rows = {getattr(row, key): row for row in known}
    new = [known.model(**{key: value, **fields}) for value, fields in wanted.items() if value not in rows]
    known.model._default_manager.bulk_create(new)
    changes = [Change(ChangeKind.ADDED, str(row)) for row in new]
    for value, fields in wanted.items():
        row = rows.get(value)
        different = {name: new for name, new in fields.items() if row and getattr(row, name) != new}
        if row and different:
            words = "; ".join(f"{name}: {getattr(row, name)} → {new}" for name, new in different.items())
            known.filter(pk=row.pk).update(**different)
            changes.append(Change(ChangeKind.CHANGED, str(row), words))
    changes += [Change(ChangeKind.ABSENT, str(row)) for value, row in rows.items() if value not in wanted]
    return changes


class States:
    """States and the regional group that each of them belongs to now."""

    file = "states.csv"
    optional = False
    columns = (
        Column("iso2", code(2), required=True),
        Column("iso3", code(3), required=True),
        Column("name_en", _name, required=True),
        Column("name_fr", _name, required=True),
        Column("un_name_en", _name),
        Column("un_regional_group", one_of(RegionalGroup.values)),
        Column("un_member", one_of(UnMember.values), required=True),
        Column("note"),
    )

    def is_empty(self) -> bool:
        """Whether none is registered yet."""
        return not Partner.objects.states().exists()

    def check(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """No code and no name stands twice."""
        for column in ("iso3", "iso2", "name_en"):
            yield from once(rows, lambda row, column=column: row[column], column)  # type: ignore[misc]

    def apply(self, rows: Sequence[Row], *, known_at: datetime) -> list[Change]:
        """Writes States and their groups.

        The file tells no days: on an empty register a group holds without limit, later a change of group
        counts from the day of loading.
        """
        _refuse_taken_codes(rows, "iso3", Partner.objects.organizations())
        wanted = {
            row["iso3"]: {
                "kind": PartnerKind.STATE.value,
                "iso2": row["iso2"],
                "name_en": row["name_en"],
                "name_fr": row["name_fr"],
                "un_name_en": row["un_name_en"] or "",
                "un_member": row["un_member"],
                "sort_key": sort_key(row["name_en"]),
                "note": row["note"],
            }
            for row in rows
        }
        changes = bring_in_line(Partner.objects.states(), "code", wanted)
        return changes + self._groups(
            {row["iso3"]: row["un_regional_group"] for row in rows}, court_day(known_at)
        )

    def _groups(self, wanted: Mapping[str, str | None], today: date) -> list[Change]:
        states = {state.code: state for state in Partner.objects.states().prefetch_related("groups")}
        now = {membership.partner_id: membership for membership in GroupMembership.objects.on(today)}
        first = not GroupMembership.objects.exists()
        changes, new = [], []
        for iso3, group in wanted.items():
            state = states[iso3]
            current = now.get(state.pk)
            if group == (current.group if current else None):
                continue
            if current and current.starts_on == today:
                current.delete()
            elif current:
                GroupMembership.objects.filter(pk=current.pk).update(ends_on=today - timedelta(days=1))
            if group:
                since = None if first or not state.groups.all() else today
                new.append(GroupMembership(partner=state, group=group, starts_on=since))
            if current:
                changes.append(
                    Change(ChangeKind.CHANGED, str(state), f"group: {current.group} → {group or '–'}")
                )
        GroupMembership.objects.bulk_create(new)
        return changes


class Organizations:
    """International and regional organizations."""

    file = "partners.csv"
    optional = False
    columns = (
        Column("code", _acronym, required=True),
        Column("name_en", _name, required=True),
        Column("name_fr", _name, required=True),
        Column("kind", one_of((PartnerKind.INTERNATIONAL.value, PartnerKind.REGIONAL.value)), required=True),
        Column("verified", one_of(Provenance.values)),
        Column("note"),
    )

    def is_empty(self) -> bool:
        """Whether none is registered yet."""
        return not Partner.objects.organizations().exists()

    def check(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """No code stands twice."""
        yield from once(rows, lambda row: row["code"], "code")

    def apply(self, rows: Sequence[Row], *, known_at: datetime) -> list[Change]:
        """Writes the organizations."""
        _refuse_taken_codes(rows, "code", Partner.objects.states())
        wanted = {
            row["code"]: {
                "kind": row["kind"],
                "name_en": row["name_en"],
                "name_fr": row["name_fr"],
                "sort_key": sort_key(row["name_en"]),
                "verified": row["verified"] or "",
                "note": row["note"],
            }
            for row in rows
        }
        return bring_in_line(Partner.objects.organizations(), "code", wanted)


class Situations:
    """Situations before the Court, by name."""

    file = "situations.csv"
    optional = True
    columns = (
        Column("code", _slug, required=True),
        Column("name_en", _name, required=True),
        Column("name_fr", _name, required=True),
    )

    def is_empty(self) -> bool:
        """Whether none is registered yet."""
        return not Situation.objects.exists()

    def check(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """No code and no name stands twice."""
        yield from once(rows, lambda row: row["code"], "code")
        yield from once(rows, lambda row: row["name_en"], "name_en")

    def apply(self, rows: Sequence[Row], *, known_at: datetime) -> list[Change]:
        """Writes the situations."""
        taken = dict(Situation.objects.values_list("name_en", "code"))
        findings = [
            row.finding(
                _("is the name of the situation %s already; choose another.") % taken[row["name_en"]],
                "name_en",
            )
            for row in rows
            if taken.get(row["name_en"], row["code"]) != row["code"]
        ]
        if findings:
            raise Rejected(findings)
        wanted = {row["code"]: {"name_en": row["name_en"], "name_fr": row["name_fr"]} for row in rows}
        return bring_in_line(Situation.objects.all(), "code", wanted)


class Recommendations:
    """The 66 recommendations of 2007: numbers, and our own words for those that the report recalls."""

    file = "recommendations.csv"
    optional = False
    columns = (
        Column("number", _recommendation, required=True),
        Column("subject_en"),
        Column("recalled_in_paragraphs", numbers),
    )

    def is_empty(self) -> bool:
        """Whether none is registered yet."""
        return not Recommendation.objects.exists()

    def check(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """No number stands twice."""
        yield from once(rows, lambda row: row["number"], "number")

    def apply(self, rows: Sequence[Row], *, known_at: datetime) -> list[Change]:
        """Writes the recommendations."""
        wanted = {
            row["number"]: {
                "subject_en": row["subject_en"],
                "recalled_in_paragraphs": row["recalled_in_paragraphs"] or [],
            }
            for row in rows
        }
        return bring_in_line(Recommendation.objects.all(), "number", wanted)


def _refuse_taken_codes(rows: Iterable[Row], column: str, others: models.QuerySet[Partner]) -> None:
    """A code belongs to a State or to an organization, never to both."""
    taken = {partner.code: partner for partner in others}
    findings = [
        row.finding(_("is the code of %s already; choose another.") % taken[row[column]], column)
        for row in rows
        if row[column] in taken
    ]
    if findings:
        raise Rejected(findings)


STATES = States()
ORGANIZATIONS = Organizations()
SITUATIONS = Situations()
RECOMMENDATIONS = Recommendations()
