"""Editions of the report, the jobs that render them, the files they made, and who took them."""

from reports.models.download import Download
from reports.models.edition import Edition, EditionHistory, EditionQuerySet
from reports.models.hashing import Sha256, Utf8
from reports.models.rendering import RenderedFile, RenderJob

__all__ = [
    "Download",
    "Edition",
    "EditionHistory",
    "EditionQuerySet",
    "RenderJob",
    "RenderedFile",
    "Sha256",
    "Utf8",
]
