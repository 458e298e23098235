"""II.B. Voluntary agreements."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document.blocks import (
    Block,
    Drawing,
    Letter,
    Note,
    Paragraph,
    Recommendation,
    Runs,
    Table,
    Text,
    compose,
)
from reports.document.snapshot import GROUPS, EnforcementAgreement, Snapshot
from reports.narrative.french.introduction import meetings_pointer
from reports.narrative.french.states import bare, of
from reports.narrative.french.words import (
    GROUP_NAMES,
    SHORT_GROUP_NAMES,
    alphabetical,
    counted,
    day,
    listing,
    plural,
    said,
    sort_key,
)


def section(snapshot: Snapshot) -> Iterator[Block]:
    """Relocation, enforcement of sentences, interim release, release."""
    yield Paragraph(
        compose(
            "Aucun État n'est tenu de conclure ces accords ; certains droits et devoirs de la Cour ne peuvent pourtant s'en passer :"
        ),
        points=(
            compose("La réinstallation des témoins en danger ;"),
            compose("L'exécution des peines d'emprisonnement ;"),
            compose("La mise en liberté provisoire des personnes dont le procès est en cours ;"),
            compose(
                "La libération des personnes que la Cour ne détient plus, par exemple après un acquittement."
            ),
        ),
        key="voluntary",
    )
    yield Paragraph(
        compose(
            "Un accord-cadre règle dans le calme ce qui autrement se réglerait dans la hâte : qui paie, qui décide, sous quelle forme la demande "
            "est faite. Une demande sans accord-cadre part chaque fois de zéro. Cela coûte des semaines, et un témoin en danger n'a pas de "
            "semaines : lorsque la réinstallation est urgente, les demandes ad hoc aboutissent rarement."
        ),
        title="Accord-cadre ou ad hoc",
        key="framework",
    )
    yield Paragraph(
        compose(
            "Certains États sont prêts à s'engager mais n'en ont pas les moyens. La recommandation {r5} porte sur l'aide d'État à État dans de tels "
            "cas. La Cour souhaiterait savoir ce qui a été fait à ce titre, afin que les offres et les besoins puissent se rencontrer.",
            r5=Recommendation(5),
        ),
        key="capacity",
    )
    yield from _relocation(snapshot)
    yield from _enforcement(snapshot)
    yield from _release(snapshot)


def _relocation(snapshot: Snapshot) -> Iterator[Block]:
    total, year, signed = snapshot.figure("F5"), snapshot.figure("F5y"), snapshot.figure("F5e")
    occasion = next((meeting for meeting in snapshot.meetings if meeting.agreements_signed), None)
    shares = compose(
        ", dont {year} en {in_year} et {signed} {occasion}{pointer}",
        year=said(year),
        in_year=year.days[1].year,
        signed=said(signed),
        occasion=f"à l'occasion des réunions tenues à {occasion.place}"
        if occasion
        else "lors d'une réunion sur la coopération",
        pointer=meetings_pointer(snapshot) if occasion else "",
    )
    withheld = Note(
        compose(
            "Les noms des États ne sont pas indiqués, pour la sécurité de ceux que les accords protègent."
        )
    )
    yield Paragraph(
        compose(
            "Au {day}, la Cour {had} {agreements} avec des États Parties{shares}{note}.",
            day=day(total.days[1]),
            had="avait conclu" if total.total else "n'avait conclu",
            agreements=counted(total, "accord de réinstallation", "accords de réinstallation"),
            shares=shares if total.total else "",
            note=withheld if total.total else "",
        ),
        title="Protection des témoins",
        key="relocation",
    )
    yield Paragraph(
        compose(
            "La réinstallation est le dernier recours de la protection : une personne abandonne son foyer, son travail et sa langue. Plus il y a "
            "d'États entre lesquels choisir, plus il y a de chances de trouver un lieu où une famille puisse vivre. Chaque État de plus élargit "
            "le choix."
        ),
        key="last-resort",
    )
    yield Paragraph(
        compose(
            "Un accord n'oblige pas un État à recevoir une personne donnée ; chaque cas lui est soumis et il en décide. Ce qu'un accord devrait "
            "apporter, c'est une réponse rapide. Un cas sur lequel aucune décision n'est prise est, pour la personne concernée, un cas refusé."
        ),
        key="quick-answer",
    )
    yield Paragraph(
        compose(
            "Ni l'argent ni l'expérience ne doivent être un obstacle. Le Fonds spécial pour les réinstallations peut prendre en charge le coût, de "
            "sorte qu'il soit neutre pour l'État d'accueil, et aucun programme national de protection des témoins n'est exigé au préalable ; une "
            "aide est offerte pour en créer un."
        ),
        key="cost-neutral",
    )


def _enforcement(snapshot: Snapshot) -> Iterator[Block]:
    concluded, in_force, by_group = snapshot.figure("F6"), snapshot.figure("F6f"), snapshot.figure("F6r")
    yield Paragraph(
        compose(
            "Une peine d'emprisonnement est accomplie dans un État que la Cour désigne sur une liste d'États disposés à recevoir des condamnés. Si "
            "aucun n'est désigné, l'État hôte met une prison à disposition ; cela doit rester l'exception{note}.",
            note=Note(compose("Statut de Rome, article 103, paragraphes 1 et 4.")),
        ),
        title="Exécution des peines",
        key="designation",
    )
    yield Paragraph(
        compose(
            "La Présidence conclut les accords-cadres, qui réunissent en un seul texte ce que le Statut de Rome et le Règlement de procédure et de "
            "preuve disent en de nombreux endroits. Ils n'obligent pas à recevoir une personne donnée : l'acceptation reste une décision propre à "
            "chaque peine."
        ),
        key="presidency",
    )
    if not concluded.total:
        yield Paragraph(
            compose(
                "Au {day}, la Cour n'avait conclu {agreements} sur l'exécution des peines.",
                day=day(concluded.days[1]),
                agreements=counted(concluded, "accord", "accords"),
            ),
            key="enforcement",
        )
        return
    yield Paragraph(
        compose(
            "Au {day}, {States} conclu avec la Cour un accord sur l'exécution des peines{rule}. Parmi les accords conclus, {in_force} {were} en "
            "vigueur. Par groupe régional, ils se répartissent comme suit :",
            day=day(concluded.days[1]),
            States=counted(concluded, "État avait", "États avaient"),
            rule=Note(
                compose(
                    "Un accord est conclu lorsqu'il est signé, et en vigueur lorsque l'accord lui-même le prévoit. Les accords ad hoc relatifs à un "
                    "seul condamné ne sont pas comptés."
                )
            ),
            in_force=said(in_force),
            were=plural(in_force.total, "était" if in_force.total else "n'était", "étaient"),
        ),
        key="enforcement",
        points=tuple(
            compose(
                "{group} : {n}{States}{end}",
                group=GROUP_NAMES[group],
                n=said(by_group, group=group),
                States=_states(snapshot, group),
                end="." if group == GROUPS[-1] else " ;",
            )
            for group in GROUPS
        ),
    )
    yield _enforcement_table(snapshot)
    yield _by_group(snapshot)
    empty = [GROUP_NAMES[group] for group in GROUPS if said(by_group, group=group).value == 0]
    yield Paragraph(
        compose(
            "Les États Parties doivent partager la responsabilité de l'exécution conformément aux principes de répartition équitable{note}."
            "{empty} Chaque accord de plus, dans un groupe qui en a peu ou n'en a pas, élargit le choix plus que son nombre ne le laisse croire.",
            note=Note(compose("Statut de Rome, article 103, paragraphe 3 a).")),
            empty=f" Aucun État du {' ni du '.join(empty)} n'a conclu d'accord à ce jour." if empty else "",
        ),
        key="equitable",
    )
    yield Paragraph(
        compose(
            "Pour une seule peine, il faut envisager de nombreux États avant d'en trouver un : comptent les vues et la nationalité du condamné, "
            "mais aussi la langue, les liens familiaux et les circonstances du crime ; et il faut que l'État accepte. Une liste qui paraît longue "
            "sur le papier est bientôt courte."
        ),
        key="candidates",
    )
    yield Paragraph(
        compose(
            "Une disponibilité de principe a été exprimée bien plus souvent qu'elle n'a pris la forme d'un accord. La Présidence tient un accord "
            "type à la disposition des États et est prête à l'examiner avec chacun d'eux ; ceux qui en ont conclu un peuvent dire aux autres ce "
            "que cela a demandé{note}.",
            note=Note(compose("Voir aussi la résolution RC/Res.3.")),
        ),
        key="willingness",
    )


def _states(snapshot: Snapshot, group: str) -> str:
    """ " (Autriche, Belgique et Finlande)", with a word on each that is not in force; nothing when there is none."""
    agreements = [agreement for agreement in snapshot.enforcement if agreement.group == group]
    if not agreements:
        return ""
    names = listing([bare(name) for name in alphabetical(agreement.state for agreement in agreements)])
    pending = alphabetical(agreement.state for agreement in agreements if agreement.in_force_on is None)
    if not pending:
        return f" ({names})"
    if len(agreements) == 1:
        return f" ({names} : accord conclu, pas encore en vigueur)"
    one, many = "celui", "ceux"
    states = listing([of(name) for name in pending])
    verb = plural(len(pending), "n'est", "ne sont")
    return f" ({names} ; {plural(len(pending), one, many)} {states} {verb} pas encore en vigueur)"


def _enforcement_table(snapshot: Snapshot) -> Table:
    def row(agreement: EnforcementAgreement) -> tuple[Runs, ...]:
        in_force: Runs = (
            (Text(day(agreement.in_force_on)),)
            if agreement.in_force_on
            else (Text("pas encore en vigueur"), Letter("a"))
        )
        return (
            (Text(bare(agreement.state)),),
            (Text(GROUP_NAMES[agreement.group]),),
            (Text(day(agreement.concluded_on)),),
            in_force,
        )

    pending = any(agreement.in_force_on is None for agreement in snapshot.enforcement)
    on = day(snapshot.figure("F6").days[1])
    return Table(
        key="enforcement-agreements",
        caption=f"Tableau 2. Accords sur l'exécution des peines, au {on}",
        columns=("État", "Groupe régional", "Conclu le", "En vigueur le"),
        rows=tuple(
            row(agreement) for agreement in sorted(snapshot.enforcement, key=lambda one: sort_key(one.state))
        ),
        notes=(compose("{a} Conclu, mais pas en vigueur au {on}.", a=Letter("a"), on=on),) if pending else (),
    )


def _by_group(snapshot: Snapshot) -> Drawing:
    concluded = [said(snapshot.figure("F6r"), group=group).value for group in GROUPS]
    in_force = [
        sum(
            agreement.group == group and agreement.in_force_on is not None
            for agreement in snapshot.enforcement
        )
        for group in GROUPS
    ]
    on = day(snapshot.figure("F6").days[1])
    each = (
        f"{SHORT_GROUP_NAMES[group]} : conclus {one}, en vigueur {other}"
        for group, one, other in zip(GROUPS, concluded, in_force, strict=True)
    )
    return Drawing(
        key="enforcement-by-group",
        caption=f"Graphique 1. Accords sur l'exécution des peines par groupe régional, au {on}",
        shape="bar",
        labels=tuple(SHORT_GROUP_NAMES[group] for group in GROUPS),
        series=(("Conclus", tuple(concluded)), ("En vigueur", tuple(in_force))),
        summary=f"{' ; '.join(each)}.",
    )


def _release(snapshot: Snapshot) -> Iterator[Block]:
    interim, release = snapshot.figure("F7"), snapshot.figure("F8")
    negotiating = snapshot.interim_release_negotiating
    yield Paragraph(
        compose(
            "Jusqu'à sa condamnation, une personne est présumée innocente, et une chambre peut ordonner sa mise en liberté pendant le procès. La "
            "décision vaut ce qu'un État en fait : sans un État qui reçoive la personne et se porte garant des conditions, elle ne peut être "
            "exécutée{note}.",
            note=Note(compose("Statut de Rome, articles 60 et 66.")),
        ),
        title="Mise en liberté provisoire",
        key="presumption",
    )
    yield Paragraph(
        compose(
            "Au {day}, la Cour {had} {agreements} sur la mise en liberté provisoire{negotiations}.",
            day=day(interim.days[1]),
            had="avait conclu" if interim.total else "n'avait conclu",
            agreements=counted(interim, "accord", "accords"),
            negotiations=f" ; des négociations étaient en cours avec {listing(alphabetical(negotiating))}"
            if negotiating
            else "",
        ),
        key="interim-release",
    )
    yield Paragraph(
        compose(
            "Une personne qui est acquittée, ou contre laquelle les charges ne sont pas confirmées, doit être libérée. Lorsqu'elle ne peut "
            "retourner dans son pays, sa libération a besoin d'un autre État. L'expérience du Tribunal pénal international pour le Rwanda montre "
            "combien de temps des personnes acquittées peuvent en attendre un."
        ),
        title="Libération",
        key="released",
    )
    yield Paragraph(
        compose(
            "Au {day}, la Cour {had} {agreements} sur la libération de personnes. Un modèle est à la disposition des États ; tant que de tels accords "
            "n'existent pas, chaque cas est abordé avec des États particuliers lorsqu'il se présente.",
            day=day(release.days[1]),
            had="avait conclu" if release.total else "n'avait conclu",
            agreements=counted(release, "accord", "accords"),
        ),
        key="release",
    )
