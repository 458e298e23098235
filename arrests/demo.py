"""Synthetic persons under seal. Nobody here is ever public, so no figure of the demonstration counts them."""

from __future__ import annotations

from arrests.vocab import Scenario

NAMES = (
    "Synthetic person Amaranth",
    "Synthetic person Basalt",
    "Synthetic person Cinnabar",
    "Synthetic person Dolomite",
)
REASONS = {
    Scenario.OPERATIONAL: "Synthetic: moves with an armed group in an area that no police can reach.",
    Scenario.POLITICAL_WILL: "Synthetic: lives openly at a known address; no step was taken.",
    Scenario.BOTH: "Synthetic: protected by an armed group that the authorities tolerate.",
}
