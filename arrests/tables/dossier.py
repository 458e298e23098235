"""The warrants of one person, each with what the reader may see of it and do to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from accounts.models import Person
from arrests import policies
from arrests.models import Charge, Review, SurrenderLink, Term, UnsealingProposal, Warrant, WarrantEvent
from arrests.queries import status_of
from arrests.vocab import OUTSTANDING, Status
from arrests.workflow import LIFE, VISIBILITY
from common.deadline import Deadline
from common.display import Moment
from requests_app.models import CooperationRequest
from requests_app.services.groups import Group, standing


@dataclass(frozen=True, slots=True)
class Panel:
    """One warrant in the dossier, with what the reader may see of it and do to it."""

    warrant: Warrant
    status: Status
    moments: list[Moment]
    charges: list[Charge]
    terms: list[tuple[Term, Deadline]]
    reviews: list[Review]
    asked: Group
    proposal: UnsealingProposal | None
    viewer: Person
    internal: bool
    """Whether something of it is not public though the warrant may be."""

    @property
    def may_record(self) -> bool:
        """Whether something can be recorded now, by this person."""
        return bool(LIFE.allowed(self.status)) and policies.may_record(self.warrant, self.viewer)

    @property
    def may_correct(self) -> bool:
        """Whether the person may correct what was recorded."""
        return policies.may_record(self.warrant, self.viewer)

    @property
    def may_review(self) -> bool:
        """Whether the obstacle can be assessed now, by this person."""
        return self.status in OUTSTANDING and policies.may_review(self.viewer)

    @property
    def may_link(self) -> bool:
        """Whether the person may link a request."""
        return policies.may_link(self.viewer)

    @property
    def may_unseal(self) -> bool:
        """Whether the person may propose the unsealing, or decide on a proposal."""
        state = (
            "public" if not self.warrant.sealed else "unsealing_proposed" if self.proposal else "under_seal"
        )
        return bool(VISIBILITY.allowed(state)) and policies.may_unseal(self.viewer)

    @property
    def may_confirm(self) -> bool:
        """Whether the person may be the second to agree."""
        return self.proposal is not None and policies.may_confirm(self.proposal, self.viewer)


def panels_of(warrants: Sequence[Warrant], *, viewer: Person, on: date, known_at: datetime) -> list[Panel]:
    """Everything that the viewer may know of the warrants; a constant number of queries."""
    return panels(
        warrants,
        events=WarrantEvent.objects.filter(warrant__in=warrants).select_related("recorded_by").in_order(),
        charges=Charge.objects.known(known_at).filter(warrant__in=warrants).order_by("count", "id"),
        terms=Term.objects.filter(warrant__in=warrants).order_by("due_on"),
        reviews=Review.objects.known(known_at)
        .filter(warrant__in=warrants)
        .select_related("recorded_by", "next_owner")
        .order_by("-effective_on", "-id"),
        links=SurrenderLink.objects.filter(warrant__in=warrants)
        .select_related("request__partner")
        .order_by("request__partner__sort_key", "request_id"),
        proposals=UnsealingProposal.objects.filter(
            warrant__in=warrants, confirmed_at__isnull=True, withdrawn_at__isnull=True
        ).select_related("proposed_by", "warrant"),
        viewer=viewer,
        on=on,
    )


def asked_in(found: Iterable[Panel]) -> list[CooperationRequest]:
    """The requests that the panels show."""
    return [member.request for panel in found for member in panel.asked.members]


def panels(
    warrants: Iterable[Warrant],
    *,
    events: Iterable[WarrantEvent],
    charges: Iterable[Charge],
    terms: Iterable[Term],
    reviews: Iterable[Review],
    links: Iterable[SurrenderLink],
    proposals: Iterable[UnsealingProposal],
    viewer: Person,
    on: date,
) -> list[Panel]:
    """Everything recorded about the warrants, sorted to the warrant it belongs to.

    `events` come in their order and include corrected ones, which only the Court's own people are shown.
    """
    of_warrant: dict[int, list[WarrantEvent]] = {}
    for event in events:
        of_warrant.setdefault(event.warrant_id, []).append(event)
    corrected = {event.corrects_id for rows in of_warrant.values() for event in rows if event.corrects_id}
    pending = {proposal.warrant_id: proposal for proposal in proposals}
    judged, charged, running, linked = list(reviews), list(charges), list(terms), list(links)
    asked = {member.request.pk: member for member in standing([link.request for link in linked], on=on)}
    return [
        Panel(
            warrant=warrant,
            status=status_of(
                event
                for event in of_warrant.get(warrant.pk, [])
                if event.pk not in corrected and not event.struck_out
            ),
            moments=_moments(reversed(of_warrant.get(warrant.pk, [])), corrected, viewer),
            charges=[row for row in charged if row.warrant_id == warrant.pk],
            terms=[(row, row.deadline(on)) for row in running if row.warrant_id == warrant.pk],
            reviews=[row for row in judged if row.warrant_id == warrant.pk],
            asked=Group(
                "", on, tuple(asked[row.request_id] for row in linked if row.warrant_id == warrant.pk)
            ),
            proposal=pending.get(warrant.pk),
            viewer=viewer,
            internal=not all(
                row.is_public
                for row in (*of_warrant.get(warrant.pk, ()), *charged)
                if row.warrant_id == warrant.pk
            ),
        )
        for warrant in warrants
    ]


def _moments(events: Iterable[WarrantEvent], corrected: set[int], viewer: Person) -> list[Moment]:
    inside = viewer.works_for_the_court
    moments = []
    for event in events:
        old = event.pk in corrected
        if event.struck_out or (old and not inside):
            continue
        by = event.recorded_by.name if inside and event.recorded_by else ""
        moments.append(
            Moment(
                on=event.effective_on,
                title=event.get_kind_display(),
                text=" – ".join(part for part in (event.order_reference, event.note) if part),
                by=by
                if event.is_public or not inside
                else _("%(name)s · internal") % {"name": by}
                if by
                else _("internal"),
                kind="corrected" if old else "done",
            )
        )
    return moments
