"""Makes an instance ready: roles, tables, policies, reference data. Safe to repeat."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError, ProgrammingError, connections
from django.db.migrations.executor import MigrationExecutor
from psycopg2 import sql

from accounts.sight import purpose
from accounts.sight.policies import APPLICATION_ROLE, ensure_role
from arrests.reference import seed_period
from common import clock
from common.commands import SentenceCommand
from icc_coop import reference
from requests_app.reference import seed_rules


class Command(SentenceCommand):
    help = "Makes roles, tables and policies, and loads the project's own reference data where there is none."

    def handle(self, *args: Any, **options: Any) -> None:
        prepare_role()
        applied = migrate()
        self.stdout.write(f"Tables: {applied} migrations applied." if applied else "Tables: up to date.")
        changes = reference.load(reference.OWN_COPY, known_at=clock.now(), missing_only=True)
        with purpose("reference"):
            total = reference.written(changes) + seed_rules()
            total += seed_period(on=clock.today(), known_at=clock.now())
        self.stdout.write(f"Reference data: {total} facts loaded." if total else "Reference data: in place.")
        connections.close_all()


def prepare_role() -> None:
    """The application's role is there, and signs in with the password that DATABASE_APP_URL gives."""
    owner, application = settings.DATABASES["owner"], settings.DATABASES["default"]
    own_login = "assume_role" not in application.get("OPTIONS", {})
    if own_login and application["USER"] != APPLICATION_ROLE:
        raise CommandError(
            f"DATABASE_APP_URL: the user must be {APPLICATION_ROLE}; row security is written for it."
        )
    try:
        ensure_role("owner")
        if own_login and application.get("PASSWORD") and not _signs_in():
            _set_password(application["PASSWORD"])
    except ProgrammingError as error:
        reason = str(error).strip().splitlines()[0]
        raise CommandError(
            f"The role {APPLICATION_ROLE} cannot be prepared ({reason}). Let an administrator of the server run: "
            f"create role {APPLICATION_ROLE} login password '…'; grant {APPLICATION_ROLE} to {owner['USER']};"
        ) from error


def _signs_in() -> bool:
    try:
        connections["default"].ensure_connection()
    except OperationalError:
        return False
    return True


def _set_password(password: str) -> None:
    statement = sql.SQL("alter role {} password {}")
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement.format(sql.Identifier(APPLICATION_ROLE), sql.Literal(password)))


def migrate() -> int:
    """Brings the tables up to date and returns how many migrations that took."""
    executor = MigrationExecutor(connections["owner"])
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    call_command("migrate", database="owner", interactive=False, verbosity=0)
    return missing
