"""Pages of the report: the editions, one edition with its figures, and the text."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import Person
from accounts.people import signed_in
from accounts.vocab import Level
from common import clock
from common.errors import Refusal
from common.refusals import shown_on
from reports import agenda, policies, services
from reports.addresses import origins
from reports.display import distributions, figure_cards, particulars
from reports.document import Document, Snapshot, SnapshotError, render_html
from reports.document.html import STYLESHEETS
from reports.exemptions import words_of
from reports.forms import LISTINGS, EditionForm
from reports.gates import gates_for
from reports.models import Edition, Subscription
from reports.progress import history, stages
from reports.queries import snapshot_of
from reports.rendering import written_from
from reports.renditions import renditions
from reports.shelf import shelf
from reports.views.compiling import latest
from reports.views.downloads import TABLES, asked_language
from reports.vocab import EditionStatus, Language, Turn

STEPS = 30
"""So many of the latest steps of an edition are shown."""


@require_GET
def editions(request: HttpRequest) -> HttpResponse:
    """The editions that the person may read, the latest first."""
    person = signed_in(request)
    volumes = shelf(person)
    on, asked = clock.today(), request.GET.get("waiting", "")
    turn = Turn(asked) if person.works_for_the_court and asked in Turn.values else None
    drafts = Edition.objects.exclude(status=EditionStatus.PUBLISHED).newest_first()
    if turn:
        drafts = agenda.waiting(turn, person)
    in_preparation = agenda.next_steps(drafts, on)
    context = {
        "volumes": volumes,
        "fresh": [volume for volume in volumes if volume.new],
        "in_preparation": in_preparation,
        "turn": turn,
        "works_for_the_court": person.works_for_the_court,
        "subscribed": Subscription.objects.filter(person=person).exists(),
        "may_prepare": policies.may_prepare(person),
        "may_see_downloads": policies.may_see_downloads(person),
        "marking": Level.CONFIDENTIAL if in_preparation else Level.PUBLIC,
    }
    return render(request, "reports/editions.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A form for a new edition."""
    person = signed_in(request)
    if not policies.may_prepare(person):
        raise Http404
    form = EditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            made = services.draft_edition(form.particulars(), by=person, at=clock.now())
            messages.success(request, _("The edition is drafted; compile it when its dates are right."))
            return redirect(made)
    context = {"form": form, "back": reverse("reports:list"), "marking": Level.CONFIDENTIAL}
    return render(request, "reports/edition_form.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """The same form for an edition that is not published."""
    person = signed_in(request)
    found = get_object_or_404(Edition, slug=slug)
    if found.published or not policies.may_prepare(person):
        raise Http404
    form = EditionForm.of(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            services.revise_edition(
                found, form.particulars(), seen=form.cleaned_data["seen"], by=person, at=clock.now()
            )
            messages.success(request, _("The edition is changed; it is a draft until it is compiled again."))
            return redirect(found)
    context = {"form": form, "edition": found, "back": found.get_absolute_url(), "marking": marking_of(found)}
    return render(request, "reports/edition_form.html", context)


@require_GET
def edition(request: HttpRequest, slug: str) -> HttpResponse:
    """One edition: its figures, each leading to its rows, its particulars, and what can be done now."""
    person = signed_in(request)
    found = get_object_or_404(
        Edition.objects.select_related("signed_by", "countersigned_by", "published_by", "replaces"), slug=slug
    )
    services.note_opening(found, by=person, at=clock.now())
    replacement = found.replacements.first()
    clearances = list(found.clearances.standing().select_related("given_by"))
    cleared = {one.organ for one in clearances}
    offered = policies.offered(found, person, cleared=cleared, replaced=replacement is not None)
    snapshot, obstacle = _gathered(found)
    context = {
        "edition": found,
        "obstacle": obstacle,
        "gates": gates_for(found, person, snapshot, on=clock.today()),
        "cards": figure_cards(found, snapshot) if snapshot else [],
        "distributions": distributions(found, snapshot) if snapshot else [],
        "facts": particulars(found),
        "listings": LISTINGS,
        "offered": [action for action in offered if action != "plan"],
        "may_plan": "plan" in offered,
        "calendar": agenda.calendar(found, clock.today()) if person.works_for_the_court else [],
        "exempted": [
            (words_of(one.table, one.row, one.column), one) for one in (snapshot.exempted if snapshot else ())
        ],
        "replacement": replacement,
        "stages": stages(found, clearances) if person.works_for_the_court else [],
        "history": history(list(found.steps.select_related("by").order_by("-id")[:STEPS])),
        "open_comments": found.comments.open().count(),
        "waits_for_colleague": found.signed and found.signed_by_id == person.pk,
        "moved": services.moved_since_compiled(found, snapshot) if snapshot else [],
        **_offered(found, person),
        **_compiling(found, person),
        "marking": marking_of(found),
    }
    return render(request, "reports/edition.html", context)


@require_GET
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """The text of the report as a page; each figure leads to its rows."""
    found = get_object_or_404(Edition, slug=slug)
    services.note_opening(found, by=signed_in(request), at=clock.now())
    language = asked_language(request.GET)
    snapshot = snapshot_of(found, clock.now())
    document = written_from(snapshot, language)
    context = {
        "edition": found,
        "document": render_html(
            document, links=origins(slug, language), tables=_table_links(found, document, language)
        ),
        "languages": [Language(one) for one in found.languages],
        "language": language,
        "stylesheets": STYLESHEETS,
        "gates": gates_for(found, signed_in(request), snapshot, on=clock.today()),
        "marking": marking_of(found),
    }
    return render(request, "reports/text.html", context)


@require_GET
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """How far the rendering is, as the piece of the page that shows it."""
    found = get_object_or_404(Edition, slug=slug)
    context = {"edition": found, **_offered(found, signed_in(request))}
    return render(request, "reports/progress.html", context)


def _compiling(edition: Edition, person: Person) -> dict[str, Any]:
    """The compilation under way, or why the last one failed; the page is shown anew while it runs."""
    job = latest(edition) if person.works_for_the_court and not edition.published else None
    waiting = {"job": job} if job and job.under_way else {}
    return {"compilation": job, "may_prepare": policies.may_prepare(person), **waiting}


def _table_links(edition: Edition, document: Document, language: Language) -> dict[str, dict[str, str]]:
    """Where each table of the text is as CSV and JSON."""
    return {
        table.key: {
            file_format.label: f"{reverse('reports:table', args=[edition.slug, table.key, file_format.value])}"
            f"?language={language.value}"
            for file_format in TABLES
        }
        for table in document.tables
    }


def _offered(edition: Edition, person: Person) -> dict[str, Any]:
    """What can be taken along, and what the person may have made."""
    offers = renditions(edition, person)
    waiting = [one.job for one in offers if one.job and one.job.under_way]
    return {
        "renditions": offers,
        "job": waiting[0] if waiting else None,
        "works_for_the_court": person.works_for_the_court,
        "may_word": policies.may_word(edition, person),
    }


def marking_of(edition: Edition) -> Level:
    """A draft stays inside the Court."""
    return Level.PUBLIC if edition.published else Level.CONFIDENTIAL


def _gathered(edition: Edition) -> tuple[Snapshot | None, str]:
    """What the edition says now, or why it cannot say anything; the page of a draft opens in any case."""
    try:
        snapshot = snapshot_of(edition, clock.now())
    except (Refusal, SnapshotError) as error:
        return None, str(error)
    return snapshot, ""
