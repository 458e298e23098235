"""II.A. Arrest strategies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reports.document.blocks import (
    Block,
    FigureRun,
    Note,
    Paragraph,
    Quantity,
    Recommendation,
    Runs,
    Table,
    Text,
    compose,
)
from reports.document.snapshot import PersonSought, Snapshot
from reports.narrative.french.states import bare
from reports.narrative.french.words import (
    alphabetical,
    counted,
    day,
    digits,
    listing,
    number,
    of_month,
    plural,
    sort_key,
)


def section(snapshot: Snapshot) -> Iterator[Block]:
    """Who is sought, what stands in the way, and what States can do about it."""
    yield Paragraph(
        compose(
            "L'accusé doit être présent à son procès{presence}. Tant qu'un mandat d'arrêt n'est pas exécuté, l'affaire est à l'arrêt : les "
            "victimes attendent, les témoins restent exposés, les preuves vieillissent.",
            presence=Note(compose("Statut de Rome, article 63, paragraphe 1.")),
        ),
        title="Pourquoi les arrestations d'abord",
        key="why-arrests",
    )
    yield Paragraph(
        compose(
            "Un État Partie qui reçoit une demande d'arrestation et de remise y répond conformément au chapitre IX et à la procédure de son "
            "droit national. S'il voit un obstacle, il consulte la Cour sans tarder ; le silence n'est pas une forme de consultation{note}.",
            note=Note(compose("Statut de Rome, articles 59, 89 et 97.")),
        ),
        key="duty",
    )
    yield from _at_large(snapshot)
    yield Paragraph(
        compose(
            "Une personne que des autorités nationales détiennent sans l'avoir remise est toujours recherchée. La détention dans un État et la "
            "remise à la Cour sont deux faits différents : la première peut préparer la seconde, elle ne la remplace pas."
        ),
        key="custody",
    )
    yield Paragraph(
        compose(
            "Chaque mois pendant lequel un mandat d'arrêt reste sans exécution dit à ceux qui sont recherchés, et à ceux qui pourraient les "
            "imiter, que rien ne s'ensuit. Là où ces personnes commandent encore des groupes armés ou exercent encore des fonctions, la "
            "population qui a subi les crimes peut avoir à vivre à côté de ceux qui en sont accusés."
        ),
        key="signal",
    )
    yield Paragraph(
        compose(
            "En pratique, deux situations sont à distinguer, parce qu'elles appellent des réponses différentes :"
        ),
        title="Deux sortes d'obstacles",
        key="obstacles",
        points=(
            compose(
                "La personne est protégée par un groupe armé ou par le terrain. C'est un problème opérationnel, qui se résout par le "
                "renseignement, l'équipement, la formation et la coordination sur place ;"
            ),
            compose(
                "On sait très bien où se trouve la personne, mais l'État concerné n'agit pas. C'est un problème de volonté politique, qui ne se "
                "résout, s'il se résout, que si de nombreux États parlent et agissent de même : dans leurs contacts, dans leurs votes, dans les "
                "invitations qu'ils adressent ou n'adressent pas."
            ),
        ),
    )
    yield Paragraph(
        compose(
            "Une mesure utile dans l'une de ces situations peut être sans effet, ou nuisible, dans l'autre. Le premier pas, pour chaque mandat "
            "d'arrêt, est donc une appréciation sincère de ce qui fait obstacle ; le second est une courte liste de mesures, dont chacune a "
            "quelqu'un qui s'en charge."
        ),
        key="assessment",
    )
    yield Paragraph(
        compose(
            "Sur le plan politique, la recommandation {r17} attend de chaque État Partie qu'il donne de l'élan aux arrestations, dans ses "
            "contacts bilatéraux et dans les organisations dont il est membre. Sur le plan technique, la recommandation {r20} porte sur l'aide "
            "donnée, à sa demande, à l'État sur le territoire duquel se trouve un suspect : renseignement, formation spécialisée, logistique.",
            r17=Recommendation(17),
            r20=Recommendation(20),
        ),
        key="momentum",
    )
    yield Paragraph(
        compose(
            "La recommandation {r21} porte sur le partage de ce que les arrestations ont appris. L'expérience d'autres tribunaux internationaux, "
            "et celle des États qui ont procédé à des remises à la Cour, est surtout utile lorsqu'elle est écrite, classée par sorte d'obstacle, "
            "et transmise à ceux qui rencontrent aujourd'hui le même obstacle.",
            r21=Recommendation(21),
        ),
        title="Enseignements tirés",
        key="lessons",
    )
    yield Paragraph(
        compose(
            "Les relations entre États offrent des leviers qui n'ont rien à voir avec le travail de la police. Des accords de commerce ou de "
            "développement peuvent contenir des engagements de coopération avec la Cour ; l'accord de partenariat de Cotonou en est un "
            "exemple{note}. Employés à temps et de concert, ces moyens coûtent peu.",
            note=Note(compose("Accord de Cotonou, article 11, paragraphe 6.")),
        ),
        title="Moyens d'influence",
        key="influence",
    )
    yield Paragraph(
        compose(
            "Les personnes recherchées voyagent. Qu'un voyage s'achève par une arrestation dépend d'un préavis de quelques jours et de voisins "
            "qui se parlent. Les procédures de l'Assemblée concernant la non-coopération{note} leur font une place : les bons offices de son "
            "Président et des points de contact pour les régions. La Cour informe le Président lorsqu'elle apprend qu'un voyage est prévu, ou "
            "qu'un défaut de coopération est allégué.",
            note=Note(compose("Résolution ICC-ASP/10/Res.5, annexe, telle que modifiée.")),
        ),
        title="Coordination par-delà les frontières",
        key="travel",
    )
    yield Paragraph(
        compose(
            "Un voyage prévu et un défaut allégué ne sont pas des constatations. Il appartient à une chambre de constater, après avoir entendu "
            "l'État, s'il a manqué à son obligation ; l'Assemblée, ou le Conseil de sécurité s'il a renvoyé la situation, peut alors être "
            "saisi{note}.",
            note=Note(compose("Statut de Rome, article 87, paragraphes 5 et 7.")),
        ),
        key="findings",
    )
    yield Paragraph(
        compose(
            "Le Conseil de sécurité peut beaucoup pour les arrestations dans les situations qu'il a lui-même renvoyées, en donnant suite à ce "
            "qu'il a engagé. Les États Parties qui siègent au Conseil sont les mieux placés pour le lui rappeler."
        ),
        key="security-council",
    )


def _at_large(snapshot: Snapshot) -> Iterator[Block]:
    figure = snapshot.figure("F4")
    yield Paragraph(
        compose(
            "Au {day}, {individuals} par des mandats d'arrêt publics {were} en fuite{rule}.{oldest}",
            day=day(figure.days[1]),
            individuals=counted(figure, "personne visée", "personnes visées", feminine=True),
            were=plural(figure.total, "était" if figure.total else "n'était", "étaient"),
            rule=Note(
                compose(
                    "Ce sont les personnes qui sont comptées, non les mandats. Une personne est comptée à partir du jour où un mandat devient "
                    "public, jusqu'à sa remise à la Cour, la confirmation de son décès, le retrait du mandat ou la décision définitive que "
                    "l'affaire est irrecevable. Un décès signalé mais non confirmé ne change rien."
                )
            ),
            oldest=_oldest(snapshot.sought),
        ),
        title="Personnes recherchées",
        key="at-large",
    )
    if not snapshot.sought:
        return
    yield Paragraph(
        compose(
            "{newly} Le tableau ci-après présente toutes les personnes recherchées, par situation, avec la date du plus ancien mandat d'arrêt "
            "encore à exécuter.",
            newly=_newly_sought(snapshot),
        ),
        key="newly-sought",
    )
    yield _by_situation(snapshot)


def _newly_sought(snapshot: Snapshot) -> str:
    edition = snapshot.edition
    newly = [
        person.name
        for person in snapshot.sought
        if edition.period_start <= person.public_on <= edition.period_end
    ]
    if not newly:
        return "Aucun de leurs mandats d'arrêt n'est devenu public au cours de la période."
    who = (
        "Le mandat d'arrêt visant l'une d'elles est devenu public"
        if len(newly) == 1
        else f"Les mandats d'arrêt visant {number(len(newly), feminine=True)} d'entre elles sont devenus publics"
    )
    return f"{who} au cours de la période : {listing(alphabetical(newly))}."


def _oldest(sought: tuple[PersonSought, ...]) -> str:
    if not sought:
        return ""
    issued = of_month(_oldest_day(sought))
    return f" Le plus ancien des mandats d'arrêt encore à exécuter date {issued}."


def _by_situation(snapshot: Snapshot) -> Table:
    figure = snapshot.figure("F4")
    situations: dict[str, list[PersonSought]] = {}
    for person in snapshot.sought:
        situations.setdefault(person.situation, []).append(person)
    rows: list[tuple[Runs, ...]] = []
    for situation in sorted(situations, key=lambda name: (_oldest_day(situations[name]), sort_key(name))):
        persons = situations[situation]
        oldest = day(_oldest_day(persons))
        rows.append(
            ((Text(bare(situation)),), (Quantity(len(persons), digits(len(persons))),), (Text(oldest),))
        )
    total: Runs = (FigureRun(figure.id, figure.total, digits(figure.total)),)
    rows.append(((Text("Toutes les situations"),), total, (Text(day(_oldest_day(snapshot.sought))),)))
    return Table(
        key="at-large-by-situation",
        caption=f"Tableau 1. Personnes en fuite visées par des mandats d'arrêt publics, par situation, au {day(figure.days[1])}",
        columns=("Situation", "Personnes", "Plus ancien mandat non exécuté"),
        rows=tuple(rows),
        numeric=(1,),
    )


def _oldest_day(persons: Sequence[PersonSought]) -> date:
    return min(person.issued_on for person in persons)
