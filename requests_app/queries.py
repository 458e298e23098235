"""What pages ask of the registers: the views of the list, whose work they show, and the choices of their filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.desk import Desk, Whose
from accounts.models import Membership, Person
from common.deadline import SOON_DAYS
from partners.models import Partner, Situation
from requests_app.models import (
    CooperationRequest,
    Document,
    DocumentWithdrawal,
    Memo,
    RegisterPreference,
    RequestEvent,
    RequestQuerySet,
    SavedView,
)
from requests_app.vocab import PREPARED, TRANSMITTERS, EventKind, Status

RECEIPT_DAYS: Final = 14
"""So long after the transmission a receipt that nobody recorded is worth asking for. A rule of the desk, not of law."""


@dataclass(frozen=True, slots=True)
class View:
    """A saved view of the list: which rows, in which order, and how it is called."""

    label: str | Promise
    rows: Callable[[RequestQuerySet, Person, date], RequestQuerySet]
    sort: str


def _waiting_for(person: Person, rows: RequestQuerySet) -> RequestQuerySet:
    """Handed in by others, for me to approve: readers and authors do not."""
    written = RequestEvent.objects.filter(
        request=OuterRef("pk"), recorded_by=person, kind__in=(EventKind.LOGGED, EventKind.EDITED)
    )
    mine = Q(owner_organ=person.organ) | Q(compartment__isnull=False)
    return rows.filter(mine, ~Exists(written), status=Status.IN_APPROVAL)


def _sent_back() -> Exists:
    return Exists(RequestEvent.objects.filter(request=OuterRef("pk"), kind=EventKind.SENT_BACK))


def _answers(rows: RequestQuerySet, on: date) -> RequestQuerySet:
    """What should have come or ended by now and is not recorded: look into the post, or ask.

    A receipt, the confirmation of an urgent request by its channel (articles 91(1) and 96(1)), the end of a postponement, the result of
    a consultation (at once where no day was given for it, as of old), or an answer that is due on the day.
    """
    receipt = Q(status=Status.TRANSMITTED, transmitted_on__lte=on - timedelta(days=RECEIPT_DAYS))
    confirmation = ~Q(urgent_medium="") & Q(urgent_confirmed_on__isnull=True, transmitted_on__lt=on)
    resumption = Q(postponed_until__lte=on, clock_stopped=True)
    overdue = Q(consulted_until__lte=on) | Q(consulted_until__isnull=True)
    result = Q(overdue, status=Status.UNDER_CONSULTATION)
    answer = Q(due_on=on, transmitted_on__lte=on, clock_stopped=False)
    return rows.awaited().filter(receipt | confirmation | resumption | result | answer)


def _unclaimed(rows: RequestQuerySet, on: date) -> RequestQuerySet:
    """Late or due soon, with nobody in charge: neither put in charge nor logged by somebody who is still there."""
    nobody = Q(created_by__isnull=True) | Q(created_by__is_active=False)
    soon = on + timedelta(days=SOON_DAYS)
    return rows.awaited_on(on).filter(nobody, assigned_to__isnull=True, due_on__lte=soon)


def _noted(person: Person, rows: RequestQuerySet, on: date) -> RequestQuerySet:
    """Those that the person wanted to be reminded of by now."""
    return rows.filter(Exists(Memo.objects.due(person, on).filter(request=OuterRef("pk"))))


VIEWS: Final[Mapping[str, View]] = {
    "open": View(_("Open"), lambda rows, _person, on: rows.awaited_on(on), "due_on"),
    "late": View(_("Late"), lambda rows, _person, on: rows.awaited_on(on).past_due(on), "due_on"),
    "soon": View(
        _("Due soon"), lambda rows, _person, on: rows.awaited_on(on).due_soon(on, SOON_DAYS), "due_on"
    ),
    "answers": View(_("To be registered"), lambda rows, _person, on: _answers(rows, on), "due_on"),
    "unclaimed": View(_("Nobody in charge"), lambda rows, _person, on: _unclaimed(rows, on), "due_on"),
    "noted": View(_("My notes for today"), lambda rows, person, on: _noted(person, rows, on), "due_on"),
    "approval": View(
        _("Waiting for my approval"), lambda rows, person, _on: _waiting_for(person, rows), "id"
    ),
    "ready": View(_("Ready to send"), lambda rows, _person, _on: rows.filter(status=Status.APPROVED), "id"),
    "returned": View(
        _("Sent back"), lambda rows, _person, _on: rows.filter(_sent_back(), status=Status.DRAFT), "id"
    ),
    "drafts": View(
        _("Drafts"), lambda rows, _person, _on: rows.filter(~_sent_back(), status=Status.DRAFT), "-id"
    ),
    "prepared": View(_("Being prepared"), lambda rows, _person, _on: rows.filter(status__in=PREPARED), "-id"),
    "all": View(pgettext_lazy("requests", "All"), lambda rows, _person, _on: rows, "-transmitted_on"),
}
"""The views by the word in the address; the first is shown when none is named."""

FIRST_VIEW: Final = "open"

OFFERED: Final = ("open", "late", "soon", "approval", "prepared", "all")
"""The views that the list offers besides the one that is open; the others are behind My day."""


def usual(person: Person) -> Whose:
    """Whose work a person sees first: whoever is never in charge of a request follows those of others."""
    return Whose.MINE if person.organ in TRANSMITTERS else Whose.ORGAN


def listed(view: str, whose: str, desk: Desk) -> RequestQuerySet:
    """The rows of a view in somebody's charge: what the list shows at `?show=…&whose=…`, and My day above its link.

    Without `whose` it is whatever the person sees.
    """
    rows = VIEWS[view].rows(CooperationRequest.objects.all(), desk.person, desk.on)
    if whose == Whose.MINE:
        return rows.in_charge_of(desk.people)
    if whose == Whose.ORGAN:
        organ = desk.person.organ
        if organ not in TRANSMITTERS:  # they see few rows of many
            return rows.within_reach(desk.person)
        return rows.filter(Q(owner_organ=organ) | Q(compartment__isnull=False))
    return rows


@dataclass(slots=True)
class Choices:
    """What a register offers to choose from, each by its code and name in the reader's language."""

    partners: list[tuple[str, str]] = field(default_factory=list)
    situations: list[tuple[str, str]] = field(default_factory=list)
    colleagues: list[tuple[str, str]] = field(default_factory=list)
    """People of the viewer's organ, by key."""
    views: list[Saved] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    """The viewer's own choice, empty where they have not chosen."""
    first_view: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved view of the viewer's own, or one that a colleague shared."""

    code: str
    name: str
    query: str
    mine: bool


def choices(person: Person) -> Choices:
    """Everything that the register's page offers to the person, and their compartments besides, in one query."""
    blank, columns = Value("", TextField()), ("table", "sort", "code", "en", "fr", "more")
    parts: list[QuerySet[Any]] = [
        Partner.objects.annotate(
            table=Value(0), sort=F("sort_key"), en=F("name_en"), fr=F("name_fr"), more=blank
        ),
        Situation.objects.annotate(
            table=Value(1), sort=F("name_en"), en=F("name_en"), fr=F("name_fr"), more=blank
        ),
        Person.objects.filter(organ=person.organ, is_active=True).annotate(
            table=Value(2), sort=F("name"), code=Cast("pk", TextField()), en=F("name"), fr=blank, more=blank
        ),
        SavedView.objects.annotate(
            table=Value(3), sort=F("name"), en=F("name"), fr=Cast("owner", TextField()), more=F("query")
        ),
        RegisterPreference.objects.filter(person=person).annotate(
            table=Value(4),
            sort=blank,
            code=F("first_view"),
            en=Func(F("columns"), Value(","), function="array_to_string", output_field=TextField()),
            fr=blank,
            more=blank,
        ),
        Membership.objects.filter(person=person).annotate(
            table=Value(5),
            sort=blank,
            code=Cast("compartment_id", TextField()),
            en=blank,
            fr=blank,
            more=blank,
        ),
    ]
    first, *others = (part.order_by().values_list(*columns) for part in parts)
    french = (get_language() or "").startswith("fr")
    found, compartments = Choices(), list[int]()
    for table, _sort, code, en, fr, more in sorted(first.union(*others, all=True)):
        match table:
            case 0 | 1:
                (found.situations if table else found.partners).append((code, (fr if french else "") or en))
            case 2:
                found.colleagues.append((code, en))
            case 3:
                found.views.append(Saved(code, en, more, mine=fr == str(person.pk)))
            case 5:
                compartments.append(int(code))
            case _:
                found.columns, found.first_view = en.split(",") if en else [], code
    person.compartment_keys = compartments
    return found


@dataclass(frozen=True, slots=True)
class DocumentChain:
    """A document with all its versions, the newest first."""

    versions: list[Document]

    @property
    def newest(self) -> Document:
        """The version that stands, or that was withdrawn."""
        return self.versions[0]

    @property
    def withdrawal(self) -> DocumentWithdrawal | None:
        """Why it was a mistake, if it was."""
        found: DocumentWithdrawal | None = getattr(self.newest, "withdrawal", None)
        return found


def document_chains(request: CooperationRequest) -> list[DocumentChain]:
    """The documents of a request, the latest filed first, each with its versions; in one query."""
    rows = list(
        request.documents.select_related("recorded_by", "withdrawal", "withdrawal__recorded_by").order_by(
            "id"
        )
    )
    chains: dict[int, list[Document]] = {}
    for row in rows:
        row.request = request
        versions = chains.pop(row.previous_id, []) if row.previous_id else []
        chains[row.pk] = [row, *versions]
    return [DocumentChain(versions) for versions in reversed(chains.values())]


def standing_documents(request: CooperationRequest) -> list[Document]:
    """The documents that stand, the latest filed first: what the request's page shows."""
    rows = list(request.documents.standing().order_by("-id"))
    for row in rows:
        row.request = request
    return rows
