"""The system check that no table is forgotten."""

import pytest
from django.core.checks import run_checks
from django.db import connections, models
from django.test.utils import isolate_apps

from accounts.sight.checks import every_model_declares_its_sight
from accounts.sight.declarations import Open, declared, tables


def test_every_table_of_the_project_says_how_it_is_seen() -> None:
    assert [message for message in run_checks() if message.id == "accounts.E001"] == []


def test_a_model_without_sight_is_found() -> None:
    with isolate_apps("accounts"):

        class Forgotten(models.Model):
            class Meta:
                app_label = "accounts"

        assert declared(Forgotten) is None
    assert every_model_declares_its_sight(None) == []


@pytest.mark.django_db(databases=["default", "owner"])
def test_row_security_is_on_for_every_table_that_is_not_the_frameworks_own() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace"
        )
        secured = {name for (name,) in cursor.fetchall()}
    wanted = {
        model._meta.db_table
        for model in tables()
        if not (isinstance(sight := declared(model), Open) and sight.anyone_writes)
    }
    assert secured == wanted


@pytest.mark.django_db(databases=["default", "owner"])
def test_append_only_tables_grant_reading_and_adding_only() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select table_name, array_agg(privilege_type::text order by privilege_type) "
            "from information_schema.role_table_grants where grantee = 'icc_app' group by table_name"
        )
        granted = dict(cursor.fetchall())
    kept = {model._meta.db_table for model in tables() if (sight := declared(model)) and sight.append_only}
    assert {table: granted[table] for table in kept} == {table: ["INSERT", "SELECT"] for table in kept}
