"""What a State could do next about a treaty: one table of answers."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.vocab import Standing, Treaty

NEXT: Final[dict[tuple[Treaty, Standing], Promise]] = {
    (Treaty.APIC, Standing.NONE): _("Accede (article 34)"),
    (Treaty.APIC, Standing.SIGNED): _("Ratify (article 34)"),
    (Treaty.APIC, Standing.DEPOSITED): _("Prepare its law for the entry into force (article 35)"),
    (Treaty.APIC, Standing.WITHDRAWN): _("Accede again (article 34)"),
    (Treaty.ROME_STATUTE, Standing.NONE): _("Accede (article 125(3))"),
    (Treaty.ROME_STATUTE, Standing.SIGNED): _("Ratify (article 125(2))"),
    (Treaty.ROME_STATUTE, Standing.DEPOSITED): _("Prepare procedures under its law (article 88)"),
    (Treaty.ROME_STATUTE, Standing.WITHDRAWN): _("Accede again (article 125(3))"),
}
"""By treaty and standing, with its article; signature is open no more: of APIC since 30 June 2004, of the Rome Statute
since 31 December 2000. “Ratify” stands for acceptance and approval as well. A State that
the treaty binds has nothing left to do about it, unless it leaves."""

TAKE_BACK: Final = _("Take its notice back")


def next_step(treaty: Treaty, standing: Standing, *, leaving: bool) -> Promise | str:
    """What would bring the State in, or keep it in; empty where nothing is open."""
    if leaving:
        return TAKE_BACK
    return NEXT.get((treaty, standing), "")
