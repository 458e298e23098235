"""Who may do what to an edition, and when it is fit to leave the Court; pure, on given objects."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Person
from accounts.vocab import Organ
from common.errors import Forbidden, Refusal
from reports.document.canonical import decode
from reports.document.snapshot import ORIGINAL, Citation, Meeting, Theme
from reports.figures import Figure
from reports.models import Edition, Exemption
from reports.statistics import KINDS, TableKind
from reports.vocab import Audience, Language, Milestone
from reports.workflow import LIFE

SYMBOL: Final = re.compile(r"[A-Z][A-Za-z0-9.\-]*(/[A-Za-z0-9.\-]+)+\*?")
"""Body, session, serial number and suffixes, with an asterisk when reissued: ICC-ASP/12/35, ICC-ASP/12/35/Add.1."""

EARLIEST: Final = date(1998, 7, 17)
"""The adoption of the Rome Statute; no report covers days before it."""


def may_prepare(person: Person) -> bool:
    """The Registry prepares editions."""
    return person.organ == Organ.REGISTRY


def may_word(edition: Edition, person: Person) -> bool:
    """The Registry words an edition in its other languages, until it is published."""
    return may_prepare(person) and not edition.published


def may_sign(person: Person) -> bool:
    """The Registry and the Presidency sign and publish."""
    return person.organ in (Organ.REGISTRY, Organ.PRESIDENCY)


def may_take(person: Person, milestone: Milestone) -> bool:
    """Whether the step is one for the person to take: the organs contribute and clear, the Registry compiles and words."""
    if milestone in (Milestone.CONTRIBUTIONS, Milestone.CLEARANCE):
        return person.works_for_the_court
    if milestone in (Milestone.SIGNATURE, Milestone.PUBLICATION):
        return may_sign(person)
    return may_prepare(person)


def may_look_behind(person: Person, counted: Figure | TableKind) -> bool:
    """Rows are the Court's, to each as far as they see them; public facts are everybody's."""
    return person.works_for_the_court or counted.audience == Audience.FACTS


def may_ask_otherwise(person: Person, figure: Figure) -> bool:
    """Whoever prepares editions may ask for the rows of any day; others for public facts alone."""
    return may_prepare(person) or figure.audience == Audience.FACTS


def may_see_downloads(person: Person) -> bool:
    """Supervisors of the Court's organs, and administrators: who took which edition."""
    return person.is_administrator or (person.works_for_the_court and person.supervisor)


def check_prepares(by: Person) -> None:
    """Refuses whoever does not sit in the Registry."""
    if not may_prepare(by):
        raise Forbidden(_("Editions of the report are prepared by the Registry."))


def check_signs(by: Person) -> None:
    """Refuses whoever sits neither in the Registry nor in the Presidency."""
    if not may_sign(by):
        raise Forbidden(
            _("Editions of the report are signed and published by the Registry or the Presidency.")
        )


def check_particulars(values: Mapping[str, Any]) -> None:
    """Refuses a symbol that is none, days out of order, and days before the Statute."""
    if not SYMBOL.fullmatch(values["symbol"]):
        raise Refusal(
            _("“%(symbol)s” is no document symbol; write it like ICC-ASP/12/35.") % values, field="symbol"
        )
    if values["period_start"] > values["period_end"]:
        raise Refusal(_("The period ends before it starts; exchange the two dates."), field="period_end")
    for name in ("period_start", "at_large_on", "apic_on", "agreements_on"):
        if values[name] < EARLIEST:
            raise Refusal(_("The Rome Statute dates from 17 July 1998; choose a later day."), field=name)
    check_own_dates(values["figure_dates"])
    check_languages(values["languages"])
    for name, kind in (("meetings", Meeting), ("citations", Citation), ("themes", Theme)):
        try:
            for item in values[name]:
                decode(kind, item, name)
        except ValueError as error:
            raise Refusal(str(error), field=name) from error
    check_areas([theme["code"] for theme in values["themes"]])


def check_languages(given: Collection[str]) -> None:
    """Refuses languages that no narrative exists in, and an edition without its original one."""
    if ORIGINAL not in given or not set(given) <= set(Language.values):
        raise Refusal(_("An edition is written in English, and may be in French besides."), field="languages")


def check_areas(codes: Collection[str]) -> None:
    """Refuses a chapter II without areas, or with the same area twice."""
    if not codes:
        raise Refusal(_("Chapter II has at least one area; give one."), field="themes")
    if len(set(codes)) < len(codes):
        raise Refusal(_("The same area stands twice; remove one of them."), field="themes")


def check_own_dates(given: Mapping[str, str]) -> None:
    """Refuses days of single figures before the Statute or out of order; the field is that of the figure's (last) day."""
    for id, on in given.items():
        days = [date.fromisoformat(day) for day in on.split("/")]
        if days[0] < EARLIEST:
            raise Refusal(
                _("The Rome Statute dates from 17 July 1998; choose a later day."),
                field=f"{id}_start" if len(days) > 1 else f"{id}_on",
            )
        if days[0] > days[-1]:
            raise Refusal(_("The period ends before it starts; exchange the two dates."), field=f"{id}_end")


def check_plan(days: Mapping[Milestone, int]) -> None:
    """Refuses a step that is due before the one that it waits for. `days` are days before the session."""
    for earlier, later in pairwise(Milestone):
        if days[later] > days[earlier]:
            raise Refusal(
                _("“%(later)s” comes after “%(earlier)s”; give at most %(days)s days.")
                % {"later": later.label, "earlier": earlier.label, "days": days[earlier]},
                field=later.value,
            )


def check_ready(edition: Edition, on: date) -> None:
    """Refuses an edition that asks for days which are not over."""
    if edition.latest_on > on:
        raise Refusal(
            _("The figures ask for %(day)s, which has not come yet; wait for it or choose earlier dates.")
            % {"day": edition.latest_on.isoformat()}
        )


def check_clears(by: Person) -> None:
    """Refuses whoever belongs to no organ of the Court."""
    if not by.works_for_the_court:
        raise Forbidden(_("Parts of the report are cleared by the organs of the Court."))


def may_write(person: Person, organ: str) -> bool:
    """Each organ writes its own paragraphs, the Registry any."""
    return may_prepare(person) or (person.works_for_the_court and person.organ == organ)


def check_writes(by: Person, organ: str) -> None:
    """Refuses whoever may not write a paragraph of the organ."""
    if not may_write(by, organ):
        raise Forbidden(_("Each organ writes its own paragraphs, and the Registry any."))


def check_comments(open_comments: int) -> None:
    """Refuses what waits for an answer to somebody's comment."""
    if open_comments:
        raise Refusal(
            ngettext(
                "%(number)s comment is open; answer it and mark it as resolved first.",
                "%(number)s comments are open; answer them and mark them as resolved first.",
                open_comments,
            )
            % {"number": open_comments}
        )


def check_first_signature(edition: Edition) -> None:
    """Refuses a first signature where there is one."""
    if edition.signed_by_id is not None:
        raise Refusal(_("This edition is signed already; a second person countersigns it."))


def check_second_signature(edition: Edition, by: Person) -> None:
    """Refuses a countersignature without a signature, or by the person who gave it."""
    if edition.signed_by_id is None:
        raise Refusal(_("Nobody has signed this edition yet; sign it first."))
    if edition.signed_by_id == by.pk:
        raise Refusal(_("You signed this edition; a second person countersigns it."))


def check_signed(edition: Edition, by: Person) -> None:
    """Refuses whoever has not signed."""
    if by.pk not in (edition.signed_by_id, edition.countersigned_by_id):
        raise Refusal(_("You have not signed this edition; whoever signed takes a signature back."))


def check_asks_exemption(by: Person) -> None:
    """Refuses whoever belongs to no organ of the Court."""
    if not by.works_for_the_court:
        raise Forbidden(_("Exceptions from disclosure control are asked for by the people of the Court."))


def check_exemption(table: str, row: str, column: str, reason: str) -> None:
    """Refuses what disclosure control does not hold back, and an exception without a reason."""
    kind = KINDS.get(table)
    columns = {one.name for one in kind.columns if not one.rests_on} if kind else set()
    cell = bool(row) and column in columns
    if kind is None or kind.audience != Audience.PROTECTED or not (cell or row == column == ""):
        raise Refusal(_("Choose a number that is held back, or a table."), field="cell")
    if not reason.strip():
        raise Refusal(_("Say why this number is to be printed although it is small."), field="reason")


def may_approve_exemption(exemption: Exemption, person: Person) -> bool:
    """Somebody who may sign, and did not ask for it."""
    return may_sign(person) and exemption.asked_by_id != person.pk


def check_approves_exemption(exemption: Exemption, by: Person) -> None:
    """Refuses whoever asked for the exception, and one that does not wait."""
    if exemption.asked_by_id == by.pk:
        raise Refusal(_("You asked for this exception; a second person approves it."))
    if exemption.approved_at is not None or exemption.ended_at is not None:
        raise Refusal(_("Somebody answered this exception meanwhile; look at the list again."))


def may_end_exemption(exemption: Exemption, person: Person) -> bool:
    """Whoever asked for it, and those who sign."""
    return may_sign(person) or exemption.asked_by_id == person.pk


def check_ends_exemption(exemption: Exemption, by: Person) -> None:
    """Refuses everybody else."""
    if not may_end_exemption(exemption, by):
        raise Forbidden(
            _(
                "An exception is declined or taken back by whoever asked for it, the Registry or the Presidency."
            )
        )


def check_latest(replacements: Iterable[Edition]) -> None:
    """Refuses to replace an edition twice."""
    for other in replacements:
        if other.published:
            raise Refusal(
                _("%(symbol)s took the place of this edition; correct or restate that one.")
                % {"symbol": other.symbol}
            )
        raise Refusal(
            _("%(symbol)s, which is to take its place, is in preparation already; go on with that one.")
            % {"symbol": other.symbol}
        )


def able(edition: Edition, person: Person, *, cleared: Collection[str], replaced: bool) -> dict[str, bool]:
    """For each action of the life cycle whether the person could take it, whatever the stage.

    `cleared` are the organs whose clearance stands; `replaced` says that another edition takes its place.
    """
    prepares, signs, court = may_prepare(person), may_sign(person), person.works_for_the_court
    signers = (edition.signed_by_id, edition.countersigned_by_id)
    return {
        "revise": prepares,
        "plan": prepares,
        "write": court,
        "compile": prepares,
        "ask_exemption": court,
        "approve_exemption": signs,
        "decline_exemption": court,
        "withdraw_exemption": court,
        "clear": court and person.organ not in cleared,
        "complete": False,
        "withdraw_clearance": person.organ in cleared,
        "sign": signs and edition.signed_by_id is None,
        "countersign": signs and edition.signed_by_id not in (None, person.pk),
        "withdraw_signature": person.pk in signers,
        "publish": signs,
        "correct": prepares and not replaced,
        "restate": prepares and not replaced,
    }


def offered(edition: Edition, person: Person, *, cleared: Collection[str], replaced: bool) -> list[str]:
    """The actions that the person may take now, by their names in the life cycle."""
    can = able(edition, person, cleared=cleared, replaced=replaced)
    return [action.name for action in LIFE.allowed(edition.status) if can[action.name]]
