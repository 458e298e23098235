"""Where the text of an edition is written: the paragraphs of every organ side by side, and each one's own page."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import Person
from accounts.people import signed_in
from accounts.vocab import Level, Organ
from common import clock
from common.errors import Refusal, Stale
from common.refusals import shown_on
from reports import policies, services
from reports.contributions import contributions
from reports.document.html import STYLESHEETS, Layout
from reports.forms.text import AddedForm, CommentForm, PassageForm
from reports.gates import concerning, gates_for
from reports.models import Edition, Passage
from reports.paragraphs import Desk, Sheet, desk, latest, previewed, sheet
from reports.queries import snapshot_of
from reports.services.text import Words, carry_over, write_passage
from reports.text import read
from reports.text.difference import differences
from reports.text.references import offered
from reports.vocab import Language, PassageState

PLAIN = Layout(paged=False, top=2, links={}, tables={})


def worked_on(request: HttpRequest, slug: str) -> tuple[Person, Edition, str]:
    """The person of the Court, the edition that is open to them, and the language of the page; else 404."""
    person = signed_in(request)
    found = get_object_or_404(Edition, slug=slug)
    language = request.GET.get("language", Language.ENGLISH)
    if not person.works_for_the_court or language not in Language.values:
        raise Http404
    return person, found, language


@require_GET
def paragraphs(request: HttpRequest, slug: str) -> HttpResponse:
    """The contributions of the organs side by side, with what is missing."""
    person, found, language = worked_on(request, slug)
    on_desk = desk(found, language, clock.now())
    shown = sheet(on_desk)
    standing = gates_for(found, person, on_desk.gathered, on=clock.today())
    beside = contributions(found, shown, language, standing)
    told = {gate for one in beside for gate in one.gates}
    context = {
        "edition": found,
        "language": language,
        "languages": Language.choices,
        "contributions": beside,
        "gates": [gate for gate in standing if gate not in told],
        "left_out": shown.left_out,
        "may_prepare": policies.may_prepare(person),
        "person": person,
        "marking": _marking(found),
    }
    return render(request, "reports/paragraphs.html", context)


@require_http_methods(["GET", "POST"])
def paragraph(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One paragraph: its text with live references, what it reads as, its comments and earlier versions."""
    person, found, language = worked_on(request, slug)
    on_desk = desk(found, language, clock.now())
    current, shown, own = latest(found, language, key), sheet(on_desk), on_desk.own.get(key)
    if current is None and own is None:
        raise Http404
    line = next((one for one in shown.lines if one.key == key), None)
    organ = line.organ if line else Organ(current.organ if current else Organ.REGISTRY)
    section = line.section if line else (current.section if current else "")
    title, body = on_desk.markup(key)
    if current and current.state == PassageState.WRITTEN:
        title, body = current.title, current.body
    may_write = policies.may_write(person, organ) and not found.published
    form = PassageForm(
        request.POST or None,
        fixed_organ=not policies.may_prepare(person),
        initial={"title": title, "body": body, "organ": organ, "seen": current.version if current else 0},
    )
    context = {
        "edition": found,
        "key": key,
        "line": line,
        "language": language,
        "languages": Language.choices,
        "form": form,
        "may_write": may_write,
        "current": current,
        "own": own,
        "written": current is not None and current.state == PassageState.WRITTEN,
        "stylesheets": STYLESHEETS,
        "layout": PLAIN,
        "shown": _preview(on_desk, shown, form["body"].value() or "", key),
        "gates": concerning(gates_for(found, person, on_desk.gathered, on=clock.today()), key, line),
        "references": offered(on_desk.sources()),
        "names": [(one.key, one.number, one.excerpt) for one in shown.lines],
        "comments": found.comments.filter(paragraph=key)
        .select_related("made_by", "resolved_by")
        .order_by("id"),
        "comment_form": CommentForm(),
        "versions": _versions(found, language, key),
        "marking": _marking(found),
    }
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        words = _words(
            form, request, language, key=key, section=section, after=current.after if current else ""
        )
        answer = _write(request, found, words, form, context, person)
        if answer is not None:
            return answer
    return render(request, "reports/paragraph.html", context, status=_status(form, context))


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """A paragraph of one's own, behind another one or at the end of a section."""
    person, found, language = worked_on(request, slug)
    if found.published:
        raise Http404
    on_desk = desk(found, language, clock.now())
    shown = sheet(on_desk)
    form = AddedForm(
        request.POST or None,
        fixed_organ=not policies.may_prepare(person),
        places=_places(shown),
        initial={"organ": person.organ, "seen": 0, "place": request.GET.get("behind", "")},
    )
    body = request.POST.get("body", "")
    context: dict[str, Any] = {
        "edition": found,
        "form": form,
        "language": language,
        "shown": _preview(on_desk, shown, body, "") if body else None,
        "layout": PLAIN,
        "stylesheets": STYLESHEETS,
        "references": offered(on_desk.sources()),
        "names": [(one.key, one.number, one.excerpt) for one in shown.lines],
        "may_write": True,
        "marking": _marking(found),
    }
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        section, _slash, after = form.cleaned_data["place"].partition("/")
        words = _words(form, request, language, key=_new_key(found, section), section=section, after=after)
        answer = _write(request, found, words, form, context, person)
        if answer is not None:
            return answer
    return render(request, "reports/paragraph_new.html", context, status=_status(form, context))


@require_POST
def preview(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What the text in the form reads as, and what is wrong with it; a piece of the page, asked for while typing."""
    _person, found, language = worked_on(request, slug)
    on_desk = desk(found, language, clock.now())
    context = {
        "shown": _preview(on_desk, sheet(on_desk), request.POST.get("body", ""), key),
        "layout": PLAIN,
        "title": request.POST.get("title", ""),
    }
    return render(request, "reports/paragraph_preview.html", context)


@require_POST
def comment(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A remark on the paragraph; or one that is resolved, or opened again."""
    person, found, language = worked_on(request, slug)
    form = CommentForm(request.POST)
    try:
        if code := request.POST.get("resolve"):
            services.resolve_comment(get_object_or_404(found.comments, code=code), by=person, at=clock.now())
        elif code := request.POST.get("reopen"):
            services.reopen_comment(get_object_or_404(found.comments, code=code), by=person)
        elif form.is_valid():
            text = form.cleaned_data["text"]
            services.comment_on(found, paragraph=key, text=text, by=person, at=clock.now())
        else:
            messages.error(request, " ".join(map(str, form.errors.get("text", []))))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect(f"{_address(found, key, language)}#comments")


@require_http_methods(["GET", "POST"])
def carry(request: HttpRequest, slug: str) -> HttpResponse:
    """What an earlier edition says, beside what this one says now; the chosen paragraphs are taken over."""
    person, found, language = worked_on(request, slug)
    if not policies.may_prepare(person) or found.published:
        raise Http404
    sources = list(Edition.objects.exclude(pk=found.pk).newest_first())
    chosen = request.POST.get("source") or request.GET.get("source", "")
    source = next((one for one in sources if one.slug == chosen), sources[0] if sources else None)
    if request.method == "POST" and source:
        keys = {tuple(one.split("/", 1)) for one in request.POST.getlist("paragraph") if "/" in one}
        number = carry_over(found, source, keys, by=person, at=clock.now())  # type: ignore[arg-type]
        messages.success(request, _("Paragraphs taken over: %s.") % number)
        return redirect("reports:paragraphs", found.slug)
    context = {
        "edition": found,
        "sources": sources,
        "source": source,
        "rows": _beside(found, source) if source else [],
        "language": language,
        "marking": Level.CONFIDENTIAL,
    }
    return render(request, "reports/carry.html", context)


def _write(
    request: HttpRequest, found: Edition, words: Words, form: Form, context: dict[str, Any], person: Person
) -> HttpResponse | None:
    """Keeps the words; nothing when they could not be kept, with the reason in the form or the other text beside it."""
    try:
        with shown_on(form, Stale):
            write_passage(found, words, seen=form.cleaned_data["seen"], by=person, at=clock.now())
            messages.success(request, _("Kept. The edition is a draft until it is compiled again."))
            address = reverse("reports:paragraphs", args=[found.slug])
            return redirect(f"{address}?language={words.language}#{words.key}")
    except Stale as stale:
        theirs = stale.current
        if not isinstance(theirs, Passage):  # the version that the form names never was
            form.add_error(
                None, _("The page did not say which version of the edition it showed; open it again.")
            )
            return None
        context["theirs"] = theirs
        context["apart"] = differences(theirs.body, words.body)
        form.data = {**request.POST.dict(), "seen": str(theirs.version)}
    return None


def _words(form: Form, request: HttpRequest, language: str, **place: str) -> Words:
    state = request.POST.get("state", PassageState.WRITTEN)
    return Words(
        language=language,
        state=state if state in PassageState.values else PassageState.WRITTEN,
        title=form.cleaned_data["title"],
        body=form.cleaned_data["body"],
        organ=form.cleaned_data["organ"],
        **place,
    )


def _preview(on_desk: Desk, shown: Sheet, body: str, key: str) -> object:
    return previewed(read(body, on_desk.sources(also=key)), {one.key: one.number for one in shown.lines})


def _places(shown: Sheet) -> list[tuple[str, str]]:
    """Behind each paragraph, and at the end of each section that has a heading."""
    found = [
        (f"{one.section}/{one.key}", f"{one.number}. {one.title or one.excerpt[:60]}") for one in shown.lines
    ]
    ends = [(f"{code}/", _("the last paragraph of %s") % words) for code, words in shown.headings.items()]
    return [*ends, *found]


def _new_key(found: Edition, section: str) -> str:
    """A name that no paragraph of the edition has."""
    taken = set(found.passages.filter(key__startswith=f"{section}-").values_list("key", flat=True))
    return next(key for number in count(1) if (key := f"{section}-{number}") not in taken)


def _versions(found: Edition, language: str, key: str) -> list[dict[str, Any]]:
    """The versions, the latest first, each with what it changed."""
    rows = list(
        found.passages.filter(language=language, key=key)
        .select_related("written_by", "carried_from")
        .order_by("-version")
    )
    before = [row.body for row in rows[1:]] + [""] * bool(rows)
    return [{"row": row, "pieces": differences(old, row.body)} for row, old in zip(rows, before, strict=True)]


def _beside(found: Edition, source: Edition) -> list[dict[str, Any]]:
    """The paragraphs that people wrote for the other edition, each beside what stands here now."""
    here = {(one.language, one.key): one for one in found.passages.current()}
    gathered = snapshot_of(found, clock.now())
    desks = {language: Desk(found, language, gathered) for language in Language.values}
    rows = []
    for old in source.passages.current():
        if old.state == PassageState.OWN:
            continue
        mine = here.get((old.language, old.key))
        if mine and mine.state == PassageState.WRITTEN:
            words = mine.body
        else:
            _title, words = desks[old.language].markup(old.key)
        rows.append(
            {
                "old": old,
                "mine": mine,
                "pieces": differences(words, old.body),
                "same": mine is not None and (mine.state, mine.body) == (old.state, old.body),
            }
        )
    return rows


def _address(found: Edition, key: str, language: str) -> str:
    return f"{reverse('reports:paragraph', args=[found.slug, key])}?language={language}"


def _status(form: Form, context: dict[str, Any]) -> int:
    if context.get("theirs"):
        return 409
    return 400 if form.is_bound and form.errors else 200


def _marking(edition: Edition) -> Level:
    return Level.PUBLIC if edition.published else Level.CONFIDENTIAL
