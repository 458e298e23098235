"""Contrast of text on its ground, in light and in dark (WCAG 2.2, success criteria 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

TOKENS = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", part))
    for part in TOKENS.split("@media screen", maxsplit=1)
)
SCHEMES = {"light": LIGHT, "dark": LIGHT | DARK}

TEXT = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-soft", "accent")
        for ground in ("ground", "paper", "paper-raised", "quiet-soft")
    ),
    *(
        (f"{tone}", ground)
        for tone in ("late", "near", "done")
        for ground in (f"{tone}-soft", "paper", "ground")
    ),
    ("ink", "accent-soft"),
    ("ink", "accent-line"),
    ("ink", "late-soft"),
    ("ink", "near-soft"),
    ("ink", "done-soft"),
    ("accent", "accent-soft"),
    ("accent-strong", "accent-soft"),
    ("on-accent", "accent-fill"),
    ("on-accent", "late-fill"),
    ("on-banner-public", "banner-public"),
    ("on-banner", "banner-confidential"),
    ("on-banner", "banner-sealed"),
]
EDGES = [
    ("line-strong", "paper"),
    ("focus", "ground"),
    ("focus", "paper"),
    ("late", "paper"),
    ("accent", "paper"),
]


def luminance(colour: str) -> float:
    """Relative luminance of a hexadecimal colour, from 0 (black) to 1 (white)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_has_a_contrast_of_at_least_4_5(scheme: str, ink: str, ground: str) -> None:
    colours = SCHEMES[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_and_focus_have_a_contrast_of_at_least_3(scheme: str, edge: str, ground: str) -> None:
    colours = SCHEMES[scheme]
    assert contrast(colours[edge], colours[ground]) >= 3


def test_black_on_white_is_21() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
