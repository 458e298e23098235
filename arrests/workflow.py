"""The two life cycles of a warrant: where it stands, and who may know of it. They never imply each other."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from arrests.vocab import Status
from common.workflow import Action, Workflow

TRIED: Final = frozenset({Status.SURRENDERED, Status.CONVICTED, Status.ACQUITTED})
"""Before the Court, or judged by it."""

LIFE: Final = Workflow(
    initial=Status.AT_LARGE,
    states=dict(Status.choices),
    actions=(
        Action(
            "arrested",
            _("Taken into national custody"),
            frozenset({Status.AT_LARGE}),
            None,
            "articles 59, 89(2) and 92",
        ),
        Action(
            "released", _("Released from national custody"), frozenset({Status.AT_LARGE}), None, "article 59"
        ),
        Action("reported_dead", _("Reported dead"), frozenset({Status.AT_LARGE}), None),
        Action("at_large", _("Found to be still outstanding"), frozenset({Status.AT_LARGE}), None),
        Action("amended", _("Warrant amended"), frozenset({Status.AT_LARGE}), None, "article 58(6)"),
        Action(
            "surrendered",
            _("Surrendered to the Court"),
            frozenset({Status.AT_LARGE}),
            Status.SURRENDERED,
            "article 89",
        ),
        Action("died", _("Death confirmed by the Court"), frozenset({Status.AT_LARGE}) | TRIED, Status.DIED),
        Action(
            "proceedings_terminated",
            _("Proceedings terminated"),
            frozenset({Status.AT_LARGE, Status.DIED}) | TRIED,
            Status.PROCEEDINGS_TERMINATED,
        ),
        Action(
            "warrant_vacated",
            _("Warrant vacated"),
            frozenset({Status.AT_LARGE}),
            Status.WARRANT_VACATED,
            "article 58(4)",
        ),
        Action(
            "case_inadmissible",
            _("Case declared inadmissible"),
            frozenset({Status.AT_LARGE, Status.SURRENDERED}),
            Status.CASE_INADMISSIBLE,
            "articles 17 and 19",
        ),
        Action(
            "escaped",
            _("Escaped, at large again"),
            frozenset({Status.SURRENDERED, Status.CONVICTED}),
            Status.AT_LARGE,
            "article 111",
        ),
        Action(
            "charges_not_confirmed",
            _("Charges not confirmed"),
            frozenset({Status.SURRENDERED}),
            Status.CHARGES_NOT_CONFIRMED,
            "article 61",
        ),
        Action(
            "charges_withdrawn",
            _("Charges withdrawn"),
            frozenset({Status.SURRENDERED}),
            Status.CHARGES_WITHDRAWN,
            "article 61(4) and (9)",
        ),
        Action(
            "convicted",
            _("Convicted"),
            frozenset({Status.SURRENDERED, Status.ACQUITTED}),
            Status.CONVICTED,
            "articles 74 and 83",
        ),
        Action(
            "acquitted",
            _("Acquitted"),
            frozenset({Status.SURRENDERED, Status.CONVICTED}),
            Status.ACQUITTED,
            "articles 74 and 83",
        ),
    ),
)
"""Each action bears the code of the event that it writes."""

VISIBILITY: Final = Workflow(
    initial="under_seal",
    states={
        "under_seal": _("Under seal"),
        "unsealing_proposed": _("Unsealing proposed"),
        "public": _("Public"),
        "undated": _("Public, since a day that is not known"),
    },
    actions=(
        Action("propose_unsealing", _("Propose to unseal"), frozenset({"under_seal"}), "unsealing_proposed"),
        Action(
            "withdraw_unsealing", _("Withdraw the proposal"), frozenset({"unsealing_proposed"}), "under_seal"
        ),
        Action("confirm_unsealing", _("Unseal"), frozenset({"unsealing_proposed"}), "public"),
    ),
)
"""One way only: what was public is never under seal again."""


def status_after(kind: str, before: str) -> str:
    """The status that an event of this kind leads to; most kinds leave it as it is."""
    action = LIFE.by_name.get(kind)
    return (action.target if action else None) or before
