"""The search of the site finds persons by every name, as far as the reader may know of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Person
from accounts.sight import purpose
from arrests.models import Suspect, Warrant

pytestmark = pytest.mark.django_db


def test_other_names_and_names_without_accents_find_a_person_and_nobody_outside_finds_a_sealed_one(
    public: Warrant,
    sealed: Warrant,
    clerk: Person,
    facilitator: Person,
    officer: Person,
    signed_in: Callable[[Person], Client],
) -> None:
    with purpose("demo"):
        for warrant, alias in ((public, "The Clémence; Old Harrow"), (sealed, "Old Harrow the younger")):
            Suspect.objects.filter(pk=warrant.suspect_id).update(aliases=alias)

    def hits(person: Person, words: str) -> set[str]:
        return {one.name for one in signed_in(person).get("/search/", {"q": words}).context["persons"]}

    both = {public.suspect.name, sealed.suspect.name}
    assert hits(clerk, "old harrow") == both
    assert hits(clerk, "THORNQUÏST") == {public.suspect.name}
    for outsider in (facilitator, officer):
        assert hits(outsider, "old harrow") == {public.suspect.name}
        assert hits(outsider, "younger") == set()
