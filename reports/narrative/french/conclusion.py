"""III. Conclusion."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document.blocks import Block, Heading, Note, Paragraph, ParagraphPointer, Runs, compose
from reports.document.snapshot import Snapshot
from reports.narrative.french.introduction import list_ends


def section(snapshot: Snapshot) -> Iterator[Block]:
    """What delay costs, who else asks, and what the Court hopes for."""
    yield Heading(1, "III.", "Conclusion")
    yield Paragraph(
        compose(
            "Une coopération tardive a un prix, et tous le paient. Les procédures durent plus longtemps, les équipes et les locaux sont gardés "
            "plus longtemps, et le budget que se partagent les États Parties augmente d'autant. Des preuves qui ont attendu des années "
            "risquent de ne plus convaincre."
        ),
        title="Ce que coûte le retard",
        key="delay",
    )
    yield Paragraph(
        compose(
            "Pour le Bureau du Procureur, un mandat d'arrêt non exécuté signifie un travail qui doit continuer :"
        ),
        points=(
            compose("Il faut conserver les preuves ;"),
            compose("Il faut garder le contact avec les témoins ;"),
            compose("Il faut veiller à leur sécurité ;"),
            compose("Il faut répondre aux menaces dont ils font l'objet."),
        ),
        key="cost-for-prosecutor",
    )
    yield Paragraph(
        compose(
            "Ceux qui menacent ou corrompent des témoins mettent à profit le temps que le retard leur donne. De tels actes sont des infractions "
            "en eux-mêmes et peuvent être poursuivis devant la Cour{note}.",
            note=Note(compose("Statut de Rome, article 70.")),
        ),
        key="intimidation",
    )
    yield Paragraph(
        compose(
            "Les demandes faites pour la Défense méritent le même soin et la même célérité que celles de l'Accusation. L'équité du procès dépend "
            "des unes comme des autres, et avec elle le poids de son issue{note}.",
            note=Note(compose("Statut de Rome, article 57, paragraphe 3 b).")),
        ),
        title="Égalité des armes",
        key="equality",
    )
    yield Paragraph(
        compose(
            "À mesure que croît le nombre des situations et des affaires doit s'élargir le cercle des États qui aident au-delà de leur "
            "obligation. Ce ne peuvent être chaque fois les mêmes qui accueillent des témoins, font exécuter des peines et reçoivent des "
            "personnes libérées."
        ),
        title="Un cercle plus large",
        key="circle",
    )
    yield Paragraph(
        compose(
            "Ceux qui ont le plus souffert des crimes sont ceux qui ont le plus longtemps attendu les procès. Leurs attentes s'adressent à la "
            "Cour, mais ce sont finalement les États qui y répondent, ou n'y répondent pas."
        ),
        key="expectations",
    )
    invitations = _invitations(snapshot)
    yield Paragraph(
        compose("À la lumière du présent rapport, la Cour invite notamment les États :"),
        points=tuple(
            compose("{invitation}{end}", invitation=invitation, end=end)
            for invitation, end in zip(invitations, list_ends(len(invitations)), strict=True)
        ),
        key="invitations",
    )
    facilitator = snapshot.edition.facilitator
    yield Paragraph(
        compose(
            "La Cour remercie {facilitator}tous les États et organisations qui l'ont aidée dans sa tâche, et demeure à la disposition de "
            "l'Assemblée pour toute question relative au présent rapport.",
            facilitator=f"{facilitator} ainsi que " if facilitator else "",
        ),
        key="thanks",
    )


def _invitations(snapshot: Snapshot) -> list[Runs]:
    """What States are invited to do, as far as the edition treats it."""
    by_area = {
        "arrests": compose(
            "À convenir, pour chaque mandat d'arrêt non exécuté (paragraphe {n}), de mesures adaptées à l'obstacle rencontré",
            n=ParagraphPointer("at-large"),
        ),
        "agreements": compose(
            "À conclure des accords sur la réinstallation, l'exécution des peines, la mise en liberté provisoire et la libération "
            "(paragraphes {first} à {last})",
            first=ParagraphPointer("relocation"),
            last=ParagraphPointer("release"),
        ),
        "apic": compose(
            "À devenir parties à l'APIC et à lui donner effet (paragraphe {n})", n=ParagraphPointer("apic")
        ),
    }
    answer = compose(
        "À répondre à temps à chaque demande, que ce soit par un résultat, une question ou un refus motivé"
    )
    return [*(words for area, words in by_area.items() if snapshot.has_theme(area)), answer]
