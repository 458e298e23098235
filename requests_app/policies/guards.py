"""What may be done to a request, by whom and on which day."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from accounts.models import Person
from accounts.vocab import LEVEL_ORDER, Level, Organ
from common.errors import Forbidden, Refusal
from requests_app.clocks import LAST_YEAR
from requests_app.escalation import FIRST_JUDICIAL, HIGHEST_FOR_ORGANIZATIONS
from requests_app.models import CooperationRequest
from requests_app.vocab import (
    REGISTER_CODES,
    SEALED_FAMILIES,
    TRANSMITTERS,
    EventKind,
    Family,
    Originator,
    Outcome,
    Reply,
)
from requests_app.workflow import LIFE, Datum, Step

ARTICLE: Final = re.compile(
    r"(?P<instrument>(?:APIC|RPE|RoC|RoR) )?(?P<number>\d{1,3})(?:bis|ter|quater)?(?P<parts>(?:\([0-9a-z]{1,4}\))*)",
    re.ASCII,
)
LAST_ARTICLE: Final = 128
"""Articles of the Rome Statute, and so the highest number that an article can have."""
FORMS_OF_ASSISTANCE: Final = "abcdefghijkl"
"""Article 93(1) has the letters (a) to (l)."""


def originators_of(organ: str) -> list[Originator]:
    """Whose requests an organ transmits: the Prosecutor's go through the OTP, all others through the Registry.

    Visas and the like for the Prosecutor's staff and witnesses may go through the Registry (rule 176).
    """
    return [Originator.OTP] if organ == Organ.OTP else list(Originator)


def may_write(request: CooperationRequest, by: Person) -> bool:
    """Whether the person may act on a request that they see."""
    # A sealed request is seen by the members of its compartment alone, and each of them may act on it.
    return by.organ in TRANSMITTERS and (
        request.compartment_id is not None or request.owner_organ == by.organ
    )


def check_may_write(request: CooperationRequest, by: Person) -> None:
    """Raises Forbidden for whoever only reads the request."""
    if not may_write(request, by):
        raise Forbidden(
            _("This request is in the register of the %(organ)s; you can read it, not change it.")
            % {"organ": request.get_owner_organ_display()}
        )


def may_log(by: Person) -> bool:
    """Whether the person's organ transmits requests (rule 176)."""
    return by.organ in TRANSMITTERS


def check_may_log(by: Person) -> None:
    """Raises Forbidden for people of an organ that transmits no requests."""
    if not may_log(by):
        raise Forbidden(_("Requests are logged by the Registry and by the Office of the Prosecutor."))


def may_keep_rules(by: Person) -> bool:
    """Whether the person keeps policies and calendars: administrators, and supervisors of a transmitting organ."""
    return by.is_administrator or (by.supervisor and by.organ in TRANSMITTERS)


def check_may_keep_rules(by: Person) -> None:
    """Raises Forbidden for everyone else."""
    if not may_keep_rules(by):
        raise Forbidden(_("Rules and calendars are kept by administrators and by supervisors of an organ."))


def check_second_person(authors: Collection[int | None], by: Person) -> None:
    """Two people stand behind each request: whoever wrote or changed the draft does not approve it."""
    if by.pk in authors:
        raise Forbidden(_("You wrote or changed this draft; a second person approves it."))


def supervises(request: CooperationRequest, by: Person) -> bool:
    """Whether the person is a supervisor of the organ in whose register the request is."""
    return by.supervisor and by.organ == request.owner_organ


def check_supervisor(request: CooperationRequest, by: Person) -> None:
    """Raises Forbidden for everyone but the supervisors of the request's organ."""
    if not supervises(request, by):
        raise Forbidden(
            _("A supervisor of the %(organ)s does this.") % {"organ": request.get_owner_organ_display()}
        )


def may_do(action: str, request: CooperationRequest, by: Person, authors: Collection[int | None]) -> bool:
    """Whether the person may do the action now: what buttons ask."""
    step = LIFE.by_name[action]
    return (
        LIFE.allows(action, request.status)
        and may_write(request, by)
        and not (step.second_person and by.pk in authors)
        and not (step.supervisor and not supervises(request, by))
        and unfit(action, request) is None
    )


def unfit(action: str, request: CooperationRequest) -> str | None:
    """Why the action makes no sense for this request, though its status allows it; None where it does."""
    if action == EventKind.URGENT_CONFIRMED and not (
        request.urgent_medium and request.urgent_confirmed_on is None
    ):
        return _("Only what was sent ahead by another medium is confirmed by the channel, and once.")
    if action == EventKind.EXTENSION_REMOVED and not any(
        move["kind"] == "extension" for move in request.due_reason.get("moves", ())
    ):
        return _("No extension stands that could be removed.")
    if action == EventKind.REOPENED and not request.was_transmitted:
        return _("It was never transmitted; log a new request instead.")
    return None


def check_escalation(level: int, decision: str, *, is_state: bool) -> None:
    """Raises Refusal for a judicial level without its decision, or against an organization."""
    if level >= FIRST_JUDICIAL and not decision.strip():
        raise Refusal(
            _("From level 4 on, give the reference of the decision behind the step."), field="decision"
        )
    if level > HIGHEST_FOR_ORGANIZATIONS and not is_state:
        raise Refusal(_("Findings and referrals concern States; choose a level up to 3."), field="level")


def check_successor(request: CooperationRequest, successor: CooperationRequest) -> None:
    """Raises Refusal unless the successor is another open request of the same register, visible to the same people."""
    if successor.pk == request.pk or successor.ended_on is not None:
        raise Refusal(_("Name another request that is not ended."), field="successor")
    if successor.owner_organ != request.owner_organ or successor.partner_id != request.partner_id:
        raise Refusal(_("Name a request of the same register to the same addressee."), field="successor")
    if successor.compartment_id != request.compartment_id:
        raise Refusal(
            _("A request under seal is linked within its compartment only; withdraw this one instead."),
            field="successor",
        )


def check_given(step: Step, family: str, given: Mapping[str, Any]) -> None:
    """Raises Refusal where the ground of an action does not fit, or something that the action asks for is missing."""
    asked: tuple[Datum, ...] = step.asks
    if step.grounds:
        ground = next((one for one in step.grounds_for(family) if one.code == given.get("ground")), None)
        if ground is None:
            raise Refusal(_("Choose the ground, with its article."), field="ground")
        asked += ground.asks
    for datum in asked:
        value = given.get(datum.name)
        empty = value is None or not str(value).strip()
        if empty and datum.missing:
            raise Refusal(str(datum.missing), field=datum.name)
        if not empty and datum.choices and value not in dict(datum.choices):
            raise Refusal(_("Choose one of the answers that are offered."), field=datum.name)


FIXED_ONCE_SENT: Final = {
    "family": _lazy("It was sent as another family and counts so; withdraw it and log a new request."),
    "partner": _lazy("It was sent to another addressee and counts there; withdraw it and log a new request."),
    "originator": _lazy("It was sent for another originator; withdraw it and log a new request."),
}
"""What an amended version has in common with the request that was sent and counts."""


def check_amended(request: CooperationRequest, changes: Mapping[str, Any]) -> None:
    """Raises Refusal where the next version of what was sent would move past the figures in which it counts."""
    if request.was_transmitted:
        for name, sentence in FIXED_ONCE_SENT.items():
            if name in changes and changes[name] != getattr(request, name):
                raise Refusal(str(sentence), field=name)


def check_originator(organ: str, originator: str) -> None:
    """Raises Refusal where the organ does not transmit requests of this originator (rule 176)."""
    if originator not in originators_of(organ):
        raise Refusal(
            _("The Office of the Prosecutor transmits the Prosecutor's own requests only (rule 176)."),
            field="originator",
        )


def check_marking(level: str, compartment_id: int | None, mine: Collection[int]) -> None:
    """A request under seal, and no other, lies in a compartment, and in one that the person belongs to."""
    if level == Level.UNDER_SEAL and compartment_id is None:
        raise Refusal(
            _("Choose the compartment whose members may know of this request."), field="compartment"
        )
    if level != Level.UNDER_SEAL and compartment_id is not None:
        raise Refusal(
            _("Only a request under seal belongs to a compartment; choose “Under seal” or leave this empty."),
            field="compartment",
        )
    if compartment_id is not None and compartment_id not in mine:
        raise Refusal(_("Choose a compartment to which you belong."), field="compartment")


def check_sealed_family(family: str, level: str) -> None:
    """Raises Refusal for a family that exists in a compartment alone, under any other marking."""
    if family in SEALED_FAMILIES and level != Level.UNDER_SEAL:
        raise Refusal(
            _(
                "A request of the family “%(family)s” is kept under seal alone; choose “Under seal” and a compartment "
                "of yours, or leave it to the members of one."
            )
            % {"family": Family(family).label},
            field="level",
        )


def check_subject(subject: str) -> None:
    """Raises Refusal for an empty subject."""
    if not subject.strip():
        raise Refusal(_("Say in one line what is asked."), field="subject")


def check_article(articles: str) -> None:
    """Raises Refusal unless it is empty or names articles such as 93(1)(b) or APIC 30, separated by commas."""
    for article in filter(None, (part.strip() for part in re.split("[,;]", articles))):
        if not _is_article(article):
            raise Refusal(
                _("“%(article)s” is no article; write it like 93(1)(b), or leave it empty.")
                % {"article": article},
                field="article",
            )


def _is_article(article: str) -> bool:
    found = ARTICLE.fullmatch(article)
    if found is None:
        return False
    if found["instrument"]:
        return True
    letter = re.fullmatch(r"\(1\)\((\w+)\)", found["parts"])
    unknown_form = found["number"] == "93" and letter is not None and letter[1] not in FORMS_OF_ASSISTANCE
    return 1 <= int(found["number"]) <= LAST_ARTICLE and not unknown_form


def check_day(on: date, *, today: date, floor: date | None) -> None:
    """Nothing takes effect in the future, nor before `floor`, the day on which the present state was reached."""
    if on > today:
        raise Refusal(_("This day lies in the future; give the day on which it happened."), field="on")
    if floor is not None and on < floor:
        raise Refusal(
            _("This day lies before %(day)s, when the request reached its present state.")
            % {"day": date_format(floor)},
            field="on",
        )


def check_until(until: date | None, *, on: date, field: str) -> None:
    """Raises Refusal, beside the `field`, where a consultation or a postponement would end before it begins."""
    if until is not None and until < on:
        raise Refusal(
            _("It cannot begin on %(on)s and end on %(until)s.")
            % {"on": date_format(on), "until": date_format(until)},
            field=field,
        )


def check_extension(request: CooperationRequest, *, due_on: date | None, days: int | None) -> None:
    """Raises Refusal where more time is given not at all, twice over, to an earlier day or beyond what is computed."""
    if (due_on is None) == (days is None):
        raise Refusal(_("Give either the new day or a number of days."), field="due_on")
    if request.due_on is None:
        raise Refusal(_("This request has no due date that could be extended."))
    if due_on is not None and due_on <= request.due_on:
        day = date_format(request.due_on)
        raise Refusal(_("The answer is due on %(day)s; give a later day.") % {"day": day}, field="due_on")
    if due_on is not None and due_on.year > LAST_YEAR:
        raise Refusal(_("Give a day up to the year %d.") % LAST_YEAR, field="due_on")


def check_due(due_on: date, transmitted_on: date) -> None:
    """An answer is never due before the request was sent."""
    if due_on < transmitted_on:
        raise Refusal(
            _("The answer cannot be due before the request is sent, on %(day)s.")
            % {"day": date_format(transmitted_on)},
            field="due_on",
        )


def check_document_level(level: str, request: CooperationRequest) -> None:
    """Raises Refusal where a document would be marked below its request, or under seal without it."""
    lowest = request.level
    if level == Level.UNDER_SEAL and lowest != Level.UNDER_SEAL:
        raise Refusal(
            _("A document is under seal with its request only; put it on a request under seal."),
            field="level",
        )
    if LEVEL_ORDER[Level(level)] < LEVEL_ORDER[Level(lowest)]:
        raise Refusal(
            _("The request is marked “%(level)s”; its documents are marked so at least.")
            % {"level": request.get_level_display()},
            field="level",
        )


def register_code(organ: str) -> str:
    """How the numbers of the organ's register begin."""
    return REGISTER_CODES[Organ(organ)]


def reply_on(request: CooperationRequest, heard: Collection[str], on: date) -> Reply:
    """How the addressee had replied by the day; `heard` are the kinds of what it had let the Court know by then."""
    if request.ended_on is not None and request.ended_on <= on:
        return {
            Outcome.EXECUTED: Reply.ANSWERED,
            Outcome.PARTIALLY_EXECUTED: Reply.IN_PART,
            Outcome.DECLINED: Reply.REFUSED,
        }.get(Outcome(request.outcome), Reply.WITHDRAWN)
    if request.transmitted_on is None or request.transmitted_on > on:
        return Reply.UNSENT
    return Reply.IN_PART if EventKind.PARTIALLY_EXECUTED in heard else Reply.WAITING
