"""Synthetic agreements, talks and placements for demonstration; nothing here says with whom the Court has agreements."""

from __future__ import annotations

import random
from datetime import date

from accounts.models import Compartment, Person
from agreements.demo import outreach, placements, relocation, talks

__all__ = ["load"]


def load(*, rng: random.Random, on: date, by: Person, compartment: Compartment) -> int:
    """Writes everything that happened up to the day `on`, known from its own day; returns how many agreements.

    Relocation agreements lie in the compartment of the Victims and Witnesses Unit.
    """
    outreach.load(by=by, on=on)
    written = relocation.load(rng=rng, on=on, by=by, compartment=compartment)
    written += talks.load(rng=rng, on=on)
    return written + placements.load(rng=rng, on=on, by=by)
