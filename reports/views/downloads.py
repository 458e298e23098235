"""What one takes away of an edition: the document as PDF and HTML, its figures as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.models import Person
from accounts.people import signed_in
from common import clock
from common.errors import Refusal
from common.jobs import JobStatus
from reports.document import render_html
from reports.figures import FIGURES
from reports.models import Download, Edition, RenderedFile
from reports.queries import figures_of, snapshot_of
from reports.rendering import written
from reports.vocab import Format, Language


@require_GET
def download(request: HttpRequest, slug: str, file_format: str) -> HttpResponse:
    """The edition in one format, and a line of who took it. A draft is named as such in the file's name."""
    found = get_object_or_404(Edition, slug=slug)
    if file_format not in Format.values:
        raise Http404
    content, kind = MAKERS[Format(file_format)](found)
    keep_record(found, Format(file_format), by=signed_in(request))
    name = f"{slug}{'' if found.published else '-draft'}.{file_format}"
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def keep_record(edition: Edition, file_format: Format, *, by: Person) -> None:
    """Writes down that the person took the edition with them."""
    Download.objects.create(edition=edition, person=by, format=file_format, published=edition.published)


def _pdf(edition: Edition) -> tuple[bytes, str]:
    done = RenderedFile.objects.filter(
        job__edition=edition, job__published=edition.published, job__status=JobStatus.DONE
    )
    latest = done.order_by("-job_id").first()
    if latest is None:
        raise Refusal(_("The PDF is not made yet; open the page of the edition and wait for it."))
    return bytes(latest.content), "application/pdf"


def _html(edition: Edition) -> tuple[str, str]:
    document = written(edition, language=Language.ENGLISH, at=clock.now())
    return render_html(document, standalone=True), "text/html; charset=utf-8"


def _csv(edition: Edition) -> tuple[str, str]:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["id", "group", "value", "on", "title", "rule"])
    for id, figure in figures_of(snapshot_of(edition, clock.now())).items():
        values = {"": figure["value"]} if isinstance(figure["value"], int) else figure["value"]
        for group, value in values.items():
            rows.writerow([id, group, value, figure["on"], FIGURES[id].title, figure["rule"]])
    return out.getvalue(), "text/csv; charset=utf-8"


def _json(edition: Edition) -> tuple[str, str]:
    content = {
        "symbol": edition.symbol,
        "published": edition.published,
        "synthetic": edition.synthetic,
        "snapshot_sha256": edition.sha256,
        "figures": figures_of(snapshot_of(edition, clock.now())),
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n", "application/json"


MAKERS: Final[Mapping[Format, Callable[[Edition], tuple[bytes | str, str]]]] = {
    Format.PDF: _pdf,
    Format.HTML: _html,
    Format.CSV: _csv,
    Format.JSON: _json,
}
