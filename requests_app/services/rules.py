"""The policies that due dates follow are kept by people: their versions, and what a new one moves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from requests_app import policies
from requests_app.clocks import FIRST_YEAR, LAST_YEAR
from requests_app.models import ChosenRequest, DuePolicy, Recomputation, RequestQuerySet
from requests_app.services.due import Rulebook
from requests_app.services.preview import Preview, examined, ordered, shown
from requests_app.services.recompute import moved, open_requests

PROPOSED: Final = -1
"""The key under which a preview knows a version that is not in the table yet."""


def preview_policy(policy: DuePolicy, *, by: Person) -> Preview:
    """The open requests in the person's own register that the new version, still unsaved, would move."""
    rules = _with_policy(policy)
    rows, more = examined(_applicable(policy, by))
    fitting = [
        row
        for row in rows
        if row.transmitted_on is not None
        and rules.policy(
            row.family,
            urgent=row.urgent,
            partner=row.partner_id,
            on=max(row.transmitted_on, policy.valid_from),
        ).pk
        == PROPOSED
    ]
    policy.pk = PROPOSED
    try:
        return shown(moved(fitting, rules, policy), more=more)
    finally:
        policy.pk = None


@transaction.atomic
def change_policy(policy: DuePolicy, *, by: Person, at: datetime, move: Collection[str] = ()) -> DuePolicy:
    """Enters a new version, as given but for its number; the old one stays as it was.

    Of the open requests, those with the codes in `move` are put under the new version by a job, and no others.
    Raises Forbidden for whoever does not keep the rules, Refusal for a version that is not possible.
    """
    policies.check_may_keep_rules(by)
    _check_policy(policy)
    family, urgent, partner, group = policy.subject
    same = DuePolicy.objects.filter(family=family, urgent=urgent, partner=partner, group=group)
    policy.version = (same.aggregate(last=Max("version"))["last"] or 0) + 1
    policy.made_by, policy.assumed = by, False
    try:
        with transaction.atomic():
            policy.save(force_insert=True)
    except IntegrityError:
        raise Refusal(_("Somebody changed this rule at the same moment; look at it again.")) from None
    chosen = list(_applicable(policy, by).filter(code__in=move)) if policy.days is not None else []
    if chosen:
        cause = _("Rule “%(name)s”, version %(version)s") % {"name": policy.name, "version": policy.version}
        job = ordered(Recomputation(cause=cause[:300], policy=policy), by=by, at=at)
        ChosenRequest.objects.bulk_create(ChosenRequest(recomputation=job, request=row) for row in chosen)
    return policy


def _check_policy(policy: DuePolicy) -> None:
    if policy.partner is not None and policy.group:
        raise Refusal(_("Name one addressee or a group of them, not both."), field="group")
    if not FIRST_YEAR <= policy.valid_from.year <= LAST_YEAR:
        raise Refusal(
            _("Give a day between %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR},
            field="valid_from",
        )
    if policy.days is None and not (policy.partner or policy.group):
        raise Refusal(_("A rule for every addressee is replaced, never ended; give its days."), field="days")
    if not policy.source.strip():
        raise Refusal(_("Say where this rule comes from."), field="source")


def _applicable(policy: DuePolicy, by: Person) -> RequestQuerySet:
    """Open requests that the person may write and that a policy could be about; given due dates stay."""
    found = open_requests().filter(due_given_on__isnull=True, urgent=policy.urgent)
    found = found.filter(Q(owner_organ=by.organ) | Q(compartment__isnull=False))
    if policy.family:
        found = found.filter(family=policy.family)
    return found if policy.partner is None else found.filter(partner=policy.partner)


def _with_policy(policy: DuePolicy) -> Rulebook:
    rules = Rulebook.load(grouped=bool(policy.group))
    proposed = DuePolicy(
        **{
            one.attname: getattr(policy, one.attname)
            for one in DuePolicy._meta.concrete_fields
            if one.name != "id"
        }
    )
    proposed.pk, proposed.partner = PROPOSED, policy.partner
    return replace(rules, policies=[*rules.policies, proposed])
