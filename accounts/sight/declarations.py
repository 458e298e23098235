"""The ways in which a model can say how its rows are seen. Each one turns into two SQL conditions.

`{t}` stands for the table (or its alias) in every condition. The viewer's settings are read in brackets with
`select`, so that PostgreSQL evaluates them once a query and not once a row.
"""

# ruff: noqa: S608 - the statements are made of names of models and of conditions written here

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model

SCOPE = "(select nullif(current_setting('icc.scope', true), ''))"
ORGAN = "(select nullif(current_setting('icc.organ', true), ''))"
PERSON = "(select nullif(current_setting('icc.person', true), '')::bigint)"
# `any ((select …))` would be read as a subquery of rows; `array(select …)` is evaluated once, too.
COMPARTMENTS = "array(select unnest(nullif(current_setting('icc.compartments', true), '')::bigint[]))"
MACROS = {"{scope}": SCOPE, "{organ}": ORGAN, "{person}": PERSON, "{compartments}": COMPARTMENTS}


def scope_is(name: str) -> str:
    """The condition that the viewer's scope is `name`, as one boolean that is evaluated once.

    Of a comparison the planner would believe that it holds for one row in two hundred; it would then sort whole
    tables for a page that an index has in order.
    """
    return f"(select coalesce(current_setting('icc.scope', true), '') = '{name}')"


COURT = f"({SCOPE} = 'all' or {ORGAN} in ('registry', 'otp', 'presidency'))"


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What every declaration answers. `append_only` grants neither UPDATE nor DELETE."""

    append_only: bool = False

    def select(self, model: type[Model], table: str) -> str | None:
        """The condition under which a row exists for the viewer; None when every row exists for everyone."""
        raise NotImplementedError

    def write(self, model: type[Model], table: str) -> str | None:
        """The condition under which the viewer may insert, change or delete a row."""
        raise NotImplementedError


@dataclass(frozen=True)
class Open(Sight):
    """Rows that betray nothing. `why` says so to the reader; by default only the Court's own people write them."""

    why: str
    anyone_writes: bool = field(default=False, kw_only=True)

    def select(self, model: type[Model], table: str) -> str | None:
        """Every row exists for everyone."""
        return None if self.anyone_writes else "true"

    def write(self, model: type[Model], table: str) -> str | None:
        """The Court's own people, or anyone."""
        return None if self.anyone_writes else COURT


@dataclass(frozen=True)
class MarkedRows(Sight):
    """Rows that carry `accounts.marking.Marked`.

    A row in a compartment exists for its members alone. Any other row that is not under seal exists for its
    owner organ, and for whoever `readers` adds: a condition that may widen only the reading of unsealed rows.
    """

    readers: str = "false"
    writers: str = "false"

    def select(self, model: type[Model], table: str) -> str:
        """Members of the compartment; the owner organ and the further readers; purposes by their scope."""
        return self._condition(
            table, self.readers, f"({scope_is('open')} and {table}.level <> 'under_seal') or "
        )

    def write(self, model: type[Model], table: str) -> str:
        """Members of the compartment; the owner organ and the further writers; purposes that see everything."""
        return self._condition(table, self.writers, "")

    def _condition(self, table: str, others: str, open_scope: str) -> str:
        return (
            f"{scope_is('all')} or {open_scope}({scope_is('person')} and ("
            f"{table}.compartment_id = any ({COMPARTMENTS}) or ({table}.compartment_id is null "
            f"and {table}.level <> 'under_seal' and ({table}.owner_organ = {ORGAN} or {expand(others, table)}))))"
        )


@dataclass(frozen=True)
class ChildOf(Sight):
    """Rows that are seen and written with their parent, named by the foreign key `parent`."""

    parent: str
    orphans: str = field(default="false", kw_only=True)
    """Condition for rows whose foreign key is empty."""

    def select(self, model: type[Model], table: str) -> str:
        """Where the parent exists for the viewer."""
        # The parent's own policy applies inside the subquery.
        return self._exists(model, table, "true")

    def write(self, model: type[Model], table: str) -> str:
        """Where the viewer may write the parent."""
        parent = self._parent(model)
        return self._exists(model, table, of(parent).write(parent, f"{table}_up") or "true")

    def _parent(self, model: type[Model]) -> type[Model]:
        parent = model._meta.get_field(self.parent).related_model
        assert isinstance(parent, type)
        assert issubclass(parent, Model)
        return parent

    def _exists(self, model: type[Model], table: str, condition: str) -> str:
        parent = self._parent(model)
        column = model._meta.get_field(self.parent).column  # type: ignore[union-attr]
        above = f"{table}_up"
        # Who sees everything is not asked about each parent: jobs over whole tables would pay twice.
        return (
            f"{scope_is('all')} or exists (select 1 from {parent._meta.db_table} {above} "
            f"where {above}.{parent._meta.pk.column} = {table}.{column} and ({condition})) "
            f"or ({table}.{column} is null and {expand(self.orphans, table)})"
        )


@dataclass(frozen=True)
class Rule(Sight):
    """Conditions of the model's own, with the macros {t}, {scope}, {organ}, {person} and {compartments}."""

    reads: str
    writes: str

    def select(self, model: type[Model], table: str) -> str:
        """The condition `reads`."""
        return expand(self.reads, table)

    def write(self, model: type[Model], table: str) -> str:
        """The condition `writes`."""
        return expand(self.writes, table)


@dataclass(frozen=True)
class SearchFunction:
    """A full-text search that keeps its index under row security.

    `@@` is not leakproof, so a policy would hide the index from it. The function runs as the owner and carries
    the model's own sight condition, made from the same declaration as the policy. Called as
    `name(query tsquery, cap integer)`, it returns the ids of the newest rows.
    """

    name: str
    vector: str

    def sql(self, model: type[Model]) -> str:
        """The statement that creates the function."""
        table = model._meta.db_table
        condition = of(model).select(model, "t") or "true"
        # Executed as text, so that the plan knows the words: for common ones it reads the newest rows, for rare ones the index.
        return (
            f"create or replace function {self.name}(query tsquery, cap integer) returns setof bigint "
            f"language plpgsql stable security definer set search_path = pg_catalog, public as $sight$ begin "
            f"return query execute $query$ select t.id from public.{table} t where t.{self.vector} @@ $1 "
            f"and ({condition}) order by t.id desc limit $2 $query$ using query, cap; end $sight$"
        )


INFRASTRUCTURE = Open("Framework table without the Court's data.", anyone_writes=True)

FRAMEWORK: dict[str, Sight] = {
    "account.emailaddress": INFRASTRUCTURE,
    "account.emailconfirmation": INFRASTRUCTURE,
    "auth.group": INFRASTRUCTURE,
    "auth.group_permissions": INFRASTRUCTURE,
    "auth.permission": INFRASTRUCTURE,
    "contenttypes.contenttype": INFRASTRUCTURE,
    "pghistory.context": Rule("false", "false"),  # stays empty, see policies.NO_CONTEXT_ROWS
    "sessions.session": INFRASTRUCTURE,
    "admin.logentry": Rule("{organ} = 'administration'", "{organ} = 'administration'", append_only=True),
}
"""How the tables of the framework are seen; everything else says it itself."""


def declared(model: type[Model]) -> Sight | None:
    """The model's declaration, or None when it has none."""
    own = getattr(model, "sight", None)
    return own if isinstance(own, Sight) else FRAMEWORK.get(model._meta.label_lower)


def of(model: type[Model]) -> Sight:
    """The model's declaration; the system check makes sure that there is one."""
    found = declared(model)
    if found is None:
        raise LookupError(f"{model._meta.label} does not say how its rows are seen.")
    return found


def tables() -> list[type[Model]]:
    """Every model that has a table of its own."""
    found: list[type[Model]] = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]
    return found


def expand(condition: str, table: str) -> str:
    """The condition with its macros written out."""
    for macro, sql in MACROS.items():
        condition = condition.replace(macro, sql)
    return f"({condition.replace('{t}', table)})"


def searches(model: type[Model]) -> list[SearchFunction]:
    """The search functions that the model declares."""
    found: Any = getattr(model, "searches", ())
    return list(found)
