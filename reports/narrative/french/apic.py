"""II.C. Agreement on Privileges and Immunities of the Court."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document.blocks import Block, Note, Paragraph, compose
from reports.document.snapshot import Snapshot
from reports.narrative.french.states import bare
from reports.narrative.french.words import alphabetical, counted, day, listing, plural


def section(snapshot: Snapshot) -> Iterator[Block]:
    """The duty of article 48, participation in the Agreement, and what remains to be done at home."""
    yield Paragraph(
        compose(
            "L'article 48 du Statut de Rome donne à la Cour, sur le territoire de chaque État Partie, les privilèges et immunités dont elle a "
            "besoin pour son travail. Cette obligation existe qu'un État soit ou non partie à l'APIC. L'article est bref ; l'APIC dit ce qu'il "
            "signifie pour les locaux et les archives, pour les fonctionnaires, les conseils, les témoins et les experts, pour les voyages et "
            "pour les impôts."
        ),
        key="article-48",
    )
    yield Paragraph(
        compose(
            "Ce que règle l'APIC n'a pas à être négocié dans un aéroport. Les difficultés naissent d'ordinaire là où un agent à une frontière, "
            "dans une banque ou dans un bureau des impôts doit décider sur-le-champ, sans autre guide qu'une phrase générale."
        ),
        key="at-the-border",
    )
    yield Paragraph(
        compose(
            "L'Assemblée a appelé tous les États, parties ou non au Statut de Rome, à devenir parties à l'APIC et à l'intégrer dans leur "
            "droit{note}. La Cour s'associe à cet appel.",
            note=Note(compose("Voir ICC-ASP/11/28, annexe I, paragraphe 8.")),
        ),
        key="call",
    )
    yield _participation(snapshot)
    yield Paragraph(
        compose(
            "Pour un État qui adhère, l'APIC entre en vigueur le trentième jour qui suit le dépôt de son instrument{note}. Un État qui dépose "
            "son instrument aujourd'hui a donc un mois, pas davantage, pour informer ses autorités.",
            note=Note(compose("APIC, article 35.")),
        ),
        key="in-force",
    )
    yield Paragraph(
        compose(
            "Devenir partie, c'est la moitié du chemin. L'autre moitié est le droit national, et la connaissance qu'en ont ceux qui "
            "l'appliquent : police des frontières, douanes, services fiscaux, tribunaux, banques. La Cour invite les États à lui faire savoir "
            "quelle loi donne effet à l'APIC et à qui s'adresser lorsqu'une question se pose."
        ),
        key="national-law",
    )
    yield Paragraph(
        compose(
            "Un État qui a du mal à adhérer à l'APIC ou à le mettre en œuvre peut demander de l'aide à d'autres États et à des organisations, et "
            "poser ses questions à la Cour. Ceux qui ont une aide à offrir sont priés de continuer à l'offrir."
        ),
        key="help",
    )
    papers = snapshot.cited("privileges")
    if papers:
        yield Paragraph(
            compose(
                "Les suites possibles, dont une plus grande attention de l'Assemblée à l'APIC, sont exposées dans un document de réflexion que la "
                "Cour a distribué{note}.",
                note=Note(
                    compose(
                        "{papers}.",
                        papers=" ; ".join(
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
    names = [bare(name) for name in alphabetical(snapshot.apic_non_states_parties)]
    return Paragraph(
        compose(
            "Au {day}, {parties} à l'APIC{others}. {Remained} encore en dehors de celui-ci {outside} au Statut de Rome{rule}.",
            day=day(parties.days[1]),
            parties=counted(
                parties,
                "État était partie" if parties.total else "État n'était partie",
                "États étaient parties",
            ),
            others=compose(
                ", dont {n} au Statut de Rome ({names})",
                n=counted(non_states_parties, "État non partie", "États non parties"),
                names=listing(names),
            )
            if non_states_parties.total
            else ", tous parties au Statut de Rome"
            if parties.total
            else "",
            Remained=plural(outside.total, "Restait" if outside.total else "Ne restait", "Restaient"),
            outside=counted(outside, "État Partie", "États Parties"),
            rule=Note(
                compose(
                    "Les parties aux deux traités sont comptées à partir du dépôt de leur instrument. Les États Parties en dehors de l'APIC sont "
                    "les États Parties qui ne sont pas parties à l'APIC ; une partie à l'APIC qui n'est pas partie au Statut de Rome ne réduit "
                    "pas leur nombre."
                )
            ),
        ),
        title="Participation",
        key="apic",
    )
