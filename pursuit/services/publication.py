"""Publishes an instance: one person proposes the public narrative, a second one confirms it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.asof import court_day
from common.errors import Refusal
from pursuit.models import Case, Publication
from pursuit.policies import case as policies
from pursuit.services.cases import make_public


@transaction.atomic
def propose_publication(case: Case, *, text: str, known_at: datetime, by: Person) -> Publication:
    """The first of two people asks to publish the instance, or to change its public narrative."""
    policies.check_keeps(by)
    case = Case.objects.select_for_update(of=("self",)).select_related("warrant").get(pk=case.pk)
    policies.check_publishable(case)
    if not text.strip():
        raise Refusal(_("Write what the public may read."), field="text")
    if open_publication(case) is not None:
        raise Refusal(_("A proposal waits for a second person already; decide on that one first."))
    return Publication.objects.create(case=case, text=text.strip(), proposed_by=by, proposed_at=known_at)


@transaction.atomic
def confirm_publication(case: Case, *, known_at: datetime, by: Person) -> Case:
    """A second person agrees, and everybody who signs in sees the instance. Raises Refusal for whoever proposed it."""
    publication = _waiting(case, by)
    policies.check_confirms(publication, by)
    _decide(publication, known_at, by, confirmed=True)
    make_public(publication.case, on=court_day(known_at), text=publication.text)
    return publication.case


@transaction.atomic
def withdraw_publication(case: Case, *, known_at: datetime, by: Person) -> None:
    """The proposal is taken back; nothing becomes public."""
    _decide(_waiting(case, by), known_at, by, confirmed=False)


def open_publication(case: Case) -> Publication | None:
    """The proposal that waits for a second person, if there is one."""
    return case.publications.filter(decided_at__isnull=True).select_related("proposed_by").first()


def _waiting(case: Case, by: Person) -> Publication:
    policies.check_keeps(by)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    rows = Publication.objects.select_related("case__warrant", "case__partner")
    publication = rows.filter(case=case, decided_at__isnull=True).first()
    if publication is None:
        raise Refusal(_("No proposal waits any more; look at the page again."))
    return publication


def _decide(publication: Publication, known_at: datetime, by: Person, *, confirmed: bool) -> None:
    publication.decided_by, publication.decided_at, publication.confirmed = by, known_at, confirmed
    publication.save(update_fields=["decided_by", "decided_at", "confirmed"])
