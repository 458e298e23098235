"""Which alias migrates: the owner. Everything else reads and writes as the application's role."""

from typing import Any


class MigrationsByOwner:
    """Migrations run on `owner` only."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Whether tables are made through this alias."""
        return db == "owner"

    def allow_relation(self, first: object, second: object, **hints: Any) -> bool:
        """Both aliases are one database."""
        return True
