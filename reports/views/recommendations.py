"""Official words of the recommendations of 2007: read, entered by hand, taken along, and brought in from a file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import Person
from accounts.people import signed_in
from common import clock
from common.errors import Rejected
from common.refusals import shown_on
from reports import policies, services
from reports.forms import ConfirmedForm, RecommendationForm, RecommendationsFileForm
from reports.models.recommendation import RECOMMENDATIONS
from reports.recommendations import as_file, differences, known, texts_in
from reports.vocab import Language


@require_http_methods(["GET", "POST"])
def recommendations(request: HttpRequest) -> HttpResponse:
    """All 66 with the words that are known; a file that is sent is compared with them, and written after a second look."""
    person = _reader(request)
    form = RecommendationsFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        _writer(person)
        if form.is_valid():
            content = form.cleaned_data["file"].read()
            try:
                found = differences(texts_in(content))
            except Rejected as rejected:
                for finding in rejected.findings[:20]:
                    form.add_error("file", str(finding))
            else:
                context = {"found": found, "content": content.decode("utf-8-sig")}
                return render(request, "reports/recommendations_file.html", context)
    return render(
        request, "reports/recommendations.html", _listed(person, form), status=400 if form.errors else 200
    )


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Writes what the file says."""
    person = _writer(_reader(request))
    form = ConfirmedForm(request.POST)
    if form.is_valid():
        with shown_on(form):
            texts = texts_in(form.cleaned_data["content"].encode())
            written = services.write_recommendations(texts, by=person, at=clock.now())
            told = ngettext("%(n)s text is written.", "%(n)s texts are written.", len(written))
            messages.success(request, told % {"n": len(written)})
            return redirect("reports:recommendations")
    sent = RecommendationsFileForm()
    context = {**_listed(person, sent), "errors": form}
    return render(request, "reports/recommendations.html", context, status=400)


@require_GET
def file(request: HttpRequest) -> HttpResponse:
    """The texts in the columns of the import."""
    _reader(request)
    response = HttpResponse(as_file(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="recommendation-texts.csv"'
    return response


@require_http_methods(["GET", "POST"])
def recommendation(request: HttpRequest, number: int) -> HttpResponse:
    """The words of one, entered by hand."""
    person = _writer(_reader(request))
    if not 1 <= number <= RECOMMENDATIONS:
        raise Http404
    held = known()
    initial = {f"text_{language}": held.get((number, language), "") for language in Language}
    form = RecommendationForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            texts = {(number, language): text for language, text in form.texts.items()}
            services.write_recommendations(texts, by=person, at=clock.now())
            messages.success(
                request, _("The text is kept; editions print it from their next compilation on.")
            )
            return redirect("reports:recommendations")
    context = {"form": form, "number": number}
    return render(request, "reports/recommendation.html", context, status=400 if form.errors else 200)


def _listed(person: Person, form: RecommendationsFileForm) -> dict[str, Any]:
    held = known()
    return {
        "rows": [
            (number, [(language, held.get((number, language), "")) for language in Language])
            for number in range(1, RECOMMENDATIONS + 1)
        ],
        "languages": list(Language),
        "form": form,
        "may_prepare": policies.may_prepare(person),
    }


def _reader(request: HttpRequest) -> Person:
    """The Court's people work with them; everybody else reads them in published editions."""
    person = signed_in(request)
    if not person.works_for_the_court:
        raise Http404
    return person


def _writer(person: Person) -> Person:
    if not policies.may_prepare(person):
        raise Http404
    return person
