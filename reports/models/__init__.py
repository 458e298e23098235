"""Editions of the report, what was done to them, the jobs that render them, the files they made, and who reads them."""

from reports.models.clearance import Clearance, EditionStep
from reports.models.comment import Comment
from reports.models.compilation import CompileJob
from reports.models.download import Download
from reports.models.edition import Edition, EditionHistory, EditionQuerySet
from reports.models.exemption import Exemption
from reports.models.hashing import Sha256, Utf8
from reports.models.passage import Passage
from reports.models.planning import PlannedStep
from reports.models.reader import Opening, Subscription
from reports.models.recommendation import RecommendationText
from reports.models.rendering import RenderedFile, RenderJob

__all__ = [
    "Clearance",
    "Comment",
    "CompileJob",
    "Download",
    "Edition",
    "EditionHistory",
    "EditionQuerySet",
    "EditionStep",
    "Exemption",
    "Opening",
    "Passage",
    "PlannedStep",
    "RecommendationText",
    "RenderJob",
    "RenderedFile",
    "Sha256",
    "Subscription",
    "Utf8",
]
