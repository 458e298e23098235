from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """People, organs, compartments and sight."""

    name = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """Registers the system check, and brings sight in line after every migration."""
        from accounts import digest, passwords  # noqa: F401, PLC0415 - registers who writes which message
        from accounts.sight import checks  # noqa: F401, PLC0415 - registers the system check

        post_migrate.connect(_install_sight, sender=self)


def _install_sight(using: str, **_: Any) -> None:
    """Policies and grants follow the models; all tables are there when this signal comes."""
    from accounts.sight import policies  # noqa: PLC0415 - needs the models

    if using == "owner":
        policies.install(using)
