"""Writing the paragraphs of an edition: whose they are, what is kept, what falls back, and how two writers meet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.sight import viewing
from common.errors import Forbidden, Refusal, Stale
from reports.document import Snapshot, build
from reports.document.blocks import plain
from reports.models import Comment, Edition, Passage
from reports.services import compile_edition
from reports.services.text import Words, carry_over, write_passage
from reports.vocab import PassageState
from tests.reports.editions import AT, cleared, compiled, drafted, published

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def words(key: str = "apic", body: str = "As of {F9.on}: {F9|State|States}.", **more: Any) -> Words:
    given = {"language": "en", "section": "apic", "organ": "registry", "state": PassageState.WRITTEN}
    return Words(**{**given, "key": key, "body": body, **more})


def write(edition: Edition, by: Person, given: Words | None = None, *, seen: int = 0) -> Passage:
    with viewing(by):
        return write_passage(edition, given or words(), seen=seen, by=by, at=AT)


def as_it_stands(edition: Edition, by: Person) -> Edition:
    with viewing(by):
        return Edition.objects.get(pk=edition.pk)


def address(name: str, edition: Edition, *more: str) -> str:
    return reverse(f"reports:{name}", args=[edition.slug, *more])


def test_what_people_write_is_what_the_edition_says(clerk: Person) -> None:
    edition = drafted(clerk)
    write(edition, clerk, words(title="Numbers"))
    with viewing(clerk):
        edition = compile_edition(as_it_stands(edition, clerk), seen=edition.version, by=clerk, at=AT)
    found = {one.key: one for one in build(Snapshot.from_json(edition.snapshot)).paragraphs}["apic"]
    assert (found.title, plain(found.runs)) == ("Numbers", "As of 22 April 2013: no States.")


def test_each_organ_writes_its_own_paragraphs_and_the_registry_any(
    clerk: Person, analyst: Person, president: Person, facilitator: Person
) -> None:
    edition = drafted(clerk)
    write(edition, analyst, words("custody", "Ours.", section="arrests", organ="otp"))
    write(edition, clerk, words("custody", "Mended.", section="arrests", organ="otp"), seen=1)
    for person in (analyst, president, facilitator):
        with pytest.raises((Forbidden, Edition.DoesNotExist)):
            write(edition, person)
    with pytest.raises(Forbidden):  # nor by giving it to oneself
        write(edition, president, words("custody", "Mine.", section="arrests", organ="presidency"), seen=2)
    with viewing(clerk):
        assert list(Passage.objects.order_by("version").values_list("body", "written_by__name")) == [
            ("Ours.", analyst.name),
            ("Mended.", clerk.name),
        ]


def test_a_changed_paragraph_takes_back_the_clearance_of_its_organ_alone(clerk: Person) -> None:
    edition = cleared(clerk)
    write(edition, clerk, words("custody", "Changed.", section="arrests", organ="otp"))
    edition = as_it_stands(edition, clerk)
    with viewing(clerk):
        standing = set(edition.clearances.standing().values_list("organ", flat=True))
        assert (edition.status, edition.snapshot, standing) == ("drafted", "", {"registry", "presidency"})
        log = list(edition.steps.order_by("-id").values_list("action", "by__name", "note")[:2])
    assert log == [("write", clerk.name, "custody (en)"), ("withdraw_clearance", None, "otp")]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"body": "See {F99}."}, "body"),
        ({"body": "See {paragraph nowhere}."}, "body"),
        ({"body": "W" * 10_000}, "body"),
        ({"body": ""}, "body"),
        ({"title": "x" * 121}, "title"),
        ({"organ": "assembly"}, "organ"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_field_and_nothing_is_kept(
    clerk: Person, given: dict[str, str], field: str
) -> None:
    edition = compiled(clerk)
    with pytest.raises(Refusal) as refused:
        write(edition, clerk, words(**given))
    assert refused.value.field == field
    with viewing(clerk):
        assert not Passage.objects.exists()
        assert Edition.objects.get().status == "compiled"


def test_of_two_who_write_one_paragraph_the_second_sees_both_texts_and_loses_none(
    clerk: Person, officer: Person, signed_in: SignIn
) -> None:
    edition = drafted(clerk)
    write(edition, officer, words(body="Theirs, kept first."))
    with pytest.raises(Stale):
        write(edition, clerk, words(body="Mine."))
    mine = {"title": "", "body": "Mine, kept second.", "organ": "registry", "seen": "0"}
    browser, where = signed_in(clerk), address("paragraph", edition, "apic")
    page = browser.post(where, mine)
    assert page.status_code == 409
    shown = page.content.decode()
    for piece in (
        "Theirs, kept first.",
        "<del>Theirs,",
        "<ins>Mine,",
        'name="seen" value="1"',
        "Mine, kept second.</textarea>",
    ):
        assert piece in shown
    assert browser.post(where, {**mine, "seen": "1"}).status_code == 302
    with viewing(clerk):
        assert list(Passage.objects.order_by("version").values_list("body", flat=True)) == [
            "Theirs, kept first.",
            "Mine, kept second.",
        ]


def test_a_paragraph_is_left_out_put_back_and_added_from_its_page(clerk: Person, signed_in: SignIn) -> None:
    edition, browser = drafted(clerk), signed_in(clerk)
    where = address("paragraph", edition, "call")
    fields = {"title": "", "body": "x", "organ": "registry"}
    for seen, state in enumerate(("left_out", "own")):
        assert browser.post(where, {**fields, "seen": seen, "state": state}).status_code == 302
        listed = [one.key for one in _paragraphs(edition, clerk)]
        assert ("call" in listed) is (state == "own")
    added = browser.post(
        address("add_paragraph", edition),
        {"place": "apic/call", "title": "", "body": "More of it.", "organ": "registry", "seen": 0},
    )
    assert added.status_code == 302
    listed = [one.key for one in _paragraphs(edition, clerk)]
    assert listed[listed.index("call") + 1] == "apic-1"


def _paragraphs(edition: Edition, by: Person) -> Any:
    with viewing(by):
        made = compile_edition(edition, seen=as_it_stands(edition, by).version, by=by, at=AT)
        return build(Snapshot.from_json(made.snapshot)).paragraphs


def test_text_is_checked_while_it_is_typed_and_again_when_it_is_kept(
    clerk: Person, signed_in: SignIn
) -> None:
    edition, browser = drafted(clerk), signed_in(clerk)
    typed = {"title": "", "body": "<script>alert(1)</script> {F9} and {F99}", "organ": "registry", "seen": 0}
    piece = browser.post(address("preview", edition, "apic"), typed).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <data" in piece
    assert "line 1, character 36" in piece
    kept = browser.post(address("paragraph", edition, "apic"), typed)
    assert kept.status_code == 400
    assert "line 1, character 36: “F99” is neither a figure nor a reference" in kept.content.decode()
    checked = browser.post(address("paragraph", edition, "apic"), {**typed, "preview": "1"})
    assert "neither a figure nor a reference" in checked.content.decode()


def test_the_contributions_show_side_by_side_what_is_missing(
    clerk: Person, analyst: Person, signed_in: SignIn
) -> None:
    edition = drafted(clerk, languages=["en", "fr"])
    write(edition, clerk, words("apic", "As of {F9.on}."))
    browser = signed_in(analyst)
    browser.post(address("comment", edition, "at-large"), {"text": "Which day?"})
    page = browser.get(address("paragraphs", edition)).content.decode()
    assert page.count("Not cleared") == 3
    assert "1 comment is open." in page
    with viewing(clerk):
        remark = Comment.objects.get()
    browser.post(address("comment", edition, "at-large"), {"resolve": remark.code})
    assert "1 comment is open." not in browser.get(address("paragraphs", edition)).content.decode()


def test_a_later_edition_takes_the_chosen_paragraphs_over_with_a_difference(
    clerk: Person, officer: Person, signed_in: SignIn
) -> None:
    old = drafted(clerk)
    write(old, clerk, words("apic", "Of old: {F9}."))
    write(old, clerk, words("call", "", state=PassageState.LEFT_OUT))
    new = drafted(clerk, symbol="ICC-ASP/13/98")
    browser = signed_in(clerk)
    page = browser.get(address("carry", new), {"source": old.slug}).content.decode()
    assert "<ins>Of" in page
    answer = browser.post(address("carry", new), {"source": old.slug, "paragraph": ["en/apic"]})
    assert answer.status_code == 302
    with viewing(clerk):
        found = list(new.passages.values_list("key", "body", "version", "carried_from__symbol"))
        with pytest.raises(Refusal):
            carry_over(published(clerk, officer, symbol="ICC-ASP/12/97"), old, [], by=clerk, at=AT)
    assert found == [("apic", "Of old: {F9}.", 1, old.symbol)]


def test_nobody_outside_the_court_sees_how_an_edition_is_prepared(
    clerk: Person, officer: Person, facilitator: Person, administrator: Person, signed_in: SignIn
) -> None:
    edition = published(clerk, officer)
    for person in (facilitator, administrator):
        browser = signed_in(person)
        for name, more in (("paragraphs", []), ("paragraph", ["apic"]), ("add_paragraph", []), ("carry", [])):
            assert browser.get(address(name, edition, *more)).status_code == 404, name
        for name in ("preview", "comment", "paragraph"):
            assert browser.post(address(name, edition, "apic"), {"body": "x"}).status_code == 404, name


def test_a_text_without_wording_stands_for_itself_while_people_write(
    clerk: Person, signed_in: SignIn
) -> None:
    edition = drafted(clerk, title="Title that nobody worded")
    page = signed_in(clerk).get(address("paragraphs", edition), {"language": "fr"})
    one = signed_in(clerk).get(address("paragraph", edition, "apic"), {"language": "fr"})
    assert (page.status_code, one.status_code) == (200, 200)
    assert "Parties" in one.content.decode()
