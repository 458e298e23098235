"""The words of notes verbales in the working languages of the Court (article 50(2)).

They are text of a document in its own language, not of the page that shows it, and so no matter for translation files.
The formulas of courtesy are ours; none is taken from a note.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from accounts.vocab import Level, Organ
from requests_app.vocab import Family, Originator


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that a note says in one language; braces are filled by `requests_app.letters.letter`."""

    language: str
    court: str
    senders: Mapping[str, str]
    levels: Mapping[str, str]
    note: str
    reminder: str
    number_at_transmission: str
    place_and_day: str
    months: tuple[str, ...]
    first_of_month: str
    opening: str
    opening_of_reminder: str
    nothing_received: str
    part_received: str
    urgent: str
    answer_by: str
    answer_was_due: str
    answer_soon: str
    closing: str
    reference: str
    reference_at_transmission: str
    asked: str
    subject: str
    basis: str
    basis_of: str
    situation: str
    originator: str
    annexes: str
    no_annex: str
    ordinals: tuple[str, ...]
    ordinal: str
    embassy: str
    authority: str
    institution: str
    page: str
    families: Mapping[str, str]
    originators: Mapping[str, str]

    def day(self, day: date) -> str:
        """The day with its month in words: 9 October 2013, 1er octobre 2013."""
        number = self.first_of_month if day.day == 1 else str(day.day)
        return f"{number} {self.months[day.month - 1]} {day.year}"

    def nth_reminder(self, number: int) -> str:
        """Which reminder it is, in words as far as one says them."""
        if number <= len(self.ordinals):
            return self.ordinals[number - 1]
        return self.ordinal.format(number=number)


ENGLISH: Final = Words(
    language="en",
    court="International Criminal Court",
    senders={
        Organ.REGISTRY: "The Registry of the International Criminal Court",
        Organ.OTP: "The Office of the Prosecutor of the International Criminal Court",
    },
    levels={Level.PUBLIC: "Public", Level.CONFIDENTIAL: "Confidential", Level.UNDER_SEAL: "Under seal"},
    note="Note verbale",
    reminder="Note verbale: {ordinal}",
    number_at_transmission="number given at transmission",
    place_and_day="The Hague, {day}",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    first_of_month="1",
    opening="{sender} presents its compliments to {addressee} and has the honour to convey the request for cooperation that is described below.",
    opening_of_reminder="{sender} presents its compliments to {addressee} and has the honour to recall the request for cooperation that is described below, conveyed {first}.",
    nothing_received="No answer to this request has been received so far.",
    part_received="The request has been answered in part; the rest is still awaited.",
    urgent="The matter is urgent.",
    answer_by="{sender} would be grateful for an answer by {day}, on the same channel.",
    answer_was_due="The answer was due on {day}.",
    answer_soon="{sender} would be grateful for an answer as soon as possible, and for word of anything that stands in its way.",
    closing="{sender} takes this occasion to assure {addressee} of its high consideration.",
    reference="Reference",
    reference_at_transmission="given at transmission",
    asked="Request for",
    subject="Subject",
    basis="Legal basis",
    basis_of="{article} of the Rome Statute",
    situation="Situation",
    originator="Made by",
    annexes="Annexes",
    no_annex="None.",
    ordinals=(
        "first reminder",
        "second reminder",
        "third reminder",
        "fourth reminder",
        "fifth reminder",
        "sixth reminder",
        "seventh reminder",
        "eighth reminder",
        "ninth reminder",
        "tenth reminder",
    ),
    ordinal="reminder no. {number}",
    embassy="the Embassy of {partner}",
    authority="the competent authority of {partner}",
    institution="the {partner}",
    page="Page",
    families={
        Family.VISA: "visas or travel facilitation",
        Family.ASSISTANCE: "assistance",
        Family.ARREST_SURRENDER: "arrest and surrender",
        Family.PROVISIONAL_ARREST: "provisional arrest",
        Family.TRANSIT: "transit",
        Family.ORGANIZATION_HELP: "information or help",
        Family.RELOCATION: "relocation",
        Family.INTERIM_RELEASE: "interim release",
        Family.RELEASE: "reception of a released person",
        Family.ENFORCEMENT: "enforcement of a sentence",
        Family.SPECIALITY_WAIVER: "waiver of the rule of speciality",
        Family.IMMUNITY_WAIVER: "waiver of immunity or consent",
        Family.REVERSE: "cooperation of the Court",
    },
    originators={
        Originator.REGISTRY: "the Registry",
        Originator.OTP: "the Office of the Prosecutor",
        Originator.PRESIDENCY: "the Presidency",
        Originator.CHAMBERS: "a Chamber of the Court",
        Originator.DEFENCE: "the Defence, through the Chamber",
    },
)

FRENCH: Final = Words(
    language="fr",
    court="Cour pénale internationale",
    senders={
        Organ.REGISTRY: "Le Greffe de la Cour pénale internationale",
        Organ.OTP: "Le Bureau du Procureur de la Cour pénale internationale",
    },
    levels={Level.PUBLIC: "Public", Level.CONFIDENTIAL: "Confidentiel", Level.UNDER_SEAL: "Sous scellés"},
    note="Note verbale",
    reminder="Note verbale : {ordinal}",
    number_at_transmission="numéro attribué à la transmission",
    place_and_day="La Haye, le {day}",
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    first_of_month="1er",
    opening="{sender} présente ses compliments à {addressee} et a l’honneur de lui faire parvenir la demande de coopération décrite ci-après.",
    opening_of_reminder="{sender} présente ses compliments à {addressee} et a l’honneur de lui rappeler la demande de coopération décrite ci-après, transmise {first}.",
    nothing_received="Aucune réponse à cette demande n’est parvenue à ce jour.",
    part_received="La demande a reçu une réponse partielle ; le reste est toujours attendu.",
    urgent="L’affaire est urgente.",
    answer_by="{sender} saurait gré d’une réponse au plus tard le {day}, par la même voie.",
    answer_was_due="La réponse était attendue le {day}.",
    answer_soon="{sender} saurait gré d’une réponse dans les meilleurs délais, et d’être informé de tout obstacle éventuel.",
    closing="{sender} saisit cette occasion pour assurer {addressee} de sa haute considération.",
    reference="Référence",
    reference_at_transmission="attribuée à la transmission",
    asked="Demande de",
    subject="Objet",
    basis="Base juridique",
    basis_of="{article} du Statut de Rome",
    situation="Situation",
    originator="Auteur",
    annexes="Annexes",
    no_annex="Aucune.",
    ordinals=(
        "premier rappel",
        "deuxième rappel",
        "troisième rappel",
        "quatrième rappel",
        "cinquième rappel",
        "sixième rappel",
        "septième rappel",
        "huitième rappel",
        "neuvième rappel",
        "dixième rappel",
    ),
    ordinal="rappel nº {number}",
    # In brackets a name takes neither article nor preposition, whatever its gender and number.
    embassy="l’Ambassade de l’État destinataire ({partner})",
    authority="l’autorité compétente de l’État destinataire ({partner})",
    institution="l’institution destinataire ({partner})",
    page="Page",
    families={
        Family.VISA: "visas ou facilités de voyage",
        Family.ASSISTANCE: "assistance",
        Family.ARREST_SURRENDER: "arrestation et remise",
        Family.PROVISIONAL_ARREST: "arrestation provisoire",
        Family.TRANSIT: "transit",
        Family.ORGANIZATION_HELP: "renseignements ou aide",
        Family.RELOCATION: "réinstallation",
        Family.INTERIM_RELEASE: "mise en liberté provisoire",
        Family.RELEASE: "accueil d’une personne libérée",
        Family.ENFORCEMENT: "exécution d’une peine",
        Family.SPECIALITY_WAIVER: "dérogation à la règle de la spécialité",
        Family.IMMUNITY_WAIVER: "levée d’immunité ou consentement",
        Family.REVERSE: "coopération de la Cour",
    },
    originators={
        Originator.REGISTRY: "le Greffe",
        Originator.OTP: "le Bureau du Procureur",
        Originator.PRESIDENCY: "la Présidence",
        Originator.CHAMBERS: "une Chambre de la Cour",
        Originator.DEFENCE: "la Défense, par la Chambre",
    },
)
