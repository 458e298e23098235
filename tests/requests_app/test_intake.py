"""The log page: what it proposes, what it keeps, what it warns of, and that nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import Compartment, Membership, Person
from accounts.sight import purpose, viewing
from common.clock import now, today
from partners.models import Channel, Partner, Situation
from requests_app.models import CooperationRequest, UnsentForm
from requests_app.services import unsent
from requests_app.vocab import FormName
from tests.requests_app.conftest import logged
from tests.requests_app.test_deadlines import sent
from tests.requests_app.test_pages import queries, typed

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
LOG = "/requests/log/"


def declares(partner: Partner, channel: str, language: str) -> None:
    """The partner chose a channel and a language (rule 180)."""
    with purpose("reference"):
        Channel.objects.create(partner=partner, channel=channel, language=language)


def values(client: Client, address: str, **fields: Any) -> dict[str, Any]:
    """What stands in the form of the page."""
    answer = client.post(address, fields) if fields else client.get(address)
    assert answer.status_code == 200
    form = answer.context["form"]
    return {name: form[name].value() for name in form.fields}


def cursor(page: str) -> list[str]:
    """The inputs into which the page puts the cursor."""
    inputs = re.findall(r"<(?:input|select|textarea)[^>]*>", page)
    return [re.findall(r'\sid="([\w-]+)"', one)[0] for one in inputs if "autofocus" in one]


def test_form_opens_with_the_facts_of_the_last_entry_and_the_cursor_on_the_addressee(
    clerk: Person, kenya: Partner, darfur: Situation, compartment: Compartment, signed_in: SignIn
) -> None:
    with viewing(clerk):
        logged(clerk, kenya, family="visa", originator="defence", situation=darfur, language="English")
        logged(clerk, kenya, family="transit", level="under_seal", compartment=compartment)
    client = signed_in(clerk)
    found = values(client, LOG)
    assert {name: found[name] for name in ("originator", "family", "situation", "article", "subject")} == {
        "originator": "defence",
        "family": "visa",
        "situation": "darfur",
        "article": "APIC 30",
        "subject": None,
    }
    assert cursor(client.get(LOG).content.decode()) == ["id_partner"]


def test_originator_in_the_address_brings_the_last_entry_for_it(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        logged(clerk, kenya, family="enforcement", originator="presidency")
        logged(clerk, kenya, family="visa", originator="registry")
    assert values(signed_in(clerk), f"{LOG}?originator=presidency")["family"] == "enforcement"


@pytest.mark.parametrize("written", ["KEN", "ken", "Kenya", " kény ", "KENYA"])
def test_addressee_is_known_by_code_name_or_beginning(
    written: str, clerk: Person, kenya: Partner, chad: Partner, signed_in: SignIn
) -> None:
    assert signed_in(clerk).post(LOG, typed(kenya, partner=written)).status_code == 302
    with viewing(clerk):
        assert CooperationRequest.objects.get().partner == kenya


def test_name_that_may_mean_several_names_them(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    with purpose("reference"):
        for code, name in (("COG", "Congo"), ("COM", "Comoros")):
            Partner.objects.create(code=code, kind="state", name_en=name, name_fr=name, sort_key=name.lower())
    page = signed_in(clerk).post(LOG, typed(kenya, partner="co")).context["form"]
    assert page.errors["partner"] == ["“co” may be Comoros, Congo; write more of the name, or its code."]


def test_update_brings_what_follows_up_to_date_and_keeps_what_was_typed(
    clerk: Person, kenya: Partner, chad: Partner, signed_in: SignIn
) -> None:
    declares(chad, "Ministry of Justice", "Arabic")
    client = signed_in(clerk)
    first = values(client, f"{LOG}update/", family="visa", partner="chad", subject="Half a line", due_on="x")
    assert (first["channel"], first["language"], first["article"]) == (
        "Ministry of Justice",
        "Arabic",
        "APIC 30",
    )
    assert (first["partner"], first["subject"], first["due_on"]) == ("Chad", "Half a line", "x")
    again = {
        **{name: value or "" for name, value in first.items()},
        "language": "French",
        "family": "transit",
    }
    second = values(client, f"{LOG}update/", **again)
    assert (second["channel"], second["language"], second["article"]) == (
        "Ministry of Justice",
        "French",
        "89(3)",
    )


def test_what_follows_is_right_also_when_nobody_pressed_update(
    clerk: Person, kenya: Partner, chad: Partner, signed_in: SignIn
) -> None:
    declares(chad, "Ministry of Justice", "Arabic")
    fields = typed(chad, family="visa", article="", language="French")
    assert signed_in(clerk).post(LOG, fields).status_code == 302
    with viewing(clerk):
        row = CooperationRequest.objects.get()
    assert (row.channel, row.language, row.article) == ("Ministry of Justice", "French", "APIC 30")


def test_form_is_kept_for_its_author_alone_and_offered_again(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    mine = signed_in(clerk)
    fields = typed(kenya, subject="Half a line", keeps="1")
    answer = mine.post(f"{LOG}keep/", fields, headers={"HX-Request": "true"})
    assert "Kept at" in answer.content.decode()
    mine.post(f"{LOG}keep/", {**fields, "subject": "A whole line"})
    assert "Continue what you began" in mine.get(LOG).content.decode()
    assert values(mine, f"{LOG}?continue=1")["subject"] == "A whole line"
    assert "Continue what you began" not in signed_in(officer).get(LOG).content.decode()
    with viewing(officer):
        assert UnsentForm.objects.count() == 0
    assert mine.post(LOG, {**fields, "subject": "A whole line"}).status_code == 302
    assert "Continue what you began" not in mine.get(LOG).content.decode()


def test_another_request_leaves_what_is_still_offered_and_discarding_drops_it(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    client = signed_in(clerk)
    client.post(f"{LOG}keep/", typed(kenya, subject="Begun\0 before"))
    client.post(LOG, typed(kenya, subject="Something else altogether"))
    assert values(client, f"{LOG}?continue=1")["subject"] == "Begun before"
    client.post(f"{LOG}discard/")
    assert client.get(LOG).context["waiting"] is None


def test_kept_form_of_a_compartment_is_gone_for_whoever_left_it(
    clerk: Person, compartment: Compartment, signed_in: SignIn
) -> None:
    with viewing(clerk):
        content = {"subject": ["Heron"], "compartment": [compartment.code]}
        unsent.keep(FormName.LOG, content, by=clerk, at=now())
    with purpose("demo"):
        Membership.objects.all().delete()
    with viewing(clerk):
        assert unsent.kept(FormName.LOG, by=clerk, at=now()) is None
        unsent.keep(FormName.LOG, {"subject": ["Open"]}, by=clerk, at=now())
        kept = unsent.kept(FormName.LOG, by=clerk, at=now())
        assert kept is not None
        assert kept.content == {"subject": ["Open"]}


def test_kept_form_expires(clerk: Person) -> None:
    at = now()
    with viewing(clerk):
        unsent.keep(FormName.LOG, {"subject": ["Old"]}, by=clerk, at=at - unsent.KEPT_FOR)
        unsent.keep(FormName.BATCH, {"paste": ["New"]}, by=clerk, at=at)
        assert unsent.kept(FormName.LOG, by=clerk, at=at) is None
    unsent.forget_expired(at=at)
    with viewing(clerk):
        assert list(UnsentForm.objects.values_list("form", flat=True)) == ["batch"]


def test_log_and_log_another_opens_the_form_with_what_the_two_have_in_common(
    clerk: Person, kenya: Partner, darfur: Situation, signed_in: SignIn
) -> None:
    client = signed_in(clerk)
    fields = typed(kenya, situation="darfur", due_on="2030-01-02", channel="By hand", another="1")
    answer = client.post(LOG, fields)
    assert answer["Location"].endswith("/again/")
    found = values(client, answer["Location"])
    assert {name: found[name] for name in ("family", "partner", "situation", "channel", "due_on")} == {
        "family": "assistance",
        "partner": "Kenya",
        "situation": "darfur",
        "channel": "By hand",
        "due_on": None,
    }


def test_possible_double_is_shown_before_anything_is_saved(
    clerk: Person, kenya: Partner, chad: Partner, signed_in: SignIn
) -> None:
    client = signed_in(clerk)
    client.post(LOG, typed(kenya))
    again = typed(kenya, subject="Record of the provincial hospital")
    answer = client.post(LOG, again)
    assert answer.status_code == 409
    with viewing(clerk):
        first = CooperationRequest.objects.get()
    assert first.get_absolute_url() in answer.content.decode()
    assert client.post(LOG, {**again, "partner": "chad"}).status_code == 302
    assert client.post(LOG, {**again, "seen": answer.context["seen"]}).status_code == 302
    with viewing(clerk):
        assert CooperationRequest.objects.count() == 3


def test_doubles_that_somebody_may_not_see_are_not_there(
    clerk: Person,
    officer: Person,
    analyst: Person,
    kenya: Partner,
    compartment: Compartment,
    signed_in: SignIn,
) -> None:
    with viewing(clerk):
        logged(clerk, kenya, level="under_seal", compartment=compartment, subject="Records of a hospital")
    with viewing(analyst):
        logged(analyst, kenya, subject="Records of a hospital")
    assert signed_in(officer).post(LOG, typed(kenya, subject="Records of a hospital")).status_code == 302
    sealed = signed_in(clerk).post(LOG, typed(kenya, subject="Records of a hospital"))
    assert (sealed.status_code, sealed.context["marking"]) == (409, "under_seal")


def test_what_was_sent_long_before_or_withdrawn_is_no_double(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    day = today()
    sent(kenya, 1, subject="Records of a hospital", transmitted_on=day - timedelta(days=31), due_on=None)
    assert signed_in(clerk).post(LOG, typed(kenya, subject="Records of a hospital")).status_code == 302
    sent(kenya, 2, subject="Records of a clinic", transmitted_on=day - timedelta(days=30), due_on=None)
    assert signed_in(clerk).post(LOG, typed(kenya, subject="Records of a clinic")).status_code == 409


def test_first_wrong_input_has_the_cursor(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    fields = typed(kenya, due_on="31.2.2013")
    page = signed_in(clerk).post(LOG, {**fields, "partner": "nowhere"}).content.decode()
    assert cursor(page) == ["id_partner"]


def test_log_page_asks_as_many_queries_whatever_the_register_holds(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    clerk.synthetic = True
    clerk.save()
    client = signed_in(clerk)
    with viewing(clerk):
        logged(clerk, kenya)
    counts = []
    for number in (1, 40):
        for turn in range(number):
            sent(kenya, number * 100 + turn)
        counts.append(queries(client, f"{LOG}?partner=KEN"))
    assert counts[0] == counts[1] <= 20
