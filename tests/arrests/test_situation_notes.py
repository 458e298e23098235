"""Notes on continuing crimes: with a source, in the Court's own hands, and never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from accounts.sight import viewing
from arrests import services
from arrests.models import SituationNote
from arrests.queries.situation_notes import notes_of
from common.asof import AsOf
from common.errors import Forbidden, Refusal
from partners.models import Situation
from tests.arrests.conftest import ISSUED, NOW

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
SAID: dict[str, Any] = {"text": "Villages were raided.", "source": "A/68/314", "on": ISSUED, "known_at": NOW}
LATER = NOW + timedelta(days=1)


def read(situation: Situation, by: Person, at: AsOf) -> list[tuple[str, bool]]:
    with viewing(by):
        return [(entry.note.text, entry.corrected) for entry in notes_of(situation, at)]


def test_a_correction_leaves_what_was_known_before(
    situation: Situation, clerk: Person, president: Person, facilitator: Person
) -> None:
    with viewing(clerk):
        first = services.add_note(situation, by=clerk, **SAID)
        services.correct_note(
            first, by=clerk, **SAID | {"text": "One village was raided.", "known_at": LATER}
        )
        second = services.add_note(situation, by=clerk, **SAID)
        services.strike_note(second, known_at=LATER, by=clerk)
        for refused in (
            lambda: services.correct_note(first, by=clerk, **SAID),
            lambda: services.strike_note(second, known_at=LATER, by=clerk),
        ):
            with pytest.raises(Refusal, match="corrected before"):
                refused()
    on = NOW.date()
    assert read(situation, president, AsOf(on, NOW)) == [("Villages were raided.", False)] * 2
    assert read(situation, president, AsOf(on, LATER)) == [
        ("Villages were raided.", True),
        ("One village was raided.", False),
        ("Villages were raided.", True),
    ]
    assert read(situation, president, AsOf(ISSUED - timedelta(days=1), LATER)) == []
    assert read(situation, facilitator, AsOf(on, LATER)) == []


@pytest.mark.parametrize(
    ("words", "field"),
    [({"text": " "}, "text"), ({"source": ""}, "source"), ({"on": date(2026, 6, 2)}, "on")],
)
def test_a_note_says_something_names_its_source_and_speaks_to_a_day_that_has_come(
    words: dict[str, Any], field: str, situation: Situation, analyst: Person
) -> None:
    with viewing(analyst), pytest.raises(Refusal) as refused:
        services.add_note(situation, by=analyst, **SAID | words)
    assert refused.value.field == field
    assert not SituationNote.objects.exists()


def test_notes_are_written_by_registry_and_prosecutor_and_read_inside_the_court_alone(
    situation: Situation, president: Person, analyst: Person, facilitator: Person, signed_in: SignIn
) -> None:
    with viewing(president), pytest.raises(Forbidden):
        services.add_note(situation, by=president, **SAID)
    url = f"/warrants/situations/{situation.code}/"
    typed = {"on": "2020-05-04", "text": "Villages <were> raided.", "source": "A/68/314"}
    desk = signed_in(analyst)
    assert desk.post(f"{url}note/", typed | {"source": ""}).status_code == 200
    assert desk.post(f"{url}note/", typed).headers["Location"] == url
    page = desk.get(url).content.decode()
    assert "Villages &lt;were&gt; raided." in page
    assert 'class="marked-confidential"' in page
    outside = signed_in(facilitator)
    assert "Villages" not in outside.get(url).content.decode()
    assert outside.get(f"{url}note/").status_code == 404
    note = SituationNote.objects.all()
    with viewing(analyst):
        code = note.get().code
    assert outside.post(f"/warrants/situations/notes/{code}/strike/").status_code == 404
    assert desk.post(f"/warrants/situations/notes/{code}/strike/").headers["Location"] == url
    assert "corrected" in desk.get(url).content.decode()
