"""A snapshot with the values of the 2011-2013 period, as the register freezes one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports.document import (
    Citation,
    Edition,
    EnforcementAgreement,
    Figure,
    Meeting,
    PersonSought,
    Snapshot,
    Wording,
)

PERIOD = "2011-10-01/2013-09-30"


def figure(id: str, value: int | dict[str, int], on: str, rule: str) -> Figure:
    return Figure(id=id, value=value, on=on, rule=rule)


FIGURES = (
    figure("F1", 1320, PERIOD, "Requests of the family visa, transmitted by the Registry."),
    figure("F2", 533, PERIOD, "Requests of every other family, transmitted by the Registry."),
    figure("F2o", 19, PERIOD, "Those of F2 whose addressee is an organization."),
    figure("F3", 609, PERIOD, "Requests transmitted by the Office of the Prosecutor."),
    figure("F3p", 71, PERIOD, "Different addressees of F3."),
    figure("F4", 12, "2013-09-29", "Persons with a public warrant and no exit on or before the day."),
    figure("F5", 13, "2013-09-30", "Relocation agreements concluded on or before the day."),
    figure("F5y", 3, "2013-01-01/2013-09-30", "Those of F5 concluded in the calendar year of the day."),
    figure("F5e", 2, "2013-09-30", "Those of F5 signed at the seminars in Nuremberg."),
    figure("F6", 8, "2013-09-30", "Framework agreements signed on or before the day."),
    figure("F6f", 7, "2013-09-30", "Those of F6 in force on the day."),
    figure(
        "F6r", {"WEOG": 5, "EEG": 1, "AFR": 1, "GRULAC": 1, "APG": 0}, "2013-09-30", "F6 by regional group."
    ),
    figure("F7", 0, "2013-09-30", "Interim release agreements concluded on or before the day."),
    figure("F8", 0, "2013-09-30", "Release agreements concluded on or before the day."),
    figure("F9", 72, "2013-04-22", "States that had deposited their instrument on or before the day."),
    figure("F9n", 1, "2013-04-22", "Those of F9 that had not deposited one for the Rome Statute."),
    figure("F9o", 51, "2013-04-22", "States Parties to the Rome Statute that are not among F9."),
)

SOUGHT = tuple(
    PersonSought(
        name=name,
        situation=situation,
        issued_on=date.fromisoformat(issued),
        public_on=date.fromisoformat(public),
    )
    for situation, name, issued, public in (
        ("Democratic Republic of the Congo", "Sylvestre Mudacumura", "2012-07-13", "2012-07-13"),
        ("Uganda", "Joseph Kony", "2005-07-08", "2005-10-13"),
        ("Uganda", "Vincent Otti", "2005-07-08", "2005-10-13"),
        ("Uganda", "Okot Odhiambo", "2005-07-08", "2005-10-13"),
        ("Uganda", "Dominic Ongwen", "2005-07-08", "2005-10-13"),
        ("Darfur, Sudan", "Ahmad Muhammad Harun", "2007-04-27", "2007-04-27"),
        ("Darfur, Sudan", "Ali Muhammad Ali Abd-Al-Rahman (Ali Kushayb)", "2007-04-27", "2007-04-27"),
        ("Darfur, Sudan", "Omar Hassan Ahmad Al Bashir", "2009-03-04", "2009-03-04"),
        ("Darfur, Sudan", "Abdel Raheem Muhammad Hussein", "2012-03-01", "2012-03-01"),
        ("Libya", "Saif Al-Islam Gaddafi", "2011-06-27", "2011-06-27"),
        ("Libya", "Abdullah Al-Senussi", "2011-06-27", "2011-06-27"),
        ("Côte d'Ivoire", "Simone Gbagbo", "2012-02-29", "2012-11-22"),
    )
)

ENFORCEMENT = tuple(
    EnforcementAgreement(
        state=state,
        group=group,
        concluded_on=date.fromisoformat(concluded),
        in_force_on=date.fromisoformat(in_force) if in_force else None,
    )
    for state, group, concluded, in_force in (
        ("Austria", "WEOG", "2005-10-27", "2005-11-26"),
        ("United Kingdom", "WEOG", "2007-11-08", "2007-12-08"),
        ("Belgium", "WEOG", "2010-06-01", "2010-06-01"),
        ("Denmark", "WEOG", "2010-06-01", "2012-07-05"),
        ("Finland", "WEOG", "2010-06-01", "2011-04-24"),
        ("Serbia", "EEG", "2011-01-20", "2011-05-28"),
        ("Colombia", "GRULAC", "2011-05-17", ""),
        ("Mali", "AFR", "2012-01-13", "2012-01-13"),
    )
)

OUTSIDE = (
    "Afghanistan",
    "Antigua and Barbuda",
    "Australia",
    "Bangladesh",
    "Barbados",
    "Burundi",
    "Cabo Verde",
    "Cambodia",
    "Chad",
    "Comoros",
    "Congo",
    "Cook Islands",
    "Côte d'Ivoire",
    "Djibouti",
    "Dominica",
    "Fiji",
    "Gambia",
    "Ghana",
    "Grenada",
    "Guatemala",
    "Guinea",
    "Japan",
    "Jordan",
    "Kenya",
    "Madagascar",
    "Maldives",
    "Marshall Islands",
    "Mauritius",
    "Mongolia",
    "Nauru",
    "Niger",
    "Nigeria",
    "Peru",
    "Philippines",
    "Republic of Moldova",
    "Saint Kitts and Nevis",
    "Saint Lucia",
    "Saint Vincent and the Grenadines",
    "Samoa",
    "San Marino",
    "Senegal",
    "Seychelles",
    "Sierra Leone",
    "South Africa",
    "Suriname",
    "Tajikistan",
    "Timor-Leste",
    "United Republic of Tanzania",
    "Vanuatu",
    "Venezuela (Bolivarian Republic of)",
    "Zambia",
)

EDITION = Edition(
    symbol="ICC-ASP/12/35",
    title="Report of the Court on cooperation",
    session="Twelfth session",
    place_and_dates="The Hague, 20-28 November 2013",
    period_start=date(2011, 10, 1),
    period_end=date(2013, 9, 30),
    distributed_on=date(2013, 10, 9),
    job_number="35-E-091013",
    mandate=("ICC-ASP/10/Res.2", "ICC-ASP/11/Res.5"),
    facilitator="Ambassador Krutnes (Norway)",
)

FRENCH = {
    "Report of the Court on cooperation": "Rapport de la Cour sur la coopération",
    "Twelfth session": "Douzième session",
    "The Hague, 20-28 November 2013": "La Haye, 20-28 novembre 2013",
    "Ambassador Krutnes (Norway)": "Mme l'Ambassadrice Krutnes (Norvège)",
    "Two high-level seminars on cooperation": "Deux séminaires de haut niveau sur la coopération",
    "Nuremberg": "Nuremberg",
    "March and June 2013": "mars et juin 2013",
    "A one-day meeting on cooperation": "Une réunion d'une journée sur la coopération",
    "The Hague": "La Haye",
    "14 May 2013": "14 mai 2013",
    "A seminar on the protection of witnesses": "Un séminaire sur la protection des témoins",
    "Dakar": "Dakar",
    "25 and 26 June 2013": "25 et 26 juin 2013",
    "Democratic Republic of the Congo": "la République démocratique du Congo",
    "Darfur, Sudan": "Darfour (Soudan)",
    "Uganda": "l’Ouganda",
    "Libya": "la Libye",
    "Côte d'Ivoire": "la Côte d'Ivoire",
    "Austria": "l’Autriche",
    "United Kingdom": "le Royaume-Uni",
    "Belgium": "la Belgique",
    "Denmark": "le Danemark",
    "Finland": "la Finlande",
    "Serbia": "la Serbie",
    "Colombia": "la Colombie",
    "Mali": "le Mali",
    "Ukraine": "l’Ukraine",
    **{figure.rule: f"Règle de {figure.id}." for figure in FIGURES},
    **{name: f"l’État {at}" for at, name in enumerate(OUTSIDE) if name != "Côte d'Ivoire"},
}

SNAPSHOT = Snapshot(
    edition=EDITION,
    figures=FIGURES,
    sought=SOUGHT,
    enforcement=ENFORCEMENT,
    interim_release_negotiating=("Belgium",),
    apic_non_states_parties=("Ukraine",),
    apic_outside=OUTSIDE,
    meetings=(
        Meeting(
            title="Two high-level seminars on cooperation",
            place="Nuremberg",
            when="March and June 2013",
            agreements_signed=True,
        ),
        Meeting(title="A one-day meeting on cooperation", place="The Hague", when="14 May 2013"),
        Meeting(title="A seminar on the protection of witnesses", place="Dakar", when="25 and 26 June 2013"),
    ),
    citations=(
        Citation(symbol="ICC-ASP/12/28", role="activities"),
        Citation(symbol="A/68/314", role="united_nations"),
        Citation(symbol="ICC-ASP/6/21", role="earlier", date=date(2007, 10, 19)),
        Citation(symbol="ICC-ASP/8/44", role="earlier", date=date(2009, 11, 15)),
        Citation(symbol="RC/2", role="earlier", date=date(2010, 5, 11)),
        Citation(symbol="ICC-ASP/10/40", role="earlier", date=date(2011, 11, 18)),
    ),
    wordings=tuple(
        Wording(language="fr", text=text, wording=wording) for text, wording in sorted(FRENCH.items())
    ),
)


def published(snapshot: Snapshot = SNAPSHOT) -> Snapshot:
    """The same snapshot once it is published and real."""
    return replace(snapshot, edition=replace(snapshot.edition, draft=False, synthetic=False))


def with_figures(snapshot: Snapshot, **values: int | dict[str, int]) -> Snapshot:
    """`snapshot` with other values; the names beside them are the caller's to keep in step."""
    figures = tuple(replace(one, value=values.get(one.id, one.value)) for one in snapshot.figures)
    return replace(snapshot, figures=figures)


def empty() -> Snapshot:
    """A period in which nothing happened."""
    figures = tuple(
        replace(one, value=dict.fromkeys(one.value, 0) if isinstance(one.value, dict) else 0)
        for one in FIGURES
    )
    return Snapshot(edition=EDITION, figures=figures)
