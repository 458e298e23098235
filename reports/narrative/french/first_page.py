"""Masthead, running lines and warnings."""

import re

from reports.document.blocks import Masthead
from reports.document.snapshot import Edition
from reports.narrative.french.words import day

DISTRIBUTION = {"General": "générale", "Limited": "limitée", "Restricted": "restreinte"}
ORIGINAL = {
    "Arabic": "arabe",
    "Chinese": "chinois",
    "English": "anglais",
    "French": "français",
    "Russian": "russe",
    "Spanish": "espagnol",
}


def masthead(edition: Edition) -> Masthead:
    """The first page of an Assembly document in French."""
    return Masthead(
        court="Cour pénale internationale",
        assembly="Assemblée des États Parties",
        symbol=edition.symbol,
        distribution=f"Distr. : {DISTRIBUTION.get(edition.distribution, edition.distribution)}",
        distributed_on=day(edition.distributed_on) if edition.distributed_on else "Date à fixer",
        original=f"Original : {ORIGINAL.get(edition.original_language, edition.original_language)}",
        session=edition.session,
        place_and_dates=edition.place_and_dates,
        title=edition.title,
        job_number=job_number(edition.job_number),
        warnings=tuple(
            words
            for words, given in (
                (edition.marking, bool(edition.marking)),
                ("Projet, publication non autorisée", edition.draft),
                ("Données fictives de démonstration", edition.synthetic),
            )
            if given
        ),
    )


def job_number(given: str) -> str:
    """The job number with the letter of French before its date: 35-F-091013, 25F291119."""
    return re.sub(r"E(?=-?\d{6}$)", "F", given)
