"""The review desk: the queue, one review, many at once, and how often they are made."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.audit import record_read
from accounts.desk import Whose, desk_of
from accounts.people import signed_in
from accounts.vocab import Level
from arrests import policies, queries, services
from arrests.forms import PeriodForm, ReviewForm
from arrests.models import ReviewPolicy, Warrant
from arrests.queries.reviews import VIEWS
from arrests.tables.reviews import queue_table
from arrests.views.frame import form_page, found_warrant, warrant_page
from common import clock
from common.counting import Count, capped_count
from common.errors import Refusal
from common.keyset import Keyset
from common.refusals import shown_on
from requests_app.views.register import court_person

PAGE: Final = 50
MOST: Final = 100
"""So many warrants are reviewed in one go."""
NAMED: Final = 10


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """The reviews that are awaited, the longest overdue first."""
    person, today, now = court_person(request), clock.today(), clock.now()
    name = request.GET.get("show", "")
    name = name if name in VIEWS else "all"
    organ = request.GET.get("whose") == Whose.ORGAN
    desk = desk_of(person, today, whose=Whose.ORGAN if organ else Whose.MINE)
    rows = queries.queue(name, desk)
    cursor = request.GET.get("after", "")
    page = Keyset("due_on").page(rows, size=PAGE, cursor=cursor)
    reviews = queries.last_reviews([row.warrant_id for row in page.rows], today, now)
    may_review = policies.may_review(person)
    context = {
        "table": queue_table(page.rows, reviews, on=today, pick=may_review),
        "page": page,
        "count": None if cursor else capped_count(rows) if page.next else Count(len(page.rows)),
        "views": [
            {"label": view.label, "url": f"?show={key}", "active": key == name} for key, view in VIEWS.items()
        ],
        "may_review": may_review,
        "marking": _internal([row.warrant for row in page.rows], request),
    }
    return render(request, "arrests/reviews.html", context)


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, code: str) -> HttpResponse:
    """Reviews one warrant; the form begins with the words of the last review."""
    viewer, warrant, today = signed_in(request), found_warrant(code), clock.today()
    policies.check_reviews(viewer)
    last = queries.last_reviews([warrant.pk], today, clock.now()).get(warrant.pk)
    form = ReviewForm(
        request.POST or None, owners=queries.step_owners([warrant]), last=last, initial={"on": today}
    )
    return warrant_page(
        request,
        warrant,
        form,
        lambda data: services.record_review(
            warrant, form.judgment, on=data["on"], known_at=clock.now(), by=viewer
        ),
        heading=_("Review the warrant"),
        note=_("Internal to the Court; earlier reviews stay."),
        least=Level.CONFIDENTIAL,
        submit=_("Record the review"),
        done=_("The review is recorded."),
    )


@require_POST
def together(request: HttpRequest) -> HttpResponse:
    """The same review of the picked warrants: the form, then what it would change, and then the act."""
    viewer, today = signed_in(request), clock.today()
    policies.check_reviews(viewer)
    codes = request.POST.getlist("row")
    if not codes or len(codes) > MOST:
        raise Refusal(_("Pick between one and %(most)d warrants in the queue.") % {"most": MOST})
    warrants = list(
        Warrant.objects.filter(code__in=codes).select_related("suspect__situation").order_by("pk")
    )
    step = request.POST.get("step", "")
    form = ReviewForm(
        request.POST if step else None, owners=queries.step_owners(warrants), initial={"on": today}
    )
    sorting = None
    if step and form.is_valid():
        with shown_on(form):
            sorting = services.review_all(
                warrants,
                form.judgment,
                on=form.cleaned_data["on"],
                known_at=clock.now(),
                by=viewer,
                only_look=step != "do",
            )
    if sorting is not None and step == "do":
        _tell(request, sorting)
        return redirect("arrests:reviews")
    last = queries.last_reviews([warrant.pk for warrant in warrants], today, clock.now())
    context = {
        "form": form,
        "warrants": warrants,
        "sorting": sorting,
        "before": [(warrant, last.get(warrant.pk)) for warrant in (sorting.done if sorting else warrants)],
        "marking": _internal(warrants, request),
    }
    return render(request, "arrests/together.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def period(request: HttpRequest) -> HttpResponse:
    """How often outstanding warrants are reviewed, from a day in the future on."""
    viewer = signed_in(request)
    policies.check_reviews(viewer)
    known = ReviewPolicy.objects.order_by("-valid_from").values_list("days", "valid_from")
    told: list[Any] = [
        _("every %(days)d days since %(day)s") % {"days": days, "day": day.isoformat()} for days, day in known
    ]

    def change(data: dict[str, Any]) -> str:
        services.change_period(known_at=clock.now(), by=viewer, **data)
        return reverse("arrests:reviews")

    return form_page(
        request,
        PeriodForm(request.POST or None),
        change,
        heading=_("How often warrants are reviewed"),
        subheading=" · ".join(told),
        submit=_("Set it"),
        done=_("Reviews of that day or later are followed by the next one within this period."),
        back=reverse("arrests:reviews"),
    )


def _internal(warrants: list[Warrant], request: HttpRequest) -> Level:
    """The marking of a page that judges the warrants: what the Court says of a public one is not public."""
    path = request.get_full_path()
    return record_read(warrants, by=signed_in(request), path=path, least=Level.CONFIDENTIAL)


def _tell(request: HttpRequest, sorting: services.Sorting) -> None:
    if sorting.done:
        told = ngettext("%(n)d warrant reviewed.", "%(n)d warrants reviewed.", len(sorting.done))
        messages.success(request, told % {"n": len(sorting.done)})
    for warrant, why in sorting.left[:NAMED]:
        sentence = _("Left out, %(person)s: %(why)s")
        messages.warning(request, sentence % {"person": warrant.suspect, "why": why})
