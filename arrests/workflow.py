"""The two life cycles of a warrant: where it stands, and who may know of it. They never imply each other."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from arrests.vocab import OUTSTANDING, EventKind, Status
from common.workflow import Action, Workflow

WANTED: Final = frozenset(OUTSTANDING)
FREE: Final = frozenset({Status.ISSUED, Status.AT_LARGE})
PROVISIONAL: Final = frozenset({Status.PROVISIONALLY_ARRESTED})
CUSTODIAL: Final = frozenset(
    {Status.PROVISIONALLY_ARRESTED, Status.ARRESTED, Status.NATIONAL_PROCEEDINGS, Status.IN_TRANSFER}
)
"""In the hands of a State, which ends nothing."""
TRANSFERRED: Final = frozenset({Status.IN_TRANSFER})
SURRENDERED: Final = frozenset({Status.SURRENDERED})
TRIED: Final = frozenset({Status.SURRENDERED, Status.CONVICTED, Status.ACQUITTED})
"""Before the Court, or judged by it."""

# What is done, from which states, where it leads, and by which article. Each action bears the code of the event that
# it writes, and its words.
_TABLE: Final = (
    (EventKind.REDACTED, WANTED, None, ""),
    (EventKind.AMENDED, WANTED, None, "article 58(6)"),
    (EventKind.AT_LARGE, FREE, Status.AT_LARGE, "articles 58(5) and 89(1)"),
    (EventKind.REPORTED_DEAD, WANTED, None, ""),
    (EventKind.PROVISIONALLY_ARRESTED, FREE, Status.PROVISIONALLY_ARRESTED, "article 92"),
    (EventKind.REQUEST_RECEIVED, PROVISIONAL, Status.ARRESTED, "articles 91 and 92(3), rule 188"),
    (EventKind.ARRESTED, FREE, Status.ARRESTED, "articles 59(1) and 89(1)"),
    (
        EventKind.NATIONAL_PROCEEDINGS,
        frozenset({Status.PROVISIONALLY_ARRESTED, Status.ARRESTED}),
        Status.NATIONAL_PROCEEDINGS,
        "articles 59(2) and 89(2)",
    ),
    (
        EventKind.TRANSFER_BEGUN,
        CUSTODIAL - TRANSFERRED,
        Status.IN_TRANSFER,
        "articles 59(7), 89(3) and 92(3)",
    ),
    (EventKind.LANDED, TRANSFERRED, None, "article 89(3)(e)"),
    (EventKind.TRANSIT_REQUESTED, TRANSFERRED, None, "article 89(3)(e)"),
    (EventKind.RELEASED, CUSTODIAL, Status.AT_LARGE, "articles 59(3) and 92(3)"),
    (EventKind.SURRENDERED, WANTED, Status.SURRENDERED, "article 89"),
    (EventKind.DIED, WANTED | TRIED, Status.DIED, ""),
    (
        EventKind.PROCEEDINGS_TERMINATED,
        WANTED | TRIED | {Status.DIED},
        Status.PROCEEDINGS_TERMINATED,
        "",
    ),
    (EventKind.WARRANT_VACATED, WANTED, Status.WARRANT_VACATED, "article 58(4)"),
    (EventKind.SUMMONS_SUBSTITUTED, WANTED, Status.SUMMONS_SUBSTITUTED, "article 58(7)"),
    (EventKind.CASE_INADMISSIBLE, WANTED | SURRENDERED, Status.CASE_INADMISSIBLE, "articles 17 and 19"),
    (EventKind.ESCAPED, frozenset({Status.SURRENDERED, Status.CONVICTED}), Status.AT_LARGE, "article 111"),
    (EventKind.CHARGES_NOT_CONFIRMED, SURRENDERED, Status.CHARGES_NOT_CONFIRMED, "article 61"),
    (EventKind.CHARGES_WITHDRAWN, SURRENDERED, Status.CHARGES_WITHDRAWN, "article 61(4) and (9)"),
    (
        EventKind.CONVICTED,
        frozenset({Status.SURRENDERED, Status.ACQUITTED}),
        Status.CONVICTED,
        "articles 74 and 83",
    ),
    (
        EventKind.ACQUITTED,
        frozenset({Status.SURRENDERED, Status.CONVICTED}),
        Status.ACQUITTED,
        "articles 74 and 83",
    ),
)

LIFE: Final = Workflow(
    initial=Status.ISSUED,
    states=dict(Status.choices),
    actions=tuple(
        Action(kind.value, kind.label, frozenset(sources), target, source)
        for kind, sources, target, source in _TABLE
    ),
)

MOVES: Final = frozenset(action.name for action in LIFE.actions if action.target)
"""What changes the status."""

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
    """The status that an event of this kind leads to; most kinds leave it as it is.

    That somebody is found to be sought still does not take them out of custody, nor out of the Court's.
    """
    action = LIFE.by_name.get(kind)
    if action is None or action.target is None:
        return before
    if kind == EventKind.AT_LARGE and before not in action.sources:
        return before
    return action.target
