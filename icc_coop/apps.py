from django.apps import AppConfig


class CoopConfig(AppConfig):
    """The top: pages and commands that compose several apps."""

    name = "icc_coop"
    verbose_name = "Cooperation register"

    def ready(self) -> None:
        """Registers how the API describes its sign-in."""
        from icc_coop import openapi  # noqa: F401, PLC0415 - needs Django to be ready
