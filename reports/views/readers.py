"""Pages for and about readers: being told of new editions, and who took which one."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.people import signed_in
from accounts.vocab import Level
from common import clock
from common.errors import Refusal
from common.keyset import Keyset
from reports import policies, services
from reports.models import Download, Edition
from reports.tables import download_table

PAGE = 50


@require_POST
def by_email(request: HttpRequest) -> HttpResponse:
    """Whether the person wants a message when an edition is published: `wish` is yes or no."""
    person = signed_in(request)
    match request.POST.get("wish"):
        case "yes":
            services.subscribe(by=person, at=clock.now())
            messages.success(request, _("You get a message when an edition is published."))
        case "no":
            services.unsubscribe(by=person)
            messages.success(request, _("You get no more messages about editions."))
        case _other:
            raise Refusal(_("The page did not say whether you want messages; press its button again."))
    return redirect("reports:list")


@require_GET
def downloads(request: HttpRequest) -> HttpResponse:
    """Who took which edition with them, in which form and language, the latest first; of one edition if asked."""
    if not policies.may_see_downloads(signed_in(request)):
        raise Http404
    rows = Download.objects.select_related("edition", "person").defer("edition__snapshot")
    editions = list(Edition.objects.newest_first())
    chosen = request.GET.get("edition", "")
    if chosen:
        rows = rows.filter(edition__in=[one for one in editions if one.slug == chosen])
    page = Keyset("id", descending=True).page(rows, size=PAGE, cursor=request.GET.get("after", ""))
    context = {
        "page": page,
        "table": download_table(page.rows),
        "editions": editions,
        "chosen": chosen,
        "marking": Level.CONFIDENTIAL,
    }
    return render(request, "reports/downloads.html", context)
