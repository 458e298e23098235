"""The checklists of contents: what is found, where it stops, how it is completed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Compartment, Person
from accounts.sight import viewing
from common.errors import Refusal, Rejected
from common.findings import Severity
from partners.models import Partner
from requests_app import policies, services
from requests_app.contents import CHECKLIST, NAMES
from requests_app.models import CooperationRequest
from requests_app.services.documents import add_documents
from requests_app.vocab import DocumentKind, Family, Status
from tests.requests_app.conftest import NOW, TODAY, act, brought_to, logged, whole
from tests.requests_app.test_documents import upload

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def found(family: str, contents: dict[str, str], documents: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The findings as (field, weight)."""
    return [(one.column, str(one.severity)) for one in policies.incomplete(family, contents, documents)]


def test_api_gives_and_takes_the_contents_and_refuses_what_is_none(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    client, root = signed_in(clerk), "/api/v1/requests/"
    asked = {
        "family": "provisional_arrest",
        "originator": "chambers",
        "partner": "KEN",
        "subject": "Arrest of a person",
        "contents": {"case": " Crimes of 2003. ", "person": ""},
    }
    made = client.post(root, asked, content_type="application/json").json()
    assert made["contents"] == {"case": "Crimes of 2003."}
    address, kept = f"{root}{made['code']}/", {"person": "A man of Eldoret.", "convicted": "yes"}

    def change(contents: object) -> Any:
        body = {"contents": contents, "version": client.get(address).json()["version"]}
        return client.patch(address, body, content_type="application/json")

    assert change(kept).json()["contents"] == kept
    wrong: dict[str, object] = {
        "contents": {"verdict": "x"},
        "convicted": {"convicted": "no"},
        "case": {"case": "x" * 4_001},
    }
    for field, contents in wrong.items():
        answer = change(contents)
        assert (answer.status_code, field in str(answer.json()["errors"])) == (400, True), field
    assert change(["case"]).status_code == 400
    assert client.get(address).json()["contents"] == kept


def test_every_item_stands_once_in_the_checklist_of_its_article() -> None:
    keys = [(item.article, item.name) for item in CHECKLIST]
    assert len(keys) == len(set(keys))
    assert {item.name for item in CHECKLIST} < NAMES


@pytest.mark.parametrize(
    ("family", "contents", "expected"),
    [
        (Family.VISA, {}, []),
        (
            Family.ARREST_SURRENDER,
            {},
            [("person", "blocker"), ("warrant", "blocker"), ("national_law", "warning")],
        ),
        (
            Family.ARREST_SURRENDER,
            {"convicted": "yes"},
            [
                ("warrant", "warning"),
                ("judgment", "blocker"),
                ("same_person", "blocker"),
                ("sentence", "warning"),
            ],
        ),
        (
            Family.PROVISIONAL_ARREST,
            {"case": "Crimes of 2003."},
            [("person", "blocker"), ("existence", "blocker"), ("to_follow", "blocker")],
        ),
        (
            Family.ASSISTANCE,
            {},
            [
                ("purpose", "warning"),
                ("places", "warning"),
                ("facts", "warning"),
                ("procedure", "note"),
                ("national_law", "note"),
                ("other", "note"),
            ],
        ),
        (Family.ORGANIZATION_HELP, {}, [("purpose", "warning"), ("mandate", "note")]),
    ],
)
def test_all_that_is_missing_is_found_at_once(
    family: Family, contents: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert found(family, contents) == expected


@pytest.mark.parametrize("family", Family)
def test_complete_contents_leave_no_finding(family: Family) -> None:
    contents = {item.name: "Annex." for item in CHECKLIST if family in item.families}
    assert found(family, contents) == []


def test_submission_is_refused_with_every_blocker_and_an_attached_warrant_is_present(
    clerk: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        draft = logged(clerk, kenya, family=Family.ARREST_SURRENDER, contents={})
        with pytest.raises(Rejected) as refused:
            act(draft, "submitted", clerk)
        assert [one.column for one in refused.value.findings] == ["person", "warrant"]
        add_documents(draft, (upload(),), kind=DocumentKind.WARRANT, level="public", by=clerk, known_at=NOW)
        draft.refresh_from_db()
        services.edit_draft(
            draft, {"contents": {"person": " In Mombasa. "}}, by=clerk, known_at=NOW, version=draft.version
        )
        done = services.submit_for_approval(draft, by=clerk, on=TODAY, known_at=NOW)
        assert (done.status, done.contents) == (Status.IN_APPROVAL, {"person": "In Mombasa."})


def test_warnings_and_notes_do_not_stop_the_submission(clerk: Person, kenya: Partner) -> None:
    with viewing(clerk):
        draft = logged(clerk, kenya, contents={})
        weights = {one.severity for one in policies.incomplete(draft.family, draft.contents, ())}
        assert Severity.BLOCKER not in weights
        assert act(draft, "submitted", clerk).status == Status.IN_APPROVAL


def test_contents_that_no_article_knows_and_endless_texts_are_refused(clerk: Person, kenya: Partner) -> None:
    with viewing(clerk):
        for contents, field in (({"colour": "red"}, "contents"), ({"facts": "x" * 4_001}, "facts")):
            with pytest.raises(Refusal) as refused:
                logged(clerk, kenya, contents=contents)
            assert refused.value.field == field


def test_contents_are_completed_on_their_page_and_a_stale_page_loses_nothing(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        draft = logged(clerk, kenya, family=Family.ARREST_SURRENDER, contents={})
    mine, theirs = signed_in(clerk), signed_in(officer)
    page = f"{draft.get_absolute_url()}contents/"
    shown = mine.get(page).text
    assert shown.count("needed before it is submitted") == 2
    refused = mine.post(f"{draft.get_absolute_url()}submitted/", {"on": TODAY.isoformat(), "version": 1})
    assert refused.status_code == 400
    assert "Identity and probable location (article 91(2)(a))" in refused.text
    assert "Copy of the warrant (article 91(2)(b))" in refused.text
    assert theirs.post(page, {"person": "In Nairobi.", "version": 1}).status_code == 302
    late = mine.post(page, {"person": "In Mombasa.", "warrant": "Annex 1.", "version": 1})
    assert late.status_code == 409
    assert "In Nairobi." in late.text
    assert "In Mombasa." in late.text
    again = mine.post(page, {"person": "In Mombasa.", "warrant": "Annex 1.", "version": 2})
    assert again["Location"] == draft.get_absolute_url()
    other_list = mine.post(page, {"person": "In Mombasa.", "convicted": "on", "version": 3})
    assert other_list["Location"] == page
    assert "Copy of the judgment" in mine.get(page).text
    assert "The person is convicted already" in mine.get(f"{draft.get_absolute_url()}changes/").text


def test_an_amended_version_keeps_what_decides_where_it_counts(
    clerk: Person, officer: Person, kenya: Partner, chad: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.RETURNED_INCOMPLETE, clerk, officer, kenya)
        draft = act(request, "amended", clerk)
        for name, value in (("family", Family.VISA), ("partner", chad), ("originator", "registry")):
            with pytest.raises(Refusal) as refused:
                services.edit_draft(draft, {name: value}, by=clerk, known_at=NOW, version=draft.version)
            assert refused.value.field == name
        same = {"family": draft.family, "partner": kenya, "contents": whole(Family.ASSISTANCE)}
        services.edit_draft(draft, same, by=clerk, known_at=NOW, version=draft.version)


def test_a_draft_that_takes_the_place_of_another_is_not_put_under_seal(
    clerk: Person, officer: Person, compartment: Compartment, kenya: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        draft = logged(clerk, kenya)
        act(request, "superseded", clerk, successor=draft)
        change = {"level": "under_seal", "compartment": compartment}
        with pytest.raises(Refusal) as refused:
            services.edit_draft(draft, change, by=clerk, known_at=NOW, version=draft.version)
        assert refused.value.field == "level"
        assert CooperationRequest.objects.get(pk=draft.pk).level == "public"
