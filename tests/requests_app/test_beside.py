"""What stands beside a request: internal notes, who changed what, what belongs to it, and the sheet for the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from accounts.changes import Line
from accounts.models import Compartment, Person
from accounts.sight import viewing
from common.errors import Forbidden, Refusal
from partners.models import Partner, Situation
from requests_app.changes import changes
from requests_app.models import InternalNote
from requests_app.related import related
from requests_app.services import edit_draft, link_to_warrant
from requests_app.services.notes import add_note
from requests_app.vocab import Family, Status
from tests.requests_app.conftest import NOW, TODAY, brought_to, logged
from tests.requests_app.test_deadlines import sent
from tests.requests_app.test_pages import queries

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def test_notes_are_kept_in_order_and_shown_to_those_who_see_the_request(
    clerk: Person, officer: Person, analyst: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
    client = signed_in(clerk)
    for number in range(5):
        answer = client.post(f"/requests/{row.code}/notes/", {"text": f"Note {number}"})
        assert answer["Location"] == f"/requests/{row.code}/#notes"
    page = signed_in(officer).get(f"/requests/{row.code}/").content.decode()
    assert [number for number in range(5) if f"Note {number}" in page] == [2, 3, 4]
    page = signed_in(officer).get(f"/requests/{row.code}/notes/").content.decode()
    assert page.index("Note 4") < page.index("Note 0")
    assert signed_in(analyst).get(f"/requests/{row.code}/notes/").status_code == 404
    assert client.post(f"/requests/{row.code}/notes/", {"text": " "}).status_code == 400


def test_notes_cannot_be_changed_and_mere_readers_write_none(
    clerk: Person, analyst: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = link_to_warrant(logged(clerk, kenya, family=Family.ARREST_SURRENDER))
        add_note(row, text="Stays", by=clerk)
        with pytest.raises(Refusal):
            add_note(row, text=" ", by=clerk)
    with viewing(clerk), pytest.raises(Exception, match="permission denied"):
        InternalNote.objects.update(text="Goes")
    with viewing(analyst):
        assert row.internal_notes.count() == 1
        with pytest.raises(Forbidden):
            add_note(row, text="x", by=analyst)
    assert signed_in(analyst).post(f"/requests/{row.code}/notes/", {"text": "x"}).status_code == 403


def test_history_tells_who_changed_what_from_which_value_to_which(
    clerk: Person, officer: Person, kenya: Partner, chad: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya, subject="First")
    answer = signed_in(officer).post(
        f"/requests/{row.code}/edit/",
        {
            "family": "visa",
            "partner": "TCD",
            "subject": "Second",
            "originator": "chambers",
            "level": "public",
            "channel": "diplomatic",
            "language": "en",
            "urgent": "on",
            "version": row.version,
        },
    )
    assert answer.status_code == 302
    with viewing(clerk):
        latest, first = changes(row)
    assert (latest.who, latest.lines) == (
        officer.name,
        [
            Line("family", "Other assistance", "Visa or travel facilitation"),
            Line("addressee", "Kenya", "Chad"),
            Line("subject", "First", "Second"),
            Line("urgent", "no", "yes"),
        ],
    )
    assert Line("subject", "", "First") in first.lines
    assert "Second" in signed_in(clerk).get(f"/requests/{row.code}/changes/").content.decode()


def test_what_was_written_under_seal_stays_out_of_the_history_of_others(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya, subject="Heron", level="under_seal", compartment=compartment)
        edit_draft(
            row,
            {"subject": "Records", "level": "public", "compartment": None},
            by=clerk,
            known_at=NOW,
            version=1,
        )
        assert len(changes(row)) == 2
    with viewing(officer):
        (only,) = changes(row)
        told = [word for line in only.lines for word in (line.before, line.after)]
    assert "Records" in told
    assert not {"Heron", compartment.name, "Under seal"} & set(told)


def test_related_are_near_in_time_and_never_what_one_may_not_see(
    clerk: Person,
    officer: Person,
    kenya: Partner,
    chad: Partner,
    darfur: Situation,
    compartment: Compartment,
) -> None:
    row = sent(kenya, 1, situation=darfur)
    beside = {
        "same addressee": sent(kenya, 2),
        "same situation": sent(chad, 3, situation=darfur),
        "another family": sent(kenya, 4, family="visa"),
        "long ago": sent(kenya, 5, transmitted_on=TODAY - timedelta(days=900)),
        "sealed": sent(kenya, 6, level="under_seal", compartment=compartment, reference="S-x"),
    }
    kinds = {one.pk: kind for kind, one in beside.items()}
    found = {}
    for person in (clerk, officer):
        with viewing(person):
            found[person.name] = {kinds[link.row.pk] for link in related(row, TODAY)}
    assert found == {
        clerk.name: {"same addressee", "same situation", "sealed"},
        officer.name: {"same addressee", "same situation"},
    }


def test_sheet_holds_all_facts_and_the_timeline_and_notes_only_on_demand(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = brought_to(Status.CLOSED, clerk, officer, kenya, level="confidential")
        add_note(row, text="Between us", by=clerk)
    client = signed_in(clerk)
    page = client.get(f"/requests/{row.code}/sheet/")
    assert page.context["marking"] == "confidential"
    assert "Between us" not in page.content.decode()
    assert all(words in page.content.decode() for words in ("Transmitted", "Approved by", officer.name))
    assert "Between us" in client.get(f"/requests/{row.code}/sheet/?notes=yes").content.decode()


def test_notes_and_changes_cost_the_same_however_many_there_are(
    clerk: Person, officer: Person, kenya: Partner, darfur: Situation, signed_in: SignIn
) -> None:
    with viewing(clerk):
        short = logged(clerk, kenya, situation=darfur)
        long = brought_to(Status.CLOSED, clerk, officer, kenya, situation=darfur)
        for row, count in ((short, 1), (long, 4)):
            for number in range(count):
                add_note(row, text=f"Note {number}", by=clerk)
    client = signed_in(clerk)
    for page in ("notes", "changes", "sheet"):
        counts = {queries(client, f"/requests/{row.code}/{page}/") for row in (short, long)}
        assert len(counts) == 1, (page, counts)
        assert max(counts) <= 12, page
