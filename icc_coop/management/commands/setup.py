"""Makes an instance ready: roles, tables, policies, reference data. Safe to repeat."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import ProgrammingError, connections
from django.db.migrations.executor import MigrationExecutor
from psycopg2 import sql

from accounts.sight import purpose
from accounts.sight.policies import APPLICATION_ROLE, ensure_role
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
        self.stdout.write(f"Reference data: {total} facts loaded." if total else "Reference data: in place.")
        connections.close_all()


def prepare_role() -> None:
    """The application's role is there, with the password that DATABASE_APP_URL gives."""
    given = settings.DATABASES["default"]
    if "assume_role" not in given.get("OPTIONS", {}) and given["USER"] != APPLICATION_ROLE:
        raise CommandError(
            f"DATABASE_APP_URL: the user must be {APPLICATION_ROLE}; row security is written for it."
        )
    try:
        ensure_role("owner")
        if "assume_role" not in given.get("OPTIONS", {}) and given.get("PASSWORD"):
            with connections["owner"].cursor() as cursor:
                cursor.execute(
                    sql.SQL("alter role {} password {}").format(
                        sql.Identifier(APPLICATION_ROLE), sql.Literal(given["PASSWORD"])
                    )
                )
    except ProgrammingError as error:
        raise CommandError(
            f"The role {APPLICATION_ROLE} cannot be made ({str(error).strip()}). Let an administrator of the server run: "
            f"create role {APPLICATION_ROLE} login; grant {APPLICATION_ROLE} to {settings.DATABASES['owner']['USER']};"
        ) from error


def migrate() -> int:
    """Brings the tables up to date and returns how many migrations that took."""
    executor = MigrationExecutor(connections["owner"])
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    call_command("migrate", database="owner", interactive=False, verbosity=0)
    return missing
