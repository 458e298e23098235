"""What is recorded besides the stages: conditions, contacts, missing capacity, model texts, support, differing sources."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from accounts.vocab import Level
from agreements.models import Agreement, ModelText, Remark, Support
from agreements.queries.remarks import conflicts_of, said_of
from agreements.queries.support import lacking, support_on
from agreements.queries.texts import versions
from agreements.services import (
    add_model_text,
    correct_remark,
    correct_stage,
    end_remark,
    record_other_source,
    record_remark,
    record_support,
    send_model_text,
)
from agreements.vocab import AgreementKind, Authority, Measure, Precision, RemarkKind, Stage, decides
from common.asof import AsOf
from common.errors import Forbidden, Refusal
from partners.models import Partner
from tests.agreements.conftest import NOW

pytestmark = pytest.mark.django_db

DAY = date(2013, 9, 2)
AT = AsOf(date(2013, 10, 9), NOW)
BEFORE = AsOf(AT.on, NOW - timedelta(days=1))
SignIn = Callable[[Person], Client]


def told(agreement: Agreement, at: AsOf) -> dict[str, list[str]]:
    """The texts that held, by kind."""
    return {one.kind: [row.text for row in one.rows] for one in said_of(agreement, at)}


def test_a_condition_holds_from_its_day_until_it_is_ended_and_earlier_answers_stay(
    president: Person, enforcement: Agreement
) -> None:
    later = NOW + timedelta(days=30)
    with viewing(president):
        added = record_remark(
            enforcement, kind="condition", on=DAY, known_at=NOW, by=president, text="Residents only."
        )
        end_remark(added, on=DAY + timedelta(days=20), known_at=later, by=president)
        answers = {
            (on, known): told(enforcement, AsOf(on, known))
            for on in (DAY - timedelta(days=1), DAY, DAY + timedelta(days=20))
            for known in (BEFORE.known_at, NOW, later)
        }
    held: dict[str, list[str]] = {"condition": ["Residents only."]}
    assert {key for key, value in answers.items() if value} == {
        (DAY, NOW),
        (DAY, later),
        (DAY + timedelta(days=20), NOW),
    }
    assert all(value in ({}, held) for value in answers.values())


def test_a_remark_that_never_was_is_struck_out_and_its_day_is_corrected(
    clerk: Person, talks: Agreement
) -> None:
    with viewing(clerk):
        wrong = record_remark(
            talks, kind="contact", on=DAY, known_at=NOW, by=clerk, text="Registry, ministry"
        )
        right = correct_remark(wrong, on=DAY - timedelta(days=2), known_at=NOW, by=clerk)
        assert told(talks, AsOf(DAY - timedelta(days=2), NOW)) == {"contact": ["Registry, ministry"]}
        correct_remark(right, on=None, known_at=NOW, by=clerk)
        assert told(talks, AT) == {}
        with pytest.raises(Refusal, match="corrected before"):
            correct_remark(wrong, on=None, known_at=NOW, by=clerk)


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        ("condition", {"text": "Residents only."}, "not recorded for this type"),
        ("contact", {}, "Say what"),
        ("document", {"text": "Note"}, "Name the source"),
        ("model_sent", {}, "Choose the version"),
        ("contact", {"text": "x", "on": date(2013, 12, 1)}, "in the future"),
    ],
)
def test_what_a_remark_lacks_is_said(
    clerk: Person, talks: Agreement, kind: str, values: dict[str, object], sentence: str
) -> None:
    with viewing(clerk), pytest.raises(Refusal, match=sentence):
        record_remark(talks, kind=kind, known_at=NOW, by=clerk, **{"on": DAY, **values})  # type: ignore[arg-type]
    with viewing(clerk):
        assert not Remark.objects.exists()


def test_only_the_lead_organ_records_and_only_the_court_reads(
    personas: dict[str, Person], enforcement: Agreement
) -> None:
    with viewing(personas["registry"]), pytest.raises(Forbidden):
        record_remark(
            enforcement, kind="contact", on=DAY, known_at=NOW, by=personas["registry"], text="Two offices"
        )
    with viewing(personas["presidency"]):
        record_remark(
            enforcement, kind="contact", on=DAY, known_at=NOW, by=personas["presidency"], text="Two offices"
        )
    readers = set()
    for name, person in personas.items():
        with viewing(person):
            if told(enforcement, AT):
                readers.add(name)
    assert readers == {"member", "registry", "otp", "presidency"}


def test_the_stronger_source_decides() -> None:
    order = list(Authority)
    for kept in order:
        for other in order:
            assert decides(kept, other) == (order.index(kept) <= order.index(other))


def test_a_weaker_source_is_recorded_beside_the_day_that_is_kept_and_shown_to_all(
    president: Person, facilitator: Person, enforcement: Agreement, signed_in: SignIn
) -> None:
    given: dict[str, Any] = {
        "stage": "in_force",
        "other_day": date(2014, 12, 8),
        "source": "A later list",
        "authority": "list",
        "kept_authority": "text",
        "known_at": NOW,
        "by": president,
    }
    with viewing(president):
        record_other_source(enforcement, **given)
        for wrong, sentence in (
            ({"authority": "text", "kept_authority": "list"}, "decides against"),
            ({"other_day": date(2012, 7, 5)}, "nothing differs"),
            ({"stage": "expired"}, "no such stage"),
        ):
            with pytest.raises(Refusal, match=sentence):
                record_other_source(enforcement, **(given | wrong))
    with viewing(facilitator):
        events = list(enforcement.events.known(NOW).in_order())
        (one,) = conflicts_of(enforcement, AsOf(date(2012, 7, 5), NOW), events)
        assert one.kept is not None
        assert (one.kept.effective_on, one.remark.other_day) == (date(2012, 7, 5), date(2014, 12, 8))
        assert conflicts_of(enforcement, AsOf(date(2012, 7, 4), NOW), events) == []
        assert Agreement.objects.in_force(date(2013, 9, 30), NOW).get() == enforcement
    before = signed_in(facilitator).get(enforcement.get_absolute_url(), {"known": "2013-10-08"})
    assert "Sources differ" not in before.content.decode()
    page = signed_in(facilitator).get(enforcement.get_absolute_url()).content.decode()
    assert "A later list" in page
    assert "the stronger source decides" in page


def test_a_model_text_opens_an_agreement_with_each_state_that_has_none_and_is_remembered_with_the_others(
    clerk: Person, ruritania: Partner, wakanda: Partner, talks: Agreement
) -> None:
    with viewing(clerk):
        text = add_model_text(
            kind="interim_release",
            version="2",
            dated_on=date(2012, 1, 1),
            precision=Precision.YEAR,
            known_at=NOW,
            by=clerk,
        )
        with pytest.raises(Refusal, match="cannot have been sent before"):
            send_model_text(text, partners=[ruritania], on=date(2011, 5, 5), known_at=NOW, by=clerk)
        assert Agreement.objects.get() == talks
        send_model_text(text, partners=[ruritania, wakanda], on=DAY, known_at=NOW, by=clerk)
        rows = Agreement.objects.with_stages(AT.on, NOW).in_order()
        assert [(row.partner.code, row.stage) for row in rows] == [
            ("RUR", Stage.MODEL_SHARED),
            ("WKD", Stage.NEGOTIATING),
        ]
        (version,) = versions(AT)
        assert (version.text.dated, version.sent, version.replaced) == ("2012", 2, False)
        assert [one.sent for one in versions(BEFORE)] == [0]
        with pytest.raises(Refusal, match="already"):
            add_model_text(
                kind="interim_release",
                version="2",
                dated_on=DAY,
                precision=Precision.DAY,
                known_at=NOW,
                by=clerk,
            )


def test_the_states_of_a_relocation_text_are_known_to_the_compartment_alone(
    clerk: Person, officer: Person, wakanda: Partner, compartment: Compartment, signed_in: SignIn
) -> None:
    with viewing(clerk):
        text = add_model_text(
            kind="relocation",
            version="1",
            dated_on=date(2010, 3, 1),
            precision=Precision.DAY,
            known_at=NOW,
            by=clerk,
        )
        with pytest.raises(Refusal, match="belongs to a compartment"):
            send_model_text(text, partners=[wakanda], on=DAY, known_at=NOW, by=clerk)
        send_model_text(
            text,
            partners=[wakanda],
            on=DAY,
            known_at=NOW,
            by=clerk,
            level=Level.CONFIDENTIAL,
            compartment=compartment,
        )
    for person, sees in ((clerk, True), (officer, False)):
        with viewing(person):
            assert [one.sent for one in versions(AT)] == [int(sees)]
        page = signed_in(person).get(text.get_absolute_url()).content.decode()
        assert ("Wakanda" in page) == sees
        assert ("marked-confidential" in page) == sees


def test_willing_but_lacking_capacity_is_shown_with_the_support_of_others(
    clerk: Person, talks: Agreement, ruritania: Partner, wakanda: Partner, facilitator: Person
) -> None:
    support: dict[str, Any] = {
        "giver": ruritania,
        "receiver": wakanda,
        "on": DAY,
        "known_at": NOW,
        "by": clerk,
    }
    with viewing(clerk):
        record_remark(talks, kind="capacity", on=DAY, known_at=NOW, by=clerk, text="No open prison.")
        for kind, agreement in ((Measure.FUNDING, talks), (Measure.TRAINING, None)):
            record_support(kind=kind, text="A grant.", agreement=agreement, **support)
        (one,) = lacking(AT, support_on(AT))
        assert (one.agreement, {given.kind for given in one.support}) == (talks, {"funding", "training"})
        assert lacking(BEFORE, support_on(BEFORE)) == []
        for wrong, sentence in (
            ({"giver": wakanda}, "two States"),
            ({"ends_on": DAY - timedelta(days=1)}, "ends before"),
            ({"on": date(2014, 1, 1)}, "in the future"),
        ):
            with pytest.raises(Refusal, match=sentence):
                record_support(kind=Measure.OTHER, text="x", **(support | wrong))
    with viewing(facilitator):
        assert not Support.objects.exists()


def test_a_correction_form_corrects_stages_and_remarks(
    clerk: Person, talks: Agreement, signed_in: SignIn
) -> None:
    client, address = signed_in(clerk), reverse("agreements:correct", args=[talks.code])
    with viewing(clerk):
        remark = record_remark(talks, kind="capacity", on=DAY, known_at=NOW, by=clerk, text="No open prison.")
        stage = talks.events.get()
    wrong = client.post(address, {"entry": f"stage-{stage.pk}", "how": "ended", "on": "2013-09-03"})
    assert "has no end of its own" in wrong.content.decode()
    assert (
        "Give the day" in client.post(address, {"entry": f"stage-{stage.pk}", "how": "day"}).content.decode()
    )
    for entry, how, on in (
        (f"stage-{stage.pk}", "day", "2013-05-07"),
        (f"remark-{remark.pk}", "ended", "2013-09-09"),
    ):
        assert client.post(address, {"entry": entry, "how": how, "on": on}).status_code == 302
    with viewing(clerk):
        assert talks.events.standing().get().effective_on == date(2013, 5, 7)
        assert talks.remarks.standing().get().ends_on == date(2013, 9, 9)


def test_every_remark_has_a_form_for_the_lead_organ_alone(
    personas: dict[str, Person], enforcement: Agreement, talks: Agreement, signed_in: SignIn
) -> None:
    for agreement, leads in ((enforcement, {"presidency"}), (talks, {"registry"})):
        for kind in RemarkKind:
            applies = kind is not RemarkKind.CONDITION or agreement is enforcement
            address = reverse("agreements:remark", args=[agreement.code, kind])
            for name in ("registry", "otp", "presidency"):
                status = signed_in(personas[name]).get(address).status_code
                assert status == (200 if applies and name in leads else 404), (kind, name)


def test_a_remark_is_recorded_by_form(president: Person, enforcement: Agreement, signed_in: SignIn) -> None:
    client = signed_in(president)
    address = reverse("agreements:remark", args=[enforcement.code, "condition"])
    assert "Condition" in client.post(address, {"on": "2013-01-01"}).context["form"].fields["text"].label
    assert client.post(address, {"on": "2013-01-01", "text": "Residents only."}).status_code == 302
    conflict = reverse("agreements:remark", args=[enforcement.code, "source_differs"])
    values = {
        "stage": "signed",
        "other_day": "2010-06-02",
        "authority": "list",
        "kept_authority": "press",
        "source": "A list",
    }
    assert client.post(conflict, values).status_code == 302
    page = client.get(enforcement.get_absolute_url()).content.decode()
    assert "Residents only." in page
    assert "A list" in page


def test_the_page_of_an_agreement_on_a_day_shows_what_had_happened_and_was_known(
    president: Person, enforcement: Agreement, signed_in: SignIn
) -> None:
    with viewing(president):
        signed = enforcement.events.get(kind=Stage.SIGNED)
        correct_stage(signed, on=date(2010, 6, 11), known_at=NOW, by=president)
    seen = {}
    for on, known in (
        ("2008-01-01", "2014-01-01"),
        ("2010-06-05", "2013-10-08"),
        ("2010-06-05", "2013-10-09"),
        ("2012-07-05", "2013-10-09"),
    ):
        response = signed_in(president).get(enforcement.get_absolute_url(), {"on": on, "known": known})
        days = [(str(one.on), one.kind) for one in response.context["moments"]]
        seen[on, known] = (response.context["agreement"].stage, days)
    assert seen == {
        ("2008-01-01", "2014-01-01"): (None, []),
        ("2010-06-05", "2013-10-08"): ("signed", [("2010-06-01", "done"), ("2009-01-12", "done")]),
        ("2010-06-05", "2013-10-09"): ("negotiating", [("2010-06-01", "corrected"), ("2009-01-12", "done")]),
        ("2012-07-05", "2013-10-09"): (
            "in_force",
            [
                ("2012-07-05", "done"),
                ("2010-06-11", "done"),
                ("2010-06-01", "corrected"),
                ("2009-01-12", "done"),
            ],
        ),
    }


def test_model_texts_and_support_are_pages_of_the_court(
    personas: dict[str, Person], signed_in: SignIn, talks: Agreement
) -> None:
    with purpose("demo"):
        text = ModelText.objects.create(
            kind=AgreementKind.INTERIM_RELEASE, version="1", dated_on=date(2011, 5, 1), precision="month"
        )
    pages = {
        reverse("agreements:model_texts"): {"member", "registry", "otp", "presidency"},
        text.get_absolute_url(): {"member", "registry", "otp", "presidency"},
        reverse("agreements:support"): {"member", "registry", "otp", "presidency"},
        reverse("agreements:model_text_new"): {"member", "registry", "presidency"},
        reverse("agreements:model_text_send", args=[text.code]): {"member", "registry"},
        reverse("agreements:support_new"): {"member", "registry", "presidency"},
    }
    for name, person in personas.items():
        client = signed_in(person)
        for address, readers in pages.items():
            assert client.get(address).status_code == (200 if name in readers else 404), (name, address)
    client = signed_in(personas["registry"])
    sent = client.post(
        reverse("agreements:model_text_send", args=[text.code]),
        {"partners": ["WKD"], "on": "2013-09-02", "level": "public"},
    )
    assert sent.status_code == 302
    assert "May 2011" in client.get(reverse("agreements:model_texts")).content.decode()
    assert "Wakanda" in client.get(text.get_absolute_url()).content.decode()
