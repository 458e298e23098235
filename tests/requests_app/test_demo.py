"""The synthetic registers give the numbers of the report, and a wrong counting rule gives wrong ones."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db.models import Count

from accounts import demo as accounts_demo
from accounts.sight import purpose
from common.asof import Period
from icc_coop import reference
from requests_app import demo
from requests_app.models import CooperationRequest, GroupMember, NumberCounter, RequestEvent, RequestQuerySet
from requests_app.services.due import Rulebook
from requests_app.services.moves import computed
from requests_app.services.numbers import give_number
from requests_app.workflow import status_after

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
KNOWN = datetime(2026, 11, 24, 12, tzinfo=UTC)
PERIOD = Period(demo.START, demo.END)


@pytest.fixture(scope="module")
def loaded(kept: None) -> int:
    """The reference data and the synthetic registers."""
    reference.load(reference.OWN_COPY, known_at=KNOWN)
    return load()


def load(on: date = TODAY) -> int:
    with purpose("demo"):
        people, compartments = accounts_demo.load()
        return demo.load(rng=random.Random(2013), on=on, people=people, compartments=compartments)


def figures(rows: RequestQuerySet) -> tuple[int, ...]:
    registry, otp = rows.filter(owner_organ="registry"), rows.filter(owner_organ="otp")
    others = registry.exclude(family="visa")
    return (
        registry.filter(family="visa").count(),
        others.count(),
        others.exclude(partner__kind="state").count(),
        otp.count(),
        otp.values("partner").distinct().count(),
    )


def test_figures_of_the_period_and_every_wrong_rule(loaded: int) -> None:
    right = (1320, 533, 19, 609, 71)
    with purpose("figures"):
        rows = CooperationRequest.objects
        assert figures(rows.transmitted_in(PERIOD, KNOWN)) == right
        day = Period(date(2011, 10, 2), demo.END), Period(demo.START, date(2013, 9, 29))
        wider = Period(date(2011, 9, 30), demo.END), Period(demo.START, date(2013, 10, 1))
        for period in (*day, *wider):
            wrong = figures(rows.transmitted_in(period, KNOWN))
            assert wrong[0] != right[0]
            assert wrong[1] != right[1]
            assert wrong[3] != right[3]
        assert figures(rows.filter(level="public").transmitted_in(PERIOD, KNOWN)) != right
        assert figures(rows.exclude(outcome="withdrawn").transmitted_in(PERIOD, KNOWN)) != right
        assert all(a != b for a, b in zip(figures(rows.all()), right, strict=True))
        # A year earlier less was known.
        assert figures(rows.transmitted_in(PERIOD, datetime(2012, 10, 1, tzinfo=UTC)))[0] < 1320
    with purpose("deadlines"):
        sealed = figures(CooperationRequest.objects.transmitted_in(PERIOD, KNOWN))
        assert all(a > b for a, b in zip(sealed[:2] + sealed[3:], right[:2] + right[3:], strict=True))


def test_stored_status_and_due_date_are_what_the_events_say(loaded: int) -> None:
    with purpose("deadlines"):
        kinds: dict[int, list[str]] = {}
        for request, kind in RequestEvent.objects.order_by("id").values_list("request_id", "kind"):
            kinds.setdefault(request, []).append(kind)
        stored = dict(CooperationRequest.objects.values_list("pk", "status"))
    assert len(stored) == loaded
    assert {key: status_after(found) for key, found in kinds.items()} == stored
    with purpose("deadlines"):
        rules = Rulebook.load()
        rows = list(CooperationRequest.objects.awaited().filter(due_on__isnull=False))
        of_request = defaultdict[int, list[RequestEvent]](list)
        for event in RequestEvent.objects.filter(request__in=rows).select_related("recorded_by").in_order():
            of_request[event.request_id].append(event)
        computed_dates = {row.pk: computed(row, of_request[row.pk], rules).on for row in rows}
        assert computed_dates == {row.pk: row.due_on for row in rows}
        assert any(row.due_reason["moves"] for row in rows)


def test_every_row_is_marked_as_synthetic_and_nothing_lies_in_the_future(loaded: int) -> None:
    with purpose("deadlines"):
        assert not CooperationRequest.objects.exclude(synthetic=True).exists()
        assert not RequestEvent.objects.filter(effective_on__gt=TODAY).exists()


def test_the_day_is_alive_now_and_at_the_end_of_the_period(loaded: int) -> None:
    with purpose("deadlines"):
        for day in (demo.END, TODAY):
            assert CooperationRequest.objects.overdue_on(day).count() >= 10
            assert CooperationRequest.objects.open_on(day).due_soon(day, 7).count() >= 5
    with purpose("deadlines"):
        sizes = GroupMember.objects.values("group").annotate(size=Count("id")).values_list("size", flat=True)
        assert (len(sizes), min(sizes) > 1) == (demo.GROUPS, True)


def test_numbering_goes_on_where_the_synthetic_registers_end(loaded: int) -> None:
    with purpose("demo"):
        last = NumberCounter.objects.get(organ="registry", year=2013).last
        assert give_number("registry", 2013) == f"REG/2013/{last + 1:04}"


def test_flag_job_finds_what_is_late(loaded: int, capsys: pytest.CaptureFixture[str]) -> None:
    with purpose("deadlines"):
        late = CooperationRequest.objects.overdue_on(demo.END).count()
    call_command("flag_overdue", "--on", demo.END.isoformat())
    assert capsys.readouterr().out == f"{late} requests newly flagged.\n"
