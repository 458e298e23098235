"""The catalogue of measures, what was taken for which warrant, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from arrests import policies as warrants
from arrests.models import Warrant
from arrests.vocab import Scenario
from common.asof import court_day
from common.errors import Refusal, Stale
from common.history import correct
from partners.models import Partner, Recommendation
from pursuit.models import Measure, Outcome, Recalled, Taken
from pursuit.policies import measure as policies
from pursuit.vocab import Effect, MeasureKind


@transaction.atomic
def add_measure(
    *, name: str, kind: str, scenario: str, by: Person, text: str = "", synthetic: bool = False
) -> Measure:
    """One more entry of the catalogue, in words of one's own. Raises Refusal for a name that is there already."""
    policies.check_records(by)
    _check_entry(name, kind, scenario)
    return Measure.objects.create(
        name=name.strip(), kind=kind, scenario=scenario, text=text.strip(), synthetic=synthetic
    )


@transaction.atomic
def edit_measure(
    measure: Measure, *, name: str, kind: str, scenario: str, text: str, offered: bool, seen: str, by: Person
) -> Measure:
    """Changes an entry of the catalogue; `seen` is what the person had before their eyes (`wording`).

    Raises Stale where somebody else changed it meanwhile, Refusal for a name that another entry has.
    """
    policies.check_records(by)
    measure = Measure.objects.select_for_update().get(pk=measure.pk)
    if seen != wording(measure):
        raise Stale(
            _("Somebody else changed this meanwhile: %(now)s. Look at the page again.")
            % {"now": wording(measure)},
            current=measure,
        )
    _check_entry(name, kind, scenario, measure)
    measure.name, measure.kind, measure.scenario = name.strip(), kind, scenario
    measure.text, measure.offered = text.strip(), offered
    measure.save(update_fields=["name", "kind", "scenario", "text", "offered"])
    return measure


def wording(measure: Measure) -> str:
    """An entry of the catalogue in one line."""
    parts = (measure.name, measure.kind, measure.scenario, measure.text, str(measure.offered))
    return " | ".join(" ".join(part.split()) for part in parts)


@transaction.atomic
def record_measure(
    warrant: Warrant,
    *,
    measure: Measure,
    on: date,
    actor: str,
    known_at: datetime,
    by: Person,
    actor_name: str = "",
    partner: Partner | None = None,
    text: str = "",
    recommendations: Iterable[int] = (),
    effect: str = "",
    came_of_it: str = "",
) -> Taken:
    """The measure was taken for the warrant on the day `on`; what came of it can be said now or later.

    `recommendations` are numbers of ICC-ASP/6/Res.2, annex II. Raises Forbidden for other organs, Refusal for a day in the
    future or before the warrant, and for an actor who is not named.
    """
    policies.check_records(by)
    policies.check_actor(actor, actor_name)
    policies.check_offered(measure)
    warrants.check_day(on, court_day(known_at), warrant.events.known(known_at))
    taken = Taken.objects.create(
        warrant=warrant,
        measure=measure,
        actor=actor,
        actor_name=actor_name.strip(),
        partner=partner,
        text=text.strip(),
        effective_on=on,
        known_from=known_at,
        recorded_by=by,
    )
    _recall(taken, recommendations)
    if effect or came_of_it.strip():
        record_outcome(taken, effect=effect, text=came_of_it, on=on, known_at=known_at, by=by)
    return taken


@transaction.atomic
def record_outcome(
    taken: Taken, *, effect: str, on: date, known_at: datetime, by: Person, text: str = ""
) -> Outcome:
    """What came of the measure, as judged on the day `on`; earlier judgments stay. Raises Refusal for a day before it."""
    policies.check_records(by)
    if effect not in Effect.values:
        raise Refusal(_("Say whether it worked."), field="effect")
    if not taken.effective_on <= on <= court_day(known_at):
        raise Refusal(_("The day lies between the measure and today."), field="on")
    if _corrected(taken):
        raise Refusal(_("This entry was corrected meanwhile; look at the page again."))
    return Outcome.objects.create(
        taken=taken,
        effect=effect,
        text=text.strip(),
        effective_on=on,
        known_from=known_at,
        recorded_by=by,
    )


@transaction.atomic
def correct_measure(
    taken: Taken,
    *,
    measure: Measure,
    on: date,
    actor: str,
    known_at: datetime,
    by: Person,
    actor_name: str = "",
    partner: Partner | None = None,
    text: str = "",
    recommendations: Iterable[int] = (),
    never: bool = False,
) -> Taken:
    """The entry as it should have been, or that it `never` happened. The old one stays for earlier answers.

    What came of the measure goes over to the right entry. Raises Refusal where it was corrected before.
    """
    policies.check_records(by)
    policies.check_actor(actor, actor_name)
    policies.check_offered(measure, before=taken)
    warrants.check_day(on, court_day(known_at), taken.warrant.events.known(known_at))
    corrected = correct(
        taken,
        on=None if never else on,
        known_at=known_at,
        warrant=taken.warrant,
        measure=measure,
        actor=actor,
        actor_name=actor_name.strip(),
        partner=partner,
        text=text.strip(),
        recorded_by=by,
    )
    if not never:
        _recall(corrected, recommendations)
        for outcome in Outcome.objects.known(known_at).filter(taken=taken).order_by("id"):
            Outcome.objects.create(
                taken=corrected,
                effect=outcome.effect,
                text=outcome.text,
                effective_on=max(outcome.effective_on, on),
                known_from=known_at,
                recorded_by=outcome.recorded_by,
            )
    return corrected


def _check_entry(name: str, kind: str, scenario: str, measure: Measure | None = None) -> None:
    if not name.strip():
        raise Refusal(_("Give the measure a name."), field="name")
    if kind not in MeasureKind.values:
        raise Refusal(_("Choose one of the answers that are offered."), field="kind")
    if scenario not in Scenario.values:
        raise Refusal(_("Choose one of the answers that are offered."), field="scenario")
    others = Measure.objects.exclude(pk=measure.pk) if measure else Measure.objects.all()
    if others.filter(name__iexact=name.strip()).exists():
        raise Refusal(_("The catalogue has a measure of this name already; change that one."), field="name")


def _recall(taken: Taken, numbers: Iterable[int]) -> None:
    wanted = sorted(set(numbers))
    found = list(Recommendation.objects.filter(number__in=wanted).order_by("number"))
    if len(found) != len(wanted):
        raise Refusal(
            _("There are 66 recommendations; give their numbers, separated by commas."),
            field="recommendations",
        )
    Recalled.objects.bulk_create(Recalled(taken=taken, recommendation=one) for one in found)


def _corrected(taken: Taken) -> bool:
    return Taken.objects.filter(corrects=taken).exists()
