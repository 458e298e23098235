"""II.C. Agreement on Privileges and Immunities of the Court."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document.blocks import Block, Note, Paragraph, compose
from reports.document.snapshot import Snapshot
from reports.narrative.english.words import alphabetical, counted, day, listing, plural


def section(snapshot: Snapshot) -> Iterator[Block]:
    """The duty of article 48, participation in the Agreement, and what remains to be done at home."""
    yield Paragraph(
        compose(
            "Article 48 of the Rome Statute gives the Court, in the territory of each State Party, the privileges and immunities that "
            "it needs for its work. That duty exists whether or not a State is party to APIC. The article is brief; APIC says what it "
            "means for premises and archives, for staff, counsel, witnesses and experts, for travel and for taxes."
        ),
        key="article-48",
    )
    yield Paragraph(
        compose(
            "What is settled in APIC need not be negotiated at an airport. Difficulties in this field tend to arise where an official "
            "at a border, a bank or a tax office has to decide on the spot, with nothing to go by but a general sentence."
        ),
        key="at-the-border",
    )
    yield Paragraph(
        compose(
            "The Assembly has called on all States, party to the Rome Statute or not, to become parties to APIC and to carry it into "
            "their law.{note} The Court joins in that call.",
            note=Note(compose("See ICC-ASP/11/28, annex I, paragraph 8.")),
        ),
        key="call",
    )
    yield _participation(snapshot)
    yield Paragraph(
        compose(
            "For a State that joins, APIC enters into force on the thirtieth day after the deposit of its instrument.{note} A State "
            "that deposits its instrument today thus has a month, and no more, to inform its authorities.",
            note=Note(compose("APIC, article 35.")),
        ),
        key="in-force",
    )
    yield Paragraph(
        compose(
            "Becoming a party is half of the way. The other half is national law, and the knowledge of those who apply it: border "
            "police, customs, tax offices, courts, banks. The Court invites States to let it know which law gives effect to APIC and "
            "whom to turn to when a question comes up."
        ),
        key="national-law",
    )
    yield Paragraph(
        compose(
            "A State that finds it difficult to join or to implement APIC may turn to other States and to organizations for help, and "
            "to the Court with questions. Those that have help to offer are asked to go on offering it."
        ),
        key="help",
    )
    papers = snapshot.cited("privileges")
    if papers:
        yield Paragraph(
            compose(
                "Possible next steps, among them more attention by the Assembly to APIC, are set out in a discussion paper that the Court "
                "has circulated.{note}",
                note=Note(
                    compose(
                        "{papers}.",
                        papers="; ".join(
                            ", ".join(filter(None, (paper.title, paper.symbol, paper.pinpoint)))
                            for paper in papers
                        ),
                    )
                ),
            ),
            key="next-steps",
        )


def _participation(snapshot: Snapshot) -> Paragraph:
    parties, non_states_parties, outside = (snapshot.figure(id) for id in ("F9", "F9n", "F9o"))
    names = alphabetical(snapshot.apic_non_states_parties)
    return Paragraph(
        compose(
            "As of {day}, {parties} to APIC{others}. Still outside it {were} {outside} to the Rome Statute.{rule}",
            day=day(parties.days[1]),
            parties=counted(parties, "State was party", "States were parties"),
            others=compose(
                ", including {n} not party to the Rome Statute ({names})",
                n=counted(non_states_parties, "State", "States"),
                names=listing(names),
            )
            if non_states_parties.total
            else ", all of them parties to the Rome Statute"
            if parties.total
            else "",
            were=plural(outside.total, "was", "were"),
            outside=counted(outside, "State Party", "States Parties"),
            rule=Note(
                compose(
                    "Parties to both treaties are counted from the deposit of their instruments. States Parties outside APIC are "
                    "the States Parties that are not parties to APIC; a party to APIC that is not party to the Rome Statute does "
                    "not reduce their number."
                )
            ),
        ),
        title="Participation",
        key="apic",
    )
