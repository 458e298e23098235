"""Comments on paragraphs of an edition that is not published."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Forbidden, Refusal
from reports.models import Comment, Edition
from reports.workflow import OPEN

LONGEST: Final = 4_000


@transaction.atomic
def comment_on(edition: Edition, *, paragraph: str, text: str, by: Person, at: datetime) -> Comment:
    """A remark on the paragraph with this key. Clearing the part and signing wait until it is resolved.

    Raises Forbidden for people outside the Court, Refusal for an empty or overlong text and a published edition.
    """
    _check(edition, by)
    text = text.strip()
    if not text:
        raise Refusal(_("Write what you remark on this paragraph."), field="text")
    if len(text) > LONGEST:
        raise Refusal(_("Write at most %(longest)s characters.") % {"longest": LONGEST}, field="text")
    return Comment.objects.create(edition=edition, paragraph=paragraph, text=text, made_by=by, made_at=at)


@transaction.atomic
def resolve_comment(comment: Comment, *, by: Person, at: datetime) -> None:
    """The comment needs no more answer; done twice, the first one stands. Raises as `comment_on`."""
    _check(comment.edition, by)
    Comment.objects.open().filter(pk=comment.pk).update(resolved_by=by, resolved_at=at)


@transaction.atomic
def reopen_comment(comment: Comment, *, by: Person) -> None:
    """The comment waits for an answer again. Raises as `comment_on`."""
    _check(comment.edition, by)
    Comment.objects.filter(pk=comment.pk).update(resolved_by=None, resolved_at=None)


def _check(edition: Edition, by: Person) -> None:
    if not by.works_for_the_court:
        raise Forbidden(_("Comments are made by the people of the Court."))
    if edition.status not in OPEN:
        raise Refusal(_("The edition is published; nothing is commented on any more."))
