"""The message that tells whoever is on duty of planned travel. A mail leaves the house: it names nobody and no State."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.outbox import Letter, composer
from pursuit.models import Case
from pursuit.services.sightings import ALERT


@composer(ALERT)
def compose(person: Person, key: str, at: datetime) -> Letter | None:  # noqa: ARG001 - the shape of a composer
    """That an alert waits, and where; None when the person may not see it any more."""
    case = Case.objects.filter(code=key).first()
    if case is None:
        return None
    url = f"{settings.SITE_URL}{case.get_absolute_url()}"
    sentence = _("A travel alert waits for you; you are on duty.")
    return Letter(
        subject=_("Travel alert"),
        text=f"{sentence}\n\n{url}\n",
        html=format_html('<p>{}</p><p><a href="{}">{}</a></p>', sentence, url, url),
    )
