"""What an edition says: gathered anew for a draft, read from the frozen snapshot for a published one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.sight import purpose
from accounts.vocab import Level, Organ
from agreements.models import Agreement
from agreements.vocab import AgreementKind, Stage
from arrests.queries import Sought, board
from common.asof import court_day
from common.errors import Refusal
from partners.models import Partner
from reports import document
from reports.comparison import what_moved
from reports.document import (
    Citation,
    EnforcementAgreement,
    Meeting,
    PersonSought,
    Snapshot,
    SnapshotError,
    Theme,
)
from reports.document.canonical import decode
from reports.figures import FIGURES, Asked, FigureDates, compute
from reports.models import Edition, RecommendationText
from reports.parts import hashes, placed
from reports.statistics import PublishedBefore, gathered
from reports.statistics.subject import name_of
from reports.vocab import Basis, Language, PassageState
from reports.wording import unworded, wordings


def dates_of(edition: Edition) -> FigureDates:
    """The dates that the edition asks its figures for."""
    return FigureDates(
        period=edition.period,
        at_large_on=edition.at_large_on,
        apic_on=edition.apic_on,
        agreements_on=edition.agreements_on,
        own=edition.own_dates,
    )


def moment_of(edition: Edition, now: datetime) -> datetime:
    """The moment of knowledge that its figures are asked from: its own, that of a published compilation, or now."""
    compiled = edition.compiled_at if edition.published else None
    return edition.known_at or compiled or now


def snapshot_of(edition: Edition, now: datetime) -> Snapshot:
    """What the edition says: its frozen snapshot once published, else gathered as known at `now`."""
    if not edition.published:
        return gather(edition, moment_of(edition, now))
    return Snapshot.from_json(edition.snapshot)


def figures_of(snapshot: Snapshot) -> dict[str, Any]:
    """The figures as `{id: {value, on, rule}}`, in the order of the registry."""
    return {
        figure.id: {"value": FIGURES[figure.id].in_order(figure.value), "on": figure.on, "rule": figure.rule}
        for figure in snapshot.figures
    }


def gather(edition: Edition, known_at: datetime) -> Snapshot:
    """The snapshot that the data give as known at `known_at`, in all languages; sealed rows are not among them.

    The same data give the same snapshot: nothing in it comes from the clock.
    """
    asked = Asked(dates_of(edition), known_at)
    with purpose("figures"), translation.override(document.ORIGINAL):
        figures = tuple(
            document.Figure(
                id=id,
                value=figure.value,
                on=figure.on,
                rule=figure.rule,
                own=asked.dates.of(id, FIGURES[id].basis) != asked.dates.on(FIGURES[id].basis),
            )
            for id, figure in compute(asked.dates, known_at).items()
        )
        snapshot = Snapshot(
            edition=_particulars(edition),
            figures=figures,
            sought=_sought(asked.of("F4", Basis.AT_LARGE).dates.at_large_on, known_at),
            enforcement=_enforcement(asked),
            interim_release_negotiating=_negotiating_interim_release(asked.of("F7", Basis.AGREEMENTS)),
            apic_non_states_parties=_names(FIGURES["F9n"].rows(asked)),
            apic_outside=_names(FIGURES["F9o"].rows(asked)),
            meetings=tuple(decode(Meeting, meeting, "meetings") for meeting in edition.meetings),
            citations=tuple(decode(Citation, citation, "citations") for citation in edition.citations),
            passages=passages_of(edition),
            recommendations=_recommendations(edition),
            themes=tuple(decode(Theme, theme, "themes") for theme in edition.themes),
        )
        exempted = _exempted(edition)
        tables = gathered(
            asked,
            persons=snapshot.sought,
            earlier=_published_before(edition),
            excepted=frozenset(name_of(one.table, one.row, one.column) for one in exempted),
        )
        snapshot = replace(snapshot, tables=tables, exempted=exempted)
        snapshot = replace(snapshot, replaces=_replaced(edition, snapshot))
        return replace(snapshot, wordings=wordings(edition, snapshot))


def passages_of(edition: Edition) -> tuple[document.Passage, ...]:
    """What people wrote in the place of the register's own wording or beside it, section by section."""
    rows = [row for row in edition.passages.current() if row.state != PassageState.OWN]
    return tuple(
        document.Passage(
            key=row.key,
            language=row.language,
            section=row.section,
            title=row.title,
            body=row.body,
            after=row.after,
            organ=row.organ,
            left_out=row.state == PassageState.LEFT_OUT,
        )
        for row in sorted(rows, key=lambda row: (row.language, row.section, len(row.key), row.key))
    )


def _exempted(edition: Edition) -> tuple[document.Exempted, ...]:
    """The exceptions that stand, in the order of the tables."""
    standing = edition.exemptions.standing().select_related("asked_by", "approved_by")
    return tuple(
        document.Exempted(
            table=one.table,
            row=one.row,
            column=one.column,
            reason=one.reason,
            asked_by=str(one.asked_by),
            approved_by=str(one.approved_by),
            approved_on=court_day(one.approved_at),
        )
        for one in standing.order_by("table", "row", "column")
        if one.approved_at
    )


def _replaced(edition: Edition, snapshot: Snapshot) -> document.Replaced | None:
    """The edition whose place this one takes, and what moved since."""
    old = edition.replaces
    if old is None:
        return None
    return document.Replaced(
        symbol=old.symbol,
        kind=edition.replacement,
        reason=edition.reason,
        sha256=old.sha256,
        moved=what_moved(Snapshot.from_json(old.snapshot), snapshot),
    )


def _recommendations(edition: Edition) -> tuple[document.RecommendationText, ...]:
    """The official words that were entered, in the languages of the edition."""
    return tuple(
        document.RecommendationText(number=row.number, language=row.language, text=row.text)
        for row in RecommendationText.objects.current()
        if row.text and row.language in edition.languages
    )


def _published_before(edition: Edition) -> list[PublishedBefore]:
    """What can be read beside the tables of this edition: those of every published one."""
    others = Edition.objects.published().exclude(pk=edition.pk).order_by("pk")
    return [
        PublishedBefore(Asked(dates_of(one), one.known_at or one.compiled_at), snapshot.tables)
        for one in others
        if (snapshot := Snapshot.from_json(one.snapshot)).tables and one.compiled_at
    ]


def part_hashes(edition: Edition) -> dict[Organ, str]:
    """For each organ the hash of its part, as the edition was compiled."""
    snapshot = Snapshot.from_json(edition.snapshot)
    return hashes(documents(snapshot, edition.languages), snapshot)


def keys_of(edition: Edition, organ: Organ) -> list[str]:
    """The paragraphs that the organ answers for, as the edition was compiled."""
    snapshot = Snapshot.from_json(edition.snapshot)
    found = placed(document.build(snapshot).blocks, snapshot)
    return [one.paragraph.key for one in found if one.organ == organ]


def documents(snapshot: Snapshot, languages: Iterable[str]) -> list[document.Document]:
    """The report written in each of the languages for which all wordings are known.

    Raises Refusal with all that stands in the way.
    """
    known = [one for one in languages if one == document.ORIGINAL or not unworded(snapshot, Language(one))]
    try:
        return [document.build(snapshot, language) for language in known]
    except SnapshotError as error:
        raise Refusal(_("The report cannot be written: %(reason)s") % {"reason": error}) from error


def require_printable(snapshot: Snapshot) -> None:
    """Refuses a snapshot that would contradict itself in print, with every reason."""
    if found := document.problems(snapshot):
        reasons = " ".join(one.sentence for one in found)
        raise Refusal(_("The report would contradict itself: %(reasons)s") % {"reasons": reasons})


def _particulars(edition: Edition) -> document.Edition:
    return document.Edition(
        symbol=edition.symbol,
        title=edition.title,
        session=edition.session,
        place_and_dates=edition.place_and_dates,
        period_start=edition.period_start,
        period_end=edition.period_end,
        distribution=edition.distribution,
        distributed_on=edition.distributed_on,
        original_language=edition.original_language,
        job_number=edition.job_number,
        mandate=tuple(edition.mandate),
        facilitator=edition.facilitator,
        draft=not edition.published,
        synthetic=edition.synthetic,
    )


def _sought(on: date, known_at: datetime) -> tuple[PersonSought, ...]:
    return tuple(
        PersonSought(
            name=sought.suspect.name,
            situation=sought.suspect.situation.name_en,
            issued_on=_known(sought.since, sought),
            public_on=_known(sought.public_since, sought),
        )
        for sought in board(on, known_at)
    )


def _known(day: date | None, sought: Sought) -> date:
    if day is None:
        raise Refusal(
            _(
                "A day of the warrant against %(name)s is not recorded; record when it was issued and made public."
            )
            % {"name": sought.suspect.name}
        )
    return day


def _enforcement(asked: Asked) -> tuple[EnforcementAgreement, ...]:
    """The public ones; a confidential one would be counted without a name, which `problems` then reports."""
    return tuple(
        EnforcementAgreement(
            state=agreement.partner.short_name,
            group=agreement.group or "",
            concluded_on=agreement.concluded_day,
            in_force_on=agreement.in_force_on if agreement.in_force else None,
        )
        for agreement in FIGURES["F6"]
        .rows(asked)
        .filter(level=Level.PUBLIC)
        .select_related("partner")
        .order_by("partner__sort_key", "id")
    )


def _negotiating_interim_release(asked: Asked) -> tuple[str, ...]:
    found = Partner.objects.filter(
        pk__in=Agreement.objects.with_stages(asked.dates.agreements_on, asked.known_at)
        .filter(
            kind=AgreementKind.INTERIM_RELEASE,
            level=Level.PUBLIC,
        )
        .filter(Q(stage__in=(Stage.NEGOTIATING, Stage.TEXT_AGREED)))
        .values("partner")
    )
    return _names(found)


def _names(partners: QuerySet[Partner]) -> tuple[str, ...]:
    return tuple(partner.short_name for partner in partners.order_by("sort_key", "code"))
