"""Loads warrants.csv: public warrants of arrest and how each of them ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Level, Organ
from arrests.clocks import ASSUMED_REVIEW_DAYS
from arrests.models import ReviewPolicy, Suspect, Warrant, WarrantEvent, WarrantQuerySet
from arrests.services.terms import wind
from arrests.vocab import ALWAYS_PUBLIC, EXITS, LATER, EventKind, Provenance
from arrests.workflow import LIFE
from common.asof import court_day, start_of
from common.errors import Rejected
from common.findings import Finding
from common.reference import Cell, Change, ChangeKind
from common.sorting import sort_key
from common.tabular import Column, Row, day, number, once, one_of, unguarded
from partners.models import Situation

UNFINISHED = (EventKind.AT_LARGE, EventKind.REPORTED_DEAD)
"""Latest statuses that are no exit; their day may be left out, and is then not recorded."""
DAYS = ("date_issued", "date_unsealed", "first_exit_date", "latest_status_date")
STATUS_OF = {"first_exit_date": "first_exit_status", "latest_status_date": "latest_status"}
COLUMN_OF = {"provenance": "verified"}
"""Columns that are called otherwise in the register."""
MOST_ABSENT = 200
"""So many warrants that a file does not name are told one by one."""

Fact = tuple[EventKind, date, str]
"""What a row says of a warrant: what happened, on which day, and the column of the day."""


class Warrants:
    """One row for each public warrant, keyed by situation, person and number.

    What a new row says is history: publication is known from the day of unsealing, every later fact from its own day,
    and nothing before the unsealing. What a later file says differently is known from the moment of loading. An empty
    `date_unsealed` means that the day of publication is unknown: the warrant is then seen by the Court alone and
    counted nowhere. Sealed rows are neither looked at nor mentioned.
    """

    file = "warrants.csv"
    optional = False
    columns: Sequence[Column] = (
        Column("situation", unguarded, required=True),
        Column("person", unguarded, required=True),
        Column("warrant_no", number, required=True),
        Column("date_issued", day, required=True),
        Column("date_unsealed", day),
        Column("first_exit_status", one_of(EXITS)),
        Column("first_exit_date", day),
        Column("latest_status", one_of((*UNFINISHED, *EXITS, *LATER))),
        Column("latest_status_date", day),
        Column("verified", one_of(Provenance.values)),
        Column("source", unguarded),
        Column("note", unguarded),
    )

    def is_empty(self) -> bool:
        """Whether no public warrant is registered yet; synthetic ones and sealed ones aside."""
        return not _open_warrants().filter(suspect__synthetic=False).exists()

    def check(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """Repeated warrants, days out of order, and statuses that do not follow from each other."""
        yield from once(rows, _key)
        for row in rows:
            yield from _check_numbers(row)
            yield from _check_days(row)
            yield from _check_statuses(row)

    def apply(self, rows: Sequence[Row], *, known_at: datetime, by: Person | None = None) -> list[Change]:
        """Adds new warrants, corrects days that changed, and reports what the file no longer has.

        `by` is the person who confirmed the file; nobody where it is the project's own.
        """
        if findings := list(future(rows, court_day(known_at))):
            raise Rejected(findings)
        found = _named(rows)
        standing: dict[int, list[WarrantEvent]] = {}
        for event in WarrantEvent.objects.known(known_at).filter(warrant__in=found.values()).in_order():
            standing.setdefault(event.warrant_id, []).append(event)
        new = [row for row in rows if _key(row) not in found]
        changes = list(_add(new, known_at, by))
        for row in rows:
            if warrant := found.get(_key(row)):
                changes += _changed(row, warrant, standing.get(warrant.pk, []), known_at, by)
        named = [warrant.pk for warrant in (_named(new) | found).values()]
        wind(named, on=court_day(known_at), known_at=known_at)
        return changes + list(_absent(named))


WARRANTS = Warrants()


def seed_period(*, on: date, known_at: datetime) -> int:
    """From the day `on` warrants are reviewed every so many days, where nobody has said how often: an assumption.

    Returns how many periods were written.
    """
    if ReviewPolicy.objects.exists():
        return 0
    source = "Assumption: the Office’s practice is not public."
    ReviewPolicy.objects.create(valid_from=on, days=ASSUMED_REVIEW_DAYS, source=source, assumed=True)
    wind(Warrant.objects.values_list("pk", flat=True), on=on, known_at=known_at)
    return 1


def _open_warrants() -> WarrantQuerySet:
    warrants: WarrantQuerySet = Warrant.objects.all()
    return warrants.exclude(level=Level.UNDER_SEAL)


def _of_people(rows: Iterable[Row], path: str = "") -> Q:
    """Where the person has the name of one in the file; `path` leads to the person."""
    names, situations = {row["person"] for row in rows}, {row["situation"] for row in rows}
    # In the words of the index on them.
    open_rows = ~Q(**{f"{path}level": Level.UNDER_SEAL})
    return open_rows & Q(**{f"{path}name__in": names, f"{path}situation__name_en__in": situations})


def _named(rows: Sequence[Row]) -> dict[tuple[str, str, int], Warrant]:
    """The warrants that the rows name, held until the end: two files are not compared with the same state."""
    warrants = _open_warrants().filter(_of_people(rows, "suspect__")).select_related("suspect__situation")
    standing = {
        (warrant.suspect.situation.name_en, warrant.suspect.name, warrant.number): warrant
        for warrant in warrants.select_for_update(of=("self",)).order_by("id")
    }
    return {key: standing[key] for key in map(_key, rows) if key in standing}


def _absent(named: Sequence[int]) -> Iterator[Change]:
    """What the file, which names these warrants, no longer has; beyond MOST_ABSENT, that there is more."""
    others = _open_warrants().filter(suspect__synthetic=False).exclude(pk__in=named)
    rows = list(others.select_related("suspect__situation").order_by("id")[: MOST_ABSENT + 1])
    for row in rows[:MOST_ABSENT]:
        name = f"{row.suspect.situation.name_en}, {row.suspect.name}, {row.number}"
        yield Change(ChangeKind.ABSENT, name)
    if len(rows) > MOST_ABSENT:
        yield Change(ChangeKind.ABSENT, _("… and further warrants"))


def _key(row: Row) -> tuple[str, str, int]:
    return row["situation"], row["person"], row["warrant_no"]


def _name(row: Row) -> str:
    return ", ".join(str(part) for part in _key(row))


# --- Checks of the file alone ------------------------------------------------------------------------------------


def _check_numbers(row: Row) -> Iterator[Finding]:
    if not 1 <= row["warrant_no"] <= 999:
        yield row.finding(_("Warrants of one person are numbered from 1; correct the number."), "warrant_no")
    for column, longest in (("situation", 120), ("person", 200)):
        if len(row[column]) > longest:
            yield row.finding(_("is longer than %d characters; shorten it.") % longest, column)


def _check_days(row: Row) -> Iterator[Finding]:
    for column in DAYS[1:]:
        if row[column] and row[column] < row["date_issued"]:
            yield row.finding(_("lies before the warrant was issued; correct one of the two days."), column)
    ended, latest = row["first_exit_date"], row["latest_status_date"]
    if ended and latest and latest < ended:
        yield row.finding(_("lies before the first exit; correct one of the two days."), "latest_status_date")


def _check_statuses(row: Row) -> Iterator[Finding]:
    ended, latest = row["first_exit_status"], row["latest_status"]
    if bool(ended) != bool(row["first_exit_date"]):
        missing = "first_exit_date" if ended else "first_exit_status"
        yield row.finding(_("is empty; an exit has both a status and a day, or neither."), missing)
    if row["latest_status_date"] and not latest:
        yield row.finding(_("is empty, but its day is given."), "latest_status")
    if latest and latest not in UNFINISHED and not row["latest_status_date"]:
        yield row.finding(_("is empty; this status needs its day."), "latest_status_date")
    if not latest or latest == ended:
        return
    if ended and not LIFE.allows(latest, ended):
        yield row.finding(
            _("“%(latest)s” does not follow from the exit “%(ended)s”.") % {"latest": latest, "ended": ended},
            "latest_status",
        )
    if not ended and latest not in UNFINISHED:
        yield row.finding(
            _("“%s” presupposes the end of “at large”; give the first exit, too.") % latest, "latest_status"
        )


def future(rows: Iterable[Row], today: date) -> Iterator[Finding]:
    """A finding for each day that has not come."""
    for row in rows:
        for column in DAYS:
            if row[column] and row[column] > today:
                yield row.finding(_("lies in the future; correct it."), column)


# --- Writing -----------------------------------------------------------------------------------------------------


def _facts(row: Row) -> list[Fact]:
    """What the row says, in order: issue, publication, first exit, latest status."""
    facts = [(EventKind.ISSUED, row["date_issued"], "date_issued")]
    if row["date_unsealed"]:
        facts.append((EventKind.UNSEALED, row["date_unsealed"], "date_unsealed"))
    if row["first_exit_status"]:
        facts.append((EventKind(row["first_exit_status"]), row["first_exit_date"], "first_exit_date"))
    if row["latest_status_date"] and row["latest_status"] != row["first_exit_status"]:
        facts.append((EventKind(row["latest_status"]), row["latest_status_date"], "latest_status_date"))
    return facts


def _add(rows: Sequence[Row], known_at: datetime, by: Person | None) -> Iterator[Change]:
    """New warrants with the persons and situations that they need."""
    situations = {situation.name_en: situation for situation in Situation.objects.all()}
    for name in sorted({row["situation"] for row in rows} - situations.keys()):
        situations[name] = Situation.objects.create(name_en=name, code=slugify(name)[:40])
        yield Change(ChangeKind.ADDED, name, _("a new situation"))
    people = _people(rows, situations)
    warrants, events = [], []
    for row in rows:
        opened = row["date_unsealed"]
        warrant = Warrant(
            suspect=people[row["situation"], row["person"]],
            number=row["warrant_no"],
            owner_organ=Organ.REGISTRY,
            level=Level.PUBLIC if opened else Level.CONFIDENTIAL,
            **_texts(row),
        )
        warrants.append(warrant)
        events += [
            _event(warrant, kind, on, start_of(max(on, opened)) if opened else known_at, by)
            for kind, on, _column in _facts(row)
        ]
        yield Change(ChangeKind.ADDED, _name(row), number=row.number)
        if not opened:
            yield _undated(row)
    Warrant.objects.bulk_create(warrants)
    WarrantEvent.objects.bulk_create(events)


def _people(rows: Sequence[Row], situations: Mapping[str, Situation]) -> dict[tuple[str, str], Suspect]:
    """The persons of the rows, public as soon as one of their warrants is."""
    in_the_open = Suspect.objects.filter(_of_people(rows)).select_related("situation")
    people = {(person.situation.name_en, person.name): person for person in in_the_open}
    public = {(row["situation"], row["person"]) for row in rows if row["date_unsealed"]}
    new = {}
    for row in rows:
        key = row["situation"], row["person"]
        if key not in people:
            new[key] = Suspect(
                situation=situations[row["situation"]],
                name=row["person"],
                sort_name=sort_key(row["person"]),
                owner_organ=Organ.REGISTRY,
                level=Level.PUBLIC if key in public else Level.CONFIDENTIAL,
            )
        elif key in public:
            _open(people[key])
    Suspect.objects.bulk_create(new.values())
    return people | new


def _changed(
    row: Row, warrant: Warrant, events: Sequence[WarrantEvent], known_at: datetime, by: Person | None
) -> Iterator[Change]:
    cells = [*_write_texts(row, warrant), *_write_facts(row, warrant, events, known_at, by)]
    if cells:
        words = "; ".join(str(cell) for cell in cells)
        yield Change(ChangeKind.CHANGED, _name(row), words, row.number, tuple(cells))
    if row["date_unsealed"]:
        _open(warrant)
        _open(warrant.suspect)
    elif warrant.level != Level.PUBLIC:
        yield _undated(row)
    for column, kinds in (("date_unsealed", (EventKind.UNSEALED,)), ("first_exit_date", EXITS)):
        kept = [event for event in events if event.kind in kinds]
        if kept and not row[column]:
            words = _("%(column)s is empty; the register keeps %(day)s") % {
                "column": column,
                "day": kept[0].effective_on,
            }
            yield Change(ChangeKind.NOTED, _name(row), words, row.number)


def _write_texts(row: Row, warrant: Warrant) -> Iterator[Cell]:
    texts = {name: value for name, value in _texts(row).items() if getattr(warrant, name) != value}
    for name, value in texts.items():
        yield Cell(row.number, COLUMN_OF.get(name, name), getattr(warrant, name), value)
    if texts:
        Warrant.objects.filter(pk=warrant.pk).update(**texts)


def _write_facts(
    row: Row, warrant: Warrant, events: Sequence[WarrantEvent], known_at: datetime, by: Person | None
) -> Iterator[Cell]:
    for kind, on, column, recorded in _entries(_facts(row), events):
        if recorded is None:
            # A warrant is public knowledge from the day of its unsealing, whenever that day came to be known here.
            known_from = start_of(on) if kind == EventKind.UNSEALED else known_at
            _event(warrant, kind, on, known_from, by).save()
        elif (recorded.kind, recorded.effective_on) != (kind, on):
            _event(warrant, kind, on, known_at, by, corrects=recorded).save()
        else:
            continue
        if column in STATUS_OF and (recorded is None or recorded.kind != kind):
            yield Cell(row.number, STATUS_OF[column], recorded.kind if recorded else "", kind.value)
        if recorded is None or recorded.effective_on != on:
            yield Cell(
                row.number, column, recorded.effective_on.isoformat() if recorded else "", on.isoformat()
            )


def _entries(
    facts: Sequence[Fact], events: Sequence[WarrantEvent]
) -> Iterator[tuple[EventKind, date, str, WarrantEvent | None]]:
    """Each fact of a row with the entry that the register has for it, if any; no entry stands for two facts.

    An entry of the same kind is the one meant. The exit, the only fact whose kind may be corrected, is otherwise
    the first exit that no other fact names.
    """
    named = {(kind, on) for kind, on, _column in facts}
    left = [event for event in events if (event.kind, event.effective_on) not in named]
    same = {(event.kind, event.effective_on): event for event in events}
    for kind, on, column in facts:
        entry = same.get((kind, on))
        # A further day on which somebody was found to be at large is a further fact, not a correction.
        if entry is None and kind != EventKind.AT_LARGE:
            alike = [event for event in left if event.kind == kind]
            exits = [event for event in left if kind in EXITS and event.kind in EXITS]
            entry = next(iter(alike or exits), None)
            if entry is not None:
                left.remove(entry)
        yield kind, on, column, entry


def _event(
    warrant: Warrant,
    kind: EventKind,
    on: date,
    known_from: datetime,
    by: Person | None,
    corrects: WarrantEvent | None = None,
) -> WarrantEvent:
    return WarrantEvent(
        warrant=warrant,
        kind=kind,
        effective_on=on,
        known_from=known_from,
        recorded_by=by,
        corrects=corrects,
        is_public=kind in (*ALWAYS_PUBLIC, *UNFINISHED),
    )


def _texts(row: Row) -> dict[str, str]:
    return {"source": row["source"] or "", "note": row["note"] or "", "provenance": row["verified"] or ""}


def _open(row: Warrant | Suspect) -> None:
    """Public from here on."""
    if row.level != Level.PUBLIC:
        row.level = Level.PUBLIC
        row.save(update_fields=["level"])


def _undated(row: Row) -> Change:
    words = _("no day of publication: seen by the Court alone, counted nowhere")
    return Change(ChangeKind.NOTED, _name(row), words, row.number)
