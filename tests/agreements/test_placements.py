"""Case by case: asked, accepted, refused, silent, executed, and the days it took; framework against ad hoc."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import astuple
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from accounts.vocab import Level
from agreements.models import Agreement, Placement
from agreements.queries.choosing import candidates
from agreements.queries.comparison import comparison
from agreements.queries.placements import Case, Step, case_of, case_page, cases
from agreements.services import (
    correct_placement,
    edit_placement,
    open_placement,
    record_placement,
    record_remark,
)
from agreements.tables.placement import ORDERS
from agreements.vocab import Basis, Outcome
from common import clock
from common.asof import AsOf
from common.errors import Forbidden, Refusal, Stale
from common.keyset import Keyset
from partners.models import Partner
from requests_app.models import CooperationRequest
from requests_app.services import record_execution
from requests_app.vocab import Family, Status
from tests.agreements.conftest import NOW
from tests.requests_app.conftest import TODAY, brought_to

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
AT = AsOf(date(2013, 10, 9), NOW)
Asked = Callable[..., CooperationRequest]


@pytest.fixture
def asked(clerk: Person, officer: Person) -> Asked:
    """A request of the Registry that asks a State to take a person, sent on TODAY unless told otherwise."""

    def make(
        partner: Partner,
        family: Family = Family.ENFORCEMENT,
        status: Status = Status.TRANSMITTED,
        **fields: Any,
    ) -> CooperationRequest:
        with viewing(clerk):
            return brought_to(status, clerk, officer, partner, family=family, **fields)

    return make


def placed(request: CooperationRequest, by: Person, person: str = "P-0412", **fields: Any) -> Placement:
    """Its placement."""
    with viewing(by):
        return open_placement(request=request, person=person, by=by, **fields)


def test_a_designation_is_asked_accepted_and_executed_with_its_days_as_known_then(
    asked: Asked, president: Person, clerk: Person, ruritania: Partner, enforcement: Agreement
) -> None:
    request = asked(ruritania)
    placement = placed(request, president, agreement=enforcement, cost_source="court")
    with viewing(president):
        accepted = record_placement(
            placement, kind="accepted", on=TODAY + timedelta(days=9), known_at=NOW, by=president
        )
    with viewing(clerk):
        record_execution(request, on=TODAY + timedelta(days=20), known_at=NOW, by=clerk)
    seen = {}
    with viewing(president):
        for days in (-1, 0, 8, 9, 20, 29):
            (case,) = cases(Placement.objects.all(), AsOf(TODAY + timedelta(days=days), NOW))
            seen[days] = (case.outcome, case.days_to_answer, case.days_to_execution, case.waiting_days)
        assert case.basis is Basis.FRAMEWORK
    assert seen == {
        -1: (Outcome.PREPARED, None, None, None),
        0: (Outcome.SILENT, None, None, 0),
        8: (Outcome.SILENT, None, None, 8),
        9: (Outcome.ACCEPTED, 9, None, 0),
        20: (Outcome.EXECUTED, 9, 20, None),
        29: (Outcome.EXECUTED, 9, 20, None),
    }
    later = NOW + timedelta(days=1)
    with viewing(president):
        correct_placement(accepted, on=TODAY + timedelta(days=5), known_at=later, by=president)
        answers = [
            cases(Placement.objects.all(), AsOf(AT.on, known))[0].days_to_answer for known in (NOW, later)
        ]
    assert answers == [9, 5]


def test_a_refusal_is_the_requests_and_can_be_followed_by_an_acceptance_that_is_taken_back(
    asked: Asked, president: Person, ruritania: Partner
) -> None:
    placement = placed(asked(ruritania, status=Status.DECLINED), president)
    with viewing(president):
        for kind, days in (("accepted", 3), ("taken_back", 4)):
            record_placement(
                placement, kind=kind, on=TODAY + timedelta(days=days), known_at=NOW, by=president
            )
        told = [
            cases(Placement.objects.all(), AsOf(TODAY + timedelta(days=days), NOW))[0].outcome
            for days in (2, 3, 4)
        ]
        assert told == [Outcome.REFUSED, Outcome.ACCEPTED, Outcome.REFUSED]
        with pytest.raises(Refusal, match="not possible while"):
            record_placement(placement, kind="ended", on=TODAY, known_at=NOW, by=president)
        with pytest.raises(Refusal, match="lies before"):
            record_placement(
                placement, kind="accepted", on=TODAY - timedelta(days=1), known_at=NOW, by=president
            )


STEPS = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from([one for one in Outcome if one is not Outcome.PREPARED])),
    max_size=8,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, days=st.integers(0, 60))
def test_in_whatever_order_it_happens_days_are_never_negative_and_the_last_step_decides(
    steps: list[tuple[int, Outcome]], days: int
) -> None:
    start, placement = date(2013, 1, 1), Placement()
    rows = [Step(start, Outcome.SILENT, 0)]
    rows += [
        Step(start + timedelta(days=day), outcome, place) for place, (day, outcome) in enumerate(steps, 1)
    ]
    on = start + timedelta(days=days)
    case = case_of(placement, [row for row in rows if row.on <= on], on)
    last = max((row for row in rows if row.on <= on), key=lambda row: (row.on, row.order))
    assert case.outcome is last.outcome
    assert case.asked_on == start
    told = (case.days_to_answer, case.days_to_execution, case.waiting_days)
    assert all(one is None or 0 <= one <= days for one in told)
    assert (case.outcome is Outcome.SILENT) == (case.waiting_days is not None and case.answered_on is None)


@pytest.mark.parametrize(
    ("person", "sentence"),
    [("Jean Dupont", "pseudonym"), ("JD", "pseudonym"), ("p-0412", "pseudonym"), ("P-04120000", "pseudonym")],
)
def test_a_person_is_a_pseudonym(
    asked: Asked, president: Person, ruritania: Partner, person: str, sentence: str
) -> None:
    request = asked(ruritania)
    with pytest.raises(Refusal, match=sentence):
        placed(request, president, person)


def test_what_does_not_belong_together_is_refused(
    asked: Asked,
    clerk: Person,
    president: Person,
    ruritania: Partner,
    wakanda: Partner,
    enforcement: Agreement,
    talks: Agreement,
) -> None:
    request = asked(wakanda)
    with pytest.raises(Refusal, match="another State"):
        placed(request, president, agreement=enforcement)
    with pytest.raises(Refusal, match="another type"):
        placed(request, president, agreement=talks)
    with pytest.raises(Forbidden):
        placed(request, clerk)
    with pytest.raises(Refusal, match="asks no State"):
        placed(asked(ruritania, Family.ASSISTANCE), clerk)
    with pytest.raises(Refusal, match="enforcement of sentences alone"):
        placed(asked(wakanda, Family.INTERIM_RELEASE), clerk, factors={"views": "Near the family."})
    placed(request, president)
    with pytest.raises(Refusal, match="already"):
        placed(request, president)


def test_a_relocation_has_a_placement_in_its_compartment_alone(
    clerk: Person,
    officer: Person,
    wakanda: Partner,
    compartment: Compartment,
    personas: dict[str, Person],
) -> None:
    with viewing(clerk):
        inside = brought_to(
            Status.APPROVED,
            clerk,
            officer,
            wakanda,
            family=Family.RELOCATION,
            level=Level.UNDER_SEAL,
            compartment=compartment,
        )
    placement = placed(inside, clerk)
    seen = set()
    for name, person in personas.items():
        with viewing(person), connection.cursor() as cursor:
            cursor.execute("select count(*) from agreements_placement where id = %s", [placement.pk])
            if cursor.fetchone() == (1,):
                seen.add(name)
    assert seen == {"member"}


def test_presidency_keeps_designations_and_registry_the_others(
    asked: Asked, personas: dict[str, Person], ruritania: Partner, signed_in: SignIn
) -> None:
    designation = placed(asked(ruritania), personas["presidency"])
    release = placed(asked(ruritania, Family.RELEASE), personas["registry"], "R-0007")
    for placement, keepers, readers in (
        (designation, {"presidency"}, {"member", "registry", "presidency"}),
        (release, {"member", "registry"}, {"member", "registry"}),
    ):
        step = reverse("agreements:placement_step", args=[placement.code, "accepted"])
        edit = reverse("agreements:placement_edit", args=[placement.code])
        for name, person in personas.items():
            client = signed_in(person)
            assert client.get(placement.get_absolute_url()).status_code == (200 if name in readers else 404)
            for address in (step, edit):
                assert client.get(address).status_code == (200 if name in keepers else 404)
            with viewing(person):
                changed = Placement.objects.filter(pk=placement.pk).update(synthetic=True)
            assert changed == (name in keepers)


def test_a_stale_form_saves_nothing(asked: Asked, president: Person, ruritania: Partner) -> None:
    placement = placed(asked(ruritania), president)
    with viewing(president):
        edit_placement(
            placement, person="P-0413", by=president, known_at=NOW, version=1, factors={"views": "Near home."}
        )
        with pytest.raises(Stale):
            edit_placement(placement, person="P-0414", by=president, known_at=NOW, version=1)
        kept = Placement.objects.get()
    assert (kept.person, kept.factors, kept.version) == ("P-0413", {"views": "Near home."}, 2)


def test_agreement_and_costs_are_those_of_the_day_as_known_then(
    asked: Asked, president: Person, ruritania: Partner, enforcement: Agreement
) -> None:
    placement = placed(asked(ruritania), president, cost_source="court")
    since, now = TODAY + timedelta(days=10), clock.now()

    def change(version: int, **terms: Any) -> None:
        edit_placement(placement, person="P-0412", by=president, known_at=NOW, version=version, **terms)

    def told(on: date, known_at: datetime) -> tuple[Basis, str]:
        (case,) = cases(Placement.objects.all(), AsOf(on, known_at))
        return case.basis, case.cost_source

    with viewing(president):
        with pytest.raises(Refusal, match="future"):
            change(1, agreement=enforcement, applies_on=date(2013, 10, 10))
        change(1, agreement=enforcement, cost_source="state", applies_on=since)
        change(2, agreement=enforcement, cost_source="state", factors={"views": "Near home."})
        assert told(since, now) == (Basis.FRAMEWORK, "state")
        assert told(since, NOW) == told(TODAY, now) == (Basis.AD_HOC, "court")
        change(3, cost_source="special_fund")
        assert told(TODAY, now) == told(since, now) == (Basis.AD_HOC, "special_fund")


def test_pages_of_placements_neither_repeat_nor_lose_one(
    asked: Asked, president: Person, ruritania: Partner, wakanda: Partner, enforcement: Agreement
) -> None:
    several(asked, president, ruritania, enforcement, {Basis.FRAMEWORK: (2, 1), Basis.AD_HOC: (2, 1)})
    placed(asked(wakanda, status=Status.DRAFT), president, "P-0099")
    with viewing(president):
        rows = Placement.objects.begun(AT)
        for name, column in ORDERS.items():
            for ad_hoc in (False, True):
                read: list[Case] = []
                cursor: str | None = ""
                while cursor is not None:
                    page = case_page(
                        rows,
                        AT,
                        order=Keyset(column, descending=True),
                        size=2,
                        cursor=cursor,
                        fits=lambda case, wanted=ad_hoc: not wanted or case.basis is Basis.AD_HOC,  # type: ignore[misc]
                    )
                    read += page.rows
                    cursor = page.next
                persons = [case.placement.person for case in read]
                assert sorted(persons) == [
                    *(() if ad_hoc else ("P-0001", "P-0002")),
                    *("P-0003", "P-0004", "P-0099"),
                ]
                assert name != "person" or persons == sorted(persons, reverse=True)
        assert not Placement.objects.begun(AsOf(date(2010, 1, 1), NOW)).exists()


def test_a_placement_is_opened_weighed_and_accepted_by_form_and_stands_on_the_page_of_its_request(
    asked: Asked, president: Person, ruritania: Partner, enforcement: Agreement, signed_in: SignIn
) -> None:
    request, client = asked(ruritania), signed_in(president)
    new = reverse("agreements:placement_new")
    assert request.title in client.get(new).content.decode()
    form = {"person": "P-0412", "agreement": enforcement.code, "cost_source": "state", "views": "Near home."}
    wrong = client.post(f"{new}?request={request.code}", form | {"person": "Jean"})
    assert "Never a name" in wrong.content.decode()
    assert client.post(f"{new}?request={request.title}", form).status_code == 302
    assert request.title not in client.get(new).content.decode()
    gone = client.get(new, {"request": request.title})
    assert (gone.status_code, gone.context["form"].errors.get_json_data()["request"][0]["message"]) == (
        400,
        "There is no request with this reference in the register.",
    )
    with viewing(president):
        placement = Placement.objects.get()
    step = reverse("agreements:placement_step", args=[placement.code, "accepted"])
    assert client.post(step, {"on": "2013-09-20"}).status_code == 302
    assert "not possible while" in client.post(step, {"on": "2013-09-20"}).content.decode()
    page = client.get(placement.get_absolute_url()).content.decode()
    assert "Near home." in page
    assert "article 103(3)(c)" in page
    assert placement.get_absolute_url() in client.get(request.get_absolute_url()).content.decode()


def several(
    asked: Asked, by: Person, partner: Partner, agreement: Agreement, counts: dict[Basis, tuple[int, int]]
) -> None:
    """So many placements asked and executed by basis; execution takes 10 days on a framework, 20 without."""
    number = 0
    for basis, (count, executed) in counts.items():
        for place in range(count):
            number += 1
            request = asked(partner)
            placed(request, by, f"P-{number:04}", agreement=agreement if basis is Basis.FRAMEWORK else None)
            if place < executed:
                days = 10 if basis is Basis.FRAMEWORK else 20
                clerk = request.created_by
                assert clerk is not None
                with viewing(clerk):
                    record_execution(request, on=TODAY + timedelta(days=days), known_at=NOW, by=clerk)


def test_framework_against_ad_hoc_on_page_file_and_interface(
    asked: Asked, president: Person, ruritania: Partner, enforcement: Agreement, signed_in: SignIn
) -> None:
    several(asked, president, ruritania, enforcement, {Basis.FRAMEWORK: (5, 4), Basis.AD_HOC: (4, 1)})
    with viewing(president):
        rows = comparison(cases(Placement.objects.all(), AT))
    framework, ad_hoc = rows[Family.ENFORCEMENT].values()
    assert astuple(framework) == (5, 0, 0, 1, 4, 10, 10, False)
    assert framework.share == 0.8
    assert astuple(ad_hoc) == (4, 0, 0, 3, 1, None, None, False)
    assert ad_hoc.share is None
    assert all(rate.withheld for rate in rows[Family.RELOCATION].values())
    client, query = signed_in(president), {"on": "2013-10-09"}
    page = " ".join(client.get(reverse("agreements:comparison"), query).content.decode().split())
    assert "4 of 5" in page
    assert "80 %" in page
    export = client.get(reverse("agreements:comparison_export"), query).content.decode()
    told = {(row["family"], row["basis"]): row for row in csv.DictReader(export.splitlines())}
    api = client.get(reverse("agreements:api_comparison"), query).json()
    answered = {(row["family"], row["basis"]): row for row in api["rows"]}
    assert told.keys() == answered.keys()
    for key, row in answered.items():
        assert {
            name: str("" if row[name] is None else row[name]) for name in ("asked", "executed", "share")
        } == {name: told[key][name] for name in ("asked", "executed", "share")}
    assert (told["enforcement", "framework"]["share"], told["relocation", "ad_hoc"]["asked"]) == ("0.8", "")


def test_placements_agree_on_page_file_and_interface_and_queries_do_not_grow(
    asked: Asked, president: Person, ruritania: Partner, enforcement: Agreement, signed_in: SignIn
) -> None:
    client = signed_in(president)
    names = (
        "agreements:placements",
        "agreements:placement_export",
        "agreements:api_placements",
        "agreements:choosing",
        "agreements:comparison",
    )

    def queries() -> list[int]:
        found = []
        for name in names:
            with CaptureQueriesContext(connection) as seen:
                assert client.get(reverse(name)).status_code == 200
            found.append(len(seen))
        return found

    several(asked, president, ruritania, enforcement, {Basis.FRAMEWORK: (1, 1)})
    few = queries()
    with purpose("demo"):
        Placement.objects.all().update(person="A-01")
    several(asked, president, ruritania, enforcement, {Basis.AD_HOC: (3, 1)})
    assert queries() == few
    query = {"on": "2013-10-09", "basis": "ad_hoc"}
    page = client.get(reverse("agreements:placements"), query).context["table"].rows
    export = csv.DictReader(
        client.get(reverse("agreements:placement_export"), query).content.decode().splitlines()
    )
    api: list[dict[str, Any]] = []
    answer = client.get(reverse("agreements:api_placements"), query | {"limit": "2"}).json()
    while answer:
        api += answer["placements"]
        rest = query | {"limit": "2", "after": answer["next"]}
        answer = answer["next"] and client.get(reverse("agreements:api_placements"), rest).json()
    told = [(row["person"], row["outcome"], row["days_to_execution"] or "") for row in export]
    assert len(told) == 3
    assert told == [(row["person"], row["outcome"], str(row["days_to_execution"] or "")) for row in api]
    assert sorted(told) == sorted(
        (row.placement.person, row.outcome.value, str(row.days_to_execution or "")) for row in page
    )


def test_rates_of_relocations_are_known_to_their_compartment_alone(
    asked: Asked, personas: dict[str, Person], wakanda: Partner, compartment: Compartment, signed_in: SignIn
) -> None:
    about = {"level": Level.UNDER_SEAL, "compartment": compartment}
    placed(asked(wakanda, Family.RELOCATION, **about), personas["member"], "W-0001")
    told = {}
    for name in ("member", "registry", "otp", "presidency"):
        client = signed_in(personas[name])
        page = client.get(reverse("agreements:comparison"))
        told[name] = (
            page.context["rows"][Family.RELOCATION][Basis.AD_HOC].withheld,
            "marked-under_seal" in page.content.decode(),
        )
        for address in ("agreements:comparison_export", "agreements:placement_export"):
            assert "W-0001" not in client.get(reverse(address)).content.decode()
        (row,) = (
            row
            for row in client.get(reverse("agreements:api_comparison")).json()["rows"]
            if (row["family"], row["basis"]) == ("relocation", "ad_hoc")
        )
        assert (row["withheld"], row["asked"]) == (True, None)
    assert told == {
        "member": (False, True),
        "registry": (True, False),
        "otp": (True, False),
        "presidency": (True, False),
    }


def test_states_that_could_enforce_come_with_conditions_and_those_with_fewer_persons_first(
    asked: Asked,
    president: Person,
    ruritania: Partner,
    wakanda: Partner,
    enforcement: Agreement,
) -> None:
    with purpose("demo"):
        from agreements.services import write_agreement  # noqa: PLC0415

        write_agreement(
            kind="enforcement_of_sentences",
            partner=wakanda,
            stages={"signed": date(2012, 1, 1), "in_force": date(2012, 1, 1)},  # type: ignore[dict-item]
        )
    several(asked, president, ruritania, enforcement, {Basis.FRAMEWORK: (2, 1)})
    with viewing(president):
        record_remark(
            enforcement, kind="condition", on=TODAY, known_at=NOW, by=president, text="Residents only."
        )
        found = candidates(AT, cases(Placement.objects.all(), AT))
    assert [
        (one.agreement.partner.code, one.conditions, one.asked, one.accepted, one.serving) for one in found
    ] == [
        ("WKD", [], 0, 0, 0),
        ("RUR", ["Residents only."], 2, 1, 1),
    ]
