"""An edition in each of its languages, as its page offers it: what is made, and what is being made."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import Person
from common.jobs import JobStatus
from reports.models import Edition, RenderJob
from reports.vocab import Language


@dataclass(frozen=True, slots=True)
class Rendition:
    """One language of an edition. `job` is its latest rendering, `ready` the latest that has a file."""

    language: Language
    job: RenderJob | None
    ready: RenderJob | None
    may_render: bool


def renditions(edition: Edition, person: Person) -> list[Rendition]:
    """Every language in its order; the file that is there stays offered while a new one is made."""
    jobs = RenderJob.objects.filter(edition=edition, published=edition.published)
    latest = {job.language: job for job in jobs.order_by("language", "-id").distinct("language")}
    done = jobs.filter(status=JobStatus.DONE)
    ready = {job.language: job for job in done.order_by("language", "-id").distinct("language")}
    return [
        Rendition(
            language,
            latest.get(language),
            ready.get(language),
            person.works_for_the_court
            and not (language in latest and latest[language].under_way)
            and not (edition.published and language in ready),
        )
        for language in map(Language, edition.languages)
    ]
