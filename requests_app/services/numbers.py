"""Numbers of the registers: per organ and year, without gaps, whoever asks at the same time."""

from __future__ import annotations

from accounts.vocab import Level
from common.codes import new_code
from requests_app.models import CooperationRequest, NumberCounter
from requests_app.policies import register_code
from requests_app.vocab import Series

LOOK_AHEAD = 100
"""How many numbers are looked up at once when imported references are in the way."""


def give_number(organ: str, year: int) -> str:
    """The next free number of the register, for example REG/2013/0533.

    The counter's row stays locked until the transaction ends, so that a number that is not used in the end goes to
    the next one. References that an import brought are skipped.
    """
    counter = _locked(Series.REQUESTS, organ, year)
    prefix, number = register_code(organ), counter.last
    while True:
        candidates = [f"{prefix}/{year}/{number + step:04}" for step in range(1, LOOK_AHEAD + 1)]
        taken = set(
            CooperationRequest.objects.filter(owner_organ=organ, reference__in=candidates)
            .exclude(level=Level.UNDER_SEAL)
            .values_list("reference", flat=True)
        )
        for step, candidate in enumerate(candidates, start=1):
            if candidate not in taken:
                NumberCounter.objects.filter(pk=counter.pk).update(last=number + step)
                return candidate
        number += LOOK_AHEAD


def give_sealed_reference() -> str:
    """A random reference: the numbering of the registers knows nothing of sealed requests."""
    return f"S-{new_code()}"


def give_note_number(organ: str, year: int) -> str:
    """The next number of a note verbale or reminder of the organ, for example NV/REG/2013/0012; without gaps, too."""
    counter = _locked(Series.NOTES, organ, year)
    NumberCounter.objects.filter(pk=counter.pk).update(last=counter.last + 1)
    return f"NV/{register_code(organ)}/{year}/{counter.last + 1:04}"


def give_sealed_note_number() -> str:
    """A random number of a note about a sealed request."""
    return f"NV/S-{new_code()}"


def _locked(series: Series, organ: str, year: int) -> NumberCounter:
    locked = NumberCounter.objects.select_for_update()
    key = {"series": series, "organ": organ, "year": year}
    found = locked.filter(**key).first()
    if found is None:
        NumberCounter.objects.bulk_create([NumberCounter(**key)], ignore_conflicts=True)
        found = locked.get(**key)
    return found
