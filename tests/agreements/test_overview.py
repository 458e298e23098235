"""The pipeline with ages, the conversion of willingness, regions and gaps, and the page of a State."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Person
from accounts.sight import purpose, viewing
from agreements.models import Agreement
from agreements.queries.comparison import THRESHOLD
from agreements.queries.pipeline import BOARD, LEFT, board, conversions
from agreements.queries.regions import TYPES, regions
from agreements.queries.state import FOUR, state_view
from agreements.services import record_remark, write_agreement
from agreements.vocab import CONCLUDED, AgreementKind, Stage
from agreements.workflow import LIFE, NEW, NEXT
from common.asof import AsOf, start_of
from partners.models import Partner, TreatyEvent
from partners.vocab import RegionalGroup, Treaty, TreatyEventKind
from tests.agreements.conftest import NOW
from tests.canary.answers import undone

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
KIND = AgreementKind.INTERIM_RELEASE
WILLING = date(2012, 1, 1)
AT = AsOf(date(2013, 10, 9), NOW)


def write(partner: Partner, stages: dict[Stage, date], kind: AgreementKind = KIND) -> Agreement:
    """An agreement with its stages, as history."""
    with purpose("demo"):
        return write_agreement(kind=kind, partner=partner, stages=stages)


def test_every_stage_has_advice_and_every_open_stage_a_column() -> None:
    assert set(NEXT) == {NEW, *Stage}
    assert {*BOARD, *LEFT} == set(Stage) - (set(CONCLUDED) - {Stage.SIGNED})


def test_the_board_shows_each_agreement_once_at_its_stage_with_its_age(
    officer: Person, ruritania: Partner, wakanda: Partner
) -> None:
    first = write(wakanda, {Stage.WILLINGNESS: WILLING, Stage.NEGOTIATING: WILLING + timedelta(days=10)})
    second = write(ruritania, {Stage.NEGOTIATING: date(2013, 10, 1)}, AgreementKind.RELEASE)
    gone = write(ruritania, {Stage.WILLINGNESS: WILLING, Stage.DECLINED: WILLING + timedelta(days=1)})
    write(ruritania, {Stage.SIGNED: WILLING, Stage.IN_FORCE: WILLING}, AgreementKind.ENFORCEMENT)
    told = {}
    with viewing(officer):
        for on in (date(2012, 1, 5), AT.on):
            columns = board(Agreement.objects.with_stages(on, NOW), on)
            told[on] = {
                column.stage: ([(card.agreement.pk, card.age) for card in column.cards], column.median_age)
                for column in columns
                if column.cards
            }
    assert told == {
        date(2012, 1, 5): {
            Stage.WILLINGNESS: ([(first.pk, 4)], 4),
            Stage.DECLINED: ([(gone.pk, 3)], 3),
        },
        AT.on: {
            Stage.NEGOTIATING: ([(first.pk, 637), (second.pk, 8)], 8),
            Stage.DECLINED: ([(gone.pk, 646)], 646),
        },
    }


def test_conversion_counts_from_willingness_and_withholds_what_is_too_few(
    officer: Person, state: Callable[..., Partner]
) -> None:
    def told(at: AsOf) -> tuple[object, ...]:
        with viewing(officer):
            (row,) = (row for row in conversions(at) if row.kind is KIND)
        return row.willing, row.concluded, row.left, row.open, row.share, row.median_days

    for number in range(THRESHOLD):
        partner = state("ABCDE"[number] + "ZZ", f"State {number}")
        stages = {Stage.WILLINGNESS: WILLING}
        if number < 3:
            stages[Stage.SIGNED] = WILLING + timedelta(days=100 * (number + 1))
        elif number == 3:
            stages[Stage.LAPSED] = WILLING + timedelta(days=50)
        if number == THRESHOLD - 1:
            assert told(AT) == (4, 3, 1, 0, None, None)
        write(partner, stages)
    assert told(AT) == (5, 3, 1, 1, 0.6, 300)
    assert told(AsOf(WILLING + timedelta(days=99), NOW)) == (5, 0, 1, 4, 0.0, None)
    assert told(AsOf(AT.on, start_of(WILLING))) == (5, 0, 0, 5, 0.0, None)


STORY = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 60)), max_size=6)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stories=st.lists(STORY, max_size=4), days=st.integers(0, 200))
def test_whatever_happens_the_parts_of_a_conversion_make_the_whole_and_the_board_holds_all_that_is_open(
    officer: Person, ruritania: Partner, stories: list[list[tuple[int, int]]], days: int
) -> None:
    on = WILLING + timedelta(days=days)
    with undone():
        with purpose("demo"):
            for story in stories:
                stage, day, stages = str(Stage.WILLINGNESS), WILLING, {Stage.WILLINGNESS: WILLING}
                for choice, later in story:
                    if not (allowed := LIFE.allowed(stage)):
                        break
                    stage, day = str(allowed[choice % len(allowed)].target), day + timedelta(days=later)
                    stages.setdefault(Stage(stage), day)
                    stage = str(list(stages)[-1])
                write_agreement(kind=KIND, partner=ruritania, stages=stages)
        with viewing(officer):
            rows = list(Agreement.objects.with_stages(on, NOW))
            (told,) = (row for row in conversions(AsOf(on, NOW)) if row.kind is KIND)
            shown = sum(len(column.cards) for column in board(rows, on))
        assert told.willing == len(stories) == told.concluded + told.left + told.open
        assert min(told.concluded, told.left, told.open) >= 0
        assert shown == sum(row.stage in (*BOARD, *LEFT) for row in rows)


def test_regions_count_states_by_type_and_name_the_gaps_as_the_api_and_the_file_do(
    personas: dict[str, Person],
    ruritania: Partner,
    wakanda: Partner,
    enforcement: Agreement,
    talks: Agreement,
    signed_in: SignIn,
) -> None:
    with purpose("demo"):
        for partner in (ruritania, wakanda):
            TreatyEvent.objects.create(
                partner=partner,
                treaty=Treaty.ROME_STATUTE,
                kind=TreatyEventKind.DEPOSITED,
                effective_on=date(2002, 1, 1),
                known_from=start_of(date(2002, 1, 1)),
            )
    with viewing(personas["registry"]):
        found = {
            row.group: (
                row.states_parties,
                row.with_any,
                [(cell.concluded, cell.in_force, cell.talks, cell.gap) for cell in row.cells.values()],
            )
            for row in regions(AT, list(Agreement.objects.without_relocation().with_stages(AT.on, NOW)))
        }
    nothing = (0, 0, 0, True)
    assert found == {
        RegionalGroup.AFR: (1, 0, [nothing, (0, 0, 1, True), nothing]),
        RegionalGroup.WEOG: (1, 1, [(1, 1, 0, False), nothing, nothing]),
        **{group: (0, 0, [nothing] * 3) for group in ("APG", "EEG", "GRULAC")},
    }
    query = {"on": "2013-10-09"}
    for name, person in personas.items():
        client = signed_in(person)
        page = client.get(reverse("agreements:regions"), query)
        shown = [
            (region.group, kind, cell.concluded, cell.in_force, cell.talks)
            for region in page.context["regions"]
            for kind, cell in region.cells.items()
        ]
        api = client.get(reverse("agreements:api_regions"), query).json()["regions"]
        assert shown == [
            (row["group"], kind, cell["concluded"], cell["in_force"], cell["talks"])
            for row in api
            for kind, cell in row["types"].items()
        ]
        export = csv.DictReader(
            client.get(reverse("agreements:regions_export"), query).content.decode().splitlines()
        )
        assert [
            (
                row["group"],
                row["agreement_kind"],
                *(int(row[one]) for one in ("concluded", "in_force", "talks")),
            )
            for row in export
        ] == shown
        assert "Wakanda" in page.content.decode()
        assert sum(one[4] for one in shown) == (name not in ("assembly", "administration"))
    assert len(TYPES) == 3


def test_the_page_of_a_state_says_which_types_which_not_yet_what_next_and_who_talks_to_whom(
    personas: dict[str, Person], wakanda: Partner, relocation: Agreement, talks: Agreement, signed_in: SignIn
) -> None:
    clerk = personas["member"]
    with viewing(clerk):
        record_remark(talks, kind="contact", on=WILLING, known_at=NOW, by=clerk, text="Registry and ministry")
        view = state_view(wakanda, AT, sees_relocation=True)
    assert [(line.kind, line.agreement, line.held) for line in view.lines] == [
        (AgreementKind.RELOCATION, relocation, True),
        (AgreementKind.ENFORCEMENT, None, False),
        (AgreementKind.INTERIM_RELEASE, talks, False),
        (AgreementKind.RELEASE, None, False),
    ]
    assert (view.held, view.told, len(FOUR)) == (1, 4, 4)
    assert view.lines[2].next_step == NEXT[Stage.NEGOTIATING]
    address = reverse("agreements:state", args=["WKD"])
    for name, person in personas.items():
        response = signed_in(person).get(address, {"on": "2013-10-09"})
        if name in ("assembly", "administration"):
            assert response.status_code == 404
            continue
        page = response.content.decode()
        assert "Registry and ministry" in page
        assert (relocation.code in page) == (name == "member")
        assert ("Known to its compartment alone" in page) == (name != "member")
        assert ("marked-confidential" in page) == (name == "member")


def test_a_state_without_a_relocation_agreement_reads_the_same_to_everyone_outside(
    officer: Person, ruritania: Partner, signed_in: SignIn
) -> None:
    page = signed_in(officer).get(reverse("agreements:state", args=["RUR"])).content.decode()
    assert "Known to its compartment alone" in page
    assert "of 3 types" in page


def test_overviews_are_for_the_court_and_their_queries_do_not_grow(
    personas: dict[str, Person], state: Callable[..., Partner], signed_in: SignIn
) -> None:
    def add(code: str, kind: AgreementKind) -> None:
        partner = (
            state(code, f"State {code}", RegionalGroup.APG)
            if code != "AAA"
            else Partner.objects.get(code="AAA")
        )
        agreement = write(partner, {Stage.WILLINGNESS: WILLING, Stage.NEGOTIATING: WILLING}, kind)
        with viewing(personas["registry"]):
            record_remark(
                agreement,
                kind="capacity",
                on=WILLING,
                known_at=NOW,
                by=personas["registry"],
                text="A prison.",
            )

    state("AAA", "State AAA", RegionalGroup.APG)
    addresses = [
        reverse(f"agreements:{name}")
        for name in (
            "pipeline",
            "conversion_export",
            "api_conversion",
            "regions",
            "support",
            "model_texts",
        )
    ] + [reverse("agreements:state", args=["AAA"])]
    client = signed_in(personas["registry"])

    def queries() -> dict[str, int]:
        found = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200
            found[address] = len(seen)
        return found

    add("AAA", KIND)
    few = queries()
    add("AAA", AgreementKind.RELEASE)
    for code in ("BBB", "CCC", "DDD"):
        add(code, KIND)
    assert queries() == few
    for address in addresses:
        status = signed_in(personas["assembly"]).get(address).status_code
        assert status == (200 if address == reverse("agreements:regions") else 404)
    page = client.get(reverse("agreements:pipeline"), {"on": "2013-10-09"})
    shown = {row.kind: (row.willing, row.concluded, row.open) for row in page.context["conversions"]}
    api = client.get(reverse("agreements:api_conversion"), {"on": "2013-10-09"}).json()["conversions"]
    export = list(
        csv.DictReader(
            client.get(reverse("agreements:conversion_export"), {"on": "2013-10-09"})
            .content.decode()
            .splitlines()
        )
    )
    assert {row["kind"]: (row["willing"], row["concluded"], row["open"]) for row in api} == {
        kind: value for kind, value in shown.items() if kind is not AgreementKind.RELOCATION
    }
    assert [(row["agreement_kind"], int(row["willing"])) for row in export] == [
        (row["kind"], row["willing"]) for row in api
    ]
