"""One request to each of several addressees, logged together, and how they stand on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.codes import new_code
from common.deadline import Deadline, DeadlineKind
from common.errors import Refusal
from partners.models import Partner
from requests_app import policies
from requests_app.models import CooperationRequest, GroupMember, RequestEvent
from requests_app.services.drafts import log_request
from requests_app.services.proposals import Way
from requests_app.vocab import FROM_ADDRESSEE, Reply

MOST_ADDRESSEES: Final = 40
"""So many addressees get the same request at once."""


@transaction.atomic
def log_together(
    addressees: Sequence[tuple[Partner, Way]], *, by: Person, known_at: datetime, **content: Any
) -> list[CooperationRequest]:
    """One draft for each addressee, on its own channel and in its own language; several make a group.

    `content` is as for `log_request`. Raises Refusal for an addressee that stands twice, or too many of them.
    """
    if len(addressees) > MOST_ADDRESSEES:
        raise Refusal(
            _(
                "These are %(found)d addressees; at most %(most)d get one request at once. Log the rest after it."
            )
            % {"found": len(addressees), "most": MOST_ADDRESSEES},
            field="also_to",
        )
    if len({partner.pk for partner, _way in addressees}) < len(addressees):
        raise Refusal(_("An addressee stands here twice; delete one of the two."), field="also_to")
    made = [
        log_request(partner=partner, by=by, known_at=known_at, **{**content, **way._asdict()})
        for partner, way in addressees
    ]
    if len(made) > 1:
        code = new_code()
        GroupMember.objects.bulk_create([GroupMember(request=request, group=code) for request in made])
    return made


@dataclass(frozen=True, slots=True)
class Member:
    """One request of a group, and how it stood on the day."""

    request: CooperationRequest
    reply: Reply
    deadline: Deadline | None
    silent: bool

    @property
    def overdue(self) -> bool:
        """Whether it was open after its due date, and the clock ran."""
        return self.deadline is not None and self.deadline.kind == DeadlineKind.LATE


@dataclass(frozen=True, slots=True)
class Group:
    """The members of a group that the viewer may see; nothing tells how many others there are."""

    code: str
    on: date
    members: tuple[Member, ...]

    @property
    def note(self) -> str:
        """Those of the members that are neither waited for nor answered, in words."""
        parts = {_("not sent: %d"): self.unsent, _("withdrawn or superseded: %d"): self.withdrawn}
        return ", ".join(words % number for words, number in parts.items() if number)

    def _count(self, *replies: Reply) -> int:
        return sum(member.reply in replies for member in self.members)

    @property
    def answered(self) -> int:
        """With an answer, in whole or in part."""
        return self._count(Reply.ANSWERED, Reply.IN_PART)

    @property
    def refused(self) -> int:
        """Refused."""
        return self._count(Reply.REFUSED)

    @property
    def unsent(self) -> int:
        """Not sent by the day."""
        return self._count(Reply.UNSENT)

    @property
    def withdrawn(self) -> int:
        """Withdrawn by the Court, or superseded by another request."""
        return self._count(Reply.WITHDRAWN)

    @property
    def overdue(self) -> int:
        """Open after the due date; what was answered in part may be among them."""
        return sum(member.overdue for member in self.members)

    @property
    def silent(self) -> int:
        """Sent and open, and the addressee was not heard at all; overdue ones are among them."""
        return sum(member.silent for member in self.members)


def group_of(request: CooperationRequest, *, on: date) -> Group | None:
    """The group to which the request belongs, as it stood on the day."""
    code = GroupMember.objects.filter(request=request).values_list("group", flat=True).first()
    return group(code, on=on) if code else None


def code_of_group(request: CooperationRequest) -> str | None:
    """The code of the group to which the request belongs; None where the viewer sees no other of its members."""
    own = GroupMember.objects.filter(request=request).values("group")
    codes = list(GroupMember.objects.filter(group__in=own).values_list("group", flat=True)[:2])
    return codes[0] if len(codes) == 2 else None


def group(code: str, *, on: date) -> Group | None:
    """The group with the code as it stood on the day.

    None for whoever sees fewer than two of its members: a group of one would tell that there are others.
    """
    rows = list(
        CooperationRequest.objects.filter(membership__group=code)
        .with_list_data()
        .order_by("partner__sort_key", "id")
    )
    return Group(code, on, standing(rows, on=on)) if len(rows) > 1 else None


def standing(rows: Sequence[CooperationRequest], *, on: date) -> tuple[Member, ...]:
    """How each of the requests stood on the day: one query."""
    heard = defaultdict[int, set[str]](set)
    events = RequestEvent.objects.filter(
        request__in=rows, kind__in=FROM_ADDRESSEE, effective_on__lte=on, corrected_by__isnull=True
    )
    for request_id, kind in events.values_list("request_id", "kind"):
        heard[request_id].add(kind)
    return tuple(_member(row, heard[row.pk], on) for row in rows)


def _member(row: CooperationRequest, heard: set[str], on: date) -> Member:
    reply = policies.reply_on(row, heard, on)
    open_then = reply in {Reply.WAITING, Reply.IN_PART}
    return Member(row, reply, row.deadline(on), silent=open_then and not heard)
