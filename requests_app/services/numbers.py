"""Numbers of the registers: per organ and year, without gaps, whoever asks at the same time."""

from __future__ import annotations

from accounts.vocab import Level
from common.codes import new_code
from requests_app.models import CooperationRequest, NumberCounter
from requests_app.policies import register_code

LOOK_AHEAD = 100
"""How many numbers are looked up at once when imported references are in the way."""


def give_number(organ: str, year: int) -> str:
    """The next free number of the register, for example REG/2013/0533.

    The counter's row stays locked until the transaction ends, so that a number that is not used in the end goes to
    the next one. References that an import brought are skipped.
    """
    counter = _locked(organ, year)
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


def _locked(organ: str, year: int) -> NumberCounter:
    locked = NumberCounter.objects.select_for_update()
    found = locked.filter(organ=organ, year=year).first()
    if found is None:
        NumberCounter.objects.bulk_create([NumberCounter(organ=organ, year=year)], ignore_conflicts=True)
        found = locked.get(organ=organ, year=year)
    return found
