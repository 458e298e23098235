"""Where the numbers of a document are explained."""

from __future__ import annotations

from django.urls import reverse

from reports.document import ORIGINAL
from reports.figures import FIGURES
from reports.statistics import KINDS


def origins(slug: str, language: str) -> dict[str, str]:
    """For the id of each figure and each statistical table the address of its page, on this site."""
    spoken = "" if language == ORIGINAL else f"?language={language}"
    return {id: reverse("reports:figure", args=[slug, id]) for id in FIGURES} | {
        id: reverse("reports:cells", args=[slug, id]) + spoken for id in KINDS
    }
