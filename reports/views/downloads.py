"""What one takes away of an edition: the document as PDF and HTML, its figures as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.models import Person
from accounts.people import signed_in
from common import clock
from common.errors import Refusal
from common.jobs import JobStatus
from reports.addresses import origins
from reports.document import render_html
from reports.document.blocks import Table
from reports.document.data import replaced_json, table_csv, table_json
from reports.figures import FIGURES
from reports.models import Download, Edition, RenderedFile
from reports.queries import figures_of, snapshot_of
from reports.rendering import written
from reports.services import note_opening
from reports.vocab import Format, Language


@require_GET
def download(request: HttpRequest, slug: str, file_format: str) -> HttpResponse:
    """The edition in one format, and a line of who took it. A draft is named as such in the file's name."""
    found = get_object_or_404(Edition, slug=slug)
    if file_format not in Format.values:
        raise Http404
    language = asked_language(request.GET)
    content, kind = MAKERS[Format(file_format)](found, language)
    worded = Format(file_format) in WORDS
    keep_record(found, Format(file_format), language if worded else "", by=signed_in(request))
    addition = f"-{language}" if worded and language != Language.ENGLISH else ""
    return _attachment(found, content, kind, addition, file_format)


@require_GET
def table(request: HttpRequest, slug: str, table: str, file_format: str) -> HttpResponse:
    """One table of the text for programs, in the language of the text; the address stays the same for ever."""
    found = get_object_or_404(Edition, slug=slug)
    language = asked_language(request.GET)
    document = written(found, language=language, at=clock.now())
    one = next((one for one in document.tables if one.key == table), None)
    if one is None or file_format not in TABLES:
        raise Http404
    content, kind = TABLES[Format(file_format)]
    keep_record(found, Format(file_format), language, by=signed_in(request))
    return _attachment(found, content(one), kind, f"-{table}", file_format)


def asked_language(values: QueryDict) -> Language:
    """The language in the address, English where none is asked for. Raises Http404 for one that no edition has."""
    given = values.get("language", Language.ENGLISH.value)
    if given not in Language.values:
        raise Http404
    return Language(given)


def _attachment(
    edition: Edition, content: bytes | str, kind: str, addition: str, ending: str
) -> HttpResponse:
    name = f"{edition.slug}{addition}{'' if edition.published else '-draft'}.{ending}"
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def keep_record(edition: Edition, file_format: Format, language: str, *, by: Person) -> None:
    """Writes down that the person took the edition with them, and thereby opened it."""
    Download.objects.create(
        edition=edition, person=by, format=file_format, language=language, published=edition.published
    )
    note_opening(edition, by=by, at=clock.now())


def _pdf(edition: Edition, language: Language) -> tuple[bytes, str]:
    done = RenderedFile.objects.filter(
        job__edition=edition,
        job__language=language,
        job__published=edition.published,
        job__status=JobStatus.DONE,
    )
    latest = done.order_by("-job_id").first()
    if latest is None:
        raise Refusal(_("The PDF is not made yet; open the page of the edition and wait for it."))
    return bytes(latest.content), "application/pdf"


def _html(edition: Edition, language: Language) -> tuple[str, str]:
    document = written(edition, language=language, at=clock.now())
    links = origins(edition.slug, language)
    return render_html(document, links=links, standalone=True), "text/html; charset=utf-8"


def _csv(edition: Edition, _language: Language) -> tuple[str, str]:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["id", "group", "value", "on", "title", "rule"])
    for id, figure in figures_of(snapshot_of(edition, clock.now())).items():
        values = {"": figure["value"]} if isinstance(figure["value"], int) else figure["value"]
        for group, value in values.items():
            rows.writerow([id, group, value, figure["on"], FIGURES[id].title, figure["rule"]])
    return out.getvalue(), "text/csv; charset=utf-8"


def _json(edition: Edition, _language: Language) -> tuple[str, str]:
    snapshot = snapshot_of(edition, clock.now())
    content = {
        "symbol": edition.symbol,
        "published": edition.published,
        "synthetic": edition.synthetic,
        **replaced_json(snapshot),
        "snapshot_sha256": edition.sha256,
        "figures": figures_of(snapshot),
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n", "application/json"


MAKERS: Final[Mapping[Format, Callable[[Edition, Language], tuple[bytes | str, str]]]] = {
    Format.PDF: _pdf,
    Format.HTML: _html,
    Format.CSV: _csv,
    Format.JSON: _json,
}

WORDS: Final = (Format.PDF, Format.HTML)
"""The formats that have a language."""

TABLES: Final[Mapping[Format, tuple[Callable[[Table], bytes], str]]] = {
    Format.CSV: (table_csv, "text/csv; charset=utf-8"),
    Format.JSON: (table_json, "application/json"),
}
