"""When two subjects say the same, and how it is looked up."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Person
from accounts.sight import viewing
from common.clock import today
from partners.models import Partner
from requests_app.policies import alike
from requests_app.services.doubles import Wish, doubles
from tests.requests_app.test_deadlines import sent


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Records of a provincial hospital", "records of the provincial hospital", True),
        ("Records of a provincial hospital", "Hospital, provincial: records", True),
        ("Visa for Réné B., mission", "Visa for Rene B., mission", True),
        ("Visa for A.B., mission to Kinshasa", "Visa for C.D., mission to Kinshasa", False),
        ("Interview of witness P-0012", "Interview of witness P-0013", False),
        ("Interview of witness P-0012", "Interview of witness", True),
        ("Records of a provincial hospital", "Satellite pictures of an area", False),
        ("", "", False),
        ("?!", "?!", False),
    ],
)
def test_subjects_are_alike_when_they_say_the_same_of_the_same_person(
    one: str, other: str, same: bool
) -> None:
    assert alike(one, other) is same


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


@pytest.mark.django_db
def test_doubles_of_a_whole_batch_are_one_query_over_an_index(
    clerk: Person, kenya: Partner, chad: Partner
) -> None:
    mine = sent(kenya, 1, subject="Records of a hospital", transmitted_on=today(), due_on=None)
    sent(chad, 2, subject="Records of a hospital", transmitted_on=today(), due_on=None, family="transit")
    wishes = [
        Wish(partner, "assistance", f"{subject} of a hospital")
        for partner in (kenya, chad)
        for subject in ("Records", "Pictures")
    ]
    with viewing(clerk):
        with CaptureQueriesContext(connection) as captured:
            found = doubles(wishes, on=today())
        with connection.cursor() as cursor:
            cursor.execute("set local enable_seqscan = off")
            cursor.execute(f"explain {captured[0]['sql']}")
            plan = "\n".join(line for (line,) in cursor.fetchall())
    assert (len(captured), found) == (1, [[mine], [], [], []])
    assert "Seq Scan on requests_app_cooperationrequest" not in plan
