"""II.D. Supporting, protecting and enhancing the Rome Statute system."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document.blocks import Block, Note, Paragraph, ParagraphPointer, Recommendation, compose
from reports.document.snapshot import Snapshot
from reports.narrative.french.words import plural, said


def section(snapshot: Snapshot) -> Iterator[Block]:
    """Diplomatic support, withdrawal, organizations, the United Nations."""
    yield Paragraph(
        compose(
            "Une demande technique a besoin d'un climat politique dans lequel on puisse y répondre. Là où l'appui à la Cour se fait entendre "
            "souvent et de plusieurs côtés, l'autorité qui exécute une demande ne fait que son devoir ; là où il manque, le même acte passe "
            "pour une prise de parti, et la demande reste dans un tiroir."
        ),
        title="Appui diplomatique et public",
        key="climate",
    )
    yield Paragraph(
        compose(
            "Les États qui ont l'obligation de coopérer, et qui subissent des pressions pour cette raison, ne devraient pas avoir à les "
            "supporter seuls. Un mot venu d'ailleurs au bon moment, en public ou en privé, coûte peu et peut décider du respect d'une "
            "obligation."
        ),
        key="pressure",
    )
    yield Paragraph(
        compose(
            "Un État Partie peut se retirer du Statut de Rome. Le retrait prend effet au plus tôt un an après sa notification et laisse "
            "intacte l'obligation de coopérer aux procédures qui avaient commencé auparavant{note}.",
            note=Note(compose("Statut de Rome, article 127.")),
        ),
        key="withdrawal",
    )
    yield Paragraph(
        compose(
            "Les recommandations {r11}, {r48} et {r66} décrivent ce qu'un État peut faire par lui-même : parler en faveur de la Cour dans ses "
            "contacts bilatéraux, rappeler aux autres leurs obligations, et réunir des soutiens autour d'une enquête ou d'un procès donné. La "
            "Cour tiendra les États informés à temps pour qu'ils puissent le faire.",
            r11=Recommendation(11),
            r48=Recommendation(48),
            r66=Recommendation(66),
        ),
        title="Dans les contacts bilatéraux",
        key="bilateral",
    )
    yield Paragraph(
        compose(
            "Les recommandations {r61}, {r62}, {r64} et {r65} décrivent ce que les États peuvent faire en tant que membres d'organisations : "
            "maintenir la Cour à l'ordre du jour de tous les services, proposer des déclarations et des résolutions communes, créer des "
            "groupes de travail, tenir des séminaires régionaux. Les groupes de travail de l'Organisation des États américains et de l'Union "
            "européenne montrent que cela est possible.",
            r61=Recommendation(61),
            r62=Recommendation(62),
            r64=Recommendation(64),
            r65=Recommendation(65),
        ),
        title="Dans les organisations",
        key="in-organizations",
    )
    organizations = snapshot.figure("F2o")
    if organizations.total:
        yield Paragraph(
            compose(
                "Les organisations coopèrent aussi elles-mêmes. Parmi les demandes transmises par le Greffe (voir paragraphe {requests}), "
                "{n} {was} à une organisation{note}.",
                requests=ParagraphPointer("requests"),
                n=said(organizations, feminine=True),
                was=plural(organizations.total, "a été adressée", "ont été adressées"),
                note=Note(compose("Statut de Rome, article 87, paragraphe 6.")),
            ),
            key="organizations",
        )
    yield Paragraph(
        compose(
            "C'est là où les vues divergent que le dialogue est le plus nécessaire. La Cour reste prête à rencontrer les organisations "
            "régionales, au niveau des services comme à celui des responsables, et à expliquer ce que ses décisions demandent à leurs membres "
            "et ce qu'elles ne demandent pas."
        ),
        key="dialogue",
    )
    yield Paragraph(
        compose(
            "La recommandation {r51} s'adresse aux États Parties membres du Conseil de sécurité. Un renvoi assorti d'un mandat clair, des "
            "sanctions qui tiennent compte des mandats d'arrêt et des mandats de maintien de la paix qui permettent d'aider la Cour sont entre "
            "leurs mains{note}.",
            r51=Recommendation(51),
            note=Note(compose("Statut de Rome, articles 13 b) et 87, paragraphe 7.")),
        ),
        title="À l'Organisation des Nations Unies",
        key="united-nations",
    )
