"""The published editions as a reader finds them: what is new, what took whose place, and in which forms each is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import Person
from common.jobs import JobStatus
from reports.models import Edition, Opening, RenderJob
from reports.vocab import Language


@dataclass(frozen=True, slots=True)
class Copy:
    """One language of an edition, and whether its PDF is made."""

    language: Language
    pdf: bool


@dataclass(frozen=True, slots=True)
class Volume:
    """A published edition. It is `new` until the person has opened it, unless it was there before they were."""

    edition: Edition
    copies: Sequence[Copy]
    new: bool
    successor: Edition | None
    """The published edition that took its place."""


def shelf(person: Person) -> list[Volume]:
    """The published editions, the latest first: three queries."""
    editions = list(
        Edition.objects.published().newest_first().select_related("replaces").defer("replaces__snapshot")
    )
    opened = set(Opening.objects.filter(person=person).values_list("edition_id", flat=True))
    made = RenderJob.objects.filter(published=True, status=JobStatus.DONE, edition__in=editions)
    pdfs = set(made.values_list("edition_id", "language"))
    successors = {one.replaces_id: one for one in editions if one.replaces_id}
    return [
        Volume(
            edition,
            [Copy(one, (edition.pk, one.value) in pdfs) for one in map(Language, edition.languages)],
            _appeared_since(edition, person) and edition.pk not in opened,
            successors.get(edition.pk),
        )
        for edition in editions
    ]


def _appeared_since(edition: Edition, person: Person) -> bool:
    return edition.published_at is not None and edition.published_at > person.joined_at
