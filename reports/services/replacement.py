"""Corrections and restatements: new editions that take the place of a published one, which stays as it was."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import count
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.codes import new_code
from common.errors import Refusal
from reports import policies
from reports.models import Edition
from reports.queries import moment_of
from reports.services.drafting import PARTICULARS, draft_edition
from reports.services.log import note_step
from reports.services.text import carry_over
from reports.vocab import Replacement
from reports.workflow import LIFE

SUFFIXES: Final = {Replacement.CORRECTED: "Corr", Replacement.RESTATED: "Rev"}
"""What is appended to the symbol of the edition that is replaced, with a number: ICC-ASP/12/35/Corr.1."""

ACTIONS: Final = {Replacement.CORRECTED: "correct", Replacement.RESTATED: "restate"}


@transaction.atomic
def replace_edition(edition: Edition, *, kind: Replacement, reason: str, by: Person, at: datetime) -> Edition:
    """A new draft that is to take the place of the published edition, with its particulars and the next symbol.

    What people wrote and the exceptions that stand are taken over. A correction keeps the moment from which the figures were known; a restatement counts with what is known when it
    is compiled. Raises Forbidden for anyone outside the Registry, Refusal without a reason or when another edition
    takes its place already.
    """
    policies.check_prepares(by)
    old = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    LIFE.check(ACTIONS[kind], old.status)
    policies.check_latest(old.replacements.all())
    if not reason.strip():
        raise Refusal(_("Say what is mended, and why; the page of the new edition shows it."), field="reason")
    values = {name: getattr(old, name) for name in PARTICULARS}
    values |= {
        "symbol": next_symbol(old.symbol, kind),
        "known_at": moment_of(old, at) if kind == Replacement.CORRECTED else None,
        "distributed_on": None,
        "job_number": "",
        "session_on": None,
    }
    made = draft_edition(
        values, by=by, at=at, synthetic=old.synthetic, replaces=old, replacement=kind, reason=reason.strip()
    )
    _take_over(old, made, by=by, at=at)
    note_step(old, ACTIONS[kind], by=by, at=at, note=made.symbol)
    return made


def _take_over(old: Edition, made: Edition, *, by: Person, at: datetime) -> None:
    """The new draft begins with what people wrote, and shows the small numbers that were shown by name."""
    written = {(one.language, one.key) for one in old.passages.current()}
    carry_over(made, old, written, by=by, at=at)
    for one in old.exemptions.standing():
        one.pk, one.code, one.edition = None, new_code(), made
        one.save(force_insert=True)


def next_symbol(symbol: str, kind: Replacement) -> str:
    """The symbol with the first free number of its suffix; the suffix of an earlier replacement is not piled upon."""
    root = re.sub(r"/(Corr|Rev)\.\d+$", "", symbol)
    taken = set(Edition.objects.filter(symbol__startswith=root).values_list("symbol", flat=True))
    free = (f"{root}/{SUFFIXES[kind]}.{number}" for number in count(1))
    return next(one for one in free if one not in taken)
