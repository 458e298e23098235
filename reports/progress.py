"""How far an edition has come, as its page shows it: the stages, who cleared, who signed, and what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accounts.vocab import COURT_ORGANS, Organ
from common.asof import court_day
from common.display import Moment, Text
from reports.models import Clearance, Edition, EditionStep
from reports.vocab import EditionStatus
from reports.workflow import LIFE


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: whether it is reached, and by whom and when; or who is awaited."""

    label: Text
    reached: bool
    by: Text = ""
    at: datetime | None = None


def stages(edition: Edition, clearances: Sequence[Clearance]) -> list[Stage]:
    """From draft to publication, with the clearance of each organ and the two signatures."""
    given: Mapping[str, Clearance] = {one.organ: one for one in clearances}
    compiled = edition.status != EditionStatus.DRAFTED
    found = [Stage(_("Compiled"), compiled, "", edition.compiled_at)]
    for organ in COURT_ORGANS:
        one = given.get(organ)
        label = _("Cleared: %(organ)s") % {"organ": Organ(organ).label}
        found.append(
            Stage(label, one is not None, str(one.given_by) if one else "", one.given_at if one else None)
        )
    signed, second = edition.signed_by, edition.countersigned_by
    return [
        *found,
        Stage(_("Signed"), signed is not None, str(signed or ""), edition.signed_at),
        Stage(_("Countersigned"), second is not None, str(second or ""), edition.countersigned_at),
        Stage(_("Published"), edition.published, str(edition.published_by or ""), edition.published_at),
    ]


def history(steps: Sequence[EditionStep]) -> list[Moment]:
    """What was done, the latest first."""
    return [
        Moment(
            on=court_day(step.at),
            title=LIFE.by_name[step.action].label if step.action in LIFE.by_name else _("Drafted"),
            text=Organ(step.note).label if step.note in COURT_ORGANS else step.note,
            by=str(step.by) if step.by else "",
            kind="done",
        )
        for step in steps
    ]
