"""A published edition is verified, and one that takes the place of another says why and what moved."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.sight import viewing
from reports.document import Replaced, Snapshot, build
from reports.document.blocks import Remark, Table, plain
from reports.document.data import table_json
from reports.document.movement import Movement
from reports.models import Edition
from reports.services import replace_edition
from reports.verification import verified
from reports.vocab import Replacement
from tests.reports.editions import (
    AT,
    clear,
    compile_by,
    countersign,
    publish,
    published,
    sign,
)
from tests.reports.sample import SNAPSHOT
from tests.reports.test_editions import a_new_party_to_apic

SignIn = Callable[[Person], Client]

LATER = AT + timedelta(days=1)
REASON = "A deposit was recorded late."
MOVED = (
    Movement("F4", "", 13, 12, "2013-09-30", "2013-09-29", rule_changed=False),
    Movement("F6r", "EEG", 2, 1, "2013-09-30", "2013-09-30", rule_changed=False),
)


def replacing(kind: str, moved: tuple[Movement, ...], reason: str = REASON) -> Snapshot:
    """The sample as an edition that takes the place of another one."""
    wordings = [one for one in SNAPSHOT.wordings if one.text != reason]
    said = replace(SNAPSHOT.wordings[0], text=reason, wording="Un dépôt a été enregistré tardivement.")
    return replace(
        SNAPSHOT,
        replaces=Replaced(symbol="ICC-ASP/12/34", kind=kind, reason=reason, sha256="0" * 64, moved=moved),
        wordings=(*wordings, said),
    )


@pytest.mark.parametrize(
    ("language", "kind", "first", "why"),
    [
        (
            "en",
            "restated",
            [
                f"This document restates ICC-ASP/12/34 and takes its place. {REASON}",
                "Annex part A lists every figure that moved, with its old and its new number.",
            ],
            "29 September 2013 instead of 30 September 2013.",
        ),
        (
            "fr",
            "corrected",
            [
                "Le présent document corrige ICC-ASP/12/34 et le remplace. Un dépôt a été enregistré tardivement.",
                "La partie A de l’annexe énumère tous les chiffres qui ont changé, avec l’ancien et le nouveau nombre.",
            ],
            "29 septembre 2013 au lieu de 30 septembre 2013.",
        ),
    ],
)
def test_the_document_says_whose_place_it_takes_why_and_what_moved(
    language: str, kind: str, first: list[str], why: str
) -> None:
    found = build(replacing(kind, MOVED), language)
    assert [
        plain(block.runs).replace("\N{NO-BREAK SPACE}", " ")
        for block in found.blocks[:2]
        if isinstance(block, Remark)
    ] == first
    (table,) = (block for block in found.blocks if isinstance(block, Table) and block.key == "moved")
    rows = json.loads(table_json(table))["rows"]
    assert [row[2:4] for row in rows] == [[13, 12], [2, 1]]
    assert rows[0][4].replace("\N{NO-BREAK SPACE}", " ") == why
    still = build(replacing(kind, ()), language)
    assert [block.key for block in still.blocks if isinstance(block, Table) and block.key == "moved"] == []


def restated(old: Edition, clerk: Person, officer: Person) -> Edition:
    """A restatement of the edition, published."""
    with viewing(clerk):
        made = replace_edition(old, kind=Replacement.RESTATED, reason=REASON, by=clerk, at=LATER)
    made = countersign(sign(clear(compile_by(made, clerk)), clerk), officer)
    return publish(made, officer)


def told(edition: Edition) -> dict[str, tuple[bool, str]]:
    return {one.code: (one.holds, one.found) for one in verified(edition, at=LATER)}


@pytest.mark.django_db
def test_a_restated_edition_is_verified_by_its_readers_and_what_was_changed_is_found(
    clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    old = published(clerk, officer)
    a_new_party_to_apic(known_from=AT - timedelta(days=1))  # written late, and as if it had been known
    new = restated(old, clerk, officer)
    moves = [
        {
            "id": id,
            "group": "",
            "before": 0,
            "after": 1,
            "before_on": "2013-04-22",
            "after_on": "2013-04-22",
            "rule_changed": False,
        }
        for id in ("F9", "F9n")
    ]
    out = StringIO()
    call_command("verify_report", new.symbol, "--json", stdout=out)
    (answer,) = json.loads(out.getvalue())
    assert answer == {
        "symbol": "ICC-ASP/12/99/Rev.1",
        "snapshot_sha256": new.sha256,
        "replaces": {
            "symbol": old.symbol,
            "kind": "restated",
            "reason": REASON,
            "sha256": old.sha256,
            "moved": moves,
        },
        "checks": [
            {"code": code, "holds": True, "found": ""}
            for code in ("hash", "log", "sound", "replaces", "recount")
        ],
    }
    with pytest.raises(CommandError, match="Not everything holds"):
        call_command("verify_report", old.symbol, stdout=(out := StringIO()))
    assert "F9: 0 → 1; F9n: 0 → 1" in out.getvalue()
    browser = signed_in(facilitator)
    page = browser.get(reverse("reports:verify", args=[new.slug])).content.decode()
    assert "Does not hold" not in page
    assert REASON in page
    assert page.count("+1") == 2
    taken: dict[str, Any] = browser.get(reverse("reports:download", args=[new.slug, "json"])).json()
    assert taken["replaces"] == answer["replaces"]
    with viewing(facilitator):
        new = Edition.objects.select_related("replaces").get(pk=new.pk)
        assert told(new) == dict.fromkeys(("hash", "sound", "replaces", "recount"), (True, ""))
        new.snapshot = new.snapshot.replace('"after":1,', '"after":2,')
        assert [code for code, (holds, _found) in told(new).items() if not holds] == ["hash", "replaces"]
