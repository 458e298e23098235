"""The trail that administrators read is the same whether or not the circle also looked at something sealed."""

from __future__ import annotations

import pytest

from accounts.audit import record_read
from accounts.models import Compartment, Person, ReadAudit
from accounts.sight import viewing
from partners.models import Partner
from tests.requests_app.conftest import logged, make_partner

pytestmark = pytest.mark.django_db


def test_a_page_with_both_leaves_the_line_of_the_open_rows(
    clerk: Person, administrator: Person, compartment: Compartment
) -> None:
    kenya: Partner = make_partner("KEN", "Kenya")
    with viewing(clerk):
        open_row = logged(clerk, kenya, level="confidential")
        sealed = logged(clerk, kenya, level="under_seal", compartment=compartment)
        record_read([open_row], by=clerk, path="/requests/?q=heron")
        assert record_read([sealed, open_row], by=clerk, path="/requests/?q=heron") == "under_seal"
    columns = ("what", "object_ids", "level", "owner_organ", "path")
    with viewing(administrator):
        first, second = ReadAudit.objects.filter(person_id=clerk.pk).order_by("pk").values_list(*columns)
    assert (
        first
        == second
        == ("requests_app.cooperationrequest", [open_row.pk], "confidential", "registry", "/requests/")
    )
    with viewing(clerk):
        assert ReadAudit.objects.filter(object_ids=[sealed.pk], path="/requests/?q=heron").count() == 1


def test_what_the_page_of_a_sealed_thing_shows_beside_it_leaves_no_line(
    clerk: Person, administrator: Person, compartment: Compartment
) -> None:
    kenya: Partner = make_partner("KEN", "Kenya")
    with viewing(clerk):
        open_row = logged(clerk, kenya, level="confidential")
        sealed = logged(clerk, kenya, level="under_seal", compartment=compartment)
        record_read([sealed, open_row], by=clerk, path=sealed.get_absolute_url(), on_page_of=sealed)
        assert ReadAudit.objects.filter(object_ids=[open_row.pk]).count() == 1
    with viewing(administrator):
        assert not ReadAudit.objects.filter(person_id=clerk.pk).exists()
