"""Who sees which request: each organ its own register, a few rows of the other, sealed ones the compartment alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import Q

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from common.asof import Period
from common.clock import now
from partners.models import Partner
from requests_app.models import CooperationRequest, Notice, NumberCounter, RequestEvent, RequestHistory
from requests_app.services import edit_draft, link_to_warrant, log_request
from requests_app.vocab import SEALED_FAMILIES, Family, Status
from tests.requests_app.conftest import act, brought_to, logged

pytestmark = pytest.mark.django_db

PEOPLE = ["clerk", "officer", "analyst", "president", "facilitator", "administrator"]

OPEN_FAMILIES: list[Family] = [family for family in Family if family not in SEALED_FAMILIES]


def seen_by(name: str, request: pytest.FixtureRequest) -> set[str]:
    with viewing(request.getfixturevalue(name)):
        return set(CooperationRequest.objects.values_list("subject", flat=True))


def test_each_persona_sees_what_the_table_of_access_says(
    request: pytest.FixtureRequest,
    clerk: Person,
    officer: Person,
    analyst: Person,
    second_analyst: Person,
    kenya: Partner,
    compartment: Compartment,
) -> None:
    sealed = {"level": "under_seal", "compartment": compartment}
    with viewing(clerk):
        logged(clerk, kenya, subject="plain")
        logged(clerk, kenya, subject="confidential", level="confidential")
        logged(clerk, kenya, subject="sealed", **sealed)
        logged(clerk, kenya, subject="surrender", family=Family.ARREST_SURRENDER)
        for family in (Family.ARREST_SURRENDER, Family.PROVISIONAL_ARREST, Family.VISA):
            link_to_warrant(logged(clerk, kenya, subject=f"linked {family}", family=family))
        link_to_warrant(
            logged(clerk, kenya, subject="linked sealed", family=Family.ARREST_SURRENDER, **sealed)
        )
        logged(clerk, kenya, subject="enforcement", family=Family.ENFORCEMENT)
        logged(clerk, kenya, subject="enforcement sealed", family=Family.ENFORCEMENT, **sealed)
    with viewing(analyst):
        logged(analyst, kenya, subject="prosecutor")
        link_to_warrant(logged(analyst, kenya, subject="linked prosecutor", family=Family.ARREST_SURRENDER))
        logged(analyst, kenya, subject="enforcement of otp", family=Family.ENFORCEMENT)
    linked = {"linked arrest_surrender", "linked provisional_arrest"}
    registry = (
        {"plain", "confidential", "surrender", "linked visa", "enforcement"} | linked | {"linked prosecutor"}
    )
    assert {name: seen_by(name, request) for name in PEOPLE} == {
        "clerk": registry | {"sealed", "linked sealed", "enforcement sealed"},
        "officer": registry,
        "analyst": {"prosecutor", "linked prosecutor", "enforcement of otp"} | linked,
        "president": {"enforcement"},
        "facilitator": set(),
        "administrator": set(),
    }


def test_nobody_named_sees_nothing(clerk: Person, kenya: Partner) -> None:
    with viewing(clerk):
        logged(clerk, kenya)
    assert CooperationRequest.objects.count() == 0


def test_children_are_seen_with_their_request(
    clerk: Person, officer: Person, analyst: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya, level="under_seal", compartment=compartment)
        Notice.objects.bulk_create([Notice(request=request, due_on=date(2013, 1, 1))])
    for person, count in ((clerk, 1), (officer, 0), (analyst, 0)):
        with viewing(person):
            for model in (RequestEvent, Notice, RequestHistory):
                assert model.objects.count() == count, (person, model)


def test_readers_of_the_other_organ_cannot_write_even_by_raw_sql(
    clerk: Person, analyst: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        request = link_to_warrant(logged(clerk, kenya, family=Family.ARREST_SURRENDER))
    with viewing(analyst):
        assert CooperationRequest.objects.filter(pk=request.pk).exists()
        assert CooperationRequest.objects.filter(pk=request.pk).update(subject="Changed") == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            RequestEvent.objects.bulk_create(
                [
                    RequestEvent(
                        request=request,
                        kind="closed",
                        effective_on=date(2013, 1, 1),
                        known_from=datetime(2013, 1, 1, tzinfo=UTC),
                    )
                ]
            )


def test_search_finds_what_the_viewer_sees_and_nothing_else(
    clerk: Person, officer: Person, analyst: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        logged(clerk, kenya, subject="Hospital records", level="under_seal", compartment=compartment)
        sent = brought_to(Status.TRANSMITTED, clerk, officer, kenya, subject="Dossiers médicaux d’un hôpital")
        logged(clerk, kenya, subject="Records of hospitals")
        found = lambda words: list(  # noqa: E731
            CooperationRequest.objects.matching(words).order_by("pk").values_list("subject", flat=True)
        )
        assert found("hospital") == ["Hospital records", "Records of hospitals"]
        assert found("dossier") == found("0001") == found(str(sent.reference)) == [sent.subject]
    with viewing(officer):
        assert found("hospital") == ["Records of hospitals"]
    with viewing(analyst):
        assert found("hospital") == []


def test_search_and_policy_agree_for_everyone(
    request: pytest.FixtureRequest, clerk: Person, analyst: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        for family in OPEN_FAMILIES:
            link_to_warrant(logged(clerk, kenya, subject=f"Common {family}", family=family))
        for family in Family:
            logged(clerk, kenya, subject="Common", family=family, level="under_seal", compartment=compartment)
    with viewing(analyst):
        logged(analyst, kenya, subject="Common")
    for name in PEOPLE:
        with viewing(request.getfixturevalue(name)):
            assert set(CooperationRequest.objects.matching("common")) == set(
                CooperationRequest.objects.all()
            ), name


def test_what_lists_look_for_is_exactly_what_sight_leaves(
    request: pytest.FixtureRequest,
    clerk: Person,
    officer: Person,
    analyst: Person,
    kenya: Partner,
    compartment: Compartment,
) -> None:
    for person in (clerk, analyst):
        with viewing(person):
            for family in OPEN_FAMILIES:
                logged(person, kenya, family=family)
                link_to_warrant(logged(person, kenya, family=family))
    with viewing(clerk):
        logged(clerk, kenya, level="under_seal", compartment=compartment)
    rows = CooperationRequest.objects.order_by("pk")
    for name in PEOPLE[:4]:
        person = request.getfixturevalue(name)
        mine = [compartment.pk] if person == clerk else []
        with viewing(person):
            seen = list(rows.all())
            assert list(rows.within_reach(person)) == seen, name
        with purpose("demo"):
            known = rows.filter(Q(compartment__isnull=True) | Q(compartment__in=mine))
            assert list(known.within_reach(person)) == seen, name


def test_figures_see_confidential_rows_and_never_sealed_ones(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    sealed = {"level": "under_seal", "compartment": compartment}
    with viewing(clerk):
        for fields in ({}, {"level": "confidential"}, sealed):
            brought_to(
                Status.TRANSMITTED,
                clerk,
                officer,
                kenya,
                **fields,
            )
        logged(clerk, kenya)
    with purpose("figures"):
        period = Period(date(2013, 9, 10), date(2013, 9, 10))
        known = datetime(2013, 9, 11, tzinfo=UTC)
        assert CooperationRequest.objects.transmitted_in(period, known).count() == 2
        assert (
            CooperationRequest.objects.transmitted_in(period, datetime(2013, 9, 10, tzinfo=UTC)).count() == 0
        )
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            NumberCounter.objects.bulk_create([NumberCounter(organ="registry", year=2001)])


def test_sealed_requests_leave_no_trace_in_the_numbering(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        numbers = [
            brought_to(Status.TRANSMITTED, clerk, officer, kenya, **fields).reference
            for fields in ({}, {"level": "under_seal", "compartment": compartment}, {})
        ]
    assert (numbers[0], numbers[2]) == ("REG/2013/0001", "REG/2013/0002")
    assert str(numbers[1]).startswith("S-")


def test_database_refuses_a_human_number_on_a_sealed_row(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        sent = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        with pytest.raises(IntegrityError, match="sealed_without_number"), transaction.atomic():
            CooperationRequest.objects.filter(pk=sent.pk).update(level="under_seal", compartment=compartment)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"status": "acknowledged", "acknowledged_on": date(2013, 1, 1)}, "transmitted_acknowledged"),
        ({"due_on": date(2013, 1, 1)}, "transmitted_due"),
        ({"transmitted_on": None, "transmission_known_from": None}, "answered_was_sent"),
        ({"transmission_known_from": None}, "transmission_whole"),
        ({"reference": None}, "transmission_whole"),
        ({"status": "executed", "outcome": "executed"}, "ended_with_day"),
        ({"status": "executed", "ended_on": date(2013, 9, 11)}, "outcome_of_status"),
        ({"status": "closed", "outcome": "executed", "ended_on": date(2013, 9, 11)}, "closed_with_day"),
        ({"status": "draft"}, "prepared_not_sent"),
        ({"status": "lost"}, "status_known"),
        ({"family": "other"}, "family_known"),
        ({"family": "relocation"}, "family_sealed"),
        ({"originator": "ngo"}, "originator_known"),
        ({"level": "secret"}, "level_known"),
        ({"owner_organ": "presidency"}, "transmitter|row-level security"),
        ({"approved_on": None}, "approval_whole"),
    ],
)
def test_database_refuses_wrong_rows(
    changes: dict[str, object], constraint: str, clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        sent = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        with pytest.raises((IntegrityError, ProgrammingError), match=constraint), transaction.atomic():
            CooperationRequest.objects.filter(pk=sent.pk).update(**changes)


def test_reference_is_unique_among_open_rows_of_a_register_only(
    clerk: Person, officer: Person, analyst: Person, second_analyst: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        first = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        second = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        with pytest.raises(IntegrityError, match="reference_once"), transaction.atomic():
            CooperationRequest.objects.filter(pk=second.pk).update(reference=first.reference)
    with viewing(analyst):
        other = brought_to(Status.TRANSMITTED, analyst, second_analyst, kenya)
        assert other.reference == "OTP/2013/0001"
        CooperationRequest.objects.filter(pk=other.pk).update(reference=first.reference)


def test_counter_of_one_register_is_hidden_from_the_other(
    clerk: Person, officer: Person, analyst: Person, facilitator: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        brought_to(Status.TRANSMITTED, clerk, officer, kenya)
    for person in (analyst, facilitator):
        with viewing(person):
            assert NumberCounter.objects.count() == 0


def test_search_function_is_called_by_the_application_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select proowner::regrole::text, prosecdef from pg_proc where proname = 'icc_search_requests'"
        )
        owner, as_owner = cursor.fetchone()
    assert (owner != "icc_app", as_owner) == (True, True)


def test_act_is_reachable_only_for_members_when_sealed(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya, level="under_seal", compartment=compartment)
    with viewing(officer), pytest.raises(CooperationRequest.DoesNotExist):
        act(request, "submitted", officer)


def test_what_was_written_under_seal_stays_sealed_when_the_draft_is_opened(
    compartment: Compartment, clerk: Person, officer: Person, kenya: Partner
) -> None:
    at = now()
    with viewing(clerk):
        draft = log_request(
            family="assistance",
            originator="registry",
            partner=kenya,
            subject="Name of a protected witness",
            level="under_seal",
            compartment=compartment,
            by=clerk,
            known_at=at,
        )
        changes = {"subject": "Voluntary appearance", "level": "public", "compartment": None}
        edit_draft(draft, changes, by=clerk, known_at=at, version=draft.version)
    with viewing(officer):
        history = RequestHistory.objects.filter(pgh_obj=draft.pk)
        assert list(history.values_list("subject", flat=True)) == ["Voluntary appearance"]
