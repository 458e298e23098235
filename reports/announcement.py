"""The message that an edition is published. A mail leaves the house: it holds symbol, title and address, no more."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts import outbox
from accounts.models import Person
from accounts.sight import purpose
from reports.models import Edition, Subscription
from reports.vocab import Language
from reports.wording import written_in

KIND: Final = "edition"


def announce(edition: Edition, *, at: datetime) -> None:
    """Puts a message about the published edition into the outbox for everyone who asked."""
    with purpose("editions"):
        people = list(Subscription.objects.values_list("person_id", flat=True))
    outbox.put(people, kind=KIND, key=str(edition.pk), at=at)


@outbox.composer(KIND)
def compose(person: Person, key: str, at: datetime) -> outbox.Letter | None:  # noqa: ARG001 - the shape of a composer
    """The message in the person's language; None when it is wanted no more."""
    if not Subscription.objects.filter(person=person).exists():
        return None
    edition = Edition.objects.published().defer("snapshot").get(pk=key)
    title = written_in(edition, Language(person.language)).get(edition.title, edition.title)
    url = f"{settings.SITE_URL}{edition.get_absolute_url()}"
    return outbox.Letter(
        subject=_("Published: %(symbol)s") % {"symbol": edition.symbol},
        text=f"{edition.symbol}\n{title}\n\n{url}\n",
        html=format_html('<p>{}<br>{}</p><p><a href="{}">{}</a></p>', edition.symbol, title, url, url),
    )
