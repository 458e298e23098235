"""Whether a published edition still says what was published, and why it says something else than the one before."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from common.display import Text
from reports.comparison import what_moved
from reports.document import Replaced, Snapshot, problems
from reports.figures import FIGURES, compute
from reports.models import Edition, RenderedFile
from reports.queries import dates_of, moment_of
from reports.rendering import render_edition
from reports.services import intact
from reports.vocab import Audience

PUBLIC_FACTS = frozenset(id for id, figure in FIGURES.items() if figure.audience == Audience.FACTS)
"""Figures that anybody may have counted anew."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked, whether it holds, and what was found instead."""

    code: str
    sentence: Text
    holds: bool
    found: str = ""


def verified(edition: Edition, *, at: datetime, recount: Collection[str] = PUBLIC_FACTS) -> list[Check]:
    """Checks the frozen snapshot of a published edition, and counts the figures in `recount` anew for its dates.

    They are counted from what was known when it was compiled, so that nothing that became known later makes a difference.
    """
    snapshot = Snapshot.from_json(edition.snapshot)
    return [
        Check("hash", _("The snapshot has the hash that was kept with it."), intact(edition)),
        *_logged(edition),
        Check(
            "sound",
            _("Figures, names and tables do not contradict each other."),
            not (wrong := problems(snapshot)),
            " ".join(one.sentence for one in wrong),
        ),
        *_replaced(edition, snapshot),
        _recounted(edition, snapshot, at, recount),
    ]


def reprinted(edition: Edition, *, at: datetime) -> Iterator[Check]:
    """For each PDF that was made of it, whether the snapshot still gives the same bytes; on another build it need not."""
    files = RenderedFile.objects.filter(job__edition=edition, job__published=True).select_related("job")
    for file in files.order_by("job_id"):
        again = render_edition(edition, language=file.job.language, at=at)
        sentence = _("The PDF (%(language)s) comes out the same, byte for byte.")
        yield Check(
            "reprint",
            sentence % {"language": file.job.get_language_display()},
            again == bytes(file.content),
        )


def _logged(edition: Edition) -> Iterator[Check]:
    """The log of what was done holds the hash as well, for those who may read it."""
    for note in edition.steps.filter(action="publish").values_list("note", flat=True):
        sentence = _("The log of its publication names the same hash.")
        yield Check("log", sentence, note == edition.sha256, "" if note == edition.sha256 else note)


def _replaced(edition: Edition, snapshot: Snapshot) -> Iterator[Check]:
    """What it says of the edition whose place it takes is what the two snapshots give."""
    old = edition.replaces
    if old is None:
        return
    before = Snapshot.from_json(old.snapshot)
    told = Replaced(
        symbol=old.symbol,
        kind=edition.replacement,
        reason=edition.reason,
        sha256=old.sha256,
        moved=what_moved(before, snapshot),
    )
    sentence = _(
        "What it says of %(symbol)s, with its hash and every figure that moved, is what the two snapshots give."
    )
    yield Check(
        "replaces",
        sentence % {"symbol": old.symbol},
        intact(old) and snapshot.replaces == told,
    )


def _recounted(edition: Edition, snapshot: Snapshot, at: datetime, ids: Collection[str]) -> Check:
    counted = compute(dates_of(edition), moment_of(edition, at))
    apart = [
        f"{one.id}: {one.value} → {counted[one.id].value}"
        for one in snapshot.figures
        if one.id in ids and one.value != counted[one.id].value
    ]
    sentence = (
        _("Counted again from what was known then, every figure is the same.")
        if set(FIGURES) <= set(ids)
        else _("Counted again from what was known then, the figures of public facts are the same.")
    )
    return Check("recount", sentence, not apart, "; ".join(apart))
