"""The life cycle of an edition as one table: which action, from which stage, by whom, and what must hold besides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.workflow import Action, Workflow
from reports.vocab import EditionStatus


class Who(StrEnum):
    """Whose step an action is."""

    PREPARER = "preparer"
    """The Registry."""
    ORGAN = "organ"
    """Registry, Office of the Prosecutor and Presidency, each for its own part."""
    SIGNATORY = "signatory"
    """The Registry or the Presidency."""
    SIGNER = "signer"
    """Whoever signed."""
    REGISTER = "register"
    """Nobody: it follows from what others did."""


@dataclass(frozen=True, slots=True)
class Step(Action):
    """A verb of this life cycle. `guard` says in words what must hold besides the stage, `falls` what it takes back."""

    who: Who = Who.PREPARER
    guard: str | Promise = ""
    falls: str | Promise = ""


OPEN: Final = frozenset(
    {EditionStatus.DRAFTED, EditionStatus.COMPILED, EditionStatus.CLEARED, EditionStatus.SIGNED}
)
"""Stages in which an edition may still change."""

COMPILED: Final = frozenset({EditionStatus.COMPILED, EditionStatus.CLEARED, EditionStatus.SIGNED})
"""Stages in which figures and text are kept with their hash, and may still change."""

_SIGNATURES: Final = _("signatures")

LIFE: Final = Workflow(
    initial=EditionStatus.DRAFTED,
    states=dict(EditionStatus.choices),
    actions=(
        Step(
            "revise",
            _("Edit"),
            OPEN,
            EditionStatus.DRAFTED,
            who=Who.PREPARER,
            guard=_("nobody changed it meanwhile"),
            falls=_SIGNATURES,
        ),
        Step(
            "plan",
            _("Set the calendar"),
            OPEN,
            None,
            who=Who.PREPARER,
            guard=_("its steps are in order; nobody changed it meanwhile"),
        ),
        Step(
            "write",
            _("Write"),
            OPEN,
            EditionStatus.DRAFTED,
            who=Who.ORGAN,
            guard=_("the paragraph is its own, or the Registry writes; nobody changed it meanwhile"),
            falls=_("signatures; the clearance of the organ whose paragraph it is"),
        ),
        Step(
            "compile",
            _("Compile"),
            OPEN,
            EditionStatus.COMPILED,
            who=Who.PREPARER,
            guard=_("the report does not contradict itself"),
            falls=_("signatures; clearances of parts that changed"),
        ),
        Step(
            "ask_exemption",
            _("Ask for an exception"),
            OPEN,
            None,
            who=Who.ORGAN,
            guard=_("the number is held back by disclosure control"),
        ),
        Step(
            "approve_exemption",
            _("Approve the exception"),
            OPEN,
            EditionStatus.DRAFTED,
            who=Who.SIGNATORY,
            guard=_("somebody else asked for it"),
            falls=_SIGNATURES,
        ),
        Step(
            "decline_exemption",
            _("Decline the exception"),
            OPEN,
            None,
            who=Who.ORGAN,
            guard=_("it waits for its approval; whoever asked for it, or who may sign"),
        ),
        Step(
            "withdraw_exemption",
            _("Take the exception back"),
            OPEN,
            EditionStatus.DRAFTED,
            who=Who.ORGAN,
            guard=_("it is approved; whoever asked for it, or who may sign"),
            falls=_SIGNATURES,
        ),
        Step(
            "clear",
            _("Clear our part"),
            frozenset({EditionStatus.COMPILED}),
            None,
            who=Who.ORGAN,
            guard=_("no comment on its part is open"),
        ),
        Step(
            "complete",
            _("Cleared by every organ"),
            frozenset({EditionStatus.COMPILED}),
            EditionStatus.CLEARED,
            who=Who.REGISTER,
            guard=_("every organ has cleared its part as it stands"),
        ),
        Step(
            "withdraw_clearance",
            _("Take our clearance back"),
            COMPILED,
            EditionStatus.COMPILED,
            who=Who.ORGAN,
            guard=_("the organ has cleared its part"),
            falls=_SIGNATURES,
        ),
        Step(
            "sign",
            _("Sign"),
            frozenset({EditionStatus.CLEARED}),
            None,
            who=Who.SIGNATORY,
            guard=_("nobody has signed; no comment is open; its days are over"),
        ),
        Step(
            "countersign",
            _("Countersign"),
            frozenset({EditionStatus.CLEARED}),
            EditionStatus.SIGNED,
            who=Who.SIGNATORY,
            guard=_("somebody else has signed; no comment is open; its days are over"),
        ),
        Step(
            "withdraw_signature",
            _("Take my signature back"),
            frozenset({EditionStatus.CLEARED, EditionStatus.SIGNED}),
            EditionStatus.CLEARED,
            who=Who.SIGNER,
            falls=_("both signatures"),
        ),
        Step(
            "publish",
            _("Publish"),
            frozenset({EditionStatus.SIGNED}),
            EditionStatus.PUBLISHED,
            who=Who.SIGNATORY,
            guard=_("the data still give what was signed"),
        ),
        Step(
            "correct",
            _("Prepare a correction"),
            frozenset({EditionStatus.PUBLISHED}),
            None,
            who=Who.PREPARER,
            guard=_("no later edition takes its place"),
        ),
        Step(
            "restate",
            _("Prepare a restatement"),
            frozenset({EditionStatus.PUBLISHED}),
            None,
            who=Who.PREPARER,
            guard=_("no later edition takes its place"),
        ),
    ),
)
"""A correction keeps the moment of knowledge of the edition that it corrects; a restatement counts with what is known
now. Both are editions of their own with this same life; the old one stays as it was published."""
