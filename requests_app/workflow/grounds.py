"""Why an addressee consults, postpones, returns or refuses: grounds with their articles."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from requests_app.vocab import ARREST_FAMILIES
from requests_app.workflow.step import Datum, Ground

UNTIL: Final = Datum(
    "until", _("Postponed until"), _("Give the day that was agreed (article 94(1))."), shape="day"
)

CONSULTED_UNTIL: Final = Datum(
    "until",
    _("Result expected by"),
    _("Give the day by which a result is expected; the consultation comes back in My day then."),
    shape="day",
)
"""What the Court and the addressee agreed among themselves, else when to ask again; the Statute sets no term."""

CONSULTATION: Final = (
    Ground("97(a)", _("Insufficient information"), "article 97(a)"),
    Ground("97(b)", _("Person cannot be located, or is another person"), "article 97(b)"),
    Ground("97(c)", _("Conflict with an earlier duty under a treaty"), "article 97(c)"),
    Ground("93(3)", _("Fundamental legal principle of the State"), "article 93(3)"),
    Ground("98", _("Immunity, or consent of a sending State"), "article 98; rule 195"),
    Ground("72", _("National security information"), "article 72"),
    Ground("91(4)", _("Requirements of national law"), "article 91(4)", ARREST_FAMILIES),
)
POSTPONEMENT: Final = (
    Ground("94", _("Another investigation or prosecution"), "article 94", asks=(UNTIL,)),
    Ground("95", _("Admissibility is being challenged"), "article 95"),
    Ground("89(2)", _("Ne bis in idem is invoked"), "article 89(2)", ARREST_FAMILIES),
)
RETURN: Final = (
    Ground("96", _("Contents incomplete"), "article 96"),
    Ground("91", _("Contents of a request for surrender incomplete"), "articles 91 and 92", ARREST_FAMILIES),
    Ground("97(a)", _("Insufficient information"), "article 97(a)"),
)
REFUSAL: Final = (
    Ground("93(4)", _("National security"), "articles 93(4) and 72"),
    Ground("93(1)(l)", _("Prohibited by the law of the State"), "article 93(1)(l) and (5)"),
    Ground("98", _("Immunity, or consent of a sending State"), "article 98"),
    Ground("other", _("Another ground"), "article 93(6)"),
)
