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
from reports.narrative.english.introduction import meetings_pointer
from reports.narrative.english.words import (
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
            "No State is obliged to conclude these agreements, and yet some rights and duties of the Court cannot do without them:"
        ),
        points=(
            compose("Relocation of witnesses who are in danger;"),
            compose("Enforcement of sentences of imprisonment;"),
            compose("Interim release of persons whose trial is pending; and"),
            compose("Release of persons whom the Court no longer holds, for example after an acquittal."),
        ),
        key="voluntary",
    )
    yield Paragraph(
        compose(
            "A framework agreement settles in calm what would otherwise be settled in haste: who pays, who decides, in which form a "
            "request is made. A request without one starts from nothing each time. That costs weeks, and a witness in danger does "
            "not have weeks: where relocation is urgent, requests made ad hoc seldom lead anywhere."
        ),
        title="Framework or ad hoc",
        key="framework",
    )
    yield Paragraph(
        compose(
            "Some States are willing and lack the means. Recommendation {r5} is about help from State to State in such cases. The Court "
            "would be glad to hear what has been done under it, so that offers and needs can be brought together.",
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
        ", {year} of them in {in_year} and {signed} {occasion}{pointer}",
        year=said(year, zero="none"),
        in_year=year.days[1].year,
        signed=said(signed, zero="none"),
        occasion=f"on the occasion of the meetings in {occasion.place}"
        if occasion
        else "at a meeting on cooperation",
        pointer=meetings_pointer(snapshot) if occasion else "",
    )
    withheld = Note(
        compose("The names of the States are withheld for the safety of those whom the agreements protect.")
    )
    yield Paragraph(
        compose(
            "As of {day}, the Court had concluded {agreements} with States Parties{shares}.{note}",
            day=day(total.days[1]),
            agreements=counted(total, "relocation agreement", "relocation agreements"),
            shares=shares if total.total else "",
            note=withheld if total.total else "",
        ),
        title="Protection of witnesses",
        key="relocation",
    )
    yield Paragraph(
        compose(
            "Relocation is the last resort of protection: a person gives up a home, work and language. The more States there are to "
            "choose from, the better the chance of a place where a family can live. Every further State widens the choice."
        ),
        key="last-resort",
    )
    yield Paragraph(
        compose(
            "An agreement does not bind a State to receive anyone in particular; each case is put to it and decided by it. What the "
            "agreement ought to bring is a quick answer. A case on which no decision is taken is, for the person concerned, a case "
            "declined."
        ),
        key="quick-answer",
    )
    yield Paragraph(
        compose(
            "Neither money nor experience need stand in the way. The Special Fund for Relocations can bear the cost, so that it is "
            "neutral for the receiving State, and no national programme of witness protection is needed beforehand; help to build one "
            "is available."
        ),
        key="cost-neutral",
    )


def _enforcement(snapshot: Snapshot) -> Iterator[Block]:
    concluded, in_force, by_group = snapshot.figure("F6"), snapshot.figure("F6f"), snapshot.figure("F6r")
    yield Paragraph(
        compose(
            "A sentence of imprisonment is served in a State that the Court designates from a list of States willing to accept "
            "sentenced persons. If none is designated, the host State makes a prison available; that is meant as the exception.{note}",
            note=Note(compose("Rome Statute, article 103, paragraphs 1 and 4.")),
        ),
        title="Enforcement of sentences",
        key="designation",
    )
    yield Paragraph(
        compose(
            "The Presidency concludes the framework agreements, which bring together in one text what the Rome Statute and the Rules of "
            "Procedure and Evidence say in many places. They create no obligation to take a given person: acceptance remains a "
            "decision for each sentence."
        ),
        key="presidency",
    )
    if not concluded.total:
        yield Paragraph(
            compose(
                "As of {day}, the Court had concluded {agreements} on the enforcement of sentences.",
                day=day(concluded.days[1]),
                agreements=counted(concluded, "agreement", "agreements"),
            ),
            key="enforcement",
        )
        return
    yield Paragraph(
        compose(
            "As of {day}, {States} had concluded an agreement on the enforcement of sentences with the Court.{rule} Of the agreements "
            "concluded, {in_force} {were} in force. By regional group, they are distributed as follows:",
            day=day(concluded.days[1]),
            States=counted(concluded, "State", "States"),
            rule=Note(
                compose(
                    "An agreement is concluded when it is signed, and in force when the agreement itself says so. Ad hoc agreements for "
                    "one sentenced person are not counted."
                )
            ),
            in_force=said(in_force, zero="none"),
            were=plural(in_force.total, "was", "were"),
        ),
        key="enforcement",
        points=tuple(
            compose(
                "{group}: {n}{States}{end}",
                group=GROUP_NAMES[group],
                n=said(by_group, zero="none", group=group),
                States=_states(snapshot, group),
                end="." if group == GROUPS[-1] else "; and" if group == GROUPS[-2] else ";",
            )
            for group in GROUPS
        ),
    )
    yield _enforcement_table(snapshot)
    yield _by_group(snapshot)
    empty = [GROUP_NAMES[group] for group in GROUPS if said(by_group, group=group).value == 0]
    yield Paragraph(
        compose(
            "States Parties are to share the responsibility for enforcement in accordance with principles of equitable "
            "distribution.{note}{empty} Each further agreement in a group with few or none widens the choice more than its number "
            "suggests.",
            note=Note(compose("Rome Statute, article 103, paragraph 3 (a).")),
            empty=f" No State of the {listing(empty)} has concluded an agreement so far." if empty else "",
        ),
        key="equitable",
    )
    yield Paragraph(
        compose(
            "For one sentence, many States have to be considered before one is found: the views and the nationality of the sentenced "
            "person count, as do language, family ties and the circumstances of the crime; and the State has to agree. A list that "
            "looks long on paper is soon a short one."
        ),
        key="candidates",
    )
    yield Paragraph(
        compose(
            "Willingness in principle has been expressed far more often than it has been put into an agreement. The Presidency keeps a "
            "model agreement at the disposal of States and is ready to go through it with any of them; those that have concluded one "
            "can tell others what it took.{note}",
            note=Note(compose("See also resolution RC/Res.3.")),
        ),
        key="willingness",
    )


def _states(snapshot: Snapshot, group: str) -> str:
    """ " (Austria, Belgium and Finland)", with a word on each that is not in force; nothing when there is none."""
    agreements = [agreement for agreement in snapshot.enforcement if agreement.group == group]
    if not agreements:
        return ""
    names = listing(alphabetical(agreement.state for agreement in agreements))
    pending = alphabetical(agreement.state for agreement in agreements if agreement.in_force_on is None)
    if not pending:
        return f" ({names})"
    if len(agreements) == 1:
        return f" ({names}: concluded, not yet in force)"
    return f" ({names}; the {plural(len(pending), 'agreement', 'agreements')} with {listing(pending)} not yet in force)"


def _enforcement_table(snapshot: Snapshot) -> Table:
    def row(agreement: EnforcementAgreement) -> tuple[Runs, ...]:
        in_force: Runs = (
            (Text(day(agreement.in_force_on)),)
            if agreement.in_force_on
            else (Text("not yet in force"), Letter("a"))
        )
        return (
            (Text(agreement.state),),
            (Text(GROUP_NAMES[agreement.group]),),
            (Text(day(agreement.concluded_on)),),
            in_force,
        )

    pending = any(agreement.in_force_on is None for agreement in snapshot.enforcement)
    on = day(snapshot.figure("F6").days[1])
    return Table(
        key="enforcement-agreements",
        caption=f"Table 2. Agreements on the enforcement of sentences, {on}",
        columns=("State", "Regional group", "Concluded", "In force"),
        rows=tuple(
            row(agreement) for agreement in sorted(snapshot.enforcement, key=lambda one: sort_key(one.state))
        ),
        notes=(compose("{a} Concluded, but not in force on {on}.", a=Letter("a"), on=on),) if pending else (),
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
        f"{SHORT_GROUP_NAMES[group]}: {one} concluded, {other} in force"
        for group, one, other in zip(GROUPS, concluded, in_force, strict=True)
    )
    return Drawing(
        key="enforcement-by-group",
        caption=f"Chart 1. Agreements on the enforcement of sentences by regional group, {on}",
        shape="bar",
        labels=tuple(SHORT_GROUP_NAMES[group] for group in GROUPS),
        series=(("Concluded", tuple(concluded)), ("In force", tuple(in_force))),
        summary=f"{'; '.join(each)}.",
    )


def _release(snapshot: Snapshot) -> Iterator[Block]:
    interim, release = snapshot.figure("F7"), snapshot.figure("F8")
    negotiating = snapshot.interim_release_negotiating
    yield Paragraph(
        compose(
            "Until convicted, a person is presumed innocent, and a Chamber may grant release while the trial is pending. The decision "
            "is worth what a State makes of it: without a State that receives the person and vouches for the conditions, it cannot be "
            "carried out.{note}",
            note=Note(compose("Rome Statute, articles 60 and 66.")),
        ),
        title="Interim release",
        key="presumption",
    )
    yield Paragraph(
        compose(
            "As of {day}, the Court had concluded {agreements} on interim release{negotiations}.",
            day=day(interim.days[1]),
            agreements=counted(interim, "agreement", "agreements"),
            negotiations=f"; negotiations were under way with {listing(alphabetical(negotiating))}"
            if negotiating
            else "",
        ),
        key="interim-release",
    )
    yield Paragraph(
        compose(
            "A person who is acquitted, or against whom charges are not confirmed, is to be released. Where return to the home State "
            "is not possible, release needs another State. The experience of the International Criminal Tribunal for Rwanda shows how long "
            "acquitted persons may wait for one."
        ),
        title="Release of persons",
        key="released",
    )
    yield Paragraph(
        compose(
            "As of {day}, the Court had concluded {agreements} on the release of persons. A model is at the disposal of "
            "States; until agreements exist, each case is taken up with individual States as it arises.",
            day=day(release.days[1]),
            agreements=counted(release, "agreement", "agreements"),
        ),
        key="release",
    )
