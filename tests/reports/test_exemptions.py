"""Exceptions from disclosure control: one asks, another approves, and the edition keeps who and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.sight import viewing
from common.errors import Forbidden, Refusal
from reports.document import Exempted, Snapshot
from reports.models import Edition, EditionStep, Exemption
from reports.services import approve_exemption, ask_exemption, end_exemption, replace_edition
from reports.services.text import Words, write_passage
from reports.vocab import Replacement
from requests_app.vocab import Status
from tests.reports.editions import AT, ON, clear, compile_by, countersign, drafted, publish, sign
from tests.requests_app.conftest import TODAY, brought_to, make_partner

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]

CELL = {"table": "T4g", "row": "relocation", "column": "AFR"}
REASON = "The Court said it at the seminar."


def asked(edition: Edition, by: Person, **change: str) -> Exemption:
    with viewing(by):
        return ask_exemption(edition, **{**CELL, "reason": REASON, **change}, by=by, at=AT)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"table": "T3"}, "cell"),  # counts public facts, holds nothing back
        ({"table": "T9"}, "cell"),
        ({"column": "nowhere"}, "cell"),
        ({"table": "T2", "row": "all", "column": "response"}, "cell"),  # follows from the counts
        ({"row": ""}, "cell"),
        ({}, "cell"),  # asked for already
    ],
)
def test_what_is_no_held_number_or_has_no_reason_is_refused_beside_its_field(
    clerk: Person, analyst: Person, change: dict[str, str], field: str
) -> None:
    edition = drafted(clerk)
    if not change:
        asked(edition, analyst)
    with pytest.raises(Refusal) as refused:
        asked(edition, clerk, **change)
    assert refused.value.field == field


def test_a_second_person_approves_it_is_frozen_with_the_edition_and_its_correction_keeps_it(
    clerk: Person, officer: Person, analyst: Person, facilitator: Person, signed_in: SignIn
) -> None:
    edition = clear(compile_by(drafted(clerk), clerk))
    with viewing(facilitator), pytest.raises((Forbidden, Edition.DoesNotExist)):
        ask_exemption(edition, **CELL, reason=REASON, by=facilitator, at=AT)
    one = asked(edition, clerk)
    with viewing(clerk), pytest.raises(Refusal, match="a second person approves"):
        approve_exemption(one, by=clerk, at=AT)
    with viewing(clerk), pytest.raises(DatabaseError, match="by_two_people"), transaction.atomic():
        Exemption.objects.update(approved_by=clerk, approved_at=AT)
    with viewing(analyst), pytest.raises(Forbidden):
        approve_exemption(one, by=analyst, at=AT)
    with viewing(officer):
        approve_exemption(one, by=officer, at=AT)
        edition = Edition.objects.get(pk=edition.pk)
    assert edition.status == "drafted"
    words = Words(
        language="en", key="apic", section="apic", organ="registry", state="written", body="{F9} States."
    )
    with viewing(clerk):
        write_passage(edition, words, seen=0, by=clerk, at=AT)
        edition = Edition.objects.get(pk=edition.pk)
    edition = publish(countersign(sign(clear(compile_by(edition, clerk)), clerk), officer), officer)
    frozen = Snapshot.from_json(edition.snapshot)
    assert frozen.exempted == (
        Exempted(**CELL, reason=REASON, asked_by=clerk.name, approved_by=officer.name, approved_on=ON),
    )
    page = reverse("reports:exemptions", args=[edition.slug])
    assert signed_in(facilitator).get(page).status_code == 404
    assert REASON not in signed_in(facilitator).get(edition.get_absolute_url()).content.decode()
    for address in (page, edition.get_absolute_url()):
        assert REASON in signed_in(analyst).get(address).content.decode()
    with viewing(officer), pytest.raises(Refusal):
        end_exemption(one, by=officer, at=AT)
    with viewing(clerk):
        made = replace_edition(edition, kind=Replacement.CORRECTED, reason="A slip", by=clerk, at=AT)
        assert made.passages.get().body == words.body
        assert Snapshot.from_json(compile_by(made, clerk).snapshot).exempted == frozen.exempted


def test_on_its_page_an_exception_is_asked_for_approved_and_taken_back(
    clerk: Person, officer: Person, analyst: Person, signed_in: SignIn
) -> None:
    with viewing(clerk):
        brought_to(Status.TRANSMITTED, clerk, officer, make_partner("KEN", "Kenya"))
    # The only request is all of F2, which is printed: table T1 is left out, and can be excepted as a whole.
    edition = drafted(clerk, period_start=TODAY.replace(day=1), period_end=TODAY)
    page = reverse("reports:exemptions", args=[edition.slug])
    wrong = signed_in(analyst).post(page, {"cell": "T3/all/all", "reason": ""})
    assert wrong.status_code == 400
    assert "Select a valid choice" in wrong.content.decode()
    signed_in(analyst).post(page, {"cell": "T1//", "reason": REASON})
    with viewing(clerk):
        code = Exemption.objects.get().code
    assert "Waits for a second person" in signed_in(clerk).get(page).content.decode()
    assert "waits for a second person" in signed_in(clerk).get(edition.get_absolute_url()).content.decode()
    assert signed_in(analyst).post(page, {"approve": code}).status_code == 403
    signed_in(officer).post(page, {"approve": code})
    signed_in(analyst).post(page, {"end": code})
    assert (
        "answered this exception meanwhile"
        in signed_in(clerk).post(page, {"end": code}, follow=True).content.decode()
    )
    with viewing(clerk):
        one = Exemption.objects.get()
        log = list(EditionStep.objects.order_by("id").values_list("action", "by__name", "note"))
    assert (one.approved_by, one.ended_by) == (officer, analyst)
    assert log == [
        ("draft", clerk.name, ""),
        ("ask_exemption", analyst.name, f"T1: {REASON}"),
        ("approve_exemption", officer.name, f"T1: {REASON}"),
        ("withdraw_exemption", analyst.name, "T1"),
    ]
