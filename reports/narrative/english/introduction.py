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
from reports.narrative.english.words import basis, counted, day, listing, number, plural, said, span


def section(snapshot: Snapshot, areas: Sequence[str]) -> Iterator[Block]:
    """Mandate, period, volume of requests, areas as a list names them, and how to read the figures."""
    edition = snapshot.edition
    yield Heading(1, "I.", "Introduction")
    yield Paragraph(_mandate(edition), key="mandate")
    yield Paragraph(
        compose(
            "The Rome Statute gives the Court judges, a Prosecutor and a Registry, but neither a police force nor a territory. "
            "A decision of the Court reaches a person, a document or a bank account only where a State, or an organization "
            "that acts for States, carries it there. Cooperation is therefore no annex to the proceedings: it decides whether "
            "they take place."
        ),
        key="why-cooperation",
    )
    yield Paragraph(_requests(snapshot), key="requests")
    yield Paragraph(
        compose(
            "Requests rest first of all on the duty of States Parties under Part 9 of the Rome Statute. Others rest on the "
            "acceptance of jurisdiction by a State, on a referral by the Security Council, on an arrangement with a State not "
            "party, on an agreement with an organization, or on good will alone.{note} The Court thanks all those who "
            "answered, on whichever of these grounds they did so.",
            note=Note(
                compose("Rome Statute, articles 12, paragraph 3, 13 (b), 86 and 87, paragraphs 5 and 6.")
            ),
        ),
        key="grounds",
    )
    yield Paragraph(
        compose(
            "The report keeps to {n} {areas}{themes}:",
            n=number(len(areas)),
            areas=plural(len(areas), "area", "areas"),
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
            "To name areas is not to rank the rest below them. The tracing, freezing and seizure of assets,{assets} and the "
            "channels and national procedures through which a request travels,{channels} weigh as much in daily work and stay on "
            "the agenda.",
            assets=Note(compose("Rome Statute, article 93, paragraph 1 (k).")),
            channels=Note(compose("Rome Statute, articles 87 and 88.")),
        ),
        key="other-priorities",
    )
    yield Paragraph(
        compose(
            "The 66 recommendations on cooperation, adopted by States Parties in 2007,{note} remain the yardstick. They are "
            "referred to by number wherever they bear on a subject.",
            note=Note(compose("Resolution ICC-ASP/6/Res.2, annex II.")),
        ),
        key="recommendations",
    )
    yield from _companions(snapshot)
    yield Paragraph(
        compose(
            "Recommendation {r53} looks to the Court for concrete needs, made known early. A need is only concrete if it can be "
            "checked. Every figure below therefore has its own date and its own counting rule; both are set out in the annex, so "
            "that a figure can be traced to its source and compared with that of another edition.",
            r53=Recommendation(53),
        ),
        key="needs",
    )
    yield from _meetings(snapshot)


def _mandate(edition: Edition) -> Runs:
    confidentiality = Note(
        compose(
            "Matters under seal, and all that the confidentiality of investigations and prosecutions or an order of a Chamber "
            "protects, are left out of the text and out of every figure. How many they are is not stated."
        )
    )
    resolutions = plural(len(edition.mandate), "resolution", "resolutions")
    answers = f"responds to {resolutions} {listing(edition.mandate)} and " if edition.mandate else ""
    return compose(
        "This report {answers}concerns the period {span}.{note}",
        answers=answers,
        span=span(edition.period_start, edition.period_end),
        note=confidentiality,
    )


def _requests(snapshot: Snapshot) -> Runs:
    assistance = snapshot.figure("F3")
    organizations = snapshot.figure("F2o")
    return compose(
        "{When} the Registry transmitted {visas} and {requests}{shares}.{rule} {then} the Office of the Prosecutor sent "
        "{assistance}{partners}.{addressees}",
        When=_when(snapshot.figure("F2"), snapshot.edition),
        visas=counted(snapshot.figure("F1"), "request for a visa", "requests for visas"),
        requests=counted(
            snapshot.figure("F2"), "other request for cooperation", "other requests for cooperation"
        ),
        shares=compose(
            ", {n} of which {were} addressed to international or regional organizations",
            n=said(organizations),
            were=plural(organizations.total, "was", "were"),
        )
        if snapshot.figure("F2").total
        else "",
        rule=Note(
            compose(
                "A request counts on the day of its transmission, once for each addressee. Amendments, reminders and replies are "
                "not requests, and a request withdrawn before its transmission is not counted."
            )
        ),
        then="In the same period"
        if assistance.on == snapshot.figure("F2").on
        else _when(assistance, snapshot.edition),
        assistance=counted(assistance, "request for assistance", "requests for assistance"),
        partners=compose(" to {n}", n=counted(snapshot.figure("F3p"), "partner", "partners"))
        if assistance.total
        else "",
        addressees=Note(
            compose(
                "Partners are States Parties, other States, international and regional organizations, and others."
            )
        ),
    )


def _when(figure: Figure, edition: Edition) -> str:
    start, end = figure.days
    if (start, end) == (edition.period_start, edition.period_end):
        return "During the period"
    return f"From {basis(figure)}," if start else f"Up to {day(end)},"


def _themes(edition: Edition) -> str:
    if not edition.facilitator:
        return ""
    return (
        f", those of the facilitation on cooperation of The Hague Working Group under {edition.facilitator}"
    )


def _companions(snapshot: Snapshot) -> Iterator[Paragraph]:
    """The documents to read with this one, if the edition names any."""
    companions = [
        (words, Note(_symbols(citations)))
        for role, words in (
            ("activities", "The report on the activities of the Court"),
            ("united_nations", "The report of the Court to the United Nations"),
            ("earlier", "The earlier papers on cooperation"),
            ("other", "Other related documents"),
        )
        if (citations := snapshot.cited(role))
    ]
    if companions:
        yield Paragraph(
            compose(
                "What is said elsewhere is not repeated here. This report is meant to be read together with:"
            ),
            points=tuple(
                compose("{words}{stop}{note}{link}", words=words, stop=end[0], note=note, link=end[1:])
                for (words, note), end in zip(companions, list_ends(len(companions)), strict=True)
            ),
            key="companions",
        )


def list_ends(count: int) -> list[str]:
    """The punctuation after each of `count` points: semicolons, "; and" before the last, a full stop."""
    return [";"] * (count - 2) + ["; and"] * (count > 1) + ["."]


def _symbols(citations: tuple[Citation, ...]) -> Runs:
    named = []
    for citation in citations:
        title = f"{citation.title}, " if citation.title else ""
        dated = f" ({day(citation.date)})" if citation.date else ""
        place = f", {citation.pinpoint}" if citation.pinpoint else ""
        named.append(f"{title}{citation.symbol}{dated}{place}")
    return compose("{named}.", named="; ".join(named))


def _meetings(snapshot: Snapshot) -> Iterator[Paragraph]:
    if not snapshot.meetings:
        return
    yield Paragraph(
        compose("The following meetings on cooperation fall within the period or follow from it:"),
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
    return compose(" (see paragraph {number})", number=ParagraphPointer("meetings"))
