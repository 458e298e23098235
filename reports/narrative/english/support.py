"""II.D. Supporting, protecting and enhancing the Rome Statute system."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document.blocks import Block, Note, Paragraph, ParagraphPointer, Recommendation, compose
from reports.document.snapshot import Snapshot
from reports.narrative.english.words import plural, said


def section(snapshot: Snapshot) -> Iterator[Block]:
    """Diplomatic support, withdrawal, organizations, the United Nations."""
    yield Paragraph(
        compose(
            "A technical request needs a political climate in which it can be answered. Where support for the Court is heard often and "
            "from many sides, an authority that executes a request does its ordinary duty; where it is not, the same act looks like "
            "taking sides, and the request stays in a drawer."
        ),
        title="Diplomatic and public support",
        key="climate",
    )
    yield Paragraph(
        compose(
            "States that have a duty to cooperate, and that come under pressure for it, should not have to bear that pressure alone. A "
            "word from others at the right moment, in public or in private, costs little and may decide whether a duty is met."
        ),
        key="pressure",
    )
    yield Paragraph(
        compose(
            "A State Party may withdraw from the Rome Statute. Its withdrawal takes effect one year after notification at the earliest, "
            "and it leaves untouched the duty to cooperate in proceedings that had begun before.{note}",
            note=Note(compose("Rome Statute, article 127.")),
        ),
        key="withdrawal",
    )
    yield Paragraph(
        compose(
            "Recommendations {r11}, {r48} and {r66} describe what a State can do by itself: speak in favour of the Court in bilateral "
            "contacts, remind others of their duty, and gather support for a given investigation or trial. The Court will keep "
            "States informed in time for them to do so.",
            r11=Recommendation(11),
            r48=Recommendation(48),
            r66=Recommendation(66),
        ),
        title="In bilateral contacts",
        key="bilateral",
    )
    yield Paragraph(
        compose(
            "Recommendations {r61}, {r62}, {r64} and {r65} describe what States can do as members of organizations: keep the Court on the agenda in all "
            "departments, propose joint statements and resolutions, set up working groups, hold regional seminars. The working groups of "
            "the Organization of American States and of the European Union show that it can be done.",
            r61=Recommendation(61),
            r62=Recommendation(62),
            r64=Recommendation(64),
            r65=Recommendation(65),
        ),
        title="In organizations",
        key="in-organizations",
    )
    organizations = snapshot.figure("F2o")
    if organizations.total:
        yield Paragraph(
            compose(
                "Organizations also cooperate themselves. Of the requests transmitted by the Registry (see paragraph {requests}), "
                "{n} {was} addressed to an organization.{note}",
                requests=ParagraphPointer("requests"),
                n=said(organizations),
                was=plural(organizations.total, "was", "were"),
                note=Note(compose("Rome Statute, article 87, paragraph 6.")),
            ),
            key="organizations",
        )
    yield Paragraph(
        compose(
            "Dialogue is needed most where views differ. The Court remains ready to meet regional organizations at working level and at "
            "senior level, and to explain what its decisions ask of their members and what they do not."
        ),
        key="dialogue",
    )
    yield Paragraph(
        compose(
            "Recommendation {r51} is addressed to States Parties that are members of the Security Council. A referral that carries a clear "
            "mandate, sanctions that take account of warrants, and peacekeeping mandates that allow for help to the Court are in their "
            "hands.{note}",
            note=Note(compose("Rome Statute, articles 13 (b) and 87, paragraph 7.")),
            r51=Recommendation(51),
        ),
        title="In the United Nations",
        key="united-nations",
    )
