"""Steps of a State towards a treaty and away from it, with what follows from them by the treaty itself."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.asof import court_day
from common.errors import Refusal
from common.history import correct
from partners.clocks import takes_effect, withdrawal_effect
from partners.models import Partner, TreatyEvent, TreatyEventQuerySet
from partners.policies import check_course, check_keeper, check_step
from partners.vocab import Instrument, Treaty, TreatyEventKind
from partners.workflow import FOLLOWS


@transaction.atomic
def record_step(
    partner: Partner,
    *,
    treaty: str,
    kind: str,
    on: date,
    source: str,
    known_at: datetime,
    by: Person,
    instrument: str = "",
    takes_effect_on: date | None = None,
    note: str = "",
) -> TreatyEvent:
    """The State took the step on the day `on`; the Court knows it from `known_at` on.

    A deposit also writes the entry into force, a notice the withdrawal one year later; `takes_effect_on` is the later
    day that a notice names, or the day of a succession. A notice that is taken back strikes its withdrawal out.
    Steps may be recorded in any order, as long as each is possible where it stands; Refusal names the one that is not.
    """
    check_keeper(by)
    check_step(treaty, kind, on, instrument, source, court_day(known_at))
    if kind != TreatyEventKind.DEPOSITED:
        instrument = ""
    follows = _follows(treaty, kind, on, instrument, takes_effect_on)
    standing = _locked(partner, treaty)
    step = TreatyEvent.objects.create(
        partner=partner,
        treaty=treaty,
        kind=kind,
        effective_on=on,
        instrument=instrument,
        source=source.strip(),
        note=note.strip(),
        known_from=known_at,
        recorded_by=by,
    )
    if follows is not None:
        _write(step, follows)
    if kind == TreatyEventKind.WITHDRAWAL_RESCINDED:
        _strike_withdrawal(standing, step)
    check_course(standing.all())
    return step


@transaction.atomic
def correct_step(
    step: TreatyEvent,
    *,
    on: date | None,
    known_at: datetime,
    by: Person,
    note: str = "",
    instrument: str | None = None,
    source: str | None = None,
) -> TreatyEvent:
    """The step was taken on another day, or never (`on` is None); what followed from it moves or goes with it.

    `instrument` and `source` replace what was recorded, where they are given. Answers as known before `known_at` keep what was recorded. Raises Refusal where the other steps do not allow it.
    """
    check_keeper(by)
    if step.kind in FOLLOWS.values():
        raise Refusal(_("This follows from another step; correct that one."))
    if on is not None:
        kind_of = step.instrument if instrument is None else instrument
        check_step(step.treaty, step.kind, on, kind_of, source or step.source or "–", court_day(known_at))
    standing = _locked(step.partner, step.treaty)
    follower = _follower(standing, step)
    corrected = _correct(step, on, known_at, by, note, instrument=instrument, source=source)
    if follower is not None:
        by_itself = follower.effective_on == _follows(
            step.treaty, step.kind, step.effective_on, step.instrument, None
        )
        moved = _follows(step.treaty, step.kind, on, step.instrument, None) if on and by_itself else None
        if on is None or moved:
            _correct(follower, moved, known_at, by, note)
    if step.kind == TreatyEventKind.WITHDRAWAL_RESCINDED and on is None:
        notice = standing.filter(
            kind=TreatyEventKind.WITHDRAWAL_NOTIFIED, effective_on__lte=step.effective_on
        ).latest("effective_on", "pk")
        _write(corrected, withdrawal_effect(notice.effective_on))
    check_course(standing.all())
    return corrected


def _locked(partner: Partner, treaty: str) -> TreatyEventQuerySet:
    """The steps that stand, read anew each time; nobody else records one of the State meanwhile."""
    Partner.objects.select_for_update().get(pk=partner.pk)
    return TreatyEvent.objects.filter(
        partner=partner, treaty=treaty, corrected_by=None, struck_out=False
    ).order_by("effective_on", "pk")


def _follows(treaty: str, kind: str, on: date, instrument: str, named: date | None) -> date | None:
    """The day of what follows from a step by the treaty itself; None where nothing does."""
    if kind == TreatyEventKind.DEPOSITED:
        effect = takes_effect(treaty, on)
        if named is None or named == effect:
            return effect
        if instrument != Instrument.SUCCESSION:
            raise Refusal(
                _(
                    "The treaty enters into force for the State on %(day)s; only a succession names another day."
                )
                % {"day": effect.isoformat()},
                field="takes_effect_on",
            )
        return named
    if kind == TreatyEventKind.WITHDRAWAL_NOTIFIED:
        effect = withdrawal_effect(on, named)
        if named is not None and named != effect:
            raise Refusal(
                _("A withdrawal takes effect one year after the notice, not before %(day)s.")
                % {"day": effect.isoformat()},
                field="takes_effect_on",
            )
        return effect
    if named is not None:
        raise Refusal(
            _("Only a deposit or a notice takes effect later; leave the field empty."),
            field="takes_effect_on",
        )
    return None


def _follower(standing: TreatyEventQuerySet, step: TreatyEvent) -> TreatyEvent | None:
    """The step that was written with it."""
    kind = FOLLOWS.get(step.kind)
    found = standing.filter(kind=kind)
    if kind == TreatyEventKind.WITHDRAWAL_EFFECTIVE:
        return found.filter(effective_on__gt=step.effective_on).first()
    # A successor State is bound before it deposits: the entry into force that is nearest to the deposit.
    return min(found, key=lambda one: abs(one.effective_on - step.effective_on), default=None)


def _strike_withdrawal(standing: TreatyEventQuerySet, rescission: TreatyEvent) -> None:
    """Strikes out the withdrawal that the notice would have led to."""
    expected = standing.filter(
        kind=TreatyEventKind.WITHDRAWAL_EFFECTIVE, effective_on__gt=rescission.effective_on
    ).first()
    if expected is None:
        raise Refusal(_("No notice of withdrawal was pending on that day."), field="on")
    _correct(expected, None, rescission.known_from, rescission.recorded_by, "")


def _write(cause: TreatyEvent, on: date) -> TreatyEvent:
    """What follows from the step on the day, known since the step was."""
    kind = FOLLOWS.get(cause.kind, TreatyEventKind.WITHDRAWAL_EFFECTIVE)
    return TreatyEvent.objects.create(
        partner=cause.partner,
        treaty=Treaty(cause.treaty),
        kind=kind,
        effective_on=on,
        source=cause.source,
        known_from=cause.known_from,
        recorded_by=cause.recorded_by,
    )


def _correct(
    step: TreatyEvent,
    on: date | None,
    known_at: datetime,
    by: Person | None,
    note: str,
    *,
    instrument: str | None = None,
    source: str | None = None,
) -> TreatyEvent:
    return correct(
        step,
        on=on,
        known_at=known_at,
        partner=step.partner,
        treaty=step.treaty,
        kind=step.kind,
        instrument=step.instrument if instrument is None else instrument,
        verified=step.verified,
        source=step.source if source is None else source,
        note=note,
        recorded_by=by,
    )
