"""Writes the declarations into the database: grants, row security policies, the functions that belong to them.

Run by the owner role after every migration; safe to repeat. A table that is not treated here cannot be read
by the application at all, so a forgotten declaration fails closed.
"""

from __future__ import annotations

from django.db import connections, transaction
from django.db.models import Model

from accounts.sight.declarations import Open, of, searches, tables

APPLICATION_ROLE = "icc_app"
"""The role of web, worker and commands. It owns nothing and is no superuser, so row security binds it."""

VIEW_AS = """
create or replace function icc_view_as(person bigint, scope text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public as $sight$
declare found_organ text; found_compartments text;
begin
    if person is not null then
        select p.organ into found_organ from public.accounts_person p where p.id = person and p.is_active;
        if found_organ is null then
            person := null; scope := '';
        else
            select coalesce(array_agg(m.compartment_id)::text, '{}') into found_compartments
            from public.accounts_membership m where m.person_id = person;
        end if;
    end if;
    perform set_config('icc.person', coalesce(person::text, ''), true),
            set_config('icc.organ', coalesce(found_organ, ''), true),
            set_config('icc.compartments', coalesce(found_compartments, ''), true),
            set_config('icc.scope', scope, true);
end $sight$
"""


FIND_PERSON = """
create or replace function icc_take_token(shown text, at timestamptz) returns table (person bigint, use text)
language plpgsql volatile security definer set search_path = pg_catalog, public as $sight$
declare found record;
begin
    select t.id, t.person_id, t.use, t.last_used_at into found from public.accounts_token t join public.accounts_person p on p.id = t.person_id
    where t.digest = shown and t.revoked_at is null and (t.expires_at is null or t.expires_at > at) and p.is_active;
    if found.id is null then
        return;
    end if;
    -- Once a minute is enough to tell when a token was last used, and spares the others a write.
    if found.last_used_at is null or found.last_used_at < at - interval '1 minute' then
        update public.accounts_token set last_used_at = at where id = found.id;
    end if;
    return query select found.person_id, found.use::text;
end $sight$
"""
"""Whom a secret opens the register for, asked before anyone is signed in: it answers for one digest and lists nothing."""

NO_CONTEXT_ROWS = """
create or replace function _pgh_attach_context() returns uuid language sql as 'select null::uuid'
"""
"""Each history row carries its own context. The library's shared context table would hold the pages and people
of sealed matters outside their sight, so nothing is written there."""


def ensure_role(using: str) -> None:
    """Creates the application's role where it is missing and lets the owner act as it."""
    with connections[using].cursor() as cursor:
        cursor.execute("select 1 from pg_roles where rolname = %s", [APPLICATION_ROLE])
        if cursor.fetchone() is None:
            cursor.execute(
                f"create role {APPLICATION_ROLE} login nosuperuser nocreatedb nocreaterole nobypassrls"
            )
        # An owner who may not grant roles has been given this one by an administrator.
        cursor.execute("select pg_has_role(current_user, %s, 'member')", [APPLICATION_ROLE])
        if cursor.fetchone() == (False,):
            cursor.execute(f"grant {APPLICATION_ROLE} to current_user")


def install(using: str) -> None:
    """Brings grants, policies and functions of every table in line with the declarations, all or nothing."""
    ensure_role(using)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        # Two processes that migrate at once take turns.
        cursor.execute("select pg_advisory_xact_lock(hashtext('accounts.sight'))")
        cursor.execute(VIEW_AS)
        cursor.execute(FIND_PERSON)
        cursor.execute(NO_CONTEXT_ROWS)
        cursor.execute(f"revoke all on all tables in schema public from {APPLICATION_ROLE}")
        cursor.execute(f"grant usage on schema public to {APPLICATION_ROLE}")
        cursor.execute(f"grant usage on all sequences in schema public to {APPLICATION_ROLE}")
        cursor.execute(f"grant select on django_migrations to {APPLICATION_ROLE}")
        for model in tables():
            for statement in _statements(model):
                cursor.execute(statement)
        for model in tables():
            for search in searches(model):
                cursor.execute(search.sql(model))


def _statements(model: type[Model]) -> list[str]:
    table = model._meta.db_table
    sight = of(model)
    verbs = "select, insert" if sight.append_only else "select, insert, update, delete"
    statements = [
        f"grant {verbs} on {table} to {APPLICATION_ROLE}",
        *(
            f"drop policy if exists icc_{verb} on {table}"
            for verb in ("select", "insert", "update", "delete")
        ),
    ]
    if isinstance(sight, Open) and sight.anyone_writes:
        return [*statements, f"alter table {table} disable row level security"]
    sees, writes = sight.select(model, table), sight.write(model, table)
    return [
        *statements,
        f"alter table {table} enable row level security",
        f"create policy icc_select on {table} for select to {APPLICATION_ROLE} using ({sees})",
        f"create policy icc_insert on {table} for insert to {APPLICATION_ROLE} with check ({writes})",
        f"create policy icc_update on {table} for update to {APPLICATION_ROLE} using ({writes}) with check ({writes})",
        f"create policy icc_delete on {table} for delete to {APPLICATION_ROLE} using ({writes})",
    ]
