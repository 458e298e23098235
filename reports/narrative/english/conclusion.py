"""III. Conclusion."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document.blocks import Block, Heading, Note, Paragraph, ParagraphPointer, Runs, compose
from reports.document.snapshot import Snapshot
from reports.narrative.english.introduction import list_ends


def section(snapshot: Snapshot) -> Iterator[Block]:
    """What delay costs, who else asks, and what the Court hopes for."""
    yield Heading(1, "III.", "Conclusion")
    yield Paragraph(
        compose(
            "Cooperation that comes late has a price, and it is paid by all. Proceedings take longer, teams and premises are kept for longer, "
            "and the budget that States Parties share grows accordingly. Evidence that has waited for years may no longer convince."
        ),
        title="What delay costs",
        key="delay",
    )
    yield Paragraph(
        compose(
            "For the Office of the Prosecutor, a warrant that is not executed means work that has to go on:"
        ),
        points=(
            compose("Evidence has to be preserved;"),
            compose("Contact with witnesses has to be kept;"),
            compose("Their security has to be watched; and"),
            compose("Threats against them have to be met."),
        ),
        key="cost-for-prosecutor",
    )
    yield Paragraph(
        compose(
            "Those who threaten or bribe witnesses use the time that delay gives them. Such acts are offences in themselves and may be "
            "prosecuted before the Court.{note}",
            note=Note(compose("Rome Statute, article 70.")),
        ),
        key="intimidation",
    )
    yield Paragraph(
        compose(
            "Requests for the Defence deserve the same care and the same speed as those for the Prosecution. The fairness of a trial "
            "depends on both, and so does the weight of its outcome.{note}",
            note=Note(compose("Rome Statute, article 57, paragraph 3 (b).")),
        ),
        title="Equality of arms",
        key="equality",
    )
    yield Paragraph(
        compose(
            "As situations and cases grow in number, so must the circle of States that help beyond their duty. It cannot be the same few "
            "each time that receive witnesses, enforce sentences and take in persons released."
        ),
        title="A wider circle",
        key="circle",
    )
    yield Paragraph(
        compose(
            "Those who have suffered most from the crimes have waited longest for the trials. Their expectations are addressed to the "
            "Court, but in the end they are met, or not met, by States."
        ),
        key="expectations",
    )
    invitations = _invitations(snapshot)
    yield Paragraph(
        compose("In the light of this report, the Court invites States, in particular:"),
        points=tuple(
            compose("{invitation}{end}", invitation=invitation, end=end)
            for invitation, end in zip(invitations, list_ends(len(invitations)), strict=True)
        ),
        key="invitations",
    )
    facilitator = snapshot.edition.facilitator
    yield Paragraph(
        compose(
            "The Court thanks {facilitator}all States and organizations that have helped it in its work, and remains at the disposal "
            "of the Assembly for any question on this report.",
            facilitator=f"{facilitator} and " if facilitator else "",
        ),
        key="thanks",
    )


def _invitations(snapshot: Snapshot) -> list[Runs]:
    """What States are invited to do, as far as the edition treats it."""
    by_area = {
        "arrests": compose(
            "To agree, for each outstanding warrant (paragraph {n}), on measures that fit its obstacle",
            n=ParagraphPointer("at-large"),
        ),
        "agreements": compose(
            "To conclude agreements on relocation, enforcement, interim release and release (paragraphs {first} to {last})",
            first=ParagraphPointer("relocation"),
            last=ParagraphPointer("release"),
        ),
        "apic": compose(
            "To become parties to APIC, and to give effect to it (paragraph {n})", n=ParagraphPointer("apic")
        ),
    }
    answer = compose("To answer each request in time, be it with a result, a question or a reasoned refusal")
    return [*(words for area, words in by_area.items() if snapshot.has_theme(area)), answer]
