"""Masthead, running lines and warnings."""

from reports.document.blocks import Masthead
from reports.document.snapshot import Edition
from reports.narrative.english.words import day


def masthead(edition: Edition) -> Masthead:
    """The first page of an Assembly document in English."""
    return Masthead(
        court="International Criminal Court",
        assembly="Assembly of States Parties",
        symbol=edition.symbol,
        distribution=f"Distr.: {edition.distribution}",
        distributed_on=day(edition.distributed_on) if edition.distributed_on else "Date to be set",
        original=f"Original: {edition.original_language}",
        session=edition.session,
        place_and_dates=edition.place_and_dates,
        title=edition.title,
        job_number=edition.job_number,
        warnings=tuple(
            words
            for words, given in (
                (edition.marking, bool(edition.marking)),
                ("Draft, not cleared for publication", edition.draft),
                ("Synthetic demonstration data", edition.synthetic),
            )
            if given
        ),
    )
