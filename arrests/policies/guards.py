"""Who may do what to a warrant, and which days make sense; pure, on given objects.

The Registrar keeps the Court's database of cases (Rules of Procedure and Evidence, rule 15), so the Registry records
what happens to public warrants. The Prosecutor's analysts judge the obstacles. Sealed warrants are in the hands of
the members of their compartment; sight sees to that nobody else comes this far.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Level, Organ
from arrests.models import Suspect, UnsealingProposal, Warrant, WarrantEvent
from arrests.vocab import OUTSTANDING, EventKind, Status
from arrests.workflow import MOVES
from common.errors import Forbidden, Refusal

KEEPERS = (Organ.REGISTRY, Organ.OTP)
"""The organs whose people register and unseal warrants."""


def may_register(person: Person) -> bool:
    """Whether the person may register a warrant under seal."""
    return person.organ in KEEPERS


def may_record(warrant: Warrant, person: Person) -> bool:
    """Whether the person may record what happened to the warrant."""
    return person.organ == Organ.REGISTRY or (warrant.sealed and person.organ in KEEPERS)


def may_edit(suspect: Suspect, person: Person) -> bool:
    """Whether the person may change what is known of somebody besides the warrants."""
    sealed = suspect.level == Level.UNDER_SEAL
    return person.organ == Organ.REGISTRY or (sealed and person.organ in KEEPERS)


def may_import(person: Person) -> bool:
    """Whether the person may bring public warrants into the register from a file."""
    return person.organ == Organ.REGISTRY


def may_review(person: Person) -> bool:
    """Whether the person may review warrants, and say how often that is done."""
    return person.organ == Organ.OTP


def may_own_steps(person: Person) -> bool:
    """Whether a next step can be put into the person's hands."""
    return person.is_active and person.organ in KEEPERS


def may_link(person: Person) -> bool:
    """Whether the person may link a request to a warrant."""
    return person.organ in KEEPERS


def may_unseal(person: Person) -> bool:
    """Whether the person may propose, withdraw or confirm the unsealing of a warrant that they know of."""
    return person.organ in KEEPERS


def may_confirm(proposal: UnsealingProposal, person: Person) -> bool:
    """Whether the person may be the second to agree to the unsealing."""
    return may_unseal(person) and proposal.proposed_by_id != person.pk


def may_note(person: Person) -> bool:
    """Whether the person may say what goes on in a situation."""
    return person.organ in KEEPERS


def check_notes(person: Person) -> None:
    """Refuses whoever may not say what goes on in a situation."""
    _check(
        may_note(person),
        _("Notes on situations are written by the Registry and the Office of the Prosecutor."),
    )


def check_registers(person: Person) -> None:
    """Refuses whoever may not register a warrant."""
    _check(
        may_register(person), _("Warrants are registered by the Registry and the Office of the Prosecutor.")
    )


def check_records(warrant: Warrant, person: Person) -> None:
    """Refuses whoever may not record what happened."""
    _check(may_record(warrant, person), _("What happens to a public warrant is recorded by the Registry."))


def check_edits(suspect: Suspect, person: Person) -> None:
    """Refuses whoever may not change what is known of somebody."""
    _check(
        may_edit(suspect, person),
        _("What is known of a person under a public warrant is kept by the Registry."),
    )


def check_imports(person: Person) -> None:
    """Refuses whoever may not import warrants."""
    _check(may_import(person), _("Public warrants are imported by the Registry."))


def check_reviews(person: Person) -> None:
    """Refuses whoever may not review warrants."""
    _check(may_review(person), _("Warrants are reviewed by the Office of the Prosecutor."))


def check_outstanding(status: Status) -> None:
    """Refuses what makes sense for an outstanding warrant only."""
    if status not in OUTSTANDING:
        raise Refusal(_("The warrant is no longer outstanding (%(status)s).") % {"status": status.label})


def check_links(person: Person) -> None:
    """Refuses whoever may not link requests."""
    _check(may_link(person), _("Requests are linked by the Registry and the Office of the Prosecutor."))


def check_unseals(person: Person) -> None:
    """Refuses whoever has no part in an unsealing."""
    _check(
        may_unseal(person),
        _(
            "Warrants are unsealed by members of their compartment from the Registry or the Office of the Prosecutor."
        ),
    )


def check_confirms(proposal: UnsealingProposal, person: Person) -> None:
    """Refuses the person who proposed the unsealing, and whoever has no part in it."""
    _check(
        may_confirm(proposal, person),
        _("You proposed this unsealing yourself; a second person of the compartment confirms it."),
    )


def check_day(on: date, today: date, events: Iterable[WarrantEvent] = ()) -> None:
    """Refuses a day in the future, and one before the warrant was issued."""
    if on > today:
        raise Refusal(_("The day lies in the future; record it once it has come."), field="on")
    issued = min((event.effective_on for event in events if event.kind == EventKind.ISSUED), default=None)
    if issued is not None and on < issued:
        raise Refusal(
            _("The day lies before %(day)s, when the warrant was issued; correct the day.")
            % {"day": issued.isoformat()},
            field="on",
        )


def check_after(on: date, events: Iterable[WarrantEvent]) -> None:
    """Refuses a change of status on a day before the latest one."""
    latest = max((event.effective_on for event in events if event.kind in MOVES), default=None)
    if latest is not None and on < latest:
        raise Refusal(
            _("The status changed on %(day)s; give a day that is not earlier, or correct that entry first.")
            % {"day": latest.isoformat()},
            field="on",
        )


def check_linkable(warrant: Warrant, request_compartment: int | None, request_level: str) -> None:
    """Refuses to tie a sealed warrant to a request that people outside its compartment can read."""
    if warrant.sealed and (
        request_level != Level.UNDER_SEAL or request_compartment != warrant.compartment_id
    ):
        raise Refusal(
            _(
                "A warrant under seal is linked only to a request under seal in the same compartment; choose such a one."
            ),
            field="request",
        )


def _check(allowed: bool, sentence: str) -> None:  # noqa: FBT001 - the condition, and what to say where it fails
    if not allowed:
        raise Forbidden(sentence)
