"""What the rules propose on a day, and that people decide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from accounts.models import Person
from accounts.sight import purpose, viewing
from common.errors import Refusal
from partners.models import Partner, TreatyEvent
from partners.vocab import Treaty, TreatyEventKind
from requests_app.escalation import FIRST_JUDICIAL, LADDER, proposed_level
from requests_app.policies import advice, next_step
from requests_app.vocab import Status
from tests.requests_app.conftest import TODAY, act, brought_to


@pytest.mark.parametrize(
    ("reminders", "days_late", "family", "level"),
    [
        (0, 0, "visa", 0),
        (0, 1, "visa", 1),
        (1, 60, "assistance", 1),
        (2, 29, "assistance", 1),
        (2, 30, "assistance", 2),
        (3, 90, "assistance", 3),
        (3, 180, "assistance", 4),
        (3, 30, "arrest_surrender", 3),
        (3, 60, "arrest_surrender", 4),
        (9, 9_999, "arrest_surrender", 4),
    ],
)
def test_level_is_proposed_by_reminders_days_late_and_family(
    reminders: int, days_late: int, family: str, level: int
) -> None:
    assert proposed_level(reminders=reminders, days_late=days_late, family=family) == level


def test_ladder_has_eight_levels_and_another_basis_outside_the_statute() -> None:
    assert [rung.level for rung in LADDER] == list(range(8))
    assert LADDER[5].basis_for(state_party=True) == "article 87(7)"
    assert LADDER[5].basis_for(state_party=False) == "article 87(5)(b)"


@pytest.mark.django_db
@pytest.mark.parametrize("level", range(8))
def test_judicial_levels_need_a_decision(level: int, clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        if level < FIRST_JUDICIAL:
            assert act(request, "escalated", clerk, level=level).escalation == level
            return
        with pytest.raises(Refusal) as refused:
            act(request, "escalated", clerk, level=level)
        assert refused.value.field == "decision"
        assert act(request, "escalated", clerk, level=level, decision="ICC-01/05-1").escalation == level


def party(partner: Partner, first: date, last: date | None = None) -> None:
    """Makes a State a party to the Statute from the first day until the last."""
    steps = [(TreatyEventKind.ENTERED_INTO_FORCE, first)]
    if last is not None:
        steps.append((TreatyEventKind.WITHDRAWAL_EFFECTIVE, last))
    with purpose("reference"):
        for kind, day in steps:
            TreatyEvent.objects.create(
                partner=partner,
                treaty=Treaty.ROME_STATUTE,
                kind=kind,
                effective_on=day,
                known_from=datetime(2011, 1, 1, tzinfo=UTC),
            )


@pytest.mark.django_db
def test_finding_rests_on_the_article_that_binds_the_addressee_on_the_day(
    clerk: Person,
    officer: Person,
    kenya: Partner,
    chad: Partner,
    interpol: Partner,
    signed_in: Callable[[Person], Client],
) -> None:
    party(kenya, date(2012, 1, 1), date(2013, 9, 1))
    client, told = signed_in(clerk), {}
    for partner, day in ((kenya, date(2013, 8, 31)), (kenya, date(2013, 9, 2)), (chad, TODAY)):
        with viewing(clerk):
            request = brought_to(Status.APPROVED, clerk, officer, partner)
            request = act(request, "transmitted", clerk, on=date(2013, 8, 1))
        address, typed = f"/requests/{request.code}/", {"on": day.isoformat(), "version": request.version}
        page = client.post(f"{address}escalated/", {**typed, "update": "1", "level": "5"})
        level = page.context["form"]["level"]
        with viewing(clerk):
            act(request, "escalated", clerk, on=day, level=5, decision="ICC-01/05-1")
        page, sheet = client.get(address), client.get(f"{address}sheet/")
        (text,) = (one.text for one in page.context["moments"] if one.title == "Level of escalation changed")
        (note,) = (one.note for one in sheet.context["facts"] if one.label == "Escalation")
        told[partner.code, day] = (dict(level.field.choices)[5], level.value(), text, note)
    assert told == {
        key: (
            f"5: Finding ({basis})",
            "5",
            f"Level: Finding. Reference of the decision: ICC-01/05-1. Basis: {basis}. Because.",
            basis,
        )
        for key, basis in (
            (("KEN", date(2013, 8, 31)), "article 87(7)"),
            (("KEN", date(2013, 9, 2)), "article 87(7)"),  # sent before the withdrawal: article 127(2)
            (("TCD", TODAY), "article 87(5)(b)"),
        )
    }
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, interpol)
    form = client.get(f"/requests/{request.code}/escalated/").context["form"]
    assert [level for level, _label in form.fields["level"].choices] == ["", 0, 1, 2, 3]


@pytest.mark.django_db
def test_organization_is_never_the_subject_of_a_finding(
    clerk: Person, officer: Person, interpol: Partner
) -> None:
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, interpol)
        with pytest.raises(Refusal) as refused:
            act(request, "escalated", clerk, level=5, decision="ICC-01/05-1")
        assert refused.value.field == "level"
        for _time in range(3):
            request = act(request, "reminded", clerk)
        assert [str(finding) for finding in advice(request, TODAY + timedelta(days=800))] == [
            "Escalation: The rules propose level 3: Principals or the President of the Assembly informed."
        ]


@pytest.mark.django_db
def test_page_is_told_what_waits(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        late = brought_to(Status.TRANSMITTED, clerk, officer, kenya, urgent=True)
        assert late.due_on is not None
        day = late.due_on + timedelta(days=40)
        words = [str(finding) for finding in advice(late, day)]
        assert words == [
            "Urgent: It went ahead by E-mail and is still to be confirmed by the channel.",
            "Escalation: The rules propose level 1: Reminder.",
        ]
        late = act(act(late, "urgent_confirmed", clerk), "escalated", clerk, level=1)
        assert advice(late, day) == []
        paused = brought_to(Status.POSTPONED, clerk, officer, kenya)
        assert advice(paused, date(2013, 12, 31)) == []
        assert [finding.where for finding in advice(paused, date(2014, 1, 1))] == ["Postponement"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "told"),
    [
        (
            Status.IN_APPROVAL,
            (
                "Read the draft, then approve it or send it back.",
                "Somebody of the Registry who neither wrote nor changed the draft may do so.",
            ),
        ),
        (
            Status.TRANSMITTED,
            (
                "Record the receipt or the answer when it comes.",
                "People of the Registry who work on this register may do so.",
            ),
        ),
        (Status.WITHDRAWN, None),
    ],
)
def test_the_next_step_and_who_may_follow_from_the_status(
    status: Status, told: tuple[str, str] | None, clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        assert next_step(brought_to(status, clerk, officer, kenya)) == told


@pytest.mark.django_db
def test_reminders_are_numbered(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        for _time in range(3):
            request = act(request, "reminded", clerk, medium="email")
        details = request.events.filter(kind="reminded").order_by("id").values_list("detail", flat=True)
        assert list(details) == [{"number": number, "medium": "email"} for number in (1, 2, 3)]


@pytest.mark.django_db
def test_reasons_for_silence_stay_off_the_printed_sheet(
    clerk: Person, officer: Person, kenya: Partner, client: Client
) -> None:
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        request = act(request, "silence_explained", clerk, reason="political", note="Told in confidence.")
        act(request, "declined", clerk, reason="political")
    client.force_login(clerk)
    page, sheet = (client.get(f"/requests/{request.code}/{part}").content.decode() for part in ("", "sheet/"))
    assert page.count("Political sensitivity") == 2
    assert "National security (articles 93(4) and 72)." in sheet
    assert "Political sensitivity" not in sheet
    assert "Told in confidence" not in sheet
