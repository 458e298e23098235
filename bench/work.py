"""What is measured, in order, and what of it must hold."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from itertools import chain
from pathlib import Path
from typing import Any

import weasyprint
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client

from accounts.models import Compartment, Membership, Person
from accounts.sight import purpose, viewing
from accounts.tokens import make_token
from accounts.vocab import Organ, TokenUse
from bench import bare, board, flags
from bench.lines import Line, show
from bench.measure import Measured, measure
from bench.measure import bare as bare_sql
from bench.rows import fill
from common import clock
from common.asof import Period, end_of
from common.keyset import Keyset
from reports import demo as report_demo
from reports.document import Document
from reports.document.html import paged_html
from reports.figures import FigureDates, compute
from reports.pdf import FILES, render
from reports.rendering import written
from reports.vocab import Language
from requests_app.models import CooperationRequest

ON = date(2013, 9, 30)
"""The day on which everything is measured."""

PAGE_QUERIES, FILE_QUERIES, API_QUERIES, SET_RATIO, LAST_PAGE_RATIO = 8, 20, 6, 2.0, 1.3
"""At most: queries of a list page, of a request page and of a list over HTTP; figures to bare SQL; the last page to the first."""


def run(count: int) -> None:
    """Fills, measures, prints; exits with 1 when a bar is missed."""
    call_command("setup", verbosity=0, stdout=sys.stderr)
    clerk, sealed = people()
    fill(count, on=ON, compartment=sealed.pk)
    show(
        count,
        chain(_pages(clerk), flags.lines(ON), _figures(), _document(), board.lines(count, sealed)),
    )


def people() -> tuple[Person, Compartment]:
    """A clerk who belongs to no compartment, and the compartment of the sealed rows."""
    with purpose("demo"):
        clerk = Person.objects.create_user(
            "clerk@bench.example", name="Clerk", organ=Organ.REGISTRY, synthetic=True
        )
        other = Person.objects.create_user("officer@bench.example", name="Officer", organ=Organ.REGISTRY)
        sealed = Compartment.objects.create(name="Bench", created_by=other)
        Membership.objects.create(person=other, compartment=sealed, added_by=other)
        report_demo.load(at=end_of(ON))
    return clerk, sealed


def _pages(clerk: Person) -> list[Line]:
    client = Client()
    client.force_login(clerk)

    def page(address: str, **headers: str) -> Callable[[], Any]:
        def get() -> None:
            answer = client.get(address, headers=headers)
            if answer.status_code != HTTPStatus.OK:
                sys.exit(f"{address} answered {answer.status_code}.")

        return get

    with connections["owner"].cursor() as cursor:
        cursor.execute(bare.NEAR_THE_END)
        key = cursor.fetchone()[0]
    with purpose("export"):
        row = CooperationRequest.objects.get(pk=key)
        code = CooperationRequest.objects.filter(owner_organ=Organ.REGISTRY, level="public")[0].code
    last = Keyset("transmitted_on", descending=True).cursor(row)
    values = {"on": clock.today(), "day": row.transmitted_on, "id": row.pk, "code": code}
    first = measure(page("/requests/?show=all"))
    works = [
        ("list: what is late first", measure(page("/requests/")), bare.FIRST, PAGE_QUERIES),
        ("list: all, first page", first, bare.ALL, PAGE_QUERIES),
        (
            "list: filtered by family",
            measure(page("/requests/?show=all&family=assistance")),
            bare.FILTERED,
            PAGE_QUERIES,
        ),
        (
            "list: all, last page",
            measure(page(f"/requests/?show=all&after={last}")),
            bare.AFTER,
            PAGE_QUERIES,
        ),
        ("list: search, first page", measure(page("/requests/?q=institution+17")), bare.ALL, PAGE_QUERIES),
        ("request page", measure(page(f"/requests/{code}/")), bare.ONE, FILE_QUERIES),
        (
            "API: list of 50",
            measure(page("/api/v1/requests/", Authorization=f"Bearer {_token_of(clerk)}")),
            bare.BY_KEY,
            API_QUERIES,
        ),
        ("first page of the day", measure(page("/")), bare.FIRST, FILE_QUERIES),
    ]
    lines = []
    for name, measured, sql, most in works:
        missed = f"more than {most} queries" if measured.queries > most else ""
        if name == "list: all, last page" and measured.median > LAST_PAGE_RATIO * first.median:
            missed = f"more than {LAST_PAGE_RATIO} of the first page"
        lines.append(Line(name, measured, bare_sql(sql, values), missed))
    return lines


def _token_of(person: Person) -> str:
    with viewing(person):
        _token, secret = make_token(
            name="bench", use=TokenUse.READ, by=person, at=clock.now(), last_on=clock.today()
        )
    return secret


def _figures() -> list[Line]:
    period = Period(date(2011, 10, 1), ON)
    dates = FigureDates(period, at_large_on=date(2013, 9, 29), apic_on=date(2013, 4, 22), agreements_on=ON)
    measured = measure(lambda: compute(dates, end_of(ON)))
    by_hand = bare_sql(bare.FIGURES, {"start": period.start, "end": period.end})
    return [Line("figures F1 to F9", measured, by_hand, _slow(measured, by_hand))]


def _document() -> list[Line]:
    with purpose("editions"):
        edition = report_demo.load(at=end_of(ON))

    def compiled() -> Document:
        with purpose("editions"):
            return written(edition, language=Language.ENGLISH, at=end_of(ON))

    document = compiled()
    by_hand = bare_sql(bare.FIGURES, {"start": edition.period_start, "end": edition.period_end})
    html = paged_html(document)
    base = Path(settings.BASE_DIR, "static", FILES).as_uri() + "/"
    plain = measure(lambda: weasyprint.HTML(string=html, base_url=base).write_pdf(), runs=3).median
    whole = measure(lambda: render(compiled()), runs=3)
    return [
        Line("PDF: figures and text", measure(compiled, runs=5), by_hand),
        Line("PDF: pages (bare: WeasyPrint alone)", measure(lambda: render(document), runs=3), plain),
        Line("PDF: whole (bare: SQL + WeasyPrint)", whole, by_hand + plain, _slow(whole, by_hand + plain)),
    ]


def _slow(measured: Measured, by_hand: float) -> str:
    return f"more than {SET_RATIO} of bare SQL" if measured.median > SET_RATIO * by_hand else ""
