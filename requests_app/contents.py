"""What a request has to contain: the checklists of articles 87(6), 89(3), 91, 92 and 96 as one table.

Articles 89(3), 91 and 92 say what such a request shall contain: what misses there blocks the submission. Article 96(2) asks
for its items as far as they apply, which people judge: there they are warnings and notes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.findings import Severity
from requests_app.vocab import DocumentKind, Family

CONVICTED: Final = "convicted"
"""Among the contents: “yes” where surrender is asked of a person who is convicted already (article 91(3))."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a request contains: its field, where that is said, for which families, and how much it weighs.

    `convicted` tells the two lists of article 91 apart (None: no matter). A document of the kind `document` stands in
    for the text. `missing` says what to do about it.
    """

    name: str
    label: str | Promise
    article: str
    families: tuple[str, ...]
    severity: Severity
    missing: str | Promise
    convicted: bool | None = None
    document: str = ""


_SURRENDER: Final = (Family.ARREST_SURRENDER,)
_PROVISIONAL: Final = (Family.PROVISIONAL_ARREST,)
_TRANSIT: Final = (Family.TRANSIT,)
_ASSISTANCE: Final = (Family.ASSISTANCE,)
_ORGANIZATION: Final = (Family.ORGANIZATION_HELP,)

_IDENTIFY: Final = _(
    "Describe the person so that no other can be meant, and say where the person probably is."
)
_ATTACH: Final = _("Attach a copy of the warrant as a document, or say with what it goes.")
_BLOCKER, _WARNING, _NOTE = Severity.BLOCKER, Severity.WARNING, Severity.NOTE

CHECKLIST: Final = (
    Item(
        "person",
        _("Identity and probable location"),
        "91(2)(a)",
        _SURRENDER,
        _BLOCKER,
        _IDENTIFY,
        convicted=False,
    ),
    Item(
        "warrant",
        _("Copy of the warrant"),
        "91(2)(b)",
        _SURRENDER,
        _BLOCKER,
        _ATTACH,
        convicted=False,
        document=DocumentKind.WARRANT,
    ),
    Item(
        "national_law",
        _("What the law of the State requires"),
        "91(2)(c)",
        _SURRENDER,
        _WARNING,
        _("Give the documents and statements that surrender needs there, or say that it needs none."),
        convicted=False,
    ),
    Item(
        "warrant",
        _("Copy of the warrant"),
        "91(3)(a)",
        _SURRENDER,
        _WARNING,
        _ATTACH,
        convicted=True,
        document=DocumentKind.WARRANT,
    ),
    Item(
        "judgment",
        _("Copy of the judgment"),
        "91(3)(b)",
        _SURRENDER,
        _BLOCKER,
        _("Attach a copy of the judgment as a document, or say with what it goes."),
        convicted=True,
        document=DocumentKind.JUDGMENT,
    ),
    Item(
        "same_person",
        _("That the person is the one convicted"),
        "91(3)(c)",
        _SURRENDER,
        _BLOCKER,
        _("Say what shows that the person sought is the one in the judgment."),
        convicted=True,
    ),
    Item(
        "sentence",
        _("Sentence, time served and time remaining"),
        "91(3)(d)",
        _SURRENDER,
        _WARNING,
        _("If there is a sentence, say what it is, what was served and what remains."),
        convicted=True,
    ),
    Item("person", _("Identity and probable location"), "92(2)(a)", _PROVISIONAL, _BLOCKER, _IDENTIFY),
    Item(
        "case",
        _("Statement of the case"),
        "92(2)(b)",
        _PROVISIONAL,
        _BLOCKER,
        _("State the crimes and the essential facts, with date and place where possible."),
    ),
    Item(
        "existence",
        _("Existence of the warrant or judgment"),
        "92(2)(c)",
        _PROVISIONAL,
        _BLOCKER,
        _("State that there is a warrant or a judgment of conviction, and which."),
    ),
    Item(
        "to_follow",
        _("That a request for surrender follows"),
        "92(2)(d)",
        _PROVISIONAL,
        _BLOCKER,
        _("State that a request for surrender will follow; rule 188 gives 60 days from the arrest."),
    ),
    Item(
        "person",
        _("Description of the person"),
        "89(3)(b)(i)",
        _TRANSIT,
        _BLOCKER,
        _("Describe the person who is transported."),
    ),
    Item(
        "case",
        _("Statement of the case"),
        "89(3)(b)(ii)",
        _TRANSIT,
        _BLOCKER,
        _("State the facts of the case and what they are in law."),
    ),
    Item(
        "warrant",
        _("Warrant for arrest and surrender"),
        "89(3)(b)(iii)",
        _TRANSIT,
        _BLOCKER,
        _ATTACH,
        document=DocumentKind.WARRANT,
    ),
    Item(
        "purpose",
        _("Purpose, legal basis and grounds"),
        "96(2)(a)",
        _ASSISTANCE,
        _WARNING,
        _("Say what is asked and what for, on which legal basis and on which grounds."),
    ),
    Item(
        "places",
        _("Persons and places"),
        "96(2)(b)",
        _ASSISTANCE,
        _WARNING,
        _("Say where to find whom or what is sought, in as much detail as there is."),
    ),
    Item(
        "facts",
        _("Essential facts"),
        "96(2)(c)",
        _ASSISTANCE,
        _WARNING,
        _("State the facts behind the request."),
    ),
    Item(
        "procedure",
        _("Reasons and procedure"),
        "96(2)(d)",
        _ASSISTANCE,
        _NOTE,
        _("If a procedure is to be followed, say which and why."),
    ),
    Item(
        "national_law",
        _("What the law of the State requires"),
        "96(2)(e)",
        _ASSISTANCE,
        _NOTE,
        _("Give what the State’s law requires to execute it, as far as it is known (article 96(3))."),
    ),
    Item(
        "other",
        _("Other information"),
        "96(2)(f)",
        _ASSISTANCE,
        _NOTE,
        _("Add whatever else helps to execute it."),
    ),
    Item(
        "purpose",
        _("Information or help that is asked"),
        "87(6)",
        _ORGANIZATION,
        _WARNING,
        _("Say which information, documents or other help is asked, and what for."),
    ),
    Item(
        "mandate",
        _("Competence or agreement"),
        "87(6)",
        _ORGANIZATION,
        _NOTE,
        _("Say how it lies within the organization’s competence or mandate, or under which agreement."),
    ),
)

NAMES: Final = frozenset({item.name for item in CHECKLIST} | {CONVICTED})
"""Everything that the contents of a request may hold."""

LABELS: Final = {CONVICTED: _("The person is convicted already")} | {
    item.name: item.label for item in reversed(CHECKLIST)
}
"""What each of them is called where no one article is meant."""
