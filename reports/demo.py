"""The edition that the demonstration data are modelled on: ICC-ASP/12/35, compiled and not yet published.

Particulars and dates are facts of the document; the requests and relocation agreements that it counts are synthetic.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from accounts.models import Person
from reports.document import Citation, Meeting
from reports.document.canonical import encode
from reports.models import Edition
from reports.services import compile_edition, draft_edition

SYMBOL: Final = "ICC-ASP/12/35"

MEETINGS: Final = (
    Meeting(
        title="Two high-level seminars on cooperation",
        place="Nuremberg",
        when="March and June 2013",
        agreements_signed=True,
    ),
    Meeting(
        title="Seminar on cooperation for French-speaking Africa", place="Dakar", when="25 and 26 June 2013"
    ),
)

CITATIONS: Final = (
    Citation(symbol="ICC-ASP/12/28", role="activities"),
    Citation(symbol="A/68/314", role="united_nations"),
    Citation(symbol="ICC-ASP/6/21", role="earlier", date=date(2007, 10, 19)),
    Citation(symbol="ICC-ASP/8/44", role="earlier", date=date(2009, 11, 15)),
    Citation(symbol="RC/2", role="earlier", date=date(2010, 5, 11)),
    Citation(symbol="ICC-ASP/10/40", role="earlier", date=date(2011, 11, 18)),
)

FRENCH: Final = {
    "Report of the Court on cooperation": "Rapport de la Cour sur la coopération",
    "Twelfth session": "Douzième session",
    "The Hague, 20-28 November 2013": "La Haye, 20-28 novembre 2013",
    "Two high-level seminars on cooperation": "Deux séminaires de haut niveau sur la coopération",
    "Nuremberg": "Nuremberg",
    "March and June 2013": "mars et juin 2013",
    "Seminar on cooperation for French-speaking Africa": "Séminaire sur la coopération pour l’Afrique francophone",
    "Dakar": "Dakar",
    "25 and 26 June 2013": "25 et 26 juin 2013",
}
"""The edition’s own texts as its French edition says them."""

PARTICULARS: Final[dict[str, Any]] = {
    "symbol": SYMBOL,
    "title": "Report of the Court on cooperation",
    "session": "Twelfth session",
    "place_and_dates": "The Hague, 20-28 November 2013",
    "distribution": "General",
    "distributed_on": date(2013, 10, 9),
    "original_language": "English",
    "job_number": "35-E-091013",
    "mandate": ["ICC-ASP/10/Res.2", "ICC-ASP/11/Res.5"],
    "session_on": date(2013, 11, 20),
    "period_start": date(2011, 10, 1),
    "period_end": date(2013, 9, 30),
    "at_large_on": date(2013, 9, 29),
    "apic_on": date(2013, 4, 22),
    "agreements_on": date(2013, 9, 30),
    "meetings": encode(MEETINGS),
    "citations": encode(CITATIONS),
    "languages": ["en", "fr"],
    "translations": {"fr": FRENCH},
}


def load(*, at: datetime, by: Person | None = None) -> Edition:
    """Drafts and compiles the edition at the moment `at`; an edition that is there already stays as it is."""
    found = Edition.objects.filter(symbol=SYMBOL).first()
    if found is not None:
        return found
    drafted = draft_edition(PARTICULARS, by=by, at=at, synthetic=True)
    return compile_edition(drafted, seen=drafted.version, by=by, at=at)
