"""Rows of a file as requests, and what they refer to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.models import Compartment
from accounts.vocab import Level
from common.errors import Refusal
from common.tabular import Row
from partners.models import Partner, Situation
from requests_app.services.files import Record


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file and what it says."""

    row: Row
    record: Record

    @property
    def sealed(self) -> bool:
        """Whether the request is under seal."""
        return self.record.level == Level.UNDER_SEAL

    @property
    def key(self) -> tuple[str, str, bool]:
        """What makes it the same request in another file; sealed and open ones never meet."""
        return self.record.organ, self.record.reference, self.sealed


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows refer to, and for whom they are imported."""

    today: date
    partners: dict[str, int]
    situations: dict[str, tuple[int, str]]
    compartment: Compartment | None
    organ: str = ""
    """The only register that may be written; empty for the operator, who may write both."""
    by: int | None = None
    """The person who imports."""

    def canonical(self, record: Record) -> Record:
        """The record with the situation under its English name, whichever way the file named it."""
        found = self.situations.get(record.situation.casefold()) if record.situation else None
        return record if found is None else record._replace(situation=found[1])


def known(today: date, compartment: Compartment | None, *, organ: str = "", by: int | None = None) -> Known:
    """Reads what the rows of a file may refer to."""
    names = Situation.objects.values_list("pk", "code", "name_en", "name_fr")
    return Known(
        today,
        dict(Partner.objects.values_list("code", "pk")),
        {
            name.casefold(): (key, english)
            for key, slug, english, french in names
            for name in (slug, french, english)
            if name
        },
        compartment,
        organ,
        by,
    )


def compartment_of(code: str) -> Compartment | None:
    """The compartment with the code; None for none. Raises Refusal where whoever looks knows of no such one."""
    found = Compartment.objects.filter(code=code).first() if code else None
    if code and found is None:
        raise Refusal(
            _("There is no compartment with the code %s; its members see the code on its page.") % code,
            field="compartment",
        )
    return found
