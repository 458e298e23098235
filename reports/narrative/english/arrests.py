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
from reports.narrative.english.words import (
    alphabetical,
    counted,
    day,
    digits,
    listing,
    month,
    number,
    plural,
    sort_key,
)


def section(snapshot: Snapshot) -> Iterator[Block]:
    """Who is sought, what stands in the way, and what States can do about it."""
    yield Paragraph(
        compose(
            "The accused must be present at the trial.{presence} As long as a warrant is not executed, the case stands still: "
            "victims wait, witnesses stay exposed, and evidence ages.",
            presence=Note(compose("Rome Statute, article 63, paragraph 1.")),
        ),
        title="Why arrests come first",
        key="why-arrests",
    )
    yield Paragraph(
        compose(
            "A State Party that receives a request for arrest and surrender complies with it under Part 9 and the procedure of its "
            "national law. Where it sees an obstacle, it consults the Court without delay; silence is not a form of "
            "consultation.{note}",
            note=Note(compose("Rome Statute, articles 59, 89 and 97.")),
        ),
        key="duty",
    )
    yield from _at_large(snapshot)
    yield Paragraph(
        compose(
            "A person whom national authorities hold, but have not surrendered, is still sought. Custody in a State and surrender "
            "to the Court are different facts: the first may prepare the second, it does not replace it."
        ),
        key="custody",
    )
    yield Paragraph(
        compose(
            "Every month in which a warrant lies unexecuted tells those sought, and those who might imitate them, that nothing "
            "follows. Where the persons concerned still command armed groups or hold office, the population that has suffered "
            "the crimes may have to live next to those charged with them."
        ),
        key="signal",
    )
    yield Paragraph(
        compose(
            "In practice, two situations have to be told apart, because they call for different answers:"
        ),
        title="Two kinds of obstacle",
        key="obstacles",
        points=(
            compose(
                "The person is protected by an armed group or by terrain. This is an operational problem, and it is solved with "
                "information, equipment, training and coordination on the ground; and"
            ),
            compose(
                "It is well known where the person is, but the State concerned does not act. This is a problem of political will, "
                "and it is solved, if at all, by many States that speak and act alike: in contacts, in voting, in invitations "
                "given or withheld."
            ),
        ),
    )
    yield Paragraph(
        compose(
            "A measure that helps in one of these situations may do nothing, or do harm, in the other. The first step for each "
            "warrant is therefore an honest assessment of what stands in the way; the second is a short list of measures, each "
            "with somebody who takes it on."
        ),
        key="assessment",
    )
    yield Paragraph(
        compose(
            "On the political side, recommendation {r17} looks to every State Party for momentum towards arrests, in its bilateral "
            "contacts and in the organizations to which it belongs. On the technical side, recommendation {r20} is about help for the "
            "State on whose territory a suspect is, given at its request: information, specialized training, logistics.",
            r17=Recommendation(17),
            r20=Recommendation(20),
        ),
        key="momentum",
    )
    yield Paragraph(
        compose(
            "Recommendation {r21} is about sharing what arrests have taught. The experience of other international tribunals, and that of "
            "the States which have carried out surrenders to this Court, is of most use when it is written down, organized by "
            "kind of obstacle, and passed on to those who face the same obstacle now.",
            r21=Recommendation(21),
        ),
        title="Lessons learned",
        key="lessons",
    )
    yield Paragraph(
        compose(
            "Relations between States offer leverage that has nothing to do with police work. Agreements on trade or development can "
            "carry commitments on cooperation with the Court; the partnership agreement of Cotonou is an example.{note} Used in "
            "time and in concert, such means cost little.",
            note=Note(compose("Cotonou Agreement, article 11, paragraph 6.")),
        ),
        title="Means of influence",
        key="influence",
    )
    yield Paragraph(
        compose(
            "Persons who are sought travel. Whether a journey ends in an arrest depends on a few days’ notice and on neighbours who talk "
            "to each other. The Assembly’s procedures on non-cooperation{note} give this a place: the good offices of its "
            "President and focal points for the regions. The Court informs the President when it learns of a journey that is planned, "
            "or of a failure to cooperate that is alleged.",
            note=Note(compose("Resolution ICC-ASP/10/Res.5, annex, as amended.")),
        ),
        title="Coordination across borders",
        key="travel",
    )
    yield Paragraph(
        compose(
            "A journey that is planned and a failure that is alleged are not findings. Whether a State has failed to comply is for a "
            "Chamber to find, after hearing the State; the matter may then go to the Assembly or, where it referred the situation, to "
            "the Security Council.{note}",
            note=Note(compose("Rome Statute, article 87, paragraphs 5 and 7.")),
        ),
        key="findings",
    )
    yield Paragraph(
        compose(
            "The Security Council can do much for arrests in situations that it has itself referred, by following up what it has "
            "set in motion. States Parties that sit on the Council are best placed to remind it."
        ),
        key="security-council",
    )


def _at_large(snapshot: Snapshot) -> Iterator[Block]:
    figure = snapshot.figure("F4")
    yield Paragraph(
        compose(
            "As of {day}, {individuals} named in public warrants of arrest {were} at large.{rule}{oldest}",
            day=day(figure.days[1]),
            individuals=counted(figure, "individual", "individuals"),
            were=plural(figure.total, "was", "were"),
            rule=Note(
                compose(
                    "Persons are counted, not warrants. A person is counted from the day on which a warrant becomes public until "
                    "surrender to the Court, confirmed death, withdrawal of the warrant or a final decision that the case is "
                    "inadmissible. A death that is reported but not confirmed changes nothing."
                )
            ),
            oldest=_oldest(snapshot.sought),
        ),
        title="Persons sought",
        key="at-large",
    )
    if not snapshot.sought:
        return
    yield Paragraph(
        compose(
            "{newly} The table below shows all those sought by situation, with the date of the oldest warrant still to be "
            "executed.",
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
        return "None of their warrants became public during the period."
    who = (
        "The warrant against one of them"
        if len(newly) == 1
        else f"The warrants against {number(len(newly))} of them"
    )
    return f"{who} became public during the period: {listing(alphabetical(newly))}."


def _oldest(sought: tuple[PersonSought, ...]) -> str:
    if not sought:
        return ""
    return f" The oldest of the warrants that are still to be executed was issued in {month(_oldest_day(sought))}."


def _by_situation(snapshot: Snapshot) -> Table:
    figure = snapshot.figure("F4")
    situations: dict[str, list[PersonSought]] = {}
    for person in snapshot.sought:
        situations.setdefault(person.situation, []).append(person)
    rows: list[tuple[Runs, ...]] = []
    for situation in sorted(situations, key=lambda name: (_oldest_day(situations[name]), sort_key(name))):
        persons = situations[situation]
        oldest = day(_oldest_day(persons))
        rows.append(((Text(situation),), (Quantity(len(persons), digits(len(persons))),), (Text(oldest),)))
    total: Runs = (FigureRun(figure.id, figure.total, digits(figure.total)),)
    rows.append(((Text("All situations"),), total, (Text(day(_oldest_day(snapshot.sought))),)))
    return Table(
        key="at-large-by-situation",
        caption=f"Table 1. Individuals at large under public warrants, by situation, {day(figure.days[1])}",
        columns=("Situation", "Individuals", "Oldest warrant outstanding"),
        rows=tuple(rows),
        numeric=(1,),
    )


def _oldest_day(persons: Sequence[PersonSought]) -> date:
    return min(person.issued_on for person in persons)
