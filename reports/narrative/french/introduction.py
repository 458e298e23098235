"""I. Introduction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.document.blocks import (
    Block,
    Heading,
    Note,
    Paragraph,
    ParagraphPointer,
    Recommendation,
    Runs,
    compose,
)
from reports.document.snapshot import Citation, Edition, Figure, Snapshot
from reports.narrative.french.words import counted, day, listing, number, plural, said, span


def section(snapshot: Snapshot, areas: Sequence[str]) -> Iterator[Block]:
    """Mandate, period, volume of requests, areas as a list names them, and how to read the figures."""
    edition = snapshot.edition
    yield Heading(1, "I.", "Introduction")
    yield Paragraph(_mandate(edition), key="mandate")
    yield Paragraph(
        compose(
            "Le Statut de Rome donne à la Cour des juges, un procureur et un greffe, mais ni police ni territoire. Une décision de la "
            "Cour n'atteint une personne, un document ou un compte bancaire que là où un État, ou une organisation qui agit pour des "
            "États, l'y porte. La coopération n'est donc pas un accessoire de la procédure : elle décide de sa tenue."
        ),
        key="why-cooperation",
    )
    yield Paragraph(_requests(snapshot), key="requests")
    yield Paragraph(
        compose(
            "Les demandes reposent d'abord sur l'obligation que le chapitre IX du Statut de Rome fait aux États Parties. D'autres reposent "
            "sur l'acceptation de la compétence par un État, sur un renvoi par le Conseil de sécurité, sur un arrangement avec un État non "
            "partie, sur un accord avec une organisation, ou sur la seule bonne volonté{note}. La Cour remercie tous ceux qui ont répondu, "
            "à quelque titre que ce soit.",
            note=Note(
                compose("Statut de Rome, articles 12, paragraphe 3, 13 b), 86 et 87, paragraphes 5 et 6.")
            ),
        ),
        key="grounds",
    )
    yield Paragraph(
        compose(
            "Le rapport s'en tient à {n} {areas}{themes} :",
            n=number(len(areas)),
            areas=plural(len(areas), "domaine", "domaines"),
            themes=_themes(edition),
        ),
        key="areas",
        points=tuple(
            compose("{area}{end}", area=area, end=end)
            for area, end in zip(areas, list_ends(len(areas)), strict=True)
        ),
    )
    yield Paragraph(
        compose(
            "Nommer des domaines, ce n'est pas placer les autres au second rang. La localisation, le gel et la saisie des avoirs{assets}, "
            "ainsi que les voies de transmission et les procédures nationales que suit une demande{channels}, pèsent autant dans le travail "
            "quotidien et restent à l'ordre du jour.",
            assets=Note(compose("Statut de Rome, article 93, paragraphe 1 k).")),
            channels=Note(compose("Statut de Rome, articles 87 et 88.")),
        ),
        key="other-priorities",
    )
    yield Paragraph(
        compose(
            "Les 66 recommandations sur la coopération, adoptées par les États Parties en 2007{note}, restent la référence. Elles sont "
            "citées par leur numéro chaque fois qu'elles se rapportent au sujet.",
            note=Note(compose("Résolution ICC-ASP/6/Res.2, annexe II.")),
        ),
        key="recommendations",
    )
    yield from _companions(snapshot)
    yield Paragraph(
        compose(
            "La recommandation {r53} attend de la Cour qu'elle fasse connaître tôt des besoins concrets. Un besoin n'est concret que s'il "
            "peut être vérifié. Chaque chiffre ci-après a donc sa propre date et sa propre règle de décompte ; toutes deux figurent dans "
            "l'annexe, de sorte qu'un chiffre puisse être ramené à sa source et comparé à celui d'une autre édition.",
            r53=Recommendation(53),
        ),
        key="needs",
    )
    yield from _meetings(snapshot)


def _mandate(edition: Edition) -> Runs:
    confidentiality = Note(
        compose(
            "Les affaires sous scellés, et tout ce que protègent la confidentialité des enquêtes et des poursuites ou une ordonnance d'une "
            "chambre, ne figurent ni dans le texte ni dans aucun chiffre. Leur nombre n'est pas indiqué."
        )
    )
    resolutions = "à la résolution" if len(edition.mandate) == 1 else "aux résolutions"
    answers = f"répond {resolutions} {listing(edition.mandate)} et " if edition.mandate else ""
    return compose(
        "Le présent rapport {answers}porte sur la période {span}{note}.",
        answers=answers,
        span=span(edition.period_start, edition.period_end),
        note=confidentiality,
    )


def _requests(snapshot: Snapshot) -> Runs:
    assistance = snapshot.figure("F3")
    organizations = snapshot.figure("F2o")
    return compose(
        "{When}, le Greffe a transmis {visas} et {requests}{shares}{rule}. {then}, le Bureau du Procureur a adressé "
        "{assistance}{partners}{addressees}.",
        When=_when(snapshot.figure("F2"), snapshot.edition),
        visas=counted(snapshot.figure("F1"), "demande de visa", "demandes de visa", feminine=True),
        requests=counted(
            snapshot.figure("F2"),
            "autre demande de coopération",
            "autres demandes de coopération",
            feminine=True,
        ),
        shares=compose(
            ", dont {n} {addressed} à des organisations internationales ou régionales",
            n=said(organizations, feminine=True),
            addressed=plural(organizations.total, "adressée", "adressées"),
        )
        if snapshot.figure("F2").total
        else "",
        rule=Note(
            compose(
                "Une demande est comptée au jour de sa transmission, une fois pour chaque destinataire. Les modifications, les rappels et les "
                "réponses ne sont pas des demandes, et une demande retirée avant sa transmission n'est pas comptée."
            )
        ),
        then="Au cours de la même période"
        if assistance.on == snapshot.figure("F2").on
        else _when(assistance, snapshot.edition),
        assistance=counted(assistance, "demande d'assistance", "demandes d'assistance", feminine=True),
        partners=compose(" à {n}", n=counted(snapshot.figure("F3p"), "partenaire", "partenaires"))
        if assistance.total
        else "",
        addressees=Note(
            compose(
                "Les partenaires sont des États Parties, d'autres États, des organisations internationales et régionales, et d'autres encore."
            )
        ),
    )


def _when(figure: Figure, edition: Edition) -> str:
    start, end = figure.days
    if (start, end) == (edition.period_start, edition.period_end):
        return "Au cours de la période"
    return f"Du {day(start)} au {day(end)}" if start else f"Jusqu'au {day(end)}"


def _themes(edition: Edition) -> str:
    if not edition.facilitator:
        return ""
    return f", ceux de la facilitation sur la coopération du Groupe de travail de La Haye ({edition.facilitator})"


def _companions(snapshot: Snapshot) -> Iterator[Paragraph]:
    """The documents to read with this one, if the edition names any."""
    companions = [
        (words, Note(_symbols(citations)))
        for role, words in (
            ("activities", "Le rapport sur les activités de la Cour"),
            ("united_nations", "Le rapport de la Cour à l'Organisation des Nations Unies"),
            ("earlier", "Les documents antérieurs sur la coopération"),
            ("other", "D'autres documents connexes"),
        )
        if (citations := snapshot.cited(role))
    ]
    if companions:
        yield Paragraph(
            compose(
                "Ce qui est dit ailleurs n'est pas répété ici. Le présent rapport est à lire avec les documents suivants :"
            ),
            points=tuple(
                compose("{words}{note}{end}", words=words, note=note, end=end)
                for (words, note), end in zip(companions, list_ends(len(companions)), strict=True)
            ),
            key="companions",
        )


def list_ends(count: int) -> list[str]:
    """The punctuation after each of `count` points: semicolons, and a full stop."""
    return [" ;"] * (count - 1) + ["."]


def _symbols(citations: tuple[Citation, ...]) -> Runs:
    named = []
    for citation in citations:
        title = f"{citation.title}, " if citation.title else ""
        dated = f" ({day(citation.date)})" if citation.date else ""
        place = f", {citation.pinpoint}" if citation.pinpoint else ""
        named.append(f"{title}{citation.symbol}{dated}{place}")
    return compose("{named}.", named=" ; ".join(named))


def _meetings(snapshot: Snapshot) -> Iterator[Paragraph]:
    if not snapshot.meetings:
        return
    yield Paragraph(
        compose(
            "Les réunions suivantes sur la coopération se sont tenues pendant la période ou en découlent :"
        ),
        key="meetings",
        points=tuple(
            compose(
                "{title}, {place}, {when}{end}",
                title=meeting.title,
                place=meeting.place,
                when=meeting.when,
                end=end,
            )
            for meeting, end in zip(snapshot.meetings, list_ends(len(snapshot.meetings)), strict=True)
        ),
    )


def meetings_pointer(snapshot: Snapshot) -> Runs:
    """A pointer to the paragraph on meetings, or nothing when there is none."""
    if not snapshot.meetings:
        return ()
    return compose(" (voir paragraphe {number})", number=ParagraphPointer("meetings"))
